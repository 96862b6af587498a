"""One item at a time at an opened model, and giving one up ends that one and no other."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest

from app.domain.analysis import Mode
from app.domain.cancellation import CancelToken
from app.domain.conversation import Role
from app.domain.errors import EngineFailure, OysterError
from app.domain.generation import (
    EndReason,
    GeneratedPiece,
    GenerationEnded,
    GenerationRequest,
    PromptMessage,
    Sampling,
)
from app.evaluation.generation import write
from app.evaluation.guided_conversations import GuidedReply
from app.evaluation.opened_models import OpenedModel, opened_model
from app.session.turn import TurnWish
from tests.short_model import SHORT

pytestmark = pytest.mark.usefixtures("place")

ASKED = PromptMessage(Role.USER, "Write about the sea.")
LIMIT_SECONDS = 120.0


@pytest.fixture(scope="module")
def opened(place: object) -> OpenedModel:
    return opened_model(SHORT)


def request(tokens: int) -> GenerationRequest:
    return GenerationRequest((ASKED,), Sampling(temperature=1.0, seed=1, max_tokens=tokens))


def guided(
    opened: OpenedModel, *messages: PromptMessage, tokens: int = 4, given_up: CancelToken | None = None
) -> GuidedReply:
    wish = TurnWish(Sampling(temperature=0.0, seed=1, max_tokens=tokens), Mode.GUIDE)
    token = given_up or CancelToken()
    with opened.guided(token) as conversations:
        return conversations.reply("", messages, wish, token)


class InThread:
    """Work in a thread of its own, and what came of it."""

    def __init__(self, work: Callable[[], object]) -> None:
        self.error: OysterError | None = None
        self._work = work
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._work()
        except OysterError as error:
            self.error = error

    def ended(self) -> bool:
        self._thread.join(LIMIT_SECONDS)
        return not self._thread.is_alive()


@pytest.fixture
def soon() -> Iterator[Callable[[CancelToken], None]]:
    """Cancel a token a moment later, from another thread."""
    timers: list[threading.Timer] = []

    def cancel(token: CancelToken) -> None:
        timers.append(threading.Timer(0.5, token.cancel))
        timers[-1].start()

    yield cancel
    for each in timers:
        each.join()


@pytest.mark.parametrize("kind", ["bare", "guided"])
def test_an_item_that_waits_and_is_given_up_never_begins_and_the_other_one_goes_on(
    opened: OpenedModel, kind: str
) -> None:
    waits, begun = CancelToken(), threading.Event()

    def second() -> None:
        with opened.engine(waits) if kind == "bare" else opened.guided(waits):
            begun.set()

    with opened.engine(CancelToken()) as engine:
        thread = InThread(second)
        events = engine.generate(request(30))
        for event in events:
            if isinstance(event, GeneratedPiece):
                waits.cancel()
        assert isinstance(event, GenerationEnded)
        assert event.reason in (EndReason.LENGTH, EndReason.FINISHED)
    assert thread.ended()
    assert not begun.is_set()
    assert thread.error is not None and "before its turn came" in thread.error.sentence
    with opened.engine(CancelToken()) as engine:
        assert write(engine, request(2)).text


def test_an_item_that_the_bare_model_writes_ends_where_it_is_when_it_is_given_up(
    opened: OpenedModel, soon: Callable[[CancelToken], None]
) -> None:
    given_up = CancelToken()
    with opened.engine(given_up) as engine:
        write(engine, request(1))  # the model is loaded
        soon(given_up)
        written = write(engine, request(3000))
    assert written.reason is EndReason.CANCELLED
    with opened.engine(CancelToken()) as engine:
        assert write(engine, request(2)).reason is not EndReason.CANCELLED


def test_an_item_in_a_guided_turn_ends_where_it_is_when_it_is_given_up(
    opened: OpenedModel, soon: Callable[[CancelToken], None]
) -> None:
    guided(opened, ASKED)  # the model is loaded, with judge and analyst
    given_up = CancelToken()
    soon(given_up)
    with pytest.raises(EngineFailure, match="given up before its end"):
        guided(opened, ASKED, tokens=3000, given_up=given_up)
    assert guided(opened, ASKED).text


def test_giving_up_one_guided_item_leaves_the_analysis_of_another_conversation_to_be_done(
    opened: OpenedModel, soon: Callable[[CancelToken], None]
) -> None:
    question = PromptMessage(Role.USER, "How do I keep roses healthy?")
    first = guided(opened, question)
    assert first.analysis.reply.review is not None
    assert "trajectory" in first.analysis.message.left_out, "the analysis after the reply waits"
    given_up = CancelToken()
    soon(given_up)
    with pytest.raises(EngineFailure):
        guided(opened, ASKED, tokens=3000, given_up=given_up)
    said = PromptMessage(Role.ASSISTANT, first.text)
    second = guided(opened, question, said, PromptMessage(Role.USER, "And in winter?"))
    assert len(second.analysis.message.trajectory.turns) == 2, "the first turn was analysed to its end"
