"""The error of a data file: what is wrong, in which rows, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.domain.errors import OysterError
from app.translation import tr

_SHOWN = 5


class DataFileError(OysterError):
    """A data file was refused. ``rows`` are the faulty rows, counted from 1 as in the file."""

    def __init__(
        self, path: Path, fault: str, advice: str, rows: Sequence[int] = (), *, in_terminal: str = ""
    ) -> None:
        place = f"{path.name}, {rows_named(rows)}" if rows else path.name
        super().__init__(
            tr(
                "{place}: {fault}. {advice} Nothing of the file was used.",
                place=place,
                fault=fault,
                advice=advice,
            ),
            str(path),
            in_terminal=in_terminal,
        )
        self.path, self.fault, self.advice = path, fault, advice
        self.rows = tuple(rows)


def rows_named(rows: Sequence[int]) -> str:
    """Return "row 7" or "rows 2, 3, 4, 5, 6 and 12 more"."""
    if len(rows) == 1:
        return tr("row {row}", row=rows[0])
    more = len(rows) - _SHOWN
    named = ", ".join(str(each) for each in rows[:_SHOWN])
    if more > 0:
        return tr("rows {rows} and {more} more", rows=named, more=more)
    return tr("rows {rows}", rows=named)


def listed(names: Sequence[str]) -> str:
    """Return names in quotes with commas, or "none"."""
    return ", ".join(f'"{each}"' for each in names) or tr("none")
