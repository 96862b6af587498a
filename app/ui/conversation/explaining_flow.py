"""Works out what explains a turn once somebody looks: as the panel shows more of the newest turn, and at a wish."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.alignment.explanatory_parts import to_be_explained
from app.domain.analysis import TurnAnalysis
from app.domain.conversation import MessageId
from app.session.session import Session
from app.ui.conversation.conversation_flow import ConversationFlow
from app.ui.conversation.conversation_pane import ConversationPane
from app.ui.panel.panel import TransparencyPanel
from app.ui.task_runner import TaskRunner
from app.ui.view_models.deferred_analysis import Explaining
from app.ui.view_models.panel_depth import PanelDepth, depth_named


class ExplainingFlow(QObject):
    """One turn at a time, in idle time alone: whatever else the model is wanted for goes first."""

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        flow: ConversationFlow,
        pane: ConversationPane,
        panel: TransparencyPanel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks, self._flow, self._pane, self._panel = session, tasks, flow, pane, panel
        self._explained: MessageId | None = None  # the reply whose turn is being worked out
        self._wanted = False  # the newest turn, as soon as its own analysis is over
        session.explained = depth_named(session.settings.panel_depth).has_reasons
        panel.depth_chosen.connect(self._look)
        panel.unexplained.asked.connect(self.work_out)
        panel.turn_shown.connect(self._show)
        flow.turns.changed.connect(self._go_on)
        self._show()

    def work_out(self) -> None:
        """Have what is missing of the turn in the panel worked out."""
        reply = self._flow.in_panel.reply
        if reply is None or not self._may_begin:
            return
        explained = self._explained = reply.id
        self._show()

        def done(analysis: TurnAnalysis) -> None:
            self._explained = None
            self._flow.keep_analysis(explained, analysis)
            self._show()

        def failed(sentence: str, detail: str) -> None:
            self._explained = None
            self._show()
            self._pane.errors.tell(sentence, detail)

        self._tasks.run(lambda report: self._session.explain_turn(explained), done, failed)

    def _look(self, depth: PanelDepth) -> None:
        """Go on with the newest turn where more than a sentence is looked at from now on."""
        self._session.explained = self._wanted = depth.has_reasons
        self._go_on()

    def _go_on(self) -> None:
        if self._wanted and self._may_begin:
            self._wanted = False
            if not self._flow.in_panel.place.past and self._is_missing:
                self.work_out()
        self._show()

    @property
    def _may_begin(self) -> bool:
        turns = self._flow.turns
        return not (turns.answering or turns.analysing or self._explained is not None)

    @property
    def _is_missing(self) -> bool:
        """True where the turn in the panel is recorded, and something would explain it."""
        reply = self._flow.in_panel.reply
        record = self._flow.open.records.get(reply.id) if reply is not None else None
        analysis = record.analysis if record is not None else None
        return analysis is not None and bool(to_be_explained(analysis))

    def _show(self) -> None:
        reply = self._flow.in_panel.reply
        if reply is not None and reply.id == self._explained:
            standing = Explaining.UNDER_WAY
        elif self._may_begin and self._is_missing and self._session.loaded is not None:
            standing = Explaining.OFFERED
        else:
            standing = Explaining.PENDING
        self._panel.unexplained.show_standing(standing)
