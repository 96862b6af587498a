"""Has the loaded model take its self-test while nobody waits for it, a few texts at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from app.domain.cancellation import CancelToken
from app.session.session import Session
from app.translation import tr
from app.ui.conversation.live_turns import LiveTurns
from app.ui.conversation.status_line import StatusLine
from app.ui.task_runner import TaskRunner
from app.ui.view_models.profile import percent

_QUIET_MS = 3000  # of quiet before it begins or goes on


class IdleSelfTest(QObject):
    """Begins after a quiet moment; a message, a model or a question goes first, and it goes on afterwards."""

    def __init__(
        self, session: Session, tasks: TaskRunner, turns: LiveTurns, status: StatusLine, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks, self._turns, self._status = session, tasks, turns, status
        self._token: CancelToken | None = None
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._quiet.timeout.connect(self._begin)
        turns.changed.connect(self.later)

    def later(self) -> None:
        """Begin, or go on, after a quiet moment."""
        self._quiet.start()

    def end(self) -> None:
        """Give way because the window closes; what was answered is kept."""
        self._quiet.stop()
        if self._token is not None:
            self._token.cancel()

    def _begin(self) -> None:
        if self._token is not None or self._turns.all() or not self._session.wants_self_test:
            return
        token = self._token = CancelToken()

        def take(progress: Callable[[object], None]) -> bool:
            took = False
            for share in self._session.take_self_test(token):
                took = True
                progress(share)
            return took

        self._tasks.run(take, self._over, lambda sentence, detail: self._over(took=False), self._show)

    def _show(self, share: object) -> None:
        if isinstance(share, float) and not self._turns.all():
            self._status.show_activity(
                tr("The model is being tested for what it can judge, once: {share}", share=percent(share))
            )

    def _over(self, took: bool) -> None:
        self._token = None
        if took and not self._turns.all():
            self._status.show_activity("")
        if took and self._session.wants_self_test:
            self.later()  # where it got no further, the next turn or model is waited for
