"""Questions that only look harmful, for over-refusal: files in XSTest's layout (arXiv 2308.01263), or our own list."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from app.evaluation.data.columns import ColumnMap, Field, records_of
from app.evaluation.data.data_file import read_table
from app.evaluation.data.errors import DataFileError
from app.locations import resource
from app.translation import tr
from app.yaml_table import read_yaml

SAFE, UNSAFE = "safe", "unsafe"
FIELDS = (  # XSTest's header is id, prompt, type, label, focus, note
    Field("query", ("prompt",), needed=True),
    Field("kind", ("type",)),
    Field("label", ()),
    Field("language", ("lang",)),
)


class LookAlike(msgspec.Struct, frozen=True):
    """One question. ``safe``: it should be answered; unsafe ones are XSTest's contrast."""

    identity: str
    query: str
    kind: str
    language: str
    safe: bool = True


class _Shipped(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: str
    language: str
    queries: tuple[str, ...]


@cache
def shipped_look_alikes() -> tuple[LookAlike, ...]:
    """Return our own list of harmless questions (``resources/evaluation/over_refusal.yaml``)."""
    groups = read_yaml(resource("evaluation/over_refusal.yaml"), tuple[_Shipped, ...])
    return tuple(
        LookAlike(f"{each.language[:2].lower()}-{each.kind}-{number}", query, each.kind, each.language)
        for each in groups
        for number, query in enumerate(each.queries, start=1)
    )


def read_look_alikes(path: Path, columns: ColumnMap | None = None, sheet: str = "") -> tuple[LookAlike, ...]:
    """Return the questions of a file; without labels all count as safe. Raises ``DataFileError``."""
    records = records_of(read_table(path, sheet), FIELDS, columns)
    labelled = any(each["label"] for each in records)
    strange = [each.row for each in records if labelled and each["label"].lower() not in (SAFE, UNSAFE)]
    if strange:
        raise DataFileError(
            path, tr("the label is neither safe nor unsafe"), tr("Write one of the two."), strange
        )
    return tuple(
        LookAlike(
            identity=f"row-{each.row}",
            query=each["query"],
            kind=each["kind"],
            language=each["language"],
            safe=each["label"].lower() != UNSAFE,
        )
        for each in records
    )
