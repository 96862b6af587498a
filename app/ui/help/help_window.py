"""The window of help from people: who can be called, the safety plan, a calm minute."""

from __future__ import annotations

from enum import StrEnum

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QWindow
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.alignment.help_button_words import help_button_words
from app.alignment.help_words import LANGUAGES, help_words
from app.ui.buttons import button
from app.ui.help.breathing_pacer import prefers_stillness
from app.ui.help.calm_page import CalmPage
from app.ui.help.choice_row import ChoiceRow
from app.ui.help.plan_keeping import PlanKeeping
from app.ui.help.plan_page import PlanPage
from app.ui.help.services_page import ServicesPage
from app.ui.view_models.found_help import Wanted

_SMALLEST = (420, 360)


class HelpTab(StrEnum):
    """The pages, in the order of their buttons."""

    PEOPLE = "people"
    PLAN = "plan"
    CALM = "calm"


class HelpWindow(QWidget):
    """Not modal: it lies over the window from which it was opened, and Back or Escape returns there.

    A dialog keeps it from nobody: it is in reach over one as well, and stays when that ends. It needs no model and no
    open vault. ``region_chosen`` and ``language_chosen`` carry a code, ``still_chosen``
    whether the pacer is to move no more.
    """

    region_chosen = Signal(str)
    language_chosen = Signal(str)
    still_chosen = Signal(bool)

    def __init__(self, keeping: PlanKeeping, parent: QWidget | None = None, *, still: bool = False) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._keeping = keeping
        self._still = still or prefers_stillness()
        self._came_from: QWidget | None = None
        self._tab = HelpTab.PEOPLE
        self.plan: PlanPage | None = None  # made when it is first looked at, so that the numbers come at once
        self.calm: CalmPage | None = None
        self.setMinimumSize(*_SMALLEST)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._content = QWidget(self)
        self._rows.addWidget(self._content)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.activated.connect(self.close)

    def open_at(self, wanted: Wanted, language: str, over: QWidget | None = None) -> None:
        """Show the services that are wanted, over a window or dialog: over its owner where none is given."""
        self._tab = HelpTab.PEOPLE
        self._build(wanted, language)
        below = over or self.parentWidget()
        if not self.isVisible():
            self._came_from = QApplication.focusWidget()
            if below is not None:
                self.setGeometry(_room_over(below).geometry())
        if below is not None:
            self.stand_over(below)
        self.show()
        self.raise_()
        self.activateWindow()
        self.back.setFocus()

    def stand_over(self, widget: QWidget) -> None:
        """Let a window or dialog be the one below: Qt keeps a person from all that does not stand over a dialog."""
        if self.windowHandle() is None:
            self.create()
        ours, below = self.windowHandle(), widget.window().windowHandle()
        if ours is not None and below is not None:
            ours.setTransientParent(below)

    @property
    def tab(self) -> HelpTab:
        """The page that is shown."""
        return self._tab

    def show_tab(self, tab: str) -> None:
        """Show a page."""
        self._tab = HelpTab(tab)
        self.tabs.choose(tab)
        self.pages.setCurrentWidget(self._page(self._tab))

    def vault_opened(self) -> None:
        """Bring the plan to the vault that has opened."""
        if self.plan is not None:
            self.plan.reload()

    # -- its contents, in one language ----------------------------------------------------------------

    def _build(self, wanted: Wanted, language: str) -> None:
        """Make the pages anew in a language; what was chosen and written stays."""
        self._keeping.save()
        self._language = language
        self.setWindowTitle(help_button_words(language).button)
        self.services = ServicesPage(wanted, language)
        self.plan, self.calm = None, None
        self.pages = QStackedWidget()
        self.pages.addWidget(self.services)
        content = QWidget(self)
        rows = QVBoxLayout(content)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._top(language))
        rows.addWidget(self.pages, 1)
        self._rows.replaceWidget(self._content, content)
        self._content.hide()
        self._content.deleteLater()
        self._content = content
        self.tabs.chosen.connect(self.show_tab)
        self.services.region_chosen.connect(self._choose_region)
        self.show_tab(self._tab)

    def _top(self, language: str) -> QFrame:
        words = help_words(language)
        top = QFrame(self)
        top.setObjectName("header")
        self.back = button(f"‹ {words.back}", self.close, name=words.back, parent=top)
        offered = [
            (HelpTab.PEOPLE.value, words.people.tab),
            (HelpTab.PLAN.value, words.plan.tab),
            (HelpTab.CALM.value, words.calm.tab),
        ]
        self.tabs = ChoiceRow("", offered, self._tab.value, top)
        other = next(each for each in LANGUAGES if each != language)
        self.language = button(help_words(other).name, lambda: self._speak(other), parent=top)
        row = QHBoxLayout(top)
        row.setContentsMargins(10, 7, 10, 7)
        row.setSpacing(10)
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.tabs, 1)
        row.addWidget(self.language, 0, Qt.AlignmentFlag.AlignTop)
        return top

    def _page(self, tab: HelpTab) -> QWidget:
        """Return a page, made if there is none."""
        if tab is HelpTab.PLAN:
            if self.plan is None:
                self.plan = PlanPage(self._keeping, self.services.wanted.region, self._language)
                self.pages.addWidget(self.plan)
            return self.plan
        if tab is HelpTab.CALM:
            if self.calm is None:
                self.calm = CalmPage(self._language, still=self._still)
                self.calm.people_requested.connect(lambda: self.show_tab(HelpTab.PEOPLE))
                self.calm.still_chosen.connect(self._keep_still)
                self.pages.addWidget(self.calm)
            return self.calm
        return self.services

    def _choose_region(self, region: str) -> None:
        if self.plan is not None:
            self.plan.show_region(region)
        self.region_chosen.emit(region)

    def _speak(self, language: str) -> None:
        self._build(self.services.wanted, language)
        self.language.setFocus()
        self.language_chosen.emit(language)

    def _keep_still(self, still: bool) -> None:
        self._still = still
        self.still_chosen.emit(still)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save the plan, and return to where the person was."""
        self._keeping.save()
        super().closeEvent(event)
        below = self._window_below()
        if below is not None:
            below.requestActivate()
            came_from, self._came_from = self._came_from, None
            if came_from is not None and shiboken6.isValid(came_from) and came_from.isVisible():
                came_from.setFocus()

    def _window_below(self) -> QWindow | None:
        """Return the window to return to: the one below, or the one that this belongs to if that has gone meanwhile."""
        ours, owner = self.windowHandle(), self.parentWidget()
        for window in (
            ours.transientParent() if ours is not None else None,
            owner.window().windowHandle() if owner is not None else None,
        ):
            if window is not None and window.isVisible():
                return window
        return None


def _room_over(widget: QWidget) -> QWidget:
    """Return the window whose place is taken: not a dialog's, which may be small, but that below it, if in view."""
    window = widget.window()
    while isinstance(window, QDialog) and (below := window.parentWidget()) is not None:
        if not below.window().isVisible():
            break
        window = below.window()
    return window
