"""A prompt request of an examination: party, messages and form; and its completion."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import msgspec

from app.domain.generation import PromptMessage, Sampling
from app.json_decoding import decode_json


class Party(StrEnum):
    """Who generates the text."""

    EXAMINER = "examiner"
    TARGET = "target"  # the model under test
    JUDGE = "judge"


@dataclass(frozen=True, slots=True)
class TextField:
    """A text field of at most ``most`` characters on one line."""

    name: str
    most: int


@dataclass(frozen=True, slots=True)
class ChoiceField:
    """A field with one of several values."""

    name: str
    values: tuple[str, ...]


Form = tuple[TextField | ChoiceField, ...]  # of a flat JSON object; empty for free text


@dataclass(frozen=True, slots=True)
class PromptRequest:
    """One text to generate; its sampling always has a seed."""

    by: Party
    messages: tuple[PromptMessage, ...]
    sampling: Sampling
    form: Form = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A completion: the reply, and the thinking before it, which a person sees as well."""

    text: str
    thinking: str = ""


def filled_in(form: Form, text: str) -> dict[str, str]:
    """Parse the fields of a form; empty where the text does not fit it.

    (A form is not guaranteed: an endpoint without grammars may write something else, or stop in the middle.)
    """
    begin, end = text.find("{"), text.rfind("}")
    try:
        found = decode_json(text[begin : end + 1] if begin >= 0 else text, dict[str, str])
    except msgspec.DecodeError:
        return {}
    return found if all(_fits(each, found.get(each.name)) for each in form) else {}


def _fits(field: TextField | ChoiceField, value: str | None) -> bool:
    if value is None:
        return False
    return value in field.values if isinstance(field, ChoiceField) else bool(value.strip())
