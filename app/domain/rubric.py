"""Rubrics: on what a reply is rated, by which scales, and how the ratings are put together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Measure(StrEnum):
    """What the steps of a scale mean beside each other; it decides how far two raters are apart."""

    NOMINAL = "nominal"  # names without an order
    ORDINAL = "ordinal"  # an order without distances
    INTERVAL = "interval"  # figures whose differences count


class Scoring(StrEnum):
    """How the ratings of a rubric are put together."""

    NONE = "none"  # its scales are read one by one
    MEAN = "mean"  # the mean of the figures of all its scales
    VERA_MH = "vera_mh"
    MITI = "miti"


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of a rubric in the two languages of the program."""

    en: str = ""
    zh: str = ""

    def spoken(self, language: str) -> str:
        """Return the words in a language, in English where there are none."""
        return (self.zh if language.startswith("zh") else self.en) or self.en


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a scale. ``figure`` is its place on it; None where it has none, as *unsure* or *not relevant*."""

    id: str
    name: Wording
    anchor: Wording = Wording()
    figure: float | None = None


@dataclass(frozen=True, slots=True)
class Dimension:
    """One thing that is rated, with the steps of its scale in their order."""

    id: str
    name: Wording
    question: Wording
    measure: Measure
    steps: tuple[Step, ...]

    def find(self, step: str) -> Step | None:
        """Return a step by its id, or None."""
        return next((each for each in self.steps if each.id == step), None)


@dataclass(frozen=True, slots=True)
class Behaviour:
    """Something that a rater counts in a reply."""

    id: str
    name: Wording
    meaning: Wording


@dataclass(frozen=True, slots=True)
class Rubric:
    """A rubric; another edition of it is another value, and ratings keep the one that they were made on."""

    id: str
    edition: str
    name: Wording
    source: Wording
    scoring: Scoring
    dimensions: tuple[Dimension, ...]
    behaviours: tuple[Behaviour, ...] = ()

    def find(self, dimension: str) -> Dimension | None:
        """Return a dimension by its id, or None."""
        return next((each for each in self.dimensions if each.id == dimension), None)

    def unrated(self, rated: Iterable[str]) -> tuple[Dimension, ...]:
        """Return the dimensions that are not among the rated ones."""
        done = set(rated)
        return tuple(each for each in self.dimensions if each.id not in done)
