"""The error of a data file: what is wrong, in which rows, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.domain.errors import OysterError

_SHOWN = 5


class DataFileError(OysterError):
    """A data file was refused. ``rows`` are the faulty rows, counted from 1 as in the file."""

    def __init__(self, path: Path, fault: str, advice: str, rows: Sequence[int] = ()) -> None:
        place = f"{path.name}, {rows_named(rows)}" if rows else path.name
        super().__init__(f"{place}: {fault}. {advice} Nothing of the file was used.", str(path))
        self.path = path
        self.rows = tuple(rows)


def rows_named(rows: Sequence[int]) -> str:
    """Return "row 7" or "rows 2, 3, 4, 5, 6 and 12 more"."""
    if len(rows) == 1:
        return f"row {rows[0]}"
    more = len(rows) - _SHOWN
    named = ", ".join(str(each) for each in rows[:_SHOWN])
    return f"rows {named}" + (f" and {more} more" if more > 0 else "")


def listed(names: Sequence[str]) -> str:
    """Return names in quotes with commas, or "none"."""
    return ", ".join(f'"{each}"' for each in names) or "none"
