"""The reader for XLSX sheets; vertically merged cells are filled in, other merges are refused."""

from __future__ import annotations

import datetime
import io
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils.escape import unescape
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from app.evaluation.data.errors import DataFileError, listed
from app.evaluation.data.spreadsheet_limits import check_limits
from app.evaluation.data.table import Row, Table, table_of
from app.evaluation.data.text import read_bytes
from app.translation import tr

_MOST_CELLS = 4_000_000


def read_spreadsheet(path: Path, sheet: str = "") -> Table:
    """Return the table of a sheet, which must be named only where several are not empty.

    A cell merged over rows counts for each of them; cells merged over columns, formulas and error values are
    refused. Raises ``DataFileError``.
    """
    chosen = _chosen(path, _opened(path), sheet)
    if chosen.max_row * chosen.max_column > _MOST_CELLS:
        size = tr(
            "the sheet reaches to row {max_row}, column {max_column}",
            max_row=f"{chosen.max_row:,}",
            max_column=f"{chosen.max_column:,}",
        )
        raise DataFileError(path, size, tr("Delete what is formatted beyond the data, and save it again."))
    merged = _merged_over_rows(path, chosen)
    rows = list(_rows(path, chosen, merged))
    if rows and rows[0].number in {row for row, _ in merged.values()}:
        advice = tr("Write the names of the columns into one row, and undo the merging there.")
        raise DataFileError(path, tr("the header is merged with the row below"), advice, (rows[0].number,))
    return table_of(path, rows)


def _opened(path: Path) -> Workbook:
    content = read_bytes(path)
    advice = tr("Open it in a spreadsheet program and save it as XLSX.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            check_limits(path, archive)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # parts that openpyxl drops, none of them cells
            return load_workbook(io.BytesIO(content))
    except DataFileError:
        raise
    except Exception as error:
        raise DataFileError(
            path, tr("it is not a whole XLSX file ({name})", name=type(error).__name__), advice
        ) from error


def _chosen(path: Path, book: Workbook, name: str) -> Worksheet:
    sheets = {each.title: each for each in book.worksheets}
    if name:
        if name not in sheets:
            raise DataFileError(
                path,
                tr('there is no sheet "{name}"', name=name),
                tr("There are: {names}.", names=listed(list(sheets))),
            )
        return sheets[name]
    filled = [each for each in sheets.values() if each.calculate_dimension() != "A1:A1" or each["A1"].value]
    if not filled:
        raise DataFileError(
            path, tr("no sheet in it is a table"), tr("Choose a file with a header and rows.")
        )
    if len(filled) > 1:
        names = listed([each.title for each in filled])
        raise DataFileError(
            path, tr("several sheets hold something: {names}", names=names), tr("Name one of them.")
        )
    return filled[0]


def _merged_over_rows(path: Path, sheet: Worksheet) -> dict[tuple[int, int], tuple[int, int]]:
    """Return for each (row, column) inside a merged cell the place of its value."""
    places: dict[tuple[int, int], tuple[int, int]] = {}
    for area in sorted(sheet.merged_cells.ranges, key=_top):
        top, left = int(area.min_row), int(area.min_col)
        if area.max_col > left:
            raise DataFileError(
                path,
                tr("the cell {coord} is merged over several columns", coord=area.coord),
                tr("Undo the merging, so that each column has its own cell."),
                (top,),
            )
        places |= {(row, left): (top, left) for row in range(top + 1, int(area.max_row) + 1)}
    return places


def _top(area: CellRange) -> int:
    return int(area.min_row)


def _rows(path: Path, sheet: Worksheet, merged: dict[tuple[int, int], tuple[int, int]]) -> Iterator[Row]:
    """Yield the rows with a value of their own; a value merged from above makes no row."""
    texts: dict[tuple[int, int], str] = {}
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        own = [_text(path, number, each) for each in cells]
        for column, text in enumerate(own, start=1):
            if text:
                texts[number, column] = text
        if any(own):
            filled = (
                text or texts.get(merged.get((number, column), (0, 0)), "")
                for column, text in enumerate(own, start=1)
            )
            yield Row(number, tuple(filled))


def _text(path: Path, row: int, cell: Cell | MergedCell) -> str:
    if isinstance(cell, MergedCell) or cell.value is None:
        return ""
    if cell.data_type in ("f", "e"):
        kind = tr("a formula") if cell.data_type == "f" else tr("the error {cell}", cell=cell.value)
        raise DataFileError(
            path,
            tr("the cell {coordinate} holds {kind}", coordinate=cell.coordinate, kind=kind),
            tr("Paste its value instead."),
            (row,),
        )
    value = cell.value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    # Excel escapes some characters, a carriage return as _x000D_
    return unescape(str(value)).replace("\r\n", "\n").strip()
