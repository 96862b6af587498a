"""Published results of others with their sources, kept apart from this installation's own."""

from __future__ import annotations

from functools import cache

import msgspec

from app.locations import resource
from app.yaml_table import read_yaml


class PublishedRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One metric, with a value for each of the table's columns."""

    measure: str
    values: tuple[float, ...]


class PublishedTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A published table. ``source`` must be shown with it; ``scale`` explains the values."""

    title: str
    source: str
    scale: str
    columns: tuple[str, ...]
    rows: tuple[PublishedRow, ...]


@cache
def published_tables() -> tuple[PublishedTable, ...]:
    """Return the published results (``resources/evaluation/published.yaml``)."""
    return read_yaml(resource("evaluation/published.yaml"), tuple[PublishedTable, ...])
