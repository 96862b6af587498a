"""Has what the model read of a conversation kept in a quiet moment or at the end, and brought back with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.cancellation import CancelToken
from app.domain.conversation import ConversationId
from app.session.session import Session
from app.ui.conversation.conversation_flow import ConversationFlow
from app.ui.conversation.model_flow import ModelFlow
from app.ui.task_runner import TaskRunner
from app.ui.view_models.live_turn import LiveTurn

_Work = Callable[[ConversationId, CancelToken], bool]
_QUIET_MS = 20_000  # after the last reply: a state is large, so it is not written after each
_OPENED_MS = 300  # who looks through the list has each open for a moment


class ConversationStateKeeping(QObject):
    """Gives way to every message; what fails makes nobody wait, the conversation is then read again.

    ``done`` tells whether something was kept or brought back.
    """

    done = Signal(bool)

    def __init__(
        self, session: Session, tasks: TaskRunner, flow: ConversationFlow, models: ModelFlow, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks, self._flow = session, tasks, flow
        self._answered: ConversationId | None = None  # the conversation of the last turn
        self._token: CancelToken | None = None  # of what is under way
        self._next: tuple[_Work, ConversationId] | None = None  # to be begun after it
        self._ended = False
        self._quiet, self._opened = self._timer(_QUIET_MS, self._keep), self._timer(_OPENED_MS, self._bring)
        flow.turns.ended.connect(self._after)
        flow.opened_changed.connect(self._opened.start)
        models.ready.connect(self._opened.start)

    def end(self, *, in_peace: bool) -> None:
        """Give way because the window closes; in peace, what would have been kept a little later is kept now."""
        if in_peace and self._quiet.isActive() and self._token is None:
            self._keep()
        elif self._token is not None:
            self._token.cancel()
        self._ended = True
        self._quiet.stop()
        self._opened.stop()

    def _timer(self, milliseconds: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(then)
        return timer

    def _after(self, turn: LiveTurn) -> None:
        home = turn.state.conversation
        if home is not None:
            self._answered = home.id
            self._quiet.start()
            self._opened.start()  # another one may have been opened meanwhile

    def _keep(self) -> None:
        if self._answered is not None:
            self._run(self._session.states.keep, self._answered)

    def _bring(self) -> None:
        if self._flow.open.id is not None:
            self._run(self._session.states.bring, self._flow.open.id)

    def _run(self, work: _Work, conversation: ConversationId) -> None:
        """Begin, once what is under way has given way; a turn's end begins both anew."""
        if self._ended or self._flow.turns.all():
            return
        if self._token is not None:
            self._token.cancel()
            self._next = (work, conversation)
            return
        token = self._token = CancelToken()
        # a failure is noted by the runner; a conversation that was deleted meanwhile is nothing to tell of
        self._tasks.run(
            lambda report: work(conversation, token), self._over, lambda sentence, detail: self._over(False)
        )

    def _over(self, changed: bool) -> None:
        stopped = self._token is not None and self._token.cancelled
        self._token, following, self._next = None, self._next, None
        self.done.emit(changed)
        if self._ended:
            return
        if stopped and not changed:
            self._quiet.start()  # what was given way to may have kept something from being kept
        if following is not None:
            self._run(*following)
