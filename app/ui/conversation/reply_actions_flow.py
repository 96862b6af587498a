"""Actions on an existing reply: explain the judgement, measure the reasoning, answer from it again, improve it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.alignment.summary import Summary
from app.domain.analysis import Mode, TurnAnalysis
from app.domain.cancellation import CancelToken
from app.domain.conversation import Message, Role
from app.domain.reasoning_chain import ReasoningChain
from app.session.session import Session
from app.session.turn import Turn
from app.translation import tr
from app.ui.conversation.conversation_flow import ConversationFlow
from app.ui.conversation.conversation_pane import ConversationPane
from app.ui.conversation.explaining_flow import ExplainingFlow
from app.ui.conversation.reply_progress_flow import ReplyProgressFlow
from app.ui.conversation.sending_flow import SendingFlow
from app.ui.conversation.unseen_flow import UnseenFlow
from app.ui.panel.panel import TransparencyPanel
from app.ui.task_runner import TaskRunner

_OTHER_MODEL = tr(
    "Another model wrote this reply: the figures say how likely the one that is loaded would find it."
)
_EXPLAINING, _WEIGHING = tr("The judge is explaining…"), tr("The reasoning is being weighed…")
_SUMMARISING = tr("The model is summarising…")


class ReplyActionsFlow(QObject):
    """One action at a time, and none while a reply is being generated."""

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        flow: ConversationFlow,
        saying: SendingFlow,
        pane: ConversationPane,
        panel: TransparencyPanel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks, self._flow, self._pane, self._panel = session, tasks, flow, pane, panel
        self._saying = saying
        self._progress = ReplyProgressFlow(flow, pane.transcript, self)
        self.unseen = UnseenFlow(flow, pane, self)
        self.explaining = ExplainingFlow(session, tasks, flow, pane, panel, self)
        self.unseen.note.summary_requested.connect(self.summarise)
        self.asking = False
        panel.explanation_requested.connect(self.explain)
        panel.weigh_requested.connect(self.weigh)
        panel.answer_requested.connect(self.answer_again)
        pane.transcript.improve_requested.connect(self.improve)
        pane.composer.stop_requested.connect(self.stop)
        flow.turns.changed.connect(self._allow)
        self._allow()

    def stop(self) -> None:
        """Cancel the running action; its result is discarded."""
        if self.asking:
            self._session.queue.stop()

    def explain(self) -> None:
        """Have the judge explain its judgement of the message whose turn is in the panel."""
        question, profile = self._flow.in_panel.question, self._panel.profile
        if question is None or self._flow.turns.answering or self.asking:
            profile.explaining_failed()
            return
        conversation, asked = question.conversation, question.id

        def done(words: str) -> None:
            self._over()
            shown = self._flow.in_panel.question
            if shown is not None and shown.id == asked:
                profile.show_explanation(words)

        def failed(sentence: str, detail: str) -> None:
            self._over()
            profile.explaining_failed()
            self._pane.errors.tell(sentence, detail)

        self._begin(_EXPLAINING)
        self._tasks.run(lambda report: self._session.explain(conversation, asked), done, failed)

    def weigh(self) -> None:
        """Measure the influence of each reasoning step on the reply whose turn is in the panel."""
        reply, influence = self._flow.in_panel.reply, self._panel.reasoning.influence
        if reply is None or self._flow.turns.answering or self._flow.turns.analysing or self.asking:
            influence.failed()
            return
        weighed, loaded = reply.id, self._session.loaded
        if loaded is not None and loaded[0].sha256 != reply.model_sha256:
            self._pane.errors.tell(_OTHER_MODEL)

        def done(analysis: TurnAnalysis) -> None:
            self._over()
            self._flow.keep_analysis(weighed, analysis)

        def failed(sentence: str, detail: str) -> None:
            self._over()
            influence.failed()
            self._pane.errors.tell(sentence, detail)

        self._begin(_WEIGHING)
        self._tasks.run(lambda report: self._session.weigh_reasoning(weighed), done, failed)

    def summarise(self) -> None:
        """Have the loaded model summarise what it does not see any more; a person decides whether that is used."""
        conversation, first = self._flow.open.id, self._flow.open.first_seen
        if conversation is None or first is None or self._flow.turns.answering or self.asking:
            return

        def done(summary: Summary) -> None:
            self._over()
            if self._flow.open.first_seen == first:
                self.unseen.note.show_summary(summary)

        def failed(sentence: str, detail: str) -> None:
            self._over()
            self._pane.errors.tell(sentence, detail)

        self._begin(_SUMMARISING)
        self._tasks.run(lambda report: self._session.summarise(conversation, first), done, failed)

    def answer_again(self, chain: ReasoningChain) -> None:
        """Have the message in the panel answered again from edited reasoning, beside the existing reply."""
        reply = self._flow.in_panel.reply
        record = self._flow.open.records.get(reply.id) if reply is not None else None
        analysis = record.analysis if record is not None else None
        if reply is None or reply.parent is None or self.asking:
            return
        conversation, asked = reply.conversation, reply.parent
        followed = analysis.reply.followed if analysis is not None else ""
        mode = Mode.GUIDE if followed else Mode.OBSERVE

        def begin(token: CancelToken) -> Turn:
            return self._session.regenerate(
                conversation, asked, mode=mode, strategy=followed, chain=chain, token=token
            )

        self._saying.start(begin, asked, beside=reply)

    def improve(self, message: str) -> None:
        """Improve a reply in passes; a better pass is offered beside the original."""
        reply = self._flow.open.find(message)
        if reply is None or not _improvable(reply) or self.asking:
            return
        improved = reply.id
        if self._saying.start(
            lambda token: self._session.improve(improved, token=token), self._flow.open.leaf, about=improved
        ):
            self._panel.improvement.begin()
            self._progress.begin(self._flow.turns.all()[-1])

    def _begin(self, words: str) -> None:
        self.asking = True
        self._panel.profile.allow_explaining(False)
        self._pane.status.show_activity(words)
        self._allow()

    def _over(self) -> None:
        self.asking = False
        self._panel.profile.allow_explaining(True)
        self._pane.status.show_activity("")
        self._allow()

    def _allow(self) -> None:
        turns = self._flow.turns
        if not turns.answering:
            self._panel.improvement.over()
        free = not turns.answering and not self.asking
        self._pane.composer.set_busy(not free)
        self.unseen.note.allow(free)
        self._panel.reasoning.allow(changing=free, weighing=free and not turns.analysing)


def _improvable(reply: Message) -> bool:
    return reply.role is Role.ASSISTANT and not reply.folded and bool(reply.text.strip())
