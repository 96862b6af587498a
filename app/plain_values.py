"""Small files of plain values, read without the library that checks large ones: the first window waits for them."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import NamedTuple, TypeVar

_Values = TypeVar("_Values", bound=NamedTuple)
_LARGEST = 2.0**53  # of a number: more is no size and no place


def values_in(path: Path, defaults: _Values) -> _Values:
    """Return the values of a JSON object by the names that ``defaults`` has; those that it lacks stay as they are.

    Where the file cannot be read, or one of these values is of another type, all are the defaults.
    """
    try:
        found = json.loads(path.read_bytes(), parse_constant=_refuse)
    except (OSError, ValueError, RecursionError):
        return defaults
    if not isinstance(found, dict):
        return defaults
    known = {name: found[name] for name in defaults._fields if name in found}
    if not all(_is_like(getattr(defaults, name), value) for name, value in known.items()):
        return defaults
    return defaults._replace(**known)


def _is_like(default: object, value: object) -> bool:
    """Return whether a value is of its default's type; a whole number may stand for any other."""
    if isinstance(default, float) and type(value) in (int, float):
        return (
            math.isfinite(value) and abs(value) < _LARGEST if isinstance(value, float) else _is_like(0, value)
        )
    return type(value) is type(default) and not (isinstance(value, int) and abs(value) >= _LARGEST)


def _refuse(constant: str) -> None:
    raise ValueError(constant)
