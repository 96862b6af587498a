"""Guide mode in an evaluation: the program's own turns, with conversations held in memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.analysis import Mode, TurnAnalysis
from app.domain.cancellation import CancelToken
from app.domain.conversation import (
    ConversationId,
    Message,
    MessageId,
    MessageState,
    Role,
    new_message_id,
    now,
)
from app.domain.errors import EngineFailure
from app.domain.generation import PromptMessage
from app.domain.lingo_bp import Backpropagation
from app.domain.turn import TurnFacts
from app.domain.turn_state import ReplyState, TurnState
from app.evaluation.errors import EvaluationError, RequestUnusable
from app.session.session import Session
from app.session.turn import MessageTurn, Saying, Turn, TurnWish
from app.session.turn_conditions import NotImprovable
from app.storage.vault import Vault, memory_record
from app.translation import tr

_MOST_KEPT = 64  # conversations that may still continue; a red team backs off and tries other branches
_GIVEN_UP = tr("The item was given up before its end.")

MEASURED_MODES = (Mode.OBSERVE, Mode.GUIDE)

_Path = tuple[str, ...]  # the system prompt, then each message's text


@dataclass(frozen=True, slots=True)
class GuidedReply:
    """A reply of the program's own turn, with the analysis of its message up to then."""

    thinking: str
    text: str
    state: MessageState
    facts: TurnFacts
    analysis: TurnAnalysis
    improvement: Backpropagation | None = None

    @property
    def withheld(self) -> bool:
        """True where a first reply was over the limit and was withheld."""
        return bool(self.analysis.reply.withheld)


@dataclass(slots=True)
class _Kept:
    """The state of a conversation. ``turn`` is the last one, whose analysis is finished only if it continues."""

    conversation: ConversationId
    leaf: MessageId | None
    turn: MessageTurn | None = None


def measured_mode(name: str) -> Mode:
    """Return the mode of the measurement. Raises ``EvaluationError`` for any but ``MEASURED_MODES``."""
    found = next((each for each in MEASURED_MODES if each == name), None)
    if found is None:
        raise EvaluationError(
            tr(
                "There is no mode '{name}' for an evaluation. Choose observe (the bare model) or guide "
                "(the program's own turn).",
                name=name,
            )
        )
    return found


class GuidedConversations:
    """Guide-mode conversations, one call at a time."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._record: Vault = memory_record()
        self._kept: OrderedDict[_Path, _Kept] = OrderedDict()

    def reply(
        self,
        system: str,
        messages: Sequence[PromptMessage],
        wish: TurnWish,
        given_up: CancelToken,
        improved: bool = False,
    ) -> GuidedReply:
        """Reply to the last message, a person's; ``improved``: with the best version that Improve finds.

        A conversation that was answered here before continues with all of its analysis; any other history is taken
        as given. Raises ``EngineFailure``.
        """
        if not messages or messages[-1].role is not Role.USER:
            raise RequestUnusable(tr("In Guide mode the last message has to be the person's."))
        path = (system, *(each.text for each in messages))
        at = self._at(path[:-1], messages[:-1], given_up)
        saying = Saying(messages[-1].text, at.conversation, at.leaf)
        turn = self._session.answer_elsewhere(self._record, saying, wish, system)
        reply = self._replied(turn, given_up)
        if improved:
            reply = self._improved(turn, reply, system, given_up)
        self._keep((*path, reply.text), _Kept(at.conversation, turn.reply, turn))
        return reply

    def close(self) -> None:
        """Discard all conversations."""
        while self._kept:
            _close(self._kept.popitem()[1])
        self._record.close()

    def _at(self, path: _Path, messages: Sequence[PromptMessage], given_up: CancelToken) -> _Kept:
        """Return the state of a history: the stored one, or a new one built from its messages."""
        found = self._kept.get(path) if messages else None
        if found is not None:
            if found.turn is not None:
                _run_out(
                    found.turn, given_up
                )  # the analysis that the program does until the next message comes
            return found
        started = _Kept(self._record.start("evaluation").id, None)
        for each in messages:
            message = Message(
                new_message_id(), started.conversation, started.leaf, each.role, each.text, now()
            )
            self._record.append(message)
            started.leaf = message.id
        return started

    def _replied(self, turn: MessageTurn, given_up: CancelToken) -> GuidedReply:
        """Run a turn up to its reply; only the analysis after it remains. Raises ``EngineFailure``."""
        with given_up.calling(turn.stop):
            for _ in turn:
                if turn.state.replied or turn.state.failure is not None:
                    break
        if given_up.cancelled or turn.state.failure is not None:
            turn.close()
        if given_up.cancelled:
            raise EngineFailure(_GIVEN_UP)
        return _guided_reply(turn.state)

    def _improved(
        self, turn: MessageTurn, reply: GuidedReply, system: str, given_up: CancelToken
    ) -> GuidedReply:
        """Return the best version of a reply; a reply that Improve does not take on stays. Raises ``EngineFailure``."""
        _run_out(turn, given_up)
        if turn.reply is None:
            return reply
        try:
            improvement = self._session.improve(turn.reply, store=self._record, system_prompt=system)
        except NotImprovable:
            return reply
        with given_up.calling(improvement.stop):
            _run_out(improvement, given_up)
        if improvement.state.failure is not None:
            raise EngineFailure(improvement.state.failure.sentence, improvement.state.failure.detail)
        analysis = improvement.state.turn_analysis
        found = analysis.reply.improvement if analysis is not None else None
        if found is None:
            return reply
        return replace(reply, text=found.passes[found.best].reply, improvement=found)

    def _keep(self, path: _Path, kept: _Kept) -> None:
        self._kept[path] = kept
        self._kept.move_to_end(path)
        while len(self._kept) > _MOST_KEPT:
            _, oldest = self._kept.popitem(last=False)
            _close(oldest)
            if all(each.conversation != oldest.conversation for each in self._kept.values()):
                self._record.delete(oldest.conversation)


def _run_out(turn: Turn, given_up: CancelToken) -> None:
    """Run a turn to its end. Raises ``EngineFailure`` where the item was given up."""
    for _ in turn:
        if given_up.cancelled:
            raise EngineFailure(_GIVEN_UP)


def _guided_reply(state: TurnState) -> GuidedReply:
    """Return the reply of a turn. Raises ``EngineFailure`` where the turn failed, or ended without one."""
    if state.failure is not None:
        raise EngineFailure(state.failure.sentence, state.failure.detail)
    reply, analysis = state.reply or ReplyState(), state.turn_analysis
    if reply.message is None or reply.facts is None or analysis is None:
        raise EngineFailure(tr("The turn ended without a reply. Run the evaluation again."))
    return GuidedReply(reply.thinking, reply.text, reply.message.state, reply.facts, analysis)


def _close(kept: _Kept) -> None:
    if kept.turn is not None:
        kept.turn.close()
