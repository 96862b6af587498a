"""The conversion of a flat object's JSON schema to a grammar, so that every verdict is valid."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.domain import answer_form
from app.domain.answer_form import Shape
from app.evaluation.errors import RequestUnusable
from app.translation import tr

if TYPE_CHECKING:
    from inspect_ai.util import JSONSchema

MOST_CHARACTERS = 600  # of a string
MOST_NUMBERS = 1001  # between an integer's bounds; each value is written out in the grammar


def grammar_of(schema: JSONSchema) -> str:
    """Return the grammar (GBNF) of an object's schema, with its properties in order.

    A property is an enum of texts or integers, a string with a ``maxLength`` of at most 600, or an integer with
    ``minimum`` and ``maximum`` at most 1,000 apart. All are required. Raises ``RequestUnusable``.
    """
    if schema.type != "object" or not schema.properties:
        raise _refused(tr("the schema has to be an object with properties"))
    return answer_form.form(answer_form.record(_fields(schema.properties))).grammar


def _fields(properties: Mapping[str, JSONSchema]) -> list[tuple[str, Shape]]:
    fields = []
    for name, schema in properties.items():
        if json.dumps(name, ensure_ascii=False) != f'"{name}"':
            raise _refused(
                tr("the property name {name} has characters that JSON would escape", name=f"{name!r}")
            )
        fields.append((name, _value(name, schema)))
    return fields


def _value(name: str, schema: JSONSchema) -> Shape:
    if schema.enum is not None:
        return _enum(name, schema.enum)
    if schema.type == "string":
        return _string(name, schema)
    if schema.type == "integer":
        return _integer(name, schema)
    raise _refused(tr("'{name}' is neither an enum nor a bounded string or integer", name=name))


def _enum(name: str, values: list[object]) -> Shape:
    known = [value for value in values if isinstance(value, str | int) and not isinstance(value, bool)]
    if not known or len(known) != len(values):
        raise _refused(tr("the enum '{name}' may hold texts and integers only, and at least one", name=name))
    return answer_form.choice(known)


def _string(name: str, schema: JSONSchema) -> Shape:
    most, least = schema.maxLength, schema.minLength or 0
    if schema.pattern is not None or schema.format is not None:
        raise _refused(tr("the string '{name}' has a pattern or a format", name=name))
    if most is None or not 1 <= most <= MOST_CHARACTERS or not 0 <= least <= most:
        raise _refused(
            tr(
                "the string '{name}' needs a maxLength of 1 to {most_characters}",
                name=name,
                most_characters=MOST_CHARACTERS,
            )
        )
    return answer_form.string(most, least)


def _integer(name: str, schema: JSONSchema) -> Shape:
    low, high = schema.minimum, schema.maximum
    if low is None or high is None or low != int(low) or high != int(high):
        raise _refused(tr("the integer '{name}' needs a whole minimum and maximum", name=name))
    if not 0 <= high - low < MOST_NUMBERS:
        raise _refused(
            tr(
                "the integer '{name}' may span at most {most_numbers} numbers",
                name=name,
                most_numbers=MOST_NUMBERS,
            )
        )
    return answer_form.choice(range(int(low), int(high) + 1))


def _refused(why: str) -> RequestUnusable:
    return RequestUnusable(tr("This form of answer cannot be asked of the local engine: {why}.", why=why))
