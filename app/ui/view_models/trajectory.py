"""The risk over the messages of a conversation as text."""

from __future__ import annotations

from app.domain.analysis import Trajectory
from app.translation import tr
from app.ui.view_models.profile import percent


def gap_words(trajectory: Trajectory) -> str:
    """Return by how much the cumulative risk exceeds that of the last message."""
    if trajectory.gap < 0.005:
        return tr("Together, the messages carry no more risk than the last one alone.")
    return tr(
        "Together, the messages carry {points} points more risk than the last one alone ({together} against "
        "{alone}).",
        points=f"{trajectory.gap * 100:.0f}",
        together=percent(trajectory.together[-1]),
        alone=percent(trajectory.last[-1]),
    )


def turn_words(trajectory: Trajectory, at: int) -> str:
    """Return one point of the trajectory in words."""
    alone, together = percent(trajectory.last[at]), percent(trajectory.together[at])
    return tr(
        "Message {at} of {count}: alone {alone}, together {together}",
        at=at + 1,
        count=len(trajectory.turns),
        alone=alone,
        together=together,
    )
