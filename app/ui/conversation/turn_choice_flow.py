"""Which turn the panel shows, and how much of it: a person chooses any message, and the depth."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QObject

from app.domain.conversation import MessageId
from app.session.session import Session
from app.session.settings import SettingsError
from app.ui.conversation.conversation_flow import ConversationFlow
from app.ui.conversation.conversation_pane import ConversationPane
from app.ui.panel.panel import TransparencyPanel
from app.ui.transcript.folded_reply import view_of
from app.ui.view_models.chain import Spans
from app.ui.view_models.panel_depth import PanelDepth, depth_named


class TurnChoiceFlow(QObject):
    """The newest turn is shown until another message is chosen, and again with the next message that is sent."""

    def __init__(
        self,
        session: Session,
        flow: ConversationFlow,
        pane: ConversationPane,
        panel: TransparencyPanel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._flow, self._pane = session, flow, pane
        panel.show_depth(depth_named(session.settings.panel_depth))
        pane.transcript.turn_chosen.connect(flow.show_turn_of)
        panel.turn_chosen.connect(self._go_to)
        panel.newest_requested.connect(self._show_newest)
        panel.words_chosen.connect(self._show_words)
        panel.depth_chosen.connect(self._keep_depth)

    def _show_newest(self) -> None:
        self._flow.show_turn_of(None)

    def _go_to(self, message: str) -> None:
        self._flow.show_turn_of(message)
        self._pane.transcript.reveal(MessageId(message))

    def _show_words(self, spans: Spans) -> None:
        """Scroll to the message whose turn is in the panel, and mark these words of it."""
        question, transcript = self._flow.in_panel.question, self._pane.transcript
        if question is None or not transcript.reveal(question.id):
            return
        widget = transcript.timeline.widget_of(question.id)
        if widget is not None:
            view_of(widget).mark_words(spans)

    def _keep_depth(self, depth: PanelDepth) -> None:
        """Keep the depth for the next start."""
        settings = msgspec.structs.replace(self._session.settings, panel_depth=depth.value)
        try:
            self._session.save_settings(settings)
        except SettingsError as error:
            self._pane.errors.tell(error.sentence, error.detail)
