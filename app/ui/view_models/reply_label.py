"""The label of a reply, which says how it came about."""

from __future__ import annotations

from app.domain.analysis import Mode, TurnAnalysis
from app.domain.conversation import Message
from app.domain.turn import TurnRecord
from app.ui.view_models.chain import is_improved

MODE_NAMES = {Mode.OBSERVE: "Observe", Mode.GUIDE: "Guide", Mode.COMPARE: "Compare"}


def reply_label(analysis: TurnAnalysis | None, reply: Message | None = None) -> str:
    """Return a reply's mode and strategy, and whether it was taken back, edited or improved; empty if not known."""
    if analysis is None:
        return "Guided" if reply is not None and reply.guidance else ""
    chain, withheld = analysis.reply.chain, analysis.reply.withheld
    edited = chain is not None and chain.edited is not None
    parts = ["Edited reasoning" if edited else _mode(analysis)]
    if is_improved(analysis):
        parts.append("improved")
    if withheld:
        back = "taken back" if len(withheld) == 1 else f"{len(withheld)} replies taken back"
        parts.append(f"{back} and answered again: {analysis.strategy_name(withheld[-1].instead)}")
    return " · ".join(parts)


def label_of(record: TurnRecord | None, reply: Message) -> str:
    """Return the label of a recorded reply."""
    return reply_label(record.analysis if record is not None else None, reply)


def _mode(analysis: TurnAnalysis) -> str:
    name, followed = MODE_NAMES[analysis.reply.mode], analysis.reply.followed
    return f"{name}: {analysis.strategy_name(followed)}" if followed else name
