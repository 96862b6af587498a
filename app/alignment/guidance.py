"""Guidance: the chosen strategy and its category's guideline as a short instruction to the model."""

from __future__ import annotations

from app.domain.analysis import MessageAnalysis
from app.domain.strategy import StrategyTable
from app.domain.taxonomy import Taxonomy


def guidance_for(
    table: StrategyTable, taxonomy: Taxonomy, analysis: MessageAnalysis, strategy: str = ""
) -> str:
    """Return the instruction to the model; ``strategy`` overrides the chosen one."""
    chosen = table.strategy(strategy or analysis.game.chosen)
    words = [chosen.instruction]
    category = taxonomy.find(analysis.category) if analysis.category else None
    if category is not None and analysis.level != "R0":
        guideline = table.guideline_of(category)
        words += [guideline.say, guideline.avoid, guideline.lead]
    return " ".join(each.strip() for each in words if each.strip())


def as_prompt(text: str, guidance: str) -> str:
    """Return a user's message followed by the guidance: at the end, so that the prefix stays cached."""
    return f"{text}\n\n[How to answer: {guidance}]" if guidance else text
