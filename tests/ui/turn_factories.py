"""Factories for the window's tests: messages, assessments, facts and help."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget

from app.alignment.support import helplines_for
from app.domain.conversation import (
    Conversation,
    ConversationId,
    Message,
    MessageId,
    Role,
    new_message_id,
    now,
)
from app.domain.generation import LoadedModel, ReadingProgress, Sampling
from app.domain.model import ModelStanding
from app.domain.risk import (
    CategoryScore,
    CrisisFinding,
    CrisisKind,
    Headline,
    Judge,
    JudgeKind,
    RiskAssessment,
)
from app.domain.support import Support
from app.domain.turn import (
    CrisisScreened,
    PromptReading,
    ReplyArrived,
    RiskAssessed,
    SupportOffered,
    ThinkingArrived,
    TurnEnded,
    TurnEvent,
    TurnFacts,
    TurnRecord,
    UserMessageCommitted,
)
from app.domain.turn_state import TurnState
from app.ui.panel.panel import TransparencyPanel

HASH = "0123456789abcdef" * 4
HOME = Conversation(ConversationId("c"), "A walk by the sea", now(), now())


def message(
    text: str, role: Role = Role.USER, parent: MessageId | None = None, *, thinking: str = ""
) -> Message:
    """Return a message of the only conversation."""
    return Message(new_message_id(), HOME.id, parent, role, text, now(), thinking=thinking)


def assessment(
    headline: Headline = Headline.LOW, kind: JudgeKind = JudgeKind.INDICATIVE, safe: float = 0.9
) -> RiskAssessment:
    """Return an assessment whose unsafe part is spread over eight categories."""
    ids = ("mh", "ph", "se", "def", "law", "med", "fin", "ha")
    rest = tuple(
        CategoryScore(each, f"Category {each}", (1 - safe) / (2 ** (index + 1)))
        for index, each in enumerate(ids)
    )
    categories = tuple(sorted((CategoryScore("sec", "Safe", safe), *rest), key=lambda each: -each.score))
    judge = Judge(kind, "" if kind is JudgeKind.NONE else "small-model", "Nobody judged: no model is loaded.")
    return RiskAssessment(headline, judge, () if kind is JudgeKind.NONE else categories)


def facts() -> TurnFacts:
    """Return the facts of a turn: 48 tokens in 2 s, 30 read and 100 reused."""
    return TurnFacts(
        model="small-model",
        standing=ModelStanding.TRIAL,
        hash=HASH,
        device="CPU",
        tokens_read=30,
        tokens_reused=100,
        tokens_written=48,
        seconds=3.0,
        seconds_to_first_token=0.25,
        seconds_writing=2.0,
        context_used=178,
        context_size=4096,
        seed=7,
        sampling=Sampling(),
    )


def loaded_model(*, thinks: bool = True, fallback_reason: str = "") -> LoadedModel:
    """Return an engine's description of a loaded model."""
    return LoadedModel(
        name="small-model",
        path="small.gguf",
        sha256=HASH,
        architecture="qwen3",
        context_size=4096,
        parameters=1000,
        size_bytes=1000,
        device="CPU",
        layers_offloaded=0,
        layers_total=1,
        fallback_reason=fallback_reason,
        template_found=True,
        thinks=thinks,
    )


def support(*, quiet: bool = False, region: str = "GB") -> Support:
    """Return the help for a region, from the file."""
    kinds = (CrisisKind.CONCERN_FOR_OTHER,) if quiet else (CrisisKind.SUICIDAL_INTENT,)
    return Support("You matter, and you are not alone.", helplines_for(region, kinds), region, quiet)


def follow(
    panel: TransparencyPanel, events: Iterable[TurnEvent], state: TurnState | None = None
) -> TurnState:
    """Show a turn event by event, as the window does; return its final state."""
    state = TurnState() if state is None else state
    for event in events:
        state = state.after(event)
        panel.show_turn(state)
    return state


def record_of(state: TurnState) -> TurnRecord:
    """Return the record of a finished turn, of its last reply."""
    reply = state.reply
    assert state.question is not None
    assert state.finding is not None
    assert state.assessment is not None
    return TurnRecord(
        state.question,
        reply.message if reply is not None else None,
        state.finding,
        state.assessment,
        reply.facts if reply is not None else None,
        state.support,
        state.failure.sentence if state.failure is not None else "",
        state.turn_analysis,
    )


def seen_in(widget: QWidget) -> tuple[str, ...]:
    """Return all text visible on a widget, from top to bottom: labels, buttons and texts."""
    QApplication.processEvents()  # widgets added to a layout are shown by an event
    found = []
    for each in widget.findChildren(QWidget):
        if not each.isVisibleTo(widget):
            continue
        if isinstance(each, QLabel | QPushButton):
            able = "" if each.isEnabled() else " (not now)"
            found.append((each.mapTo(widget, each.rect().topLeft()).y(), each.text() + able))
        elif isinstance(each, QPlainTextEdit):
            found.append((each.mapTo(widget, each.rect().topLeft()).y(), each.toPlainText()))
    return tuple(words for _, words in sorted(found))


def turn(
    question: str = "Hello", reply: str = "Hello to you.", *, thinking: str = "", crisis: bool = False
) -> Iterable[TurnEvent]:
    """Yield a turn's events in order."""
    asked = message(question)
    kinds = (CrisisKind.SUICIDAL_INTENT,) if crisis else ()
    yield UserMessageCommitted(HOME, asked)
    yield CrisisScreened(CrisisFinding(crisis=crisis, kinds=kinds))
    if crisis:
        yield SupportOffered(support())
    yield RiskAssessed(assessment(Headline.CRISIS if crisis else Headline.LOW))
    yield PromptReading(ReadingProgress(10, 130, 100))
    yield PromptReading(ReadingProgress(30, 130, 100))
    for word in thinking.split(" ") if thinking else ():
        yield ThinkingArrived(f"{word} ")
    yield ReplyArrived(reply, folded=crisis)
    answered = message(reply, Role.ASSISTANT, asked.id, thinking=thinking)
    yield TurnEnded(answered, facts())
