"""The reader for all data files, which chooses the format by the file name's ending."""

from __future__ import annotations

from pathlib import Path

from app.evaluation.data.delimited import read_delimited
from app.evaluation.data.errors import DataFileError
from app.evaluation.data.json_lines import read_json_lines
from app.evaluation.data.spreadsheet_process import read_spreadsheet_apart
from app.evaluation.data.table import Table
from app.translation import tr

ENDINGS = (".jsonl", ".csv", ".tsv", ".xlsx")


def read_table(path: Path, sheet: str = "") -> Table:
    """Return the whole table of a JSONL, CSV or XLSX file (of its ``sheet``). Raises ``DataFileError``."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise DataFileError(
            path,
            tr('a name that ends in "{ending}" is not read', ending=ending),
            tr("Use one of {endings}.", endings=", ".join(ENDINGS)),
        )
    if ending == ".xlsx":
        return read_spreadsheet_apart(path, sheet)
    return read_json_lines(path) if ending == ".jsonl" else read_delimited(path)
