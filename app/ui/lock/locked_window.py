"""The window while the program is locked: what opens it, help from people, and what locking protects from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.alignment.help_words import Matter
from app.session.session import Session
from app.translation import program_language, tr
from app.ui.buttons import ButtonKind, button
from app.ui.disclosure import Disclosure
from app.ui.help.help_button import HelpButton
from app.ui.help.help_window import HelpTab, HelpWindow
from app.ui.help.plan_keeping import PlanKeeping
from app.ui.icon_label import IconLabel
from app.ui.labels import label
from app.ui.lock.quick_exit_button import QuickExitButton
from app.ui.lock.unlock_form import UnlockForm
from app.ui.task_runner import TaskRunner
from app.ui.transcript.proportions import em
from app.ui.transcript.slim_scroll_bar import make_page
from app.ui.view_models.found_help import Wanted

_COLUMN_EMS = 36
_SMALLEST = (320, 240)
_CLOSING_MS = 3000
_BY_PASSPHRASE = tr("Your conversations are encrypted. Type your passphrase to go on where you were.")
_BY_KEYRING = tr(
    "Your conversations are encrypted. The keyring of this computer's session opens them, so whoever can use this "
    "session can open them too. Choose a passphrase in the menu if that is not enough."
)
_HOLDS = tr(
    "The model has ended, and the key and the texts were removed from this program's memory as far as a program can "
    "do that. What the system itself has copied is out of its reach: memory that was written to disk (swap, "
    "hibernation), pictures of the screen, and programs that record what is typed or shown."
)


class LockedWindow(QWidget):
    """``opened``: the vault is open. the others carry what else the person wants."""

    opened = Signal()
    recovery_requested = Signal()
    private_requested = Signal()
    closed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.tasks = TaskRunner(self)
        self._keeping = PlanKeeping(session, self.tasks, self)
        self.setWindowTitle("Oyster")
        self.setAccessibleName(tr("Oyster is locked"))
        self.setMinimumSize(*_SMALLEST)
        self.help = HelpButton(self)
        self.help.clicked.connect(lambda: self.open_help())
        self.leave = QuickExitButton(self)
        self.form = UnlockForm(session, self.tasks, self)
        self.form.opened.connect(self.opened)
        self.recover = button(tr("Use the recovery key…"), kind=ButtonKind.QUIET, parent=self)
        self.recover.clicked.connect(lambda: self.recovery_requested.emit())
        self.private = button(tr("Talk without keeping anything"), kind=ButtonKind.QUIET, parent=self)
        self.private.clicked.connect(lambda: self.private_requested.emit())
        self.holds = label(_HOLDS, self, quiet=True)
        self.more = button(tr("What locking protects from, and what not"), kind=ButtonKind.QUIET, parent=self)
        self.disclosure = Disclosure(self.more, (self.holds,), tr("Hide what locking protects from"))
        QShortcut(QKeySequence("F1"), self).activated.connect(lambda: self.open_help())
        QShortcut(QKeySequence("Ctrl+Q"), self).activated.connect(self.close)
        self._build()

    def _build(self) -> None:
        inside = QFrame(self)
        inside.setObjectName("pageInside")
        by_passphrase = self._session.vault_access.by_passphrase
        rows = QVBoxLayout()
        rows.setSpacing(12)
        rows.addWidget(IconLabel("lock", tr("Locked"), self, ems=2.4))
        rows.addWidget(label(tr("Oyster is locked"), self, heading=True, factor=1.7))
        rows.addWidget(label(_BY_PASSPHRASE if by_passphrase else _BY_KEYRING, self))
        rows.addWidget(self.form)
        for each in (self.recover, self.private, self.more):
            rows.addWidget(each, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self.holds)
        column = QWidget(inside)
        column.setLayout(rows)
        column.setMaximumWidth(em(self, _COLUMN_EMS))
        around = QHBoxLayout()
        around.addStretch(1)
        around.addWidget(column, 100)
        around.addStretch(1)
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(24, 12, 24, 24)
        whole.addStretch(1)
        whole.addLayout(around)
        whole.addStretch(2)
        page = QScrollArea(self)
        page.setObjectName("pageScroll")
        page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        make_page(page)
        page.setWidget(inside)
        page.setWidgetResizable(True)
        top = QHBoxLayout()
        top.setContentsMargins(10, 7, 10, 7)
        top.setSpacing(6)
        top.addStretch(1)
        top.addWidget(self.help)
        top.addWidget(self.leave)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(top)
        outer.addWidget(page, 1)
        (self.form.field if by_passphrase else self.form.open).setFocus()

    def open_help(self, over: QWidget | None = None) -> HelpWindow:
        """Show help from people over this window, or over a dialog of its own; it needs no conversation."""
        opened = self._help_window or HelpWindow(self._keeping, self, still=self._session.settings.still)
        language = self._session.settings.help_language or program_language()
        opened.open_at(Wanted(Matter.ANY, region=self._session.region), language, over)
        return opened

    @property
    def help_tab(self) -> HelpTab | None:
        """The page of help from people that is in view."""
        shown = self._help_window
        return shown.tab if shown is not None and shown.isVisible() else None

    @property
    def _help_window(self) -> HelpWindow | None:
        return self.findChild(HelpWindow, "", Qt.FindChildOption.FindDirectChildrenOnly)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Empty the field, keep a plan that was written meanwhile, and close."""
        self.form.field.wipe()
        self._keeping.save()
        self.hide()
        self.tasks.wait(_CLOSING_MS)
        super().closeEvent(event)
        self.closed.emit()
