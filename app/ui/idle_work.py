"""Does what is to be done once for a loaded model while nobody waits for it: one chore after the other, bit by bit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer

from app.domain.cancellation import CancelToken
from app.session.session import Session
from app.translation import tr
from app.ui.conversation.live_turns import LiveTurns
from app.ui.conversation.status_line import StatusLine
from app.ui.task_runner import TaskRunner
from app.ui.view_models.profile import percent

_QUIET_MS = 3000  # of quiet before it begins or goes on


@dataclass(frozen=True, slots=True)
class Chore:
    """``do`` yields the share that is done, and ends early where the engines are wanted; ``words`` tell of a share.

    It is ended where it is ``wanted`` no more, which is asked from any thread.
    """

    wanted: Callable[[], bool]
    do: Callable[[CancelToken], Iterator[float]]
    words: Callable[[float], str]


def chores_of(session: Session, computer_is_busy: Callable[[], bool]) -> tuple[Chore, ...]:
    """Return the self-test and the measuring, which does not begin while the computer is busy with something else."""
    return (
        Chore(
            lambda: session.wants_self_test,
            session.take_self_test,
            lambda share: tr(
                "The model is being tested for what it can judge, once: {share}", share=percent(share)
            ),
        ),
        Chore(
            lambda: session.wants_measuring and not computer_is_busy(),
            session.measure,
            lambda share: tr(
                "How fast the model is here is being measured, once: {share}", share=percent(share)
            ),
        ),
    )


class IdleWork(QObject):
    """Begins after a quiet moment; a message, a model or a question goes first, and it goes on afterwards."""

    def __init__(
        self,
        chores: tuple[Chore, ...],
        tasks: TaskRunner,
        turns: LiveTurns,
        status: StatusLine,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._chores, self._tasks, self._turns, self._status = chores, tasks, turns, status
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
        """Give way because the window closes; what was done is kept."""
        self._quiet.stop()
        if self._token is not None:
            self._token.cancel()

    def _begin(self) -> None:
        chore = next((each for each in self._chores if each.wanted()), None)
        if self._token is not None or self._turns.all() or chore is None:
            return
        token = self._token = CancelToken()

        def work(progress: Callable[[object], None]) -> bool:
            did = False
            for share in chore.do(token):
                did = True
                progress(share)
                if not chore.wanted():
                    break
            return did

        self._tasks.run(
            work,
            self._over,
            lambda sentence, detail: self._over(did=False),
            lambda share: self._show(chore, share),
        )

    def _show(self, chore: Chore, share: object) -> None:
        if isinstance(share, float) and not self._turns.all():
            self._status.show_activity(chore.words(share))

    def _over(self, did: bool) -> None:
        self._token = None
        if did and not self._turns.all():
            self._status.show_activity("")
        if did and any(each.wanted() for each in self._chores):
            self.later()  # where it got no further, the next turn or model is waited for
