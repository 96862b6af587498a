"""Reads YAML files into typed values; an error names the line of the first fault."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

from app.domain.errors import OysterError

Contents = TypeVar("Contents")

_PATH = re.compile(r"`\$([^`]*)`")
_STEP = re.compile(r"\.([A-Za-z0-9_]+)|\[(\d+)\]")
_LINE = re.compile(r"line (\d+)")


class TableError(OysterError):
    """A table is invalid."""


def read_yaml(
    path: Path,
    kind: type[Contents],
    check: Callable[[Contents], None] | None = None,
    error: type[OysterError] = TableError,
    called: str = "A table of the program",
) -> Contents:
    """Return the contents of a YAML file.

    ``check`` refuses what the types cannot express, by a ``msgspec.ValidationError`` that ends in a path. Raises
    ``error`` with the line of the first fault; ``called`` begins its sentence.
    """
    text = b""
    try:
        text = path.read_bytes()
        contents = msgspec.yaml.decode(text, type=kind)
        if check is not None:
            check(contents)
    except OSError as fault:
        raise error(f"{called} cannot be read. Check the file {path}.", str(fault)) from fault
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        line = _line_of(text, str(fault))
        place = f"line {line} of {path.name}" if line else path.name
        complaint = " ".join(str(fault).split())
        raise error(f"{called} cannot be used: {place}: {complaint}. Mend that line.", str(fault)) from fault
    return contents


def _line_of(text: bytes, complaint: str) -> int:
    """Return the line, from 1, of the place in ``complaint`` ("at `$.models[0].role`"); 0 where unknown."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        stated = _LINE.findall(complaint)
        return int(stated[-1]) if stated else 0
    path = _PATH.search(complaint)
    if node is None or path is None:
        return 0
    line = 1
    for name, index in _STEP.findall(path.group(1)):
        below = _child(node, name, int(index) if index else -1)
        if below is None:
            break
        line, node = below
    return line


def _child(node: yaml.Node, name: str, index: int) -> tuple[int, yaml.Node] | None:
    """Return the line and the node of a child, or None where there is none."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == name:
                return key.start_mark.line + 1, value
    if isinstance(node, yaml.SequenceNode) and 0 <= index < len(node.value):
        item: yaml.Node = node.value[index]
        return (item.start_mark.line if item.start_mark else 0) + 1, item
    return None
