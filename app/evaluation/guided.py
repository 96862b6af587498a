"""Guide mode in an evaluation: the one turn pipeline, with conversations kept in memory while they go on."""

from __future__ import annotations

import contextlib
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.alignment.turn import TurnParts, answer
from app.domain.analysis import Mode, TurnAnalysis
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
from app.domain.generation import PromptMessage, Sampling
from app.domain.turn import (
    AnalysisExtended,
    ReplyWithheld,
    StrategyChosen,
    TurnEnded,
    TurnEvent,
    TurnFacts,
    TurnFailed,
)
from app.evaluation.errors import EvaluationError, RequestUnusable
from app.storage.vault import Vault, memory_record

_MOST_KEPT = 64  # conversations that may still go on; a red team backs off and tries other branches

MEASURED_MODES = (Mode.OBSERVE, Mode.GUIDE)

PartsOf = Callable[[Sampling | None, Mode | None, str], TurnParts]
_Path = tuple[str, ...]  # the system prompt, then each message's text


@dataclass(frozen=True, slots=True)
class GuidedReply:
    """A reply of the pipeline, with what was computed of its message up to then."""

    thinking: str
    text: str
    state: MessageState
    facts: TurnFacts
    analysis: TurnAnalysis
    withheld: bool  # a first reply was over the limit and was taken back


@dataclass(slots=True)
class _Kept:
    """Where a conversation stands. ``rest`` is the last turn's analysis, done only if the conversation goes on."""

    conversation: ConversationId
    leaf: MessageId | None
    rest: Iterator[TurnEvent] | None = None


def measured_mode(name: str) -> Mode:
    """Answer the mode in which a model is measured. Raises ``EvaluationError`` for any but ``MEASURED_MODES``."""
    found = next((each for each in MEASURED_MODES if each == name), None)
    if found is None:
        raise EvaluationError(
            f"There is no mode '{name}' for an evaluation. Choose observe (the bare model) or guide (the program's "
            "own turn)."
        )
    return found


class GuidedConversations:
    """Answers messages as the program does in Guide. One call at a time."""

    def __init__(self, parts_of: PartsOf) -> None:
        self._parts_of = parts_of
        self._record: Vault = memory_record()
        self._kept: OrderedDict[_Path, _Kept] = OrderedDict()

    def reply(
        self, system: str, messages: Sequence[PromptMessage], sampling: Sampling, strategy: str = ""
    ) -> GuidedReply:
        """Answer the last message, a person's. A conversation that was answered here before goes on with all
        that was computed of it; any other history is taken as it is told. Raises ``EngineFailure``.
        """
        if not messages or messages[-1].role is not Role.USER:
            raise RequestUnusable("In Guide mode the last message has to be the person's.")
        path = (system, *(each.text for each in messages))
        at = self._at(path[:-1], messages[:-1])
        question = Message(new_message_id(), at.conversation, at.leaf, Role.USER, messages[-1].text, now())
        parts = replace(
            self._parts_of(sampling, Mode.GUIDE, strategy), record=self._record, system_prompt=system
        )
        conversation = self._record.tree(at.conversation).conversation
        events = answer(parts, conversation, question)
        reply, leaf = _until_reply(events)
        turn = self._record.turn_of(leaf)
        if turn is not None and turn.analysis is not None:  # with the review, which no event tells of
            reply = replace(reply, analysis=turn.analysis)
        self._keep((*path, reply.text), _Kept(at.conversation, leaf, events))
        return reply

    def close(self) -> None:
        """Let all conversations go."""
        while self._kept:
            _close(self._kept.popitem()[1].rest)
        self._record.close()

    def _at(self, path: _Path, messages: Sequence[PromptMessage]) -> _Kept:
        """Answer where a history stands: where it was left here, else told anew."""
        found = self._kept.get(path) if messages else None
        if found is not None:
            for _ in found.rest or ():  # the analysis that the program does until the next message comes
                pass
            return found
        started = _Kept(self._record.start("evaluation").id, None)
        for each in messages:
            message = Message(
                new_message_id(), started.conversation, started.leaf, each.role, each.text, now()
            )
            self._record.append(message)
            started.leaf = message.id
        return started

    def _keep(self, path: _Path, kept: _Kept) -> None:
        self._kept[path] = kept
        self._kept.move_to_end(path)
        while len(self._kept) > _MOST_KEPT:
            _, oldest = self._kept.popitem(last=False)
            _close(oldest.rest)
            if all(each.conversation != oldest.conversation for each in self._kept.values()):
                self._record.delete(oldest.conversation)


def _until_reply(events: Iterator[TurnEvent]) -> tuple[GuidedReply, MessageId]:
    """Consume a turn up to its reply; what is left is the analysis after it. Raises ``EngineFailure``."""
    analysis: TurnAnalysis | None = None
    withheld = False
    for event in events:
        match event:
            case StrategyChosen() | AnalysisExtended():
                analysis = event.analysis
            case ReplyWithheld():
                analysis, withheld = event.analysis, True
            case TurnFailed():
                raise EngineFailure(event.sentence, event.detail)
            case TurnEnded() if analysis is not None:
                said = event.message
                reply = GuidedReply(said.thinking, said.text, said.state, event.facts, analysis, withheld)
                return reply, said.id
    raise EngineFailure("The turn ended without a reply. Run the evaluation again.")


def _close(events: Iterator[TurnEvent] | None) -> None:
    close = getattr(events, "close", None)
    if close is not None:
        with contextlib.suppress(EngineFailure):
            close()
