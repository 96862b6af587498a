"""The demonstration's window: the choice of scenarios, or a conversation beside its panel, with the marks over it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.conversation import Role
from app.session.demonstration.scenarios import Part, Scenario
from app.session.session import Session
from app.translation import tr
from app.ui.demonstration.choice_page import ChoicePage
from app.ui.demonstration.coach_mark import CoachMark
from app.ui.demonstration.stage_bars import IdleWarning, Invitation, StageTop
from app.ui.demonstration.talk_area import TalkArea

_FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_PageDown)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_PageUp)


class StageWindow(QWidget):
    """Shows what ``StageFlow`` decides. Every wish to close it is refused and told by ``leave_requested``.

    ``stepped`` carries 1 or -1 for the arrow keys (and a presenter's clicker), while ``steers`` is set.
    ``area_is_new``: nobody has seen the conversation, nor the help that belongs to it.
    """

    leave_requested = Signal()
    stepped = Signal(int)

    def __init__(self, session: Session, offered: Sequence[Scenario]) -> None:
        super().__init__()
        self._session = session
        self.may_close = False
        self.steers = False
        self.setWindowTitle(tr("Oyster: demonstration"))
        self.setAccessibleName(tr("Demonstration"))
        self.top = StageTop(self)
        self.choice = ChoicePage(offered, self)
        self.area, self.area_is_new = TalkArea(session, self), True
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.choice)
        self.pages.addWidget(self.area)
        self.invitation, self.warning = Invitation(self), IdleWarning(self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.top)
        rows.addWidget(self.pages, 1)
        rows.addWidget(self.invitation)
        rows.addWidget(self.warning)
        self.mark = CoachMark(
            self,
            lambda: self.area.is_stacked,
            lambda: (self.area.panel.recorded, self.top.help, self.warning),
        )
        self.mark.room_taken.connect(lambda pixels: rows.setContentsMargins(0, 0, 0, pixels))
        self.top.help.clicked.connect(lambda: self.open_help())
        self.top.leave_requested.connect(self.leave_requested)
        help_key = QShortcut(QKeySequence(Qt.Key.Key_F1), self)
        help_key.activated.connect(lambda: self.open_help())

    def open_help(self, over: QWidget | None = None) -> QWidget:
        """Show help from people over everything, or over a dialog."""
        self.area_is_new = False  # a plan may be written there
        return self.area.help.open(over or self)

    def renew_area(self) -> TalkArea:
        """Put an empty conversation in the place of the one before, which is forgotten."""
        before, self.area, self.area_is_new = self.area, TalkArea(self._session, self), True
        self.pages.addWidget(self.area)
        if self.pages.currentWidget() is before:
            self.pages.setCurrentWidget(self.area)
        self.pages.removeWidget(before)
        before.deleteLater()
        return self.area

    def bring_out(self, part: Part) -> QWidget | None:
        """Show a part of the window where it is folded or scrolled away, and return it; None where it is not there."""
        panel, pane = self.area.panel, self.area.pane
        weighing = panel.anticipation.weighing
        found: dict[Part, QWidget] = {
            Part.QUESTION: pane.transcript,
            Part.REPLY: pane.transcript,
            Part.HEADLINE: panel.headline,
            Part.REASONS: panel.reasons,
            Part.PROFILE: panel.profile,
            Part.ANTICIPATION: panel.anticipation,
            Part.ASKING: weighing.asking,
            Part.PAYOFFS: weighing.table,
            Part.THRESHOLDS: weighing.thresholds,
            Part.WHAT_IF: weighing.what_if,
            Part.BOUNDARY: panel.boundary,
            Part.REVIEW: panel.review,
            Part.TRAJECTORY: panel.trajectory,
            Part.REASONING: panel.reasoning,
            Part.CLOSER_LOOK: panel.closer_look,
            Part.COSTS: panel.costs,
            Part.FACTS: panel.facts,
            Part.RECORDING: panel.recorded,
            Part.HELP: self.top.help,
        }
        widget = found[part]
        in_conversation = part in (Part.QUESTION, Part.REPLY)
        self.area.favour(conversation=in_conversation)
        if part is Part.WHAT_IF:
            weighing.open_what_if()
        elif part is Part.REASONING:
            panel.reasoning.open_steps()
        elif in_conversation:
            self.area.show_message(Role.USER if part is Part.QUESTION else Role.ASSISTANT)
        return None if widget.isHidden() else widget

    def closeEvent(self, event: QCloseEvent) -> None:
        """Refuse, unless the passphrase was typed or the system ends the session."""
        if self.may_close:
            super().closeEvent(event)
            return
        event.ignore()
        self.leave_requested.emit()

    def steer(self, event: QKeyEvent) -> bool:
        """Take a key of the presenter's; return whether it was one."""
        if not self.steers:
            return False
        if event.key() in _FORWARD:
            self.stepped.emit(1)
        elif event.key() in _BACK:
            self.stepped.emit(-1)
        else:
            return False
        return True
