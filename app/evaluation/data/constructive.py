"""The Constructive Benchmark (arXiv 2509.01909). Its file layout is unpublished: any file with a column map will do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.evaluation.data.columns import ColumnMap, Field, records_of
from app.evaluation.data.data_file import read_table

FIELDS = (
    Field("query", ("prompt", "question"), needed=True),
    Field("category", ("risk category", "risk type", "风险分类")),
    Field("level", ("risk level",)),
    Field("profile", ("user profile", "persona")),
    Field("task", ()),
)


@dataclass(frozen=True, slots=True)
class ConstructiveItem:
    """One query. All but ``query`` are the file's own words, "" where it has none (the judge then infers them)."""

    identity: str
    query: str
    category: str
    level: str
    profile: str
    task: str


def read_constructive(
    path: Path, columns: ColumnMap | None = None, sheet: str = ""
) -> tuple[ConstructiveItem, ...]:
    """Return the items of a file. Raises ``DataFileError``."""
    return tuple(
        ConstructiveItem(f"row-{each.row}", **each.values)
        for each in records_of(read_table(path, sheet), FIELDS, columns)
    )
