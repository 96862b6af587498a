"""Expressions in llama.cpp's grammar notation (GBNF) for JSON of a known shape.

Why not llama.cpp's own conversion of JSON schemas: ``docs/decisions/0011-grammars.md``.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_CHARACTER = r'[^"\\\x00-\x1f]'  # no escapes: a text without quotes, backslashes and line breaks is enough


def literal(text: str) -> str:
    """Return an expression that allows exactly this text."""
    return '"' + "".join(_ESCAPES.get(each, each) for each in text) + '"'


def one_of(alternatives: Sequence[str]) -> str:
    """Return an expression that allows any one of some expressions."""
    return "(" + " | ".join(alternatives) + ")"


def sequence(parts: Sequence[str]) -> str:
    """Return an expression that allows some expressions one after the other."""
    return " ".join(parts)


def string(most: int, least: int = 1) -> str:
    """Return an expression for a JSON string of ``least`` to ``most`` plain characters."""
    return sequence((literal('"'), f"{_CHARACTER}{{{least},{most}}}", literal('"')))


def array(item: str, most: int, least: int = 0) -> str:
    """Return an expression for a JSON array of ``least`` to ``most`` items."""
    if most < 1:
        return literal("[]")
    more = f"({literal(', ')} {item}){{{max(0, least - 1)},{most - 1}}}" if most > 1 else ""
    filled = f"{item} {more}".strip()
    inside = filled if least else f"({filled})?"
    return sequence((literal("["), inside, literal("]")))


def record(fields: Sequence[tuple[str, str]]) -> str:
    """Return an expression for a JSON object with these fields, in this order: (name, expression)."""
    parts = [literal("{")]
    for number, (name, value) in enumerate(fields):
        parts += [literal((", " if number else "") + f'"{name}": '), value]
    return sequence((*parts, literal("}")))


def choice(values: Sequence[str | int]) -> str:
    """Return an expression for a JSON string or integer that is one of some values."""
    return one_of([literal(json.dumps(each, ensure_ascii=False)) for each in values])


def grammar(root: str) -> str:
    """Return the grammar whose first rule is this expression."""
    return f"root ::= {root}\n"
