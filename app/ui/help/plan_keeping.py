"""The safety plan between its page and the vault: read once, saved while it is written."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.safety_plan import SafetyPlan
from app.session.session import Session
from app.session.vault_access import VaultState
from app.ui.task_runner import TaskRunner

_SAVES_AFTER_MS = 300  # at the longest, what was typed last is not yet on disk


class PlanKeeping(QObject):
    """``read`` carries the plan, ``saving`` and ``saved`` nothing, ``failed`` a sentence.

    In a private session the plan is in memory alone, by the same way; when the vault opens, it moves there.
    """

    read = Signal(object)
    saving = Signal()
    saved = Signal()
    failed = Signal(str)

    def __init__(self, session: Session, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._plan: SafetyPlan | None = None  # written and not yet saved
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SAVES_AFTER_MS)
        self._later.timeout.connect(self.save)

    @property
    def is_kept(self) -> bool:
        """True where the plan is on disk, encrypted."""
        return self._session.vault_access.state is VaultState.OPEN

    def load(self) -> None:
        """Read the plan."""
        self._run(lambda: self._session.vault.safety_plan(), self.read.emit)

    def write(self, plan: SafetyPlan) -> None:
        """Save a plan soon; the first of quick changes decides when."""
        self._plan = plan
        self.saving.emit()
        if not self._later.isActive():
            self._later.start()

    def save(self) -> None:
        """Save what is written now."""
        self._later.stop()
        plan, self._plan = self._plan, None
        if plan is None:
            return

        def done(nothing: object) -> None:
            if self._plan is None:
                self.saved.emit()

        def failed(sentence: str) -> None:
            self._plan = self._plan or plan  # tried again with the next change, or when the page is left
            self.failed.emit(sentence)

        self._run(lambda: self._session.vault.keep_safety_plan(plan), done, failed)

    def _run(
        self,
        work: Callable[[], object],
        then: Callable[[object], None],
        failed: Callable[[str], None] | None = None,
    ) -> None:
        fail = failed or self.failed.emit
        self._tasks.run(lambda report: work(), then, lambda sentence, detail: fail(sentence), in_order=True)
