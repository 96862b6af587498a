"""The strategy ladder as lines: each rung with its name, marks and figures."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.analysis import TurnAnalysis
from app.translation import tr, with_commas
from app.ui.view_models.profile import percent

CHOSEN, PEARL, BOUNDARY = "chosen", tr("pearl point"), "boundary"


@dataclass(frozen=True, slots=True)
class RungLine:
    """One rung. ``number`` from 1; ``risk``, ``value`` and ``limit`` are 0 to 1."""

    number: int
    name: str
    risk: float
    value: float
    limit: float
    marks: tuple[str, ...]
    past_boundary: bool

    @property
    def heading(self) -> str:
        """Number and name, with the marks in words."""
        told = (
            *(mark_words(each) for each in self.marks),
            *((tr("past the boundary"),) if self.past_boundary else ()),
        )
        if not told:
            return tr("{number} {name}", number=self.number, name=self.name)
        return tr("{number} {name} – {marks}", number=self.number, name=self.name, marks=with_commas(told))

    @property
    def figures(self) -> str:
        """Risk and constructive value."""
        return tr(
            "risk {risk}, constructive value {value}", risk=percent(self.risk), value=percent(self.value)
        )

    @property
    def limit_words(self) -> str:
        """The limit of risk."""
        return percent(self.limit)


def mark_words(mark: str) -> str:
    """Return a mark in words."""
    return {CHOSEN: tr("◆ chosen"), PEARL: tr("pearl point"), BOUNDARY: tr("boundary")}[mark]


def rung_lines(analysis: TurnAnalysis) -> tuple[RungLine, ...]:
    """Return the ladder from which the strategy of a turn was chosen, from the least specific rung to the most."""
    ladder, inside = analysis.message.ladder, analysis.message.ladder.inside
    marked = {CHOSEN: analysis.message.game.chosen, PEARL: ladder.pearl, BOUNDARY: ladder.boundary}
    return tuple(
        RungLine(
            number,
            analysis.strategy_name(rung.strategy),
            rung.monotone_risk,
            rung.value,
            ladder.limit,
            tuple(mark for mark, strategy in marked.items() if strategy == rung.strategy),
            rung.strategy not in inside,
        )
        for number, rung in enumerate(ladder.rungs, 1)
    )
