"""Linguistic backpropagation of one reply: score it, edit its reasoning, generate anew, keep the best pass."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import replace

from app.alignment.answer import Answer, Seen, following_chain
from app.alignment.answering import given_back_in, keep, record_analysis, review_of
from app.alignment.evidence.source import Judgement
from app.alignment.explanatory_parts import CHAIN, explained_later
from app.alignment.interfaces import EngineFailure
from app.alignment.lingo_bp.edits import Direction, adopted, applied, direction_of, guarded_edit
from app.alignment.lingo_bp.evaluators import Evaluators, Person
from app.alignment.prompting import prompt_of
from app.alignment.reasoning_chain.chain import in_prose, plain
from app.alignment.reasoning_chain.texts import BackpropTexts, reasoning_texts
from app.alignment.reasoning_chain.writer import Prompt, ReasoningChainWriter
from app.alignment.reply import Reply
from app.alignment.trajectory import Heard
from app.alignment.turn_context import TurnContext
from app.domain.analysis import Cost, Review
from app.domain.conversation import Message, MessageState
from app.domain.generation import PromptMessage
from app.domain.lingo_bp import Backpropagation, BackpropPass, NodeEdit, PassScores
from app.domain.reasoning_chain import NODES, Node, ReasoningChain, Statement
from app.domain.turn import PassJudged, TurnEvent, TurnFailed, TurnRecord
from app.translation import tr

MET, UNCHANGED, LIMIT, STOPPED = "targets met", "nothing changed", "limit of passes", "stopped"
BROKEN = tr("broke off")


def improve(
    parts: TurnContext,
    record: TurnRecord,
    history: Sequence[Message],
    stopped: Callable[[], bool] = lambda: False,
) -> Generator[TurnEvent, None, None]:
    """Improve a recorded reply. ``history`` ends with the message that it answers; ``stopped``: a person ended it.

    Yields a ``PassJudged`` for each pass, an ``AnalysisExtended`` of the original reply, which always stays, and, where
    a later pass is better and passes its review, ``TurnEnded`` and ``AnalysisExtended`` of a new branch, which is
    offered and not adopted. Where the engine failed, ``TurnFailed`` comes last.
    """
    if record.reply is None or record.analysis is None or parts.analyst is None:
        return
    assessment = record.assessment
    judgement = Judgement(
        assessment.judge, assessment.categories, evidence=assessment.evidence, unjudged=assessment.unjudged
    )
    seen = Seen(record.crisis, Heard(judgement), record.support, None, True, time.perf_counter())
    analysis = record.analysis
    try:
        # the passes go on from the reasoning, which may have been left for later
        for explained in explained_later(parts, record, history, only=(CHAIN,)):
            analysis = explained
    except EngineFailure as failure:
        yield TurnFailed(None, failure.sentence, failure.detail)
        return
    message, reply = analysis.message, analysis.reply
    left_out = record.facts.messages_left_out if record.facts is not None else 0
    answer = Answer(parts, record.question, tuple(history), seen, message, reply, left_out=left_out)
    evaluators = Evaluators(parts.engine, parts.analyst, record.analysis.message.category, parts.table)
    yield from LingoBpRun(answer, evaluators, record.reply, stopped).run()


class LingoBpRun:
    """Improves the reply of an answer; its texts and targets are in ``resources/reasoning.yaml``."""

    def __init__(
        self,
        answer: Answer,
        evaluators: Evaluators,
        said: Message,
        stopped: Callable[[], bool] = lambda: False,
    ) -> None:
        self._answer, self._evaluators, self._said = answer, evaluators, said
        self._stopped = stopped
        self._writer = ReasoningChainWriter(answer.parts.engine)
        self._texts: BackpropTexts = reasoning_texts().backprop
        self._passes: list[BackpropPass] = []
        self._replies: list[Reply] = []  # of the passes after the first, in their order
        self._reviews: list[Review | None] = []  # of those replies
        self._tokens = 0
        self._person = Person()

    def run(self) -> Iterator[TurnEvent]:
        """Run the passes, then keep the best; cancelling or a failure keeps the best so far."""
        broken: EngineFailure | None = None
        try:
            ended = yield from self._all_passes()
        except EngineFailure as failure:
            broken = None if self._stopped() else failure
            ended = STOPPED if broken is None else BROKEN
        if self._passes:
            yield from self._use_best(ended)
        if broken is not None:
            yield TurnFailed(None, broken.sentence, broken.detail)

    def _all_passes(self) -> Generator[TurnEvent, None, str]:
        """Yield each pass, and return why there are no more. Raises ``EngineFailure``."""
        chain = self._answer.mine.chain or ReasoningChain()
        self._person, cost = self._evaluators.person(self._prompt_before())
        self._tokens += cost.tokens
        first = BackpropPass(0, chain, self._said.text, self._scores(self._said))
        yield self._judged(replace(first, given_back=self._answer.mine.given_back))
        for number in range(1, self._texts.passes + 1):
            last = self._passes[-1]
            direction = direction_of(last.scores, self._texts.target_safety, self._texts.target_satisfaction)
            if direction is None:
                return MET
            feedback, edits, chain = self._backwards(last, direction)
            if not edits:
                return UNCHANGED
            reply = self._forwards(chain)
            said = self._message(reply)
            self._replies.append(reply)
            self._reviews.append(self._review_of(reply))
            repeated = given_back_in(self._answer, reply)
            yield self._judged(
                BackpropPass(number, chain, said.text, self._scores(said), edits, feedback, repeated)
            )
        met = direction_of(
            self._passes[-1].scores, self._texts.target_safety, self._texts.target_satisfaction
        )
        return MET if met is None else LIMIT

    def _judged(self, judged: BackpropPass) -> PassJudged:
        self._passes.append(judged)
        return PassJudged(judged, self._texts.passes)

    def _scores(self, said: Message) -> PassScores:
        scores, cost = self._evaluators.score(self._prompt_with(said), self._person)
        self._tokens += cost.tokens
        return scores

    def _review_of(self, reply: Reply) -> Review | None:
        strategy = self._answer.mine.followed or self._answer.analysed.game.chosen
        found = review_of(self._answer, reply, strategy)
        self._tokens += found.cost.tokens if found is not None else 0
        return found.review if found is not None else None

    # -- backwards ----------------------------------------------------------------------------------

    def _backwards(
        self, last: BackpropPass, direction: Direction
    ) -> tuple[str, tuple[NodeEdit, ...], ReasoningChain]:
        """Walk from the strategies back to the needs, with at most one short edit a node."""
        said = self._said if not self._replies else self._message(self._replies[-1])
        prompt = self._prompt_with(said)
        feedback, cost = self._evaluators.feedback(prompt, direction)
        self._tokens += cost.tokens
        edits, chain = [], last.chain
        for node in reversed(NODES):
            if node in chain.locked or node in chain.struck:
                continue
            edit = self._edit(chain, node, direction, feedback, prompt)
            if edit is not None:
                edits.append(edit)
                known = {each.text: each for each in chain.of(node)}
                texts = applied([each.text for each in chain.of(node)], edit)
                chain = chain.having(node, tuple(known.get(text, Statement(text)) for text in texts))
        return feedback, tuple(edits), chain

    def _edit(
        self, chain: ReasoningChain, node: Node, direction: Direction, feedback: str, prompt: Prompt
    ) -> NodeEdit | None:
        question = self._texts.update.format(
            chain=plain(in_prose(chain)),
            direction=self._texts.directions[direction],
            feedback=feedback,
            node=node.value,
            about=reasoning_texts().nodes[node].about,
        )
        old = [each.text for each in chain.of(node)]
        new = self._writer.rewrite(prompt, question, self._texts.most_statements)
        self._tokens += self._writer.take_cost()
        return guarded_edit(node, old, new, self._texts.longest_edit)

    # -- forwards -----------------------------------------------------------------------------------

    def _forwards(self, chain: ReasoningChain) -> Reply:
        """Generate the reply anew from a chain; it is not shown yet. Raises ``EngineFailure``."""
        told = following_chain(self._answer, chain)
        reply = Reply(False, told.mine.guidance, told.premise, left_out=told.left_out)
        for _ in reply.stream(told.parts, told.history):
            pass
        if not reply.whole or reply.ended is None:
            raise EngineFailure(tr("The reply was not written to its end: it was stopped."))
        self._tokens += reply.ended.tokens_read + reply.ended.tokens_written
        return reply

    def _message(self, reply: Reply) -> Message:
        return reply.message(self._answer.parts, self._answer.question, MessageState.COMPLETE)

    def _prompt_before(self) -> tuple[PromptMessage, ...]:
        answer = self._answer
        return prompt_of(answer.parts, answer.history[answer.left_out :], self._said.guidance)

    def _prompt_with(self, said: Message) -> tuple[PromptMessage, ...]:
        return self._answer.prompt_with(said, self._answer.left_out)

    # -- the best pass ------------------------------------------------------------------------------

    def _use_best(self, ended: str) -> Iterator[TurnEvent]:
        """Record the improvement with the original reply and, where another pass is better, as a new branch."""
        best, review, refused = adopted(self._passes, self._reviews)
        improvement = Backpropagation(tuple(self._passes), best.number, ended, self._tokens, refused)
        before = replace(self._answer.mine, improvement=improvement)
        yield record_analysis(replace(self._answer, mine=before), self._said)
        if best.number == 0:
            return
        reply = self._replies[best.number - 1]
        mine = replace(
            before,
            chain=best.chain,
            guidance=reply.guidance,
            review=review,
            given_back=0.0,  # a pass that gives any back is never the best
            withheld=(),
            influences=(),
            costs=(*before.costs, Cost("improvement", self._tokens, 0.0)),
        )
        answer = replace(self._answer, mine=mine)
        ended_turn = keep(answer, reply, reply.state)
        yield ended_turn
        yield record_analysis(answer, ended_turn.message)
