"""Whether an answer keeps to the form that was asked for: a server may pass over what it does not know."""

from __future__ import annotations

import json
from collections.abc import Mapping


def as_our_own(text: str, schema: str, *, cut: bool) -> str | None:
    """Return an answer as the engine here would have written it; None where it is not of the form.

    Of an array that was ``cut`` at its limit the whole items are returned; another form is whole or it is nothing.
    """
    form = json.loads(schema)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        if not cut:
            return None
        value = _whole_items(text)
        return (
            json.dumps(value, ensure_ascii=False)
            if all(_fits(each, form.get("items", {})) for each in value)
            else ""
        )
    return json.dumps(value, ensure_ascii=False) if _fits(value, form) else None


def _whole_items(text: str) -> list[object]:
    """Return the items of an array up to the one that was cut."""
    items: list[object] = []
    at, decoder = text.find("[") + 1, json.JSONDecoder()
    while at:
        at = len(text) - len(text[at:].lstrip(" \n\r\t,"))
        try:
            item, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        items.append(item)
    return items


def _fits(value: object, schema: Mapping[str, object]) -> bool:
    """Return whether a value is of one of the shapes of ``app/domain/answer_form.py``."""
    match schema:
        case {"enum": list(values)}:
            return value in values and not isinstance(value, bool)
        case {"type": "string", "minLength": int(least), "maxLength": int(most)}:
            return isinstance(value, str) and least <= len(value) <= most
        case {"type": "array", "items": dict(item), "minItems": int(least), "maxItems": int(most)}:
            return (
                isinstance(value, list)
                and least <= len(value) <= most
                and all(_fits(each, item) for each in value)
            )
        case {"type": "object", "properties": dict(properties)}:
            return (
                isinstance(value, dict)
                and list(value) == list(properties)
                and all(_fits(value[name], inside) for name, inside in properties.items())
            )
    return False
