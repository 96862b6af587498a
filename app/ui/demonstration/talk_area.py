"""The conversation beside the panel, as one visitor has it: made anew for the next one, so that nothing stays."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QWidget

from app.domain.conversation import Role
from app.domain.generation import LoadedModel
from app.domain.turn import CrisisScreened, ReplayBegan, SupportOffered, TurnEvent
from app.session.session import Session
from app.translation import tr
from app.ui import layouts
from app.ui.conversation.conversation_flow import ConversationFlow
from app.ui.conversation.conversation_pane import ConversationPane
from app.ui.conversation.sending_flow import SendingFlow
from app.ui.conversation.turn_choice_flow import TurnChoiceFlow
from app.ui.dialogs.settings_flow import SettingsFlow
from app.ui.help.help_flow import HelpFlow
from app.ui.help.help_window import HelpWindow
from app.ui.panel.panel import TransparencyPanel
from app.ui.task_runner import TaskRunner
from app.ui.transcript.proportions import em, is_text_size_change
from app.ui.view_models.live_turn import LiveTurn

_ROOMY_EMS = 52  # below it the panel stands under the conversation
_ENDING_MS = 4000
_ANY_HEIGHT = 16_777_215  # Qt's own limit
_TIGHT_EMS = 16  # below it only what is explained is shown, and the line that says that it is a recording
_SHARE = {True: 2 / 3, False: 1 / 5, None: 1 / 2}  # of the height is the conversation's
_TIGHT_SHARE = {True: 1.0, False: 0.0, None: 1 / 2}  # the same, of what that line leaves


class TalkArea(QWidget):
    """The parts of the main window that a visitor may use, run by the same flows. ``danger``: help has to be shown."""

    danger = Signal()

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window, self._before = session, window, session.settings
        self._favoured: bool | None = None  # True: the conversation, False: the panel
        self.tasks = TaskRunner(self)
        self.pane = ConversationPane(QMenu(self), QWidget(self), self)
        self.panel = TransparencyPanel(self)
        self.flow = ConversationFlow(session, self.tasks, self.pane, self.panel, self)
        self.saying = SendingFlow(session, self.flow, self.pane, self)
        settings = SettingsFlow(session, self.tasks, self.pane.errors, window)
        self._settings = settings
        self.help = HelpFlow(session, self.tasks, self.flow, self.pane, self.panel, settings, window)
        self.choosing = TurnChoiceFlow(session, self.flow, self.pane, self.panel, self)
        self.flow.display.unanswered = tr(
            "No model runs here, so nobody answers. The message was only read for danger, and it is not kept."
        )
        self._take_away()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.pane, 1)
        self._row.addWidget(self.panel, 1)
        self.panel.turn_shown.connect(lambda: self.favour(self._favoured))
        self.flow.turns.advanced.connect(self._look_for_danger)
        self.flow.turns.changed.connect(lambda: self.pane.composer.set_busy(self.flow.turns.answering))

    def _take_away(self) -> None:
        """Hide what a visitor has no use for: models, modes, and other versions of a message."""
        pane = self.pane
        pane.offers_modes = False
        pane.transcript.timeline.copies_only = True
        for hidden in (pane.header, pane.status, pane.offer, pane.composer.mode):
            hidden.setVisible(False)
        pane.beginning.show_standing(None, kept=False)

    def allow_writing(self, allowed: bool) -> None:
        """Show the field for a message, or not."""
        self.pane.composer.setVisible(allowed)
        if allowed:
            self.pane.composer.field.setFocus()

    def favour(self, conversation: bool | None) -> None:
        """Give most of the height to the conversation or to the panel, where they stand one under the other."""
        self._favoured = conversation
        tight = self.is_stacked and self.height() < _TIGHT_EMS * em(self)
        self.panel.show_tight(tight)
        if not self.is_stacked:
            self.pane.show()
            self.pane.setMaximumHeight(_ANY_HEIGHT)
            self.panel.setMaximumHeight(_ANY_HEIGHT)
            return
        room = self.height() - self.panel.fixed_height(self.width())
        share = _TIGHT_SHARE[conversation] if tight else _SHARE[conversation]
        least = self._least_above()
        above = min(room, max(least, round(share * (room if tight else self.height()))))
        self.pane.setVisible(above >= least)  # with no room for the way to help, the one at the top is left
        self.pane.setMaximumHeight(above)
        self.panel.setMaximumHeight(self.height() - above)

    def _least_above(self) -> int:
        """Return the height that the way to help takes, while it is offered below the conversation."""
        return 0 if self.help.bar.isHidden() else self.pane.below.heightForWidth(self.width())

    @property
    def is_stacked(self) -> bool:
        """True where the panel stands under the conversation."""
        return self._row.direction() is QBoxLayout.Direction.TopToBottom

    def show_message(self, role: Role) -> None:
        """Scroll to where the last message of the visitor, or the reply to it, begins."""
        message = next((each for each in reversed(self.flow.open.path) if each.role is role), None)
        if message is not None:
            self.pane.transcript.reveal(message.id)

    def set_model(self, loaded: LoadedModel | None) -> None:
        """Set the model that answers visitors."""
        self.panel.set_model(loaded)

    def begin_anew(self) -> None:
        """Show an empty conversation, without a draft."""
        opened = self.flow.open.id
        if opened is not None:
            self.flow.leave(opened)
        self.flow.start_new()
        self.pane.composer.show_draft("")

    def end(self) -> None:
        """Close help and wait for what still runs; the area is deleted after it."""
        self.help.leave()
        self._take_back_choices()
        self.flow.turns.end_all()
        self.tasks.end(_ENDING_MS)
        for opened in self._window.findChildren(HelpWindow):
            opened.setParent(None)  # the next visitor opens another: in this one a plan may have been written
            opened.deleteLater()
        for owned in (self.help, self._settings):
            owned.deleteLater()

    def _take_back_choices(self) -> None:
        """Undo what a visitor chose in help from people; the next one may read another language."""
        before, now = self._before, self._session.settings
        if (before.region, before.help_language, before.still) != (now.region, now.help_language, now.still):
            self._settings.keep(region=before.region, help_language=before.help_language, still=before.still)

    def _look_for_danger(self, before: LiveTurn, live: LiveTurn, event: TurnEvent) -> None:
        """Tell of what a visitor wrote; a recording is not a visitor."""
        if live.state.recording is not None or isinstance(event, ReplayBegan):
            return
        possible = isinstance(event, CrisisScreened) and event.finding.possible
        if isinstance(event, SupportOffered) or possible:
            self.danger.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the panel beside the conversation, or under it."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """The same for another text size."""
        super().changeEvent(event)
        if is_text_size_change(event):
            self._fit()

    def _fit(self) -> None:
        layouts.stand(self._row, in_a_row=self.width() >= _ROOMY_EMS * em(self))
        self.favour(self._favoured)
