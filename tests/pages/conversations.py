"""Conversations to show on a page: long, in Chinese, with code, in a crisis; calm words only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from app.alignment.support import support_for
from app.domain.analysis import Mode, Trajectory, TurnAnalysis
from app.domain.conversation import Conversation, ConversationId, Message, MessageId
from app.domain.model import ModelStanding
from app.domain.risk import CrisisFinding, CrisisKind, Headline
from app.domain.support import Support
from app.domain.turn_state import ReplyState, TurnState
from app.ui.view_models.reply_speaker import ReplySpeaker
from tests.ui.reasoning_factories import THINKING, analysis, chain, improvement, influences
from tests.ui.transcript_scenes import CHINESE_REPLY, CONVERSATION, RICH_REPLY, dialogue, message, question
from tests.ui.turn_factories import assessment, facts

_MOMENT = datetime(2026, 11, 27, 20, 15, tzinfo=UTC)  # pictures that are taken again stay as they are
SPEAKER = ReplySpeaker("SmolLM2-135M-Instruct (trial model)", ModelStanding.TRIAL)
LABEL = "Guide: Full answer with a safety note · taken back and answered again: Lead to help"


@dataclass(frozen=True, slots=True)
class ShownConversation:
    """What transcript and panel show of one conversation."""

    path: tuple[Message, ...]
    state: TurnState
    supports: Mapping[MessageId, Support] = field(default_factory=dict)
    title: str = "What can I do to sleep better before an exam that matters a lot"


def _state(
    path: tuple[Message, ...], known: TurnAnalysis, *, crisis: bool = False, region: str = "GB"
) -> TurnState:
    """Return the finished turn at the end of a path."""
    asked, answered = path[-2], path[-1]
    finding = CrisisFinding(crisis=crisis, kinds=(CrisisKind.SUICIDAL_INTENT,) if crisis else ())
    reply = ReplyState(
        analysis=known.reply,
        thinking=THINKING,
        text=answered.text,
        folded=crisis,
        message=answered,
        facts=facts(),
    )
    return TurnState(
        question=asked,
        finding=finding,
        support=support_for(finding, region, asked.text),
        assessment=assessment(Headline.CRISIS if crisis else Headline.LOW),
        analysis=known.message,
        table=known.table,
        replies=(reply,),
    )


def _known() -> TurnAnalysis:
    return analysis(
        Mode.GUIDE,
        guidance="Listen first, then name two things to try.",
        chain=chain(),
        influences=influences(),
        improvement=improvement(),
        trajectory=Trajectory(("a", "b", "c"), (0.1, 0.2, 0.12), (0.1, 0.3, 0.46)),
    )


def short() -> ShownConversation:
    """Return one question with one reply."""
    path = tuple(dialogue(1))
    return ShownConversation(path, _state(path, _known()), title="Sleep")


def long() -> ShownConversation:
    """Return twelve questions with their replies."""
    path = tuple(dialogue(12))
    return ShownConversation(path, _state(path, _known()))


def with_code() -> ShownConversation:
    """Return a reply with every kind of block: a list, a quotation, code and a table."""
    asked = question("Could you write me a plan?\nWith a table, please,\n    and some code.", "q")
    path = (asked, message(RICH_REPLY, id_="a"))
    return ShownConversation(path, _state(path, _known()), title="A plan")


def in_chinese() -> ShownConversation:
    """Return a crisis in Chinese with the help of its region."""
    path = (question("我觉得很孤独，不想活了。", "q"), replace(message(CHINESE_REPLY, id_="a"), folded=True))
    state = _state(path, analysis(), crisis=True, region="CN")
    return ShownConversation(path, state, _supports(state), "对话")


def in_crisis(region: str = "GB") -> ShownConversation:
    """Return a crisis with its help, and the reply folded away."""
    asked = question("I can't go on any more. I want to die.", "q")
    path = (asked, replace(message("I hear how heavy this is.", id_="a"), folded=True))
    state = _state(path, analysis(), crisis=True, region=region)
    return ShownConversation(path, state, _supports(state), "Conversation of Friday")


def in_distress() -> ShownConversation:
    """Return a message in distress without danger, with its warm line."""
    asked = question("Everything is too much since my mother died.", "q")
    path = (asked, message("That is a great loss. Tell me about her, if you like.", id_="a"))
    state = replace(_state(path, _known()), assessment=assessment(Headline.DISTRESS))
    return ShownConversation(path, state, title="Conversation of Friday")


def about_somebody() -> ShownConversation:
    """Return the concern for somebody else with its quiet help."""
    asked = question("My friend says she does not want to live any more.", "q")
    path = (asked, message("You are a good friend. You could ask her openly.", id_="a"))
    finding = CrisisFinding(crisis=False, kinds=(CrisisKind.CONCERN_FOR_OTHER,))
    support = support_for(finding, "GB", asked.text)
    state = replace(
        _state(path, _known()), finding=finding, support=support, assessment=assessment(Headline.CONCERN)
    )
    return ShownConversation(path, state, _supports(state), "Conversation of Friday")


def _supports(state: TurnState) -> dict[MessageId, Support]:
    assert state.question is not None and state.support is not None
    return {state.question.id: state.support}


def listed() -> list[Conversation]:
    """Return the conversations of the list, the open one first."""
    titles = (
        "What can I do to sleep better before an exam that matters a lot",
        "Three sea birds",
        "慢慢来",
        "对话",
    )
    return [Conversation(CONVERSATION, titles[0], _MOMENT, _MOMENT)] + [
        Conversation(ConversationId(f"c{number}"), title, _MOMENT, _MOMENT)
        for number, title in enumerate(titles[1:])
    ]
