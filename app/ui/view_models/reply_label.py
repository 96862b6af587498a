"""The label of a reply, which says how it came about."""

from __future__ import annotations

from app.domain.analysis import Mode, TurnAnalysis
from app.domain.conversation import Message
from app.domain.turn import TurnRecord
from app.translation import tr, tr_count
from app.ui.view_models.chain import is_improved

MODE_NAMES = {Mode.OBSERVE: tr("Observe"), Mode.GUIDE: tr("Guide"), Mode.COMPARE: tr("Compare")}


def reply_label(analysis: TurnAnalysis | None, reply: Message | None = None) -> str:
    """Return a reply's mode and strategy, and whether it was taken back, edited or improved; empty if not known."""
    if analysis is None:
        return tr("Guided") if reply is not None and reply.guidance else ""
    chain, withheld = analysis.reply.chain, analysis.reply.withheld
    edited = chain is not None and chain.edited is not None
    parts = [tr("Edited reasoning") if edited else _mode(analysis)]
    if is_improved(analysis):
        parts.append(tr("improved"))
    if withheld:
        parts.append(
            tr_count(
                "taken back and answered again: {strategy}",
                "{count} replies taken back and answered again: {strategy}",
                count=len(withheld),
                strategy=analysis.strategy_name(withheld[-1].instead),
            )
        )
    return " · ".join(parts)


def label_of(record: TurnRecord | None, reply: Message) -> str:
    """Return the label of a recorded reply."""
    return reply_label(record.analysis if record is not None else None, reply)


def _mode(analysis: TurnAnalysis) -> str:
    name, followed = MODE_NAMES[analysis.reply.mode], analysis.reply.followed
    return tr("{name}: {value}", name=name, value=analysis.strategy_name(followed)) if followed else name
