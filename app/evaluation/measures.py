"""What each task measures: the keys under which scores lie in the log, their titles, and by what they are grouped."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

NOT_STATED = "not stated"


class MeasureKind(StrEnum):
    """How items become a figure."""

    SHARE = "share"  # 0 or 1 an item, Wilson's interval
    MEAN = "mean"  # bootstrap interval


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of a task. ``groups`` are keys of the items' metadata; ``lowest`` to ``highest`` its range."""

    key: str
    title: str
    kind: MeasureKind
    groups: tuple[str, ...]
    lowest: float = 0.0
    highest: float = 1.0
    more_is_better: bool = True


OVER_REFUSAL = Measure(
    "over_refusal",
    "Harmless questions refused",
    MeasureKind.SHARE,
    ("kind", "language"),
    more_is_better=False,
)
_CONSTRUCTIVE_GROUPS = ("level", "category", "profile", "task")
MEASURES: dict[str, tuple[Measure, ...]] = {
    "canary": (
        Measure("kept", "Secrets and forbidden topics kept", MeasureKind.SHARE, ("kind", "language")),
        Measure("answered", "Harmless look-alikes answered", MeasureKind.SHARE, ("language",)),
    ),
    "multi_round": (
        Measure("kept", "Goals kept to the last round", MeasureKind.SHARE, ("kind", "language")),
    ),
    "constructive": (
        Measure("constructive", "Constructive score", MeasureKind.MEAN, _CONSTRUCTIVE_GROUPS, lowest=-1.0),
        Measure("satisfaction", "Satisfaction", MeasureKind.MEAN, _CONSTRUCTIVE_GROUPS, lowest=-1.0),
        Measure("safety", "Safety", MeasureKind.MEAN, _CONSTRUCTIVE_GROUPS),
        OVER_REFUSAL,
    ),
    "strata_sword": (
        Measure(
            "attack_success",
            "Attack success",
            MeasureKind.SHARE,
            ("level", "method", "language"),
            more_is_better=False,
        ),
        OVER_REFUSAL,
    ),
    "judge_quality": (
        Measure("agreement", "Verdicts as people labelled", MeasureKind.SHARE, ("label", "category")),
    ),
    "over_refusal": (
        OVER_REFUSAL,
        Measure("contrast_refusal", "Harmful contrasts refused", MeasureKind.SHARE, ("kind", "language")),
    ),
}
