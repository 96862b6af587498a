"""Live supervision in the window: what the panel shows of a reply, coded in the background while the model is idle."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer

from app.alignment.supervision.questions import coded_by_rules
from app.alignment.supervision.reflections import Exchange
from app.domain.conversation import ConversationId, MessageId
from app.domain.message_language import language_of
from app.domain.supervision import CodeCounts, CodedSentence, SupervisionTest, counted
from app.session.session import Session
from app.translation import tr
from app.ui.conversation.conversation_flow import ConversationFlow
from app.ui.panel.panel import TransparencyPanel
from app.ui.task_runner import TaskRunner
from app.ui.view_models.profile import percent
from app.ui.view_models.supervision import supervision_view
from app.workspace.supervision import Supervision, exchanges_in

_AGAIN_MS = 2000  # until the model is asked again that was wanted elsewhere


@dataclass(frozen=True, slots=True)
class _Coded:
    """The answers of a branch, coded; ``waits`` where the model is still to be asked about one."""

    answers: tuple[tuple[CodedSentence, ...], ...]
    test: SupervisionTest | None
    waits: bool


class SupervisionFlow(QObject):
    """Looks again at each turn that the panel shows; ``leave`` ends it with the window."""

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        flow: ConversationFlow,
        panel: TransparencyPanel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks, self._flow, self._panel = session, tasks, flow, panel
        self._supervision = Supervision(session)
        self._revealed: ConversationId | None = None  # in which the feedback was asked for
        self._shown: tuple[MessageId, str] | None = None  # the reply, and the model, that were looked at
        self._left = False
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self._ask_again)
        panel.turn_shown.connect(self._follow_panel)
        panel.supervision.reveal_requested.connect(self._reveal)
        panel.supervision.measure_requested.connect(self._measure)

    def look(self) -> None:
        """Look at the shown reply anew, as after the settings were changed."""
        self._shown = None
        self._follow_panel()

    def leave(self) -> None:
        """Ask nothing any more."""
        self._left = True
        self._again.stop()

    def _follow_panel(self) -> None:
        wanted, reply = self._session.settings.supervision, self._flow.in_panel.reply
        if self._left:
            return
        if not wanted or reply is None:
            self._shown = None
            self._panel.supervision.clear()
            return
        if wanted == "end" and self._revealed != reply.conversation:
            self._shown = None
            self._panel.supervision.show_hidden()
            return
        looked = (reply.id, self._supervision.model_sha256)
        if looked == self._shown:
            return
        self._shown = looked
        exchanges = self._exchanges(reply.id)
        if exchanges:
            by_rules = tuple(coded_by_rules(each.answer) for each in exchanges)
            self._show(exchanges, _Coded(by_rules, self._supervision.test(), waits=False))
            self._code(looked, exchanges)
        else:
            self._panel.supervision.clear()

    def _ask_again(self) -> None:
        """Ask the model that was wanted elsewhere, if the same reply is still shown."""
        if self._shown is not None:
            self._code(self._shown, self._exchanges(self._shown[0]))

    def _exchanges(self, reply: MessageId) -> tuple[Exchange, ...]:
        tree = self._flow.open.tree
        return exchanges_in(tree.path_to(reply)) if tree is not None else ()

    def _code(self, looked: tuple[MessageId, str], exchanges: tuple[Exchange, ...]) -> None:

        def show(coded: _Coded) -> None:
            if self._shown == looked and exchanges:
                self._show(exchanges, coded)
                if coded.waits and not self._left:
                    self._again.start()

        show(
            _Coded(tuple(coded_by_rules(each.answer) for each in exchanges), self._supervision.test(), False)
        )
        self._tasks.run(lambda report: self._coded(exchanges), show, self._failed)

    def _coded(self, exchanges: tuple[Exchange, ...]) -> _Coded:
        found = [self._supervision.code(each) for each in exchanges]
        answers = tuple(
            coded if coded is not None else coded_by_rules(each.answer)
            for coded, each in zip(found, exchanges, strict=True)
        )
        return _Coded(answers, self._supervision.test(), waits=None in found)

    def _show(self, exchanges: tuple[Exchange, ...], coded: _Coded) -> None:
        answer, sentences = exchanges[-1].answer, coded.answers[-1]
        branch = sum((counted(each) for each in coded.answers), CodeCounts())
        view = supervision_view(
            answer,
            sentences,
            counted(sentences),
            branch,
            language_of(answer),
            coded.test,
            has_model=bool(self._supervision.model_sha256),
        )
        self._panel.supervision.show_feedback(view)

    def _failed(self, sentence: str, detail: str) -> None:
        self._panel.supervision.tell(sentence)

    def _reveal(self) -> None:
        self._revealed = self._flow.open.id
        self.look()

    def _measure(self) -> None:
        self._panel.supervision.tell(tr("The model codes the hand-coded sentences…"))
        self._tasks.run(
            lambda report: self._supervision.measure(report),
            lambda test: self.look(),
            self._failed,
            lambda share: self._tell_share(share),
        )

    def _tell_share(self, share: object) -> None:
        if isinstance(share, float):
            words = tr("The model codes the hand-coded sentences: {share} done.", share=percent(share))
            self._panel.supervision.tell(words)
