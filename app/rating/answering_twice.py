"""Has one message answered twice, in two ways, without showing which is which; both replies are ordinary turns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum, auto

from app.domain.analysis import Mode
from app.domain.cancellation import CancelToken
from app.domain.errors import OysterError
from app.domain.model import InstalledModel
from app.domain.support import Support
from app.domain.turn import TurnEvent
from app.domain.turn_state import TurnState
from app.session.session import Session
from app.translation import tr


class NotAnsweredTwice(OysterError):
    """The two replies could not be had; what had arrived is in the conversation."""


@dataclass(frozen=True, slots=True)
class WishedWay:
    """A way to answer: a mode, or a strategy by its id; ``model`` is a model's id, empty for the loaded one."""

    mode: Mode = Mode.OBSERVE
    strategy: str = ""
    model: str = ""


class Step(Enum):
    """What is done just now."""

    FIRST = auto()  # the first reply is written
    SECOND = auto()
    LOADING = auto()  # the model of one of them is loaded
    BACK = auto()  # the model of before is loaded again


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is; ``share`` is of a model that is loaded, ``support`` is help that the crisis screen offers."""

    step: Step
    support: Support | None = None
    share: float = 0.0


Report = Callable[[Progress], None]


def answer_twice(
    session: Session, text: str, ways: tuple[WishedWay, WishedWay], token: CancelToken, report: Report
) -> None:
    """Answer a message in a new conversation twice; blocks. The model that was loaded is loaded again at the end.

    Raises ``NotAnsweredTwice`` and other ``OysterError``.
    """
    first, second = ways
    with _model_afterwards(session, report):
        _load(session, first.model, token, report)
        said = session.say(text, mode=first.mode, strategy=first.strategy, token=token)
        _run(said, lambda: said.state, Step.FIRST, report)
        question = said.state.question
        assert question is not None
        _load(session, second.model, token, report)
        again = session.regenerate(
            question.conversation, question.id, mode=second.mode, strategy=second.strategy, token=token
        )
        _run(again, lambda: again.state, Step.SECOND, report)


@contextmanager
def _model_afterwards(session: Session, report: Report) -> Iterator[None]:
    """Load the model that is loaded now again in the end, however it ends."""
    before, _ = session.loaded_model()
    try:
        yield
    finally:
        now = session.loaded
        if now is None or now[0].id != before.id:
            session.load_model(before, lambda share: report(Progress(Step.BACK, share=share)))


def _load(session: Session, wanted: str, token: CancelToken, report: Report) -> None:
    """Load a model where another one is loaded; stopped or failed, the one of before comes back by itself."""
    if not wanted or session.loaded_model()[0].id == wanted:
        return
    model: InstalledModel = session.choose_model(wanted)
    session.load_model(model, lambda share: report(Progress(Step.LOADING, share=share)), token)
    if token.cancelled:  # too late to stop the loading
        raise _not_answered()


def _run(turn: Iterable[TurnEvent], state: Callable[[], TurnState], step: Step, report: Report) -> None:
    report(Progress(step))
    told: Support | None = None
    for _ in turn:
        support = state().support
        if support is not None and support != told:
            told = support
            report(Progress(step, support))
    failure = state().failure
    if failure is not None:
        raise NotAnsweredTwice(failure.sentence, failure.detail)
    if not state().replies:
        raise _not_answered()


def _not_answered() -> NotAnsweredTwice:
    return NotAnsweredTwice(
        tr("The message was not answered twice. What had arrived is in its conversation.")
    )
