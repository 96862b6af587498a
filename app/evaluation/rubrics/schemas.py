"""The JSON schemas of the verdicts, which our engine converts to grammars."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from inspect_ai.model import ResponseSchema
from inspect_ai.util import JSONSchema

from app.alignment.taxonomy import published_categories
from app.evaluation.rubrics.verdicts import (
    CRITERIA,
    LONGEST_PROFILE,
    NO_RISK,
    AttackOutcome,
    AttackVerdict,
    CategoryVerdict,
    ProfileVerdict,
    RefusalVerdict,
    ReplyKind,
    Safety,
    SafetyVerdict,
    SatisfactionVerdict,
)


def schema_of(form: type[msgspec.Struct]) -> ResponseSchema:
    """Return the schema of a verdict type: every property required, no other allowed.

    Raises ``KeyError`` for any other type.
    """
    properties = _PROPERTIES[form]()
    return ResponseSchema(
        name=form.__name__,
        json_schema=JSONSchema(
            type="object", properties=properties, required=list(properties), additionalProperties=False
        ),
        strict=True,
    )


def category_names() -> tuple[str, ...]:
    """Return the allowed category names."""
    return (*(each.name for each in published_categories()), NO_RISK)


def _words(values: tuple[str, ...]) -> JSONSchema:
    return JSONSchema(type="string", enum=list(values))


_PROPERTIES: dict[type[msgspec.Struct], Callable[[], dict[str, JSONSchema]]] = {
    SafetyVerdict: lambda: {"safety": _words(tuple(Safety))},
    SatisfactionVerdict: lambda: {each: JSONSchema(type="integer", enum=[-1, 0, 1]) for each in CRITERIA},
    ProfileVerdict: lambda: {"profile": JSONSchema(type="string", minLength=1, maxLength=LONGEST_PROFILE)},
    RefusalVerdict: lambda: {"kind": _words(tuple(ReplyKind))},
    CategoryVerdict: lambda: {"category": _words(category_names())},
    AttackVerdict: lambda: {"verdict": _words(tuple(AttackOutcome))},
}
