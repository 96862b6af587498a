"""The window of scenarios and the navigation between its pages."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.translation import tr
from app.ui.dialogs.questions import Confirmation
from app.ui.error_bar import ErrorBar
from app.ui.help.help_button import HelpButton
from app.ui.scenarios.editor_page import ScenarioEditorPage
from app.ui.scenarios.form_page import ScenarioFormPage
from app.ui.scenarios.list_page import ScenarioListPage

_SIZE, _SMALLEST = (860, 720), (420, 360)


class ScenariosWindow(QWidget):
    """Closing it only hides it, and what was written there stays. ``help_requested``: from people."""

    help_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.errors = ErrorBar(self)
        self.list = ScenarioListPage(self)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.list)
        self.setWindowTitle(tr("Scenarios"))
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_SIZE)
        self.help = HelpButton(self)
        self.help.clicked.connect(self.help_requested)
        QShortcut(QKeySequence("F1"), self).activated.connect(self.help_requested)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self._leave_page)
        top = QHBoxLayout()
        top.setContentsMargins(10, 7, 10, 0)
        top.addWidget(self.help, 0, Qt.AlignmentFlag.AlignRight)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addLayout(top)
        rows.addWidget(self.errors)
        rows.addWidget(self.pages, 1)

    def open(self) -> None:
        """Show the window as it was left."""
        self.show()
        self.raise_()
        self.activateWindow()

    def show_page(self, page: QWidget) -> None:
        """Show a page over the list."""
        self.errors.hide()
        self.show_list()
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        page.setFocus()

    def show_list(self) -> None:
        """Return to the list."""
        while (page := self.pages.widget(1)) is not None:
            self.pages.removeWidget(page)
            page.deleteLater()
        self.pages.setCurrentWidget(self.list)

    @property
    def may_leave_page(self) -> bool:
        """True where nothing would be lost, or a person agrees to it."""
        page = self.pages.currentWidget()
        if not isinstance(page, ScenarioEditorPage | ScenarioFormPage) or not page.is_changed:
            return True
        words = tr("What you have written on this page is not saved.")
        return bool(Confirmation(tr("Leave without saving?"), words, tr("Leave"), self).exec())

    def _leave_page(self) -> None:
        if self.pages.currentWidget() is self.list:
            self.close()
        elif self.may_leave_page:
            self.show_list()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hide, and return to the window behind."""
        super().closeEvent(event)
        over = self.parentWidget()
        if over is not None and over.window().isVisible():
            over.window().activateWindow()
