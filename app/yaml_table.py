"""Reads YAML files into typed values; an error names the line of the first fault."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

from app.domain.errors import OysterError
from app.locations import resource
from app.translation import tr

Contents = TypeVar("Contents")

_PATH = re.compile(r"`\$([^`]*)`")
_STEP = re.compile(r"\.([A-Za-z0-9_]+)|\[(\d+)\]")
_MOST_BYTES, _DEEPEST = 4 * 2**20, 32
_EVENTS = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LINE = re.compile(r"line (\d+)")


class _Unfit(msgspec.DecodeError):
    """The file's shape is refused before it is read; the line stands in the words."""


class TableError(OysterError):
    """A table is invalid."""


def read_yaml(
    path: Path,
    kind: type[Contents],
    check: Callable[[Contents], None] | None = None,
    error: type[OysterError] = TableError,
    called: str = tr("A table of the program"),
) -> Contents:
    """Return the contents of a YAML file.

    ``check`` refuses what the types cannot express, by a ``msgspec.ValidationError`` that ends in a path. Raises
    ``error`` with the line of the first fault; ``called`` begins its sentence.
    """
    try:
        text = path.read_bytes()
    except OSError as fault:
        raise error(
            tr("{called} cannot be read. Check the file {path}.", called=called, path=path), str(fault)
        ) from fault
    is_own = path.is_relative_to(resource(""))
    return parse_yaml(text, path.name, kind, check, error, called, is_own=is_own)


def parse_yaml(
    text: bytes,
    name: str,
    kind: type[Contents],
    check: Callable[[Contents], None] | None = None,
    error: type[OysterError] = TableError,
    called: str = tr("A table of the program"),
    *,
    is_own: bool = False,
) -> Contents:
    """Return the contents of YAML that is called ``name``; the program's own is not looked at for its shape.

    Raises ``error`` with the line of the first fault; its detail has the path of the fault.
    """
    try:
        if not is_own:
            _check_shape(text)
        contents = msgspec.yaml.decode(text, type=kind)
        if check is not None:
            check(contents)
    except (msgspec.DecodeError, UnicodeDecodeError, yaml.YAMLError, RecursionError, ValueError) as fault:
        line = 0 if isinstance(fault, _Unfit) else line_of_fault(text, str(fault))
        place = tr("line {line} of {path}", line=line, path=name) if line else name
        complaint = " ".join(str(fault).split())
        raise error(
            tr(
                "{called} cannot be used: {place}: {complaint}. Mend that line.",
                called=called,
                place=place,
                complaint=complaint,
            ),
            str(fault),
        ) from fault
    return contents


def _check_shape(text: bytes) -> None:
    """Refuse what the reader of YAML would take all memory for, or fall over. Raises ``_Unfit``.

    The program's own files are not looked at: they are as they were tested.
    """
    if len(text) > _MOST_BYTES:
        raise _Unfit(tr("it is larger than {size} MiB", size=_MOST_BYTES // 2**20))
    depth = 0
    for event in yaml.parse(text, Loader=_EVENTS):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        line = event.start_mark.line + 1 if event.start_mark else 0
        if depth > _DEEPEST:
            raise _Unfit(tr("it is nested too deeply on line {line}", line=line))
        if isinstance(event, yaml.AliasEvent):
            raise _Unfit(tr("an alias stands on line {line}; write it out there", line=line))


def line_of_fault(text: bytes, complaint: str) -> int:
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
