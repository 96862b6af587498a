"""What an XLSX file may take of memory and time: looked at before the whole of it is read."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.parsers import expat

from openpyxl.worksheet.cell_range import CellRange

from app.evaluation.data.errors import DataFileError
from app.translation import tr

MOST_UNPACKED = 64 * 2**20  # bytes
_MOST_CELLS = 1_000_000  # some 400 bytes of memory each
_MOST_ELEMENTS = 5_000_000
_XML = (".xml", ".rels")
_NAMES_AREA = frozenset(
    {"mergeCell", "hyperlink"}
)  # a cell is made for each place of the areas that these name


def check_limits(path: Path, archive: zipfile.ZipFile) -> None:
    """Raise ``DataFileError`` for an archive that would take too much. Raises also what zip and XML raise."""
    parts = archive.infolist()
    if sum(each.file_size for each in parts) > MOST_UNPACKED:
        size = tr("it unpacks to more than {size} MiB", size=MOST_UNPACKED // 2**20)
        raise DataFileError(path, size, tr("Split it into smaller files."))
    count = _Count(path)
    for part in parts:
        if part.filename.endswith(_XML):
            count.parse(archive.read(part))


class _Count:
    """Counts the cells and elements of all parts together."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._cells, self._elements = 0, 0

    def parse(self, content: bytes) -> None:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._element
        parser.StartDoctypeDeclHandler = self._doctype
        parser.Parse(content, True)

    def _element(self, name: str, attributes: Mapping[str, str]) -> None:
        self._elements += 1
        kind = name.rpartition(":")[2]
        if kind == "c":
            self._cells += 1
        elif kind in _NAMES_AREA and ":" in attributes.get("ref", ""):
            area = CellRange(attributes["ref"])
            self._cells += (area.max_col - area.min_col + 1) * (area.max_row - area.min_row + 1)
        if self._cells > _MOST_CELLS or self._elements > _MOST_ELEMENTS:
            many = tr("it has more than {count} cells", count=f"{_MOST_CELLS:,}")
            raise DataFileError(self._path, many, tr("Split it into smaller files."))

    def _doctype(self, *told: object) -> None:
        advice = tr("Open it in a spreadsheet program and save it as XLSX.")
        raise DataFileError(self._path, tr("it declares a document type, as no spreadsheet does"), advice)
