"""What a turn's analysis costs against its reply, what each part decides, and what a fresh prompt each would cost.

The conversations are the demonstration's, in English and guided. Costs are shares of the time that 200 tokens of that
reply take; risk "stands out" where facets, words and drafts are worth working out (``explanatory_parts``).
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

from app.alignment.analyst import Analyst
from app.alignment.explanatory_parts import WORTH_TAKING_APART
from app.domain.conversation import Role
from app.domain.generation import PromptMessage, Question, QuestionAnswers, QuestionRequest
from app.domain.strategy import TYPES
from app.engine.client import EngineClient
from app.language import ENGLISH
from app.session.demonstration.scenarios import scenarios
from app.session.session import Session
from tests.bench_figures import Figure, median_of
from tests.bench_value import Weighed, pass_self_test, values, weighed

REPLY_TOKENS = 200
_GOAL, _GOAL_GUIDED, _GOAL_NAIVE = 50, 30, 20


def costs(session: Session) -> Iterator[Figure]:
    """Yield what the analysis takes while nobody looks at the reasons and while somebody does, and its parts' worth."""
    began = time.perf_counter()
    pass_self_test(session)
    yield Figure("the model's self-test, once for each model", time.perf_counter() - began, "s")
    for explained in (False, True):
        session.explained = explained
        turns = [
            turn
            for each in scenarios()
            for turn in weighed(session, [message.in_language(ENGLISH) for message in each.messages])
        ]
        yield from _shares(turns, "with the reasons" if explained else "one sentence in the panel")
    for each in values(session.strategies(), turns):
        yield Figure(
            f"{each.part}: turns of {each.turns} in which it changed the choice",
            each.changed,
            count=each.turns,
        )
        yield Figure(f"{each.part}: tokens where it worked", each.tokens, "tokens", count=each.worked)


def _shares(turns: Sequence[Weighed], depth: str) -> Iterator[Figure]:
    calm = [turn for turn in turns if not _stands_out(turn)]
    first = [100 * turn.seconds_before / turn.seconds_of(REPLY_TOKENS) for turn in turns]
    yield median_of(f"{depth}: before the first token, of a reply", first, "%", at_most=_GOAL_GUIDED)
    for words, some in (
        ("nothing stands out", calm),
        ("a risk stands out", [t for t in turns if t not in calm]),
    ):
        if some:
            whole = [100 * turn.seconds / turn.seconds_of(REPLY_TOKENS) for turn in some]
            yield median_of(f"{depth}, {words}: everything, of a reply", whole, "%", at_most=_GOAL)
            tokens = [float(turn.analysis.tokens) for turn in some]
            yield median_of(f"{depth}, {words}: everything", tokens, "tokens")


def _stands_out(turn: Weighed) -> bool:
    seen = turn.analysis.message
    return max(turn.assessment.unsafe, seen.stakes) >= WORTH_TAKING_APART


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


def naive(session: Session) -> Iterator[Figure]:
    """Yield how many times the tokens a fresh prompt for each question would read, against the shared prefix."""
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
    yield Figure(
        "tokens of all questions about 1,000 tokens, each with a fresh prompt, against the shared prefix",
        fresh / shared,
        "times",
        at_least=_GOAL_NAIVE,
    )


def _with(request: QuestionRequest, question: Question, sequence: str) -> QuestionRequest:
    return QuestionRequest(
        request.messages, (question,), sequence=sequence, template_variables=request.template_variables
    )
