"""What the panel derives from a turn's state: whether it is over, what is known, and whether it is another turn."""

from __future__ import annotations

from app.domain.analysis import ReplyAnalysis, TurnAnalysis
from app.domain.conversation import Message
from app.domain.generation import LoadedModel
from app.domain.turn import TurnFacts
from app.domain.turn_state import ReplyState, TurnState
from app.translation import tr

STREAMS = tr("Its thinking will stream here.")
THINKS_SILENTLY = tr("This model does not think aloud.")
NO_THINKING = tr("There was no thinking in this turn.")


def is_over(state: TurnState) -> bool:
    """True once every reply is recorded, or none will come."""
    return state.replied or state.failure is not None


def is_recorded(state: TurnState) -> bool:
    """True where the last reply is recorded."""
    return state.reply is not None and state.reply.message is not None


def reply_analysis(state: TurnState) -> ReplyAnalysis | None:
    """Return the analysis of the last reply."""
    return state.reply.analysis if state.reply is not None else None


def newest_reply_analysis(state: TurnState) -> ReplyAnalysis | None:
    """Return the newest analysis of a reply.

    Between two replies to a message the next one has no analysis yet; the earlier one stays in view meanwhile.
    """
    known = (each.analysis for each in reversed(state.replies))
    return next((each for each in known if each is not None), None)


def newest_analysis(state: TurnState) -> TurnAnalysis | None:
    """Return the analysis of the message, with the reply that was analysed last."""
    reply = newest_reply_analysis(state)
    if state.analysis is None or reply is None:
        return None
    return TurnAnalysis(state.analysis, reply, state.table)


def recorded_thinking(state: TurnState) -> str:
    """Return the thinking of the last reply once it is recorded; spans refer to this text."""
    return state.thinking if is_recorded(state) else ""


def facts_of(state: TurnState) -> TurnFacts | None:
    """Return the facts of the last reply."""
    return state.reply.facts if state.reply is not None else None


def thinking_note(state: TurnState, loaded: LoadedModel | None) -> str:
    """Return the note shown while there is no thinking; empty where there is some."""
    if state.thinking:
        return ""
    silent = loaded is not None and not loaded.thinks
    if not is_over(state):
        return THINKS_SILENTLY if silent else STREAMS
    written_by_it = loaded is not None and state.reply is not None and _wrote(loaded, state.reply)
    return THINKS_SILENTLY if silent and written_by_it else NO_THINKING


def _wrote(loaded: LoadedModel, reply: ReplyState) -> bool:
    if reply.facts is not None:
        return reply.facts.hash == loaded.sha256
    return reply.message is not None and reply.message.model_sha256 == loaded.sha256


def needs_help(state: TurnState) -> bool:
    """True where the screen found somebody in danger: help comes first."""
    finding = state.finding
    return state.support is not None or (finding is not None and (finding.crisis or finding.concern))


# -- the values that a part of the panel is drawn from ------------------------------------------------------


def of_headline(state: TurnState) -> tuple[object, ...]:
    """Return what the headline shows."""
    before = (state.question, state.waiting, state.withdrawn, state.finding, state.support, state.failure)
    return (state.assessment,) if state.assessment is not None else before


def of_reasons(state: TurnState) -> tuple[object, ...]:
    """Return what the reasons rest on."""
    of_message = (
        state.question,
        state.finding,
        state.assessment,
        state.analysis,
        state.table,
        state.withdrawn,
    )
    return (*of_message, reply_analysis(state), newest_reply_analysis(state), is_recorded(state))


def of_costs(state: TurnState) -> tuple[object, ...]:
    """Return what the costs are counted from."""
    counted = (state.analysis, state.table, newest_reply_analysis(state), facts_of(state))
    return (*counted, state.analysis_broken)


def same_turn(before: TurnState, after: TurnState) -> bool:
    """True where ``after`` is the same turn as ``before``, grown, recorded or unchanged; False for another one.

    Answering the same message again is another turn.
    """
    if _identity(before.question) != _identity(after.question):
        return False
    if before.assessment is not None and after.assessment is None:
        return False
    last = before.reply
    if last is None:
        return True
    if last.message is None:
        return len(after.replies) >= len(before.replies)
    return _identity(last.message) in {_identity(each.message) for each in after.replies}


def _identity(message: Message | None) -> str | None:
    return message.id if message is not None else None
