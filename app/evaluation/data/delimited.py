"""The reader for CSV files separated by comma, semicolon or tab."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from app.evaluation.data.errors import DataFileError
from app.evaluation.data.table import Row, Table, table_of
from app.evaluation.data.text import read_text
from app.translation import tr

_DELIMITERS = (",", ";", "\t")
_LONGEST_CELL = 1 << 30
_QUOTES = tr("Close the quotation mark, and write one inside a text twice.")


def read_delimited(path: Path) -> Table:
    """Return the table of a CSV file; rows are numbered as in a spreadsheet program. Raises ``DataFileError``."""
    text = read_text(path)
    csv.field_size_limit(_LONGEST_CELL)  # the default of 128 KiB would refuse a long prompt
    return table_of(path, _rows(path, text, _delimiter(text)))


def _delimiter(text: str) -> str:
    """Return the separator that splits the first non-empty line into most cells."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(_DELIMITERS, key=lambda each: len(next(csv.reader([first], delimiter=each), [])))


def _rows(path: Path, text: str, delimiter: str) -> list[Row]:
    """Return the non-empty rows."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    number = 0
    while True:
        number += 1
        try:
            cells = tuple(each.strip() for each in next(reader))
        except StopIteration:
            return rows
        except csv.Error as error:
            raise DataFileError(
                path, tr("the quotation marks do not match ({error})", error=error), _QUOTES, (number,)
            ) from error
        if any(cells):
            rows.append(Row(number, cells))
