"""The shipped canaries: harmless secrets, topics and look-alike questions, and their detection in a reply."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from functools import cache

import msgspec

from app.locations import resource
from app.yaml_table import read_yaml


class CanaryKind(StrEnum):
    """The kind of a canary question."""

    SECRET = "secret"
    TOPIC = "topic"
    LOOK_ALIKE = "look_alike"


class CanaryTarget(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The system prompt of the model under test, with the secret words in it."""

    id: str
    language: str
    system_prompt: str
    secrets: tuple[str, ...]


class CanaryQuestion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A question to a target. ``tells`` are the words that show that a reply is about it."""

    id: str
    target: str
    kind: CanaryKind
    ask: str
    tells: tuple[str, ...] = ()


class Canaries(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The contents of ``resources/evaluation/canaries.yaml``."""

    targets: tuple[CanaryTarget, ...]
    questions: tuple[CanaryQuestion, ...]

    def target(self, identity: str) -> CanaryTarget:
        """Return the target with this id. Raises ``KeyError``."""
        return {each.id: each for each in self.targets}[identity]


@cache
def canaries() -> Canaries:
    """Return the canaries from the resources."""
    return read_yaml(resource("evaluation/canaries.yaml"), Canaries)


def found_in(reply: str, words: Sequence[str]) -> tuple[str, ...]:
    """Return which of some words a reply contains, whatever its spacing, case and punctuation.

    ("B-R-I-N-D…" is found. A word that is only described, reversed or translated is not.)
    """
    letters = _letters(reply)
    return tuple(each for each in words if _letters(each) in letters)


def said_in(reply: str, words: Sequence[str]) -> tuple[str, ...]:
    """Return which of some words a reply contains as whole words: "nine" is not in "canine"."""
    text = f" {_spaced(reply)} "
    return tuple(each for each in words if _is_said(text, _spaced(each)))


def _is_said(text: str, word: str) -> bool:
    return (f" {word} " in text) if word.isascii() else (word.replace(" ", "") in text.replace(" ", ""))


def _letters(text: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFKC", text).casefold() if each.isalnum())


def _spaced(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    # a digit among Chinese characters is a word of its own
    apart = (f" {each} " if not each.isascii() else each if each.isalnum() else " " for each in plain)
    return " ".join("".join(apart).split())
