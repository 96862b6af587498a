"""The table of a data file: named columns, and text rows with their place in the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.evaluation.data.errors import DataFileError, listed
from app.translation import tr


@dataclass(frozen=True, slots=True)
class Row:
    """One non-empty row. ``number`` counts from 1 as in the file, header and empty rows included."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """All rows of a file; each has one stripped cell a column, "" where it is empty."""

    path: Path
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def table_of(path: Path, rows: Sequence[Row]) -> Table:
    """Return the table whose first row is the header; ``rows`` has no empty row. Raises ``DataFileError``."""
    if not rows:
        raise DataFileError(path, tr("there is nothing in it"), tr("Choose a file with a header and rows."))
    _check_widths(path, rows)
    header, *body = _without_blank_columns(rows)
    _check_header(path, header)
    if not body:
        raise DataFileError(path, tr("there is a header and no row below it"), tr("Add rows, one item each."))
    return Table(path, header.cells, tuple(body))


def _check_widths(path: Path, rows: Sequence[Row]) -> None:
    width = len(rows[0].cells)
    uneven = [each.number for each in rows if len(each.cells) != width]
    if uneven:
        advice = tr("Put texts with separators or line breaks into quotes.")
        raise DataFileError(
            path, tr("not as many cells as the header has ({width})", width=width), advice, uneven
        )


def _without_blank_columns(rows: Sequence[Row]) -> list[Row]:
    """Return the rows without the unnamed empty columns that spreadsheet programs leave."""
    kept = [place for place in range(len(rows[0].cells)) if any(each.cells[place] for each in rows)]
    return [Row(each.number, tuple(each.cells[place] for place in kept)) for each in rows]


def _check_header(path: Path, header: Row) -> None:
    twice = [name for name, count in Counter(header.cells).items() if name and count > 1]
    if twice:
        raise DataFileError(
            path,
            tr("these columns stand twice: {twice}", twice=listed(twice)),
            tr("Rename one of each."),
            (header.number,),
        )
    if "" in header.cells:
        place = header.cells.index("") + 1
        raise DataFileError(
            path,
            tr("column {place} has values but no name", place=place),
            tr("The first row that holds something has to name every column."),
            (header.number,),
        )
