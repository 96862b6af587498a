"""The cost of a turn's analysis against a 200-token reply and against separate prompts, on the trial model."""

from __future__ import annotations

import statistics
from itertools import product

from app.alignment.analyst import Analyst
from app.domain.analysis import Mode, TurnAnalysis
from app.domain.conversation import Role
from app.domain.generation import PromptMessage, Question, QuestionAnswers, QuestionRequest, Sampling
from app.domain.strategy import TYPES
from app.domain.turn import AnalysisExtended, StrategyChosen, TurnEnded, UserMessageCommitted
from app.engine.client import EngineClient
from app.session.session import Session

RUNS = 4
REPLY_TOKENS = 200
QUESTION = "My neighbour plays loud music every night. How can I talk to him about it? This is message {}."


def costs(session: Session) -> None:
    """Print, for Observe and Guide, the first token's delay and the whole analysis against the reply.

    Once with everything, as while somebody looks at the reasons, and once as while nobody does.
    """
    for explained, mode in product((True, False), (Mode.OBSERVE, Mode.GUIDE)):
        session.explained = explained
        name = f"{mode.value}, {'explained' if explained else 'not explained'}"
        before, whole, tokens = [], [], []
        home, leaf = None, None
        for number in range(RUNS):
            sampling = Sampling(seed=number, max_tokens=REPLY_TOKENS, temperature=0.7)
            analysis: TurnAnalysis | None = None
            chosen: TurnAnalysis | None = None
            seconds_a_token = 0.0
            for event in session.say(
                QUESTION.format(number), home, leaf, sampling, mode, "general_information"
            ):
                match event:
                    case UserMessageCommitted():
                        home = event.conversation.id
                    case StrategyChosen():
                        chosen = event.analysis
                    case TurnEnded():
                        leaf, facts = event.message.id, event.facts
                        seconds_a_token = facts.seconds_writing / max(1, facts.tokens_written)
                    case AnalysisExtended():
                        analysis = event.analysis
            assert analysis is not None
            assert chosen is not None
            reply = seconds_a_token * REPLY_TOKENS
            before.append(sum(each.seconds for each in chosen.costs) / reply)
            whole.append(sum(each.seconds for each in analysis.costs) / reply)
            tokens.append(analysis.tokens)
        print(
            f"{name}: before the first token {statistics.median(before):.0%} of a {REPLY_TOKENS}-token reply, "
            f"everything together {statistics.median(whole):.0%} ({statistics.median(tokens):.0f} tokens decoded)"
        )
    session.explained = True


class _Recording:
    """An engine wrapper that records the questions."""

    def __init__(self, engine: EngineClient) -> None:
        self._engine = engine
        self.requests: list[QuestionRequest] = []

    def __getattr__(self, name: str) -> object:
        return getattr(self._engine, name)

    def ask(self, request: QuestionRequest) -> QuestionAnswers:
        """Ask, and record the question."""
        self.requests.append(request)
        return self._engine.ask(request)


def naive(session: Session) -> None:
    """Print the tokens read with a fresh prompt for each question, against the shared prefix."""
    long = (
        "The garden by the sea has many plants, and each of them wants its own soil, light and water. " * 45
    )
    talk = (PromptMessage(Role.USER, long), PromptMessage(Role.ASSISTANT, "That is a lovely garden."))
    recording = _Recording(session.engine)
    analyst = Analyst(recording, session.strategies())  # type: ignore[arg-type]
    analyst.prepare()
    session.engine.ask(QuestionRequest(talk, (Question("Ready?", ("yes", "no")),)))
    recording.requests.clear()
    shared = 0
    for answered in (
        analyst.review(talk)[1],
        analyst.examine(talk).cost,
        analyst.reactions(talk, TYPES[0], session.strategies().strategies[:5])[1],
    ):
        shared += answered.tokens
    fresh = 0
    forget = QuestionRequest((PromptMessage(Role.USER, "x"),), (Question("Ready?", ("yes", "no")),))
    for request in recording.requests:
        for question in request.questions:
            for name in ("analyst", "conversation"):
                session.engine.ask(_with(forget, forget.questions[0], name))
            fresh += session.engine.ask(_with(request, question, "analyst")).tokens_read
    print(
        f"all questions of a turn about {len(session.engine.tokenise(long))} tokens: {shared} tokens decoded on the "
        f"shared prefix, {fresh} with a fresh prompt for each ({fresh / shared:.0f} times)"
    )


def _with(request: QuestionRequest, question: Question, sequence: str) -> QuestionRequest:
    return QuestionRequest(
        request.messages, (question,), sequence=sequence, template_variables=request.template_variables
    )
