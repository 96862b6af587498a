"""The parts of an analysis that explain a turn and change no choice: reasoning chain, facets, words, sketches.

They take most of what an analysis costs, so they may be left until somebody looks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.alignment.analyst import Analyst, with_prior
from app.alignment.boundary import ladder_of
from app.alignment.evidence.source import MessageJudge
from app.alignment.interfaces import EngineFailure
from app.alignment.prompting import prompt_of
from app.alignment.reasoning_chain.chain import computed_chain
from app.alignment.reasoning_chain.writer import ReasoningChainWriter
from app.alignment.span_attribution import attributed_spans
from app.alignment.turn_context import TurnContext
from app.domain.analysis import Cost, Depth, MessageAnalysis, TurnAnalysis
from app.domain.anticipation import Ladder
from app.domain.conversation import Message
from app.domain.generation import PromptMessage
from app.domain.message_language import language_of
from app.domain.risk import JudgeKind
from app.domain.strategy import StrategyTable
from app.domain.turn import TurnRecord
from app.translation import tr

Prompt = Sequence[PromptMessage]
CHAIN, FACETS, INTENTS, WORDS, SKETCHES = "chain", "facets", "intents", "words", "sketches"
EXPLANATORY = (CHAIN, FACETS, WORDS, SKETCHES)  # in the order in which they are worked out
WORTH_TAKING_APART = 0.2  # risk from which more is explained than the reply's own reasoning
SKETCHED = 2  # rungs around the boundary for which a sentence is drafted
_TOGETHER = {FACETS: INTENTS}  # parts that are computed together with another one


@dataclass(frozen=True, slots=True)
class ExplanatoryParts:
    """What explains one turn; each part returns the analysis with it. Raises ``EngineFailure``."""

    analyst: Analyst | None
    judge: MessageJudge | None
    writer: ReasoningChainWriter
    table: StrategyTable
    text: str  # of the person's message
    thinking: str  # of the reply
    unsafe: float  # the judge's probability of any risk in the message
    sketched: bool = True  # False: nothing is drafted; a person in danger is shown no drafts of a model

    @property
    def by_name(self) -> Mapping[str, Callable[[TurnAnalysis, Prompt], TurnAnalysis]]:
        """The functions that work the parts out, in order."""
        return {
            CHAIN: self.with_chain,
            FACETS: self._examine,
            WORDS: self._carry,
            SKETCHES: self._sketch,
        }

    def tells(self, name: str, seen: MessageAnalysis) -> bool:
        """Return whether a part says something of this turn: of a calm message only the chain does."""
        if name == CHAIN:
            return True
        return self.stands_out(seen) and (name != SKETCHES or self.sketched)

    def can_wait(self, name: str, analysis: TurnAnalysis) -> bool:
        """Return whether working a part out now would have a model read or write."""
        if name == CHAIN:
            return analysis.reply.chain is None and self._chain_is_written
        return self.tells(name, analysis.message)

    def can_be_asked(self, name: str) -> bool:
        """Return whether there is somebody who can be asked for a part."""
        if name == WORDS:
            return self.judge is not None and self.judge.judge.kind is not JudgeKind.NONE
        return name == CHAIN or self.analyst is not None

    def stands_out(self, seen: MessageAnalysis) -> bool:
        """Return whether the risk of a message is worth taking apart."""
        return max(self.unsafe, seen.stakes) >= WORTH_TAKING_APART

    def with_chain(self, analysis: TurnAnalysis, prompt: Prompt) -> TurnAnalysis:
        """Return the analysis with the reply's chain: as edited, as found in the thinking, or as computed."""
        mine = analysis.reply
        if mine.chain is not None:
            return analysis
        if not self._chain_is_written:
            language = language_of(self.text)
            computed = computed_chain(self.table, analysis.message, mine.followed, language)
            return replace(analysis, reply=replace(mine, chain=computed))
        chain, cost = self.writer.extract(prompt, self.thinking)
        return replace(analysis, reply=replace(mine, chain=chain, costs=(*mine.costs, cost)))

    @property
    def _chain_is_written(self) -> bool:
        return bool(self.thinking.strip()) and self.sketched

    @property
    def asking(self) -> Analyst:
        """Who answers the questions about the turn. Raises ``EngineFailure`` where there is nobody."""
        if self.analyst is None:
            raise EngineFailure(tr("There is no model that could be asked."))
        return self.analyst

    def _examine(self, analysis: TurnAnalysis, prompt: Prompt) -> TurnAnalysis:
        found = self.asking.examine(prompt)
        seen = analysis.message
        seen = replace(seen, facets=(*seen.facets, *found.facets), intents=found.intents)
        return with_message(analysis, seen, found.cost)

    def _carry(self, analysis: TurnAnalysis, prompt: Prompt) -> TurnAnalysis:
        if self.judge is None or self.judge.judge.kind is JudgeKind.NONE:
            return analysis
        spans, cost = attributed_spans(self.judge, self.text)
        return with_message(analysis, replace(analysis.message, spans=spans), cost)

    def _sketch(self, analysis: TurnAnalysis, prompt: Prompt) -> TurnAnalysis:
        seen = analysis.message
        drafted, cost = self.asking.sketches(prompt, around_boundary(seen.ladder))
        drafted = {strategy: words for strategy, words in drafted.items() if words}
        if not drafted:
            return with_message(analysis, seen, cost)
        scores, scoring = self.asking.score_sketches(prompt, drafted)
        rungs = {each.strategy: each for each in seen.ladder.rungs}
        weight = self.table.scored_weight
        sketches = {
            strategy: (
                words,
                with_prior(_inside(rungs[strategy].risk), weight * scores[strategy][0]),
                with_prior(_inside(rungs[strategy].value), weight * scores[strategy][1]),
            )
            for strategy, words in drafted.items()
        }
        ladder = ladder_of(self.table, seen.game.payoffs, seen.ladder.limit, seen.ladder.pearl, sketches)
        return with_message(analysis, replace(seen, sketched=ladder), cost, scoring)


def explained_later(
    parts: TurnContext, record: TurnRecord, history: Sequence[Message], only: Sequence[str] = EXPLANATORY
) -> Iterator[TurnAnalysis]:
    """Yield a recorded turn's analysis after each explanatory part that was left out of it and can be worked out.

    ``history`` ends with the message that was answered; ``only`` are the wanted parts. Raises ``EngineFailure``.
    """
    analysis, said = record.analysis, record.reply
    if analysis is None or said is None:
        return
    explaining = ExplanatoryParts(
        analyst=parts.analyst,
        judge=parts.judges[0] if parts.judges else None,
        writer=ReasoningChainWriter(parts.engine),
        table=parts.table,
        text=record.question.text,
        thinking=said.thinking,
        unsafe=record.assessment.unsafe,
        sketched=not said.folded,
    )
    wanted = [each for each in to_be_explained(analysis) if each in only]
    if wanted and not any(explaining.can_be_asked(each) for each in wanted):
        raise EngineFailure(
            tr("The model that is loaded cannot judge risk, so it is not asked. Load another one.")
        )
    left_out = record.facts.messages_left_out if record.facts is not None else 0
    prompt = prompt_of(parts, (*history[left_out:], said))
    for name in wanted:
        if explaining.can_be_asked(name):
            analysis = without_left_out(explaining.by_name[name](analysis, prompt), name)
            yield analysis


def to_be_explained(analysis: TurnAnalysis) -> tuple[str, ...]:
    """Return the explanatory parts that were left out of an analysis."""
    return tuple(each for each in EXPLANATORY if each in analysis.left_out)


def around_boundary(ladder: Ladder) -> tuple[str, ...]:
    """Return the pearl, the boundary and their neighbours, at most ``SKETCHED``, by rung."""
    names = [each.strategy for each in ladder.rungs]
    at, pearl = names.index(ladder.boundary), names.index(ladder.pearl)
    wanted = [pearl, at, at + 1, at - 1, pearl - 1, pearl + 1]
    chosen = list(dict.fromkeys(each for each in wanted if 0 <= each < len(names)))[:SKETCHED]
    return tuple(names[each] for each in sorted(chosen))


def with_message(analysis: TurnAnalysis, seen: MessageAnalysis, *costs: Cost) -> TurnAnalysis:
    """Return the analysis with another one of the message, and with what that took."""
    return replace(analysis, message=replace(seen, costs=(*seen.costs, *costs)))


def without_left_out(analysis: TurnAnalysis, part: str) -> TurnAnalysis:
    """Return the analysis with one part marked as computed; its depth is full once none is left out."""
    done = (part, _TOGETHER.get(part))
    message, reply = (
        tuple(each for each in names if each not in done)
        for names in (analysis.message.left_out, analysis.reply.left_out)
    )
    depth = Depth.COMPACT if message or reply else Depth.FULL
    return replace(
        analysis,
        message=replace(analysis.message, left_out=message, depth=depth),
        reply=replace(analysis.reply, left_out=reply),
    )


def with_left_out(analysis: TurnAnalysis, part: str) -> TurnAnalysis:
    """Return the analysis with one part of the message marked as not computed."""
    if part in analysis.left_out:
        return analysis
    left_out = (*analysis.message.left_out, part)
    return replace(analysis, message=replace(analysis.message, left_out=left_out))


def _inside(share: float) -> float:
    return min(0.99, max(0.01, share))
