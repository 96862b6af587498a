"""How a reply came about, in a few words that stand at the reply itself."""

from __future__ import annotations

from app.domain.analysis import Mode, TurnAnalysis
from app.domain.conversation import Message
from app.domain.turn import TurnRecord
from app.ui.view_models.analysis import strategy_name
from app.ui.view_models.chain import is_improved

MODE_NAMES = {Mode.OBSERVE: "Observe", Mode.GUIDE: "Guide", Mode.COMPARE: "Compare"}


def reply_label(analysis: TurnAnalysis | None, reply: Message | None = None) -> str:
    """Answer a reply's mode and strategy, and whether it was taken back, edited or improved; empty if not known."""
    if analysis is None:
        return "Guided" if reply is not None and reply.guidance else ""
    edited = analysis.chain is not None and analysis.chain.edited is not None
    parts = ["Edited reasoning" if edited else _mode(analysis)]
    if is_improved(analysis):
        parts.append("improved")
    if analysis.review is not None and analysis.review.instead:
        parts.append(f"taken back and answered again: {strategy_name(analysis.review.instead)}")
    return " · ".join(parts)


def label_of(record: TurnRecord | None, reply: Message) -> str:
    """Answer the label of a recorded reply."""
    return reply_label(record.analysis if record is not None else None, reply)


def _mode(analysis: TurnAnalysis) -> str:
    name = MODE_NAMES[analysis.mode]
    return f"{name}: {strategy_name(analysis.followed)}" if analysis.followed else name
