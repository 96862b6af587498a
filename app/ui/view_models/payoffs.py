"""The figures of a strategy as a line of words."""

from __future__ import annotations

from app.translation import tr
from app.ui.view_models.analysis import PayoffLine

NO_BREAK = "\u00a0"


def payoff_figures(line: PayoffLine) -> str:
    """Return the figures of a strategy in words; a figure and its name stay on one line."""
    of_use, risk, cost, worth = line.figures
    parts = (
        tr("of use {share}", share=of_use),
        tr("risk {share}", share=risk),
        tr("cost {share}", share=cost),
        tr("worth {figure}", figure=worth),
    )
    return " · ".join(each.replace(" ", NO_BREAK) for each in parts)
