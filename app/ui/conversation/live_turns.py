"""The turns under way: at most one being answered, one waiting, and the last one still being analysed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.domain.cancellation import CancelToken
from app.domain.turn import TurnEvent
from app.domain.turn_state import TurnState
from app.session.turn import MessageTurn, Turn
from app.ui.task_runner import TaskRunner
from app.ui.turn_runner import TurnRunner
from app.ui.view_models.live_turn import LiveTurn

Begin = Callable[[CancelToken], Turn]


class LiveTurns(QObject):
    """The turns under way as values, in the order in which they were sent.

    ``advanced`` carries a turn before and after an event, and the event; ``over`` one that nothing more is waited for,
    ``ended`` one that is no longer among them; ``changed`` nothing: what is answered, waits or is analysed is another.
    """

    advanced = Signal(object, object, object)
    over = Signal(object)
    ended = Signal(object)
    changed = Signal()

    def __init__(self, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = TurnRunner(tasks, self)
        self._turns: dict[int, LiveTurn] = {}
        self._tokens: dict[int, CancelToken] = {}
        self._owners: dict[int, Turn] = {}
        self._runner.advanced.connect(self._advance)
        self._runner.ended.connect(self._end)

    @property
    def answering(self) -> bool:
        """True while a reply is expected."""
        return any(not each.over for each in self._turns.values())

    @property
    def analysing(self) -> bool:
        """True while the analysis of a finished reply is running."""
        return any(each.over for each in self._turns.values())

    def all(self) -> tuple[LiveTurn, ...]:
        """Return the turns in the order in which they were sent."""
        return tuple(self._turns.values())

    def under_way_in(self, conversation: str) -> bool:
        """Return whether a conversation has a turn under way, including one that is only being analysed."""
        return any(_is_in(conversation, each) for each in self._turns.values())

    def answering_in(self, conversation: str) -> bool:
        """Return whether a reply is expected in a conversation."""
        return any(_is_in(conversation, each) for each in self._turns.values() if not each.over)

    def start(self, begin: Begin, live: LiveTurn) -> None:
        """Begin a turn; ``begin`` runs in another thread and gets the turn's cancellation token."""
        token = CancelToken()
        number = self._runner.start(lambda: begin(token))
        self._turns[number], self._tokens[number] = live, token
        self.changed.emit()

    def stop(self) -> None:
        """Stop the first reply that is expected, or the analysis where there is none."""
        waited_for = [number for number, each in self._turns.items() if not each.over]
        for number in waited_for[:1] or tuple(self._turns):
            self._tokens[number].cancel()

    def end_all(self) -> None:
        """Stop every turn, waiting ones included, because the window closes. What arrived, and what waits, is kept."""
        for token in tuple(self._tokens.values()):
            token.cancel()

    def take_back(self, question: str) -> bool:
        """Take back a waiting message; return False where it is being answered already."""
        for number, owner in self._owners.items():
            asked = self._turns[number].state.question
            if asked is not None and asked.id == question and isinstance(owner, MessageTurn):
                return owner.take_back()
        return False

    def _advance(self, number: int, owner: Turn | None, event: TurnEvent, state: TurnState) -> None:
        before = self._turns.get(number)
        if before is None:
            return
        if owner is not None:
            self._owners[number] = owner
        after = self._turns[number] = before.after(state)
        self.advanced.emit(before, after, event)
        if after.over and not before.over:
            self.over.emit(after)
            self.changed.emit()

    def _end(self, number: int) -> None:
        before = self._turns[number]
        if not before.over:
            self._turns[number] = before.finished()
            self.over.emit(self._turns[number])
        live = self._turns.pop(number)
        self._tokens.pop(number)
        self._owners.pop(number, None)
        self.ended.emit(live)
        self.changed.emit()


def _is_in(conversation: str, turn: LiveTurn) -> bool:
    home = turn.state.conversation
    return home is not None and home.id == conversation
