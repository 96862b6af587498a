"""Has one message answered twice, in two ways, without showing which is which; both replies are ordinary turns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from app.domain.analysis import Mode
from app.domain.cancellation import CancelToken
from app.domain.errors import OysterError
from app.domain.support import Support
from app.domain.turn import TurnEvent
from app.domain.turn_state import TurnState
from app.session.session import Session
from app.translation import tr


class NotAnsweredTwice(OysterError):
    """The two replies could not be had; what had arrived is in the conversation."""


@dataclass(frozen=True, slots=True)
class WishedWay:
    """A way to answer: a mode, or a strategy by its id."""

    mode: Mode = Mode.OBSERVE
    strategy: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is: which reply is written (1 or 2), and help that the crisis screen offers."""

    number: int
    support: Support | None


def answer_twice(
    session: Session,
    text: str,
    ways: tuple[WishedWay, WishedWay],
    token: CancelToken,
    report: Callable[[Progress], None],
) -> None:
    """Answer a message in a new conversation twice; blocks. Raises ``NotAnsweredTwice`` and other ``OysterError``."""
    first, second = ways
    said = session.say(text, mode=first.mode, strategy=first.strategy, token=token)
    _run(said, lambda: said.state, 1, report)
    question = said.state.question
    assert question is not None
    again = session.regenerate(
        question.conversation, question.id, mode=second.mode, strategy=second.strategy, token=token
    )
    _run(again, lambda: again.state, 2, report)


def _run(
    turn: Iterable[TurnEvent], state: Callable[[], TurnState], number: int, report: Callable[[Progress], None]
) -> None:
    report(Progress(number, None))
    told: Support | None = None
    for _ in turn:
        support = state().support
        if support is not None and support != told:
            told = support
            report(Progress(number, support))
    failure = state().failure
    if failure is not None:
        raise NotAnsweredTwice(failure.sentence, failure.detail)
    if not state().replies:
        raise NotAnsweredTwice(
            tr("The message was not answered twice. What had arrived is in its conversation.")
        )
