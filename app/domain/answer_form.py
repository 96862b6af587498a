"""The forms that an answer may have to keep: JSON of a known shape, as llama.cpp's grammar (GBNF) and as a JSON schema.

The engine here writes under the grammar, a server elsewhere under the schema. Why not llama.cpp's own conversion of
JSON schemas: ``docs/decisions/0011-grammars.md``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_CHARACTER = r'[^"\\\x00-\x1f]'  # no escapes: a text without quotes, backslashes and line breaks is enough


@dataclass(frozen=True, slots=True)
class Shape:
    """A part of a form: an expression of a grammar, and the schema of the same values."""

    gbnf: str
    schema: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class AnswerForm:
    """A whole form: ``grammar`` is GBNF with the first rule ``root``, ``schema`` is a JSON schema as text."""

    grammar: str
    schema: str


def string(most: int, least: int = 1) -> Shape:
    """Return the shape of a JSON string of ``least`` to ``most`` plain characters."""
    expression = _sequence((_literal('"'), f"{_CHARACTER}{{{least},{most}}}", _literal('"')))
    return Shape(expression, {"type": "string", "minLength": least, "maxLength": most})


def array(item: Shape, most: int, least: int = 0) -> Shape:
    """Return the shape of a JSON array of ``least`` to ``most`` items."""
    schema = {"type": "array", "items": item.schema, "minItems": least, "maxItems": max(0, most)}
    if most < 1:
        return Shape(_literal("[]"), schema)
    more = f"({_literal(', ')} {item.gbnf}){{{max(0, least - 1)},{most - 1}}}" if most > 1 else ""
    filled = f"{item.gbnf} {more}".strip()
    inside = filled if least else f"({filled})?"
    return Shape(_sequence((_literal("["), inside, _literal("]"))), schema)


def record(fields: Sequence[tuple[str, Shape]]) -> Shape:
    """Return the shape of a JSON object with these fields, in this order: (name, shape)."""
    parts = [_literal("{")]
    for number, (name, value) in enumerate(fields):
        parts += [_literal((", " if number else "") + f'"{name}": '), value.gbnf]
    schema = {
        "type": "object",
        "properties": {name: value.schema for name, value in fields},
        "required": [name for name, _ in fields],
        "additionalProperties": False,
    }
    return Shape(_sequence((*parts, _literal("}"))), schema)


def choice(values: Sequence[str | int]) -> Shape:
    """Return the shape of a JSON string or integer that is one of some values."""
    alternatives = " | ".join(_literal(json.dumps(each, ensure_ascii=False)) for each in values)
    return Shape(f"({alternatives})", {"enum": list(values)})


def form(root: Shape) -> AnswerForm:
    """Return the form of an answer that has this shape."""
    return AnswerForm(f"root ::= {root.gbnf}\n", json.dumps(root.schema, ensure_ascii=False))


def _literal(text: str) -> str:
    """Return an expression that allows exactly this text."""
    return '"' + "".join(_ESCAPES.get(each, each) for each in text) + '"'


def _sequence(parts: Sequence[str]) -> str:
    """Return an expression that allows some expressions one after the other."""
    return " ".join(parts)
