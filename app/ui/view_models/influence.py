"""The influence of each reasoning node on the reply, as sentences and signed bars."""

from __future__ import annotations

import math
from dataclasses import dataclass

from app.alignment.explanation_text import HARDLY, is_weighed, node_title
from app.domain.analysis import TurnAnalysis
from app.domain.reasoning_chain import NODES, Influence
from app.translation import tr, with_commas


@dataclass(frozen=True, slots=True)
class InfluenceLine:
    """One node: its name, its value, a bar from −1 to 1 relative to the largest one, and the sentence."""

    name: str
    figure: str
    share: float
    words: str


def influence_lines(analysis: TurnAnalysis) -> tuple[InfluenceLine, ...]:
    """Return a line for each node that could be struck out."""
    largest = max((abs(each.change) for each in analysis.reply.influences), default=0.0)
    scale = max(largest, 5 * HARDLY)  # so that a small influence never fills the bar
    return tuple(
        InfluenceLine(node_title(each.node), _figure(each), each.change / scale, _words(each))
        for each in analysis.reply.influences
    )


def influence_words(analysis: TurnAnalysis) -> str:
    """Return in a sentence whether the reasoning mattered; empty where it was not measured."""
    if not is_weighed(analysis):
        return ""
    if not analysis.reply.influences:
        return tr(
            "Nothing of this reasoning stood before the model when it wrote, so the reply cannot "
            "have rested on it: it was only computed beside it."
        )
    mattered = [each for each in analysis.reply.influences if each.change >= HARDLY]
    if not mattered:
        return tr(
            "Without any one of these steps the reply would hardly be less likely: it did not rest on them."
        )
    most = max(mattered, key=lambda each: each.change)
    return tr("The reply rested most on ‘{node}’.", node=node_title(most.node))


def untouched_words(analysis: TurnAnalysis) -> str:
    """Return which nodes could not be struck out; empty where all could, or none was measured."""
    known = {each.node for each in analysis.reply.influences}
    missing = [f"‘{node_title(each)}’" for each in NODES if each not in known]
    if not known or not missing:
        return ""
    return tr(
        "Nothing of {missing} stood before the model by itself, so there was nothing to strike out.",
        missing=with_commas(missing),
    )


def _figure(influence: Influence) -> str:
    sign = "+" if influence.change > 0 else "−" if influence.change < 0 else ""
    return f"{sign}{abs(influence.change):.3f}"


def _words(influence: Influence) -> str:
    node = node_title(influence.node)
    if abs(influence.change) < HARDLY:
        return tr("Without ‘{node}’ the reply would hardly be less likely: it did not rest on it.", node=node)
    if influence.change > 0:
        return tr(
            "Without ‘{node}’ the reply would be less likely (each word piece by {less} % on average): it rested "
            "on it.",
            node=node,
            less=f"{(1 - math.exp(-influence.change)) * 100:.0f}",
        )
    return tr("Without ‘{node}’ the reply would even be likelier: it was written against it.", node=node)
