"""Where in a YAML file a complaint points to: the line for a path as msgspec writes it."""

from __future__ import annotations

import re

import yaml

_PATH = re.compile(r"`\$([^`]*)`")
_STEP = re.compile(r"\.([A-Za-z0-9_]+)|\[(\d+)\]")
_LINE = re.compile(r"line (\d+)")


def line_of(text: bytes, complaint: str) -> int:
    """Answer the line, from 1, of the place in ``complaint`` ("at `$.models[0].role`"); 0 where unknown."""
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
    """Answer the line and the node of a step down, or None where there is no such step."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == name:
                return key.start_mark.line + 1, value
    if isinstance(node, yaml.SequenceNode) and 0 <= index < len(node.value):
        item: yaml.Node = node.value[index]
        return (item.start_mark.line if item.start_mark else 0) + 1, item
    return None
