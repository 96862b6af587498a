"""Sending, editing, regenerating and taking back messages of the open conversation."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from app.domain.cancellation import CancelToken
from app.domain.conversation import ConversationId, Message, MessageId, Role
from app.domain.turn_state import TurnState
from app.session.session import Session
from app.session.turn import Turn
from app.session.vault_access import VaultState
from app.translation import tr
from app.ui.conversation.conversation_flow import ConversationFlow
from app.ui.conversation.conversation_pane import ConversationPane
from app.ui.conversation.live_turns import Begin
from app.ui.view_models.live_turn import LiveTurn

_MOMENT_MS = 30
_BUSY = tr("A reply is still being written. Stop it first, or wait for its end.")
_BEGUN = tr("That message is being answered already. Stop the reply if you do not want it.")


class SendingFlow(QObject):
    """Begins turns. One further message may wait for the current reply; any other action is refused meanwhile."""

    def __init__(
        self,
        session: Session,
        flow: ConversationFlow,
        pane: ConversationPane,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._flow, self._pane = session, flow, pane
        self._unanswered: set[MessageId] = set()  # sent while there was no model
        self.taken_elsewhere: Callable[[str], bool] = lambda text: False  # in the play of a scenario
        flow.turns.over.connect(self._note_unanswered)
        pane.composer.sent.connect(self.say)
        pane.composer.refused.connect(pane.errors.tell)
        pane.transcript.edit_requested.connect(self.edit)
        pane.transcript.regenerate_requested.connect(self.regenerate)
        pane.transcript.take_back_requested.connect(self.take_back)

    def say(self, text: str) -> None:
        """Send a message; while a reply is being generated, it waits for its turn.

        In the moment in which the keyring opens the vault it is held back, so that it is kept there; in that in which a
        conversation is being opened too, so that it goes to the one that was chosen.
        """
        if self._session.vault_access.state is VaultState.KEYRING or self._flow.is_opening:
            QTimer.singleShot(_MOMENT_MS, self, lambda: self.say(text))
            return
        if self.taken_elsewhere(text):
            return
        flow, opened = self._flow, self._flow.open
        behind = any(flow.is_here(each) and not each.over for each in flow.turns.all())
        flow.begin(
            self._saying(text, opened.id, opened.leaf), lambda view: LiveTurn(view, text, behind=behind)
        )

    def edit(self, message: str, text: str) -> None:
        """Replace a message by another text, as a new branch."""
        edited = self._flow.open.find(message)
        if edited is not None and self._may_start(text):
            self._flow.begin(
                self._saying(text, edited.conversation, edited.parent),
                lambda view: LiveTurn(view, text),
                self._flow.open.at_leaf(edited.parent),
            )

    def _saying(self, text: str, conversation: ConversationId | None, parent: MessageId | None) -> Begin:
        """Return the function that begins the turn, in the mode chosen in the composer."""
        wish = self._pane.composer.mode.wish

        def begin(token: CancelToken) -> Turn:
            return self._session.say(
                text,
                conversation,
                parent,
                mode=wish.mode,
                strategy=wish.strategy,
                against=wish.against,
                token=token,
            )

        return begin

    def regenerate(self, message: str) -> None:
        """Regenerate a reply as a new branch."""
        reply = self._flow.open.find(message)
        question = None if reply is None else reply.parent if reply.role is Role.ASSISTANT else reply.id
        if reply is None or question is None:
            return
        conversation, asked, wish = reply.conversation, question, self._pane.composer.mode.wish

        def begin(token: CancelToken) -> Turn:
            return self._session.regenerate(
                conversation,
                asked,
                mode=wish.mode,
                strategy=wish.strategy,
                against=wish.against,
                token=token,
            )

        self.start(begin, asked)

    def regenerate_last(self) -> None:
        """Regenerate the last reply."""
        leaf = self._flow.open.leaf
        if self._may_start("") and leaf is not None:
            self.regenerate(leaf)

    def answer_what_waits(self) -> None:
        """Answer the last message in view, if it was sent while there was no model; one is loaded now."""
        leaf, unanswered = self._flow.open.leaf, self._unanswered
        self._unanswered = set()
        if leaf in unanswered and leaf is not None and not self._flow.turns.answering:
            self.regenerate(leaf)

    def _note_unanswered(self, live: LiveTurn) -> None:
        question = live.state.question
        if question is not None and live.state.failure is not None and self._session.loaded is None:
            self._unanswered.add(question.id)

    def start(
        self,
        begin: Begin,
        at: MessageId | None,
        *,
        beside: Message | None = None,
        about: MessageId | None = None,
    ) -> bool:
        """Begin a turn at a message of the open conversation; return whether it could begin.

        ``beside`` is an earlier reply that the new one is to stand beside; ``about`` one that the turn works on.
        """
        if not self._may_start(""):
            return False
        opened = self._flow.open
        record = opened.records.get(about) if about is not None else None
        state = TurnState.of(record) if record is not None else TurnState()
        self._flow.begin(
            begin,
            lambda view: LiveTurn(view, beside=beside, about=about, state=state),
            opened.at_leaf(at),
        )
        return True

    def _may_start(self, said: str) -> bool:
        """Return whether a turn that cannot wait may begin; if not, say so and restore the message."""
        if self._flow.turns.answering:
            self._pane.errors.tell(_BUSY)
            self._pane.composer.restore(said)
        return not self._flow.turns.answering

    def take_back(self, question: str) -> None:
        """Take back a waiting message."""
        if not self._flow.turns.take_back(question):
            self._pane.errors.tell(_BEGUN)
