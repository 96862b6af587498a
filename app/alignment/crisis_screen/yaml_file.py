"""YAML resources read into msgspec structs, with an error that names the file and the line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

from app.domain.errors import OysterError

T = TypeVar("T")
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]")
_PATH = re.compile(r" - at `(?:key in )?\$([^`]*)`")


class ResourceError(OysterError):
    """A file of the program's own resources is missing or not as it has to be."""


def read_yaml(path: Path, kind: type[T]) -> T:
    """Answer the file as ``kind``. Raises ``ResourceError``, which names the file and the line."""
    try:
        text = path.read_text(encoding="utf-8")
        return msgspec.convert(yaml.load(text, Loader=_plain_loader()), kind)
    except msgspec.ValidationError as error:
        raise resource_error(path, str(error), line_of(text, str(error))) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise resource_error(path, error.problem or "not YAML", mark.line + 1 if mark else None) from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise resource_error(path, str(error), None) from error


def resource_error(path: Path, problem: str, line: int | None) -> ResourceError:
    """Answer the error that says in which file, on which line, what is wrong."""
    place = f"{path.name}, line {line}" if line else path.name
    return ResourceError(
        f"One of the program's own files cannot be used ({place}). Install the program again.",
        f"{path}: {f'line {line}: ' if line else ''}{problem}",
    )


def line_of(text: str, problem: str) -> int | None:
    """Answer the line, from 1, of the place that msgspec's message names with ``$.path[0].to``."""
    found = _PATH.search(problem)
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    if node is None:
        return None
    for key, index in _STEP.findall(found.group(1) if found else ""):
        below = _below(node, key, index)
        if below is None:
            break
        node = below
    return int(node.start_mark.line) + 1


def _below(node: yaml.Node, key: str, index: str) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode) and index.isdigit() and int(index) < len(node.value):
        child: yaml.Node = node.value[int(index)]
        return child
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == key:
                found: yaml.Node = value
                return found
    return None


def _plain_loader() -> type[yaml.SafeLoader]:
    """The safe loader, which reads ``no``, ``on`` and dates as the words they are."""

    class PlainLoader(yaml.SafeLoader):
        """Knows strings, true and false."""

    PlainLoader.yaml_implicit_resolvers = {}
    PlainLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), ["t", "f"])
    return PlainLoader
