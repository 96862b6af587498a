"""The tables' sentences to the model in Chinese, for messages in Chinese; one that is not known stays as it is."""

from __future__ import annotations

from functools import cache

import msgspec

from app.language import CHINESE, catalogue_in
from app.locations import resource
from app.yaml_table import read_yaml


class _Sentence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    en: str
    zh: str
    last: str = ""


class _Sentences(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    instructions: list[_Sentence]
    serves: list[_Sentence]
    types: list[_Sentence]
    guidelines: list[_Sentence]


def said_in(language: str, sentence: str) -> str:
    """Return a sentence of the tables in the language of a message, or as it is where its Chinese is not known."""
    return _chinese().get(sentence.strip(), sentence) if language == CHINESE else sentence


def last_word(language: str, instruction: str) -> str:
    """Return what is said at the end, behind the guideline, for an instruction of ours; empty for most."""
    found = {each.en: each.last for each in _sentences().instructions} if language == CHINESE else {}
    return found.get(instruction, "")


def named_in(language: str, name: str) -> str:
    """Return the name of a strategy or category in the language of a message, whatever the program's is."""
    return _names().get(name, name) if language == CHINESE else name


@cache
def _sentences() -> _Sentences:
    return read_yaml(resource("guidance.zh.yaml"), _Sentences)


@cache
def _chinese() -> dict[str, str]:
    found = _sentences()
    every = (*found.instructions, *found.serves, *found.types, *found.guidelines)
    return {each.en: each.zh for each in every}


@cache
def _names() -> dict[str, str]:
    return catalogue_in(CHINESE)
