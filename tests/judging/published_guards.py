"""What others report of guards, with its source, to be read beside our own figures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from app.yaml_table import read_yaml

_FILE = Path(__file__).with_name("data") / "published_guards.yaml"


class PublishedRate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The F1 score of one guard on a set, in per cent, and who says so."""

    guard: str
    texts: str
    f1: float
    source: str


def published_rates() -> tuple[PublishedRate, ...]:
    """Return all rates."""
    return read_yaml(_FILE, tuple[PublishedRate, ...])


def in_lines() -> Iterator[str]:
    """Yield the rates in words, a line each."""
    yield "published by others, not measured here:"
    for rate in published_rates():
        yield f"  {rate.guard} on {rate.texts}: F1 {rate.f1:.1f} % ({rate.source})"
