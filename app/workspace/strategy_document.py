"""A table of strategies as it is edited: the values of its YAML by their places, each change a new document."""

from __future__ import annotations

import copy
import re
from dataclasses import asdict
from typing import cast

import msgspec

from app.domain.taxonomy import Guideline

Place = tuple[str | int, ...]
Document = dict[str, object]
_Map = dict[str | int, object]
_List = list[object]

_FAULT = re.compile(r"`\$([^`]*)`")
_STEP = re.compile(r"\.([A-Za-z0-9_]+)|\[(\d+)\]")


def document_of(text: str) -> Document:
    """Return the document of a text that was read as a table before."""
    return msgspec.yaml.decode(text, type=Document)


def text_of(document: Document) -> str:
    """Return the YAML of a document, which is kept as a version."""
    return msgspec.yaml.encode(document).decode()


def value_at(document: Document, place: Place) -> object:
    """Return the value at a place; None where there is none."""
    at: object = document
    for step in place:
        if isinstance(at, dict):
            at = at.get(step)
        elif isinstance(at, list) and isinstance(step, int) and step < len(at):
            at = at[step]
        else:
            return None
    return at


def with_value(document: Document, place: Place, value: object) -> Document:
    """Return the document with another value at a place; maps on the way are made, None takes the value out."""
    changed = copy.deepcopy(document)
    *way, last = place
    at: object = changed
    for step in way:
        is_map = isinstance(at, dict)
        at = _map_below(at, step) if is_map else cast("_List", at)[cast("int", step)]
    if isinstance(at, dict) and value is None:
        at.pop(last, None)
    else:
        cast("_Map", at)[last] = value
    return changed


def _map_below(at: object, step: str | int) -> object:
    return cast("_Map", at).setdefault(step, {})


def with_words_of_guideline(
    document: Document, category: str, guideline: Guideline, own: Guideline
) -> Document:
    """Return the document with a category's guideline, which stands there only where it is not the shipped one."""
    value = None if guideline == own else asdict(guideline)
    return _without_empty_maps(with_value(document, ("guidelines", category), value))


def with_override(document: Document, place: Place, value: object) -> Document:
    """Return the document with a value that stands there only where it is another than usual (not None)."""
    return _without_empty_maps(with_value(document, place, value))


def _without_empty_maps(document: Document) -> Document:
    return {name: value for name, value in document.items() if value != {}}


def place_of_fault(detail: str) -> Place | None:
    """Return the place that a fault names (``$.strategies[6].exposure``), or None where it names none."""
    found = _FAULT.search(detail)
    if found is None:
        return None
    return tuple(name or int(index) for name, index in _STEP.findall(found.group(1)))


def strategies_in(document: Document) -> list[Document]:
    """Return the entries of the strategies."""
    return cast("list[Document]", document.get("strategies", []))


def with_copy_of(document: Document, index: int, identity: str, name: str) -> Document:
    """Return the document with a copy of a strategy behind it, under another id and name."""
    entries = copy.deepcopy(strategies_in(document))
    entries.insert(index + 1, {**copy.deepcopy(entries[index]), "id": identity, "name": name})
    return {**document, "strategies": entries}


def without_strategy(document: Document, index: int) -> Document:
    """Return the document without a strategy."""
    entries = [each for at, each in enumerate(strategies_in(document)) if at != index]
    return {**document, "strategies": entries}
