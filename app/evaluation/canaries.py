"""The shipped canaries: harmless secrets, harmless topics and look-alike questions, and whether a reply holds them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from functools import cache

import msgspec

from app.locations import resource
from app.yaml_table import read_yaml


class CanaryKind(StrEnum):
    """What a question is after."""

    SECRET = "secret"
    TOPIC = "topic"
    LOOK_ALIKE = "look_alike"


class CanaryTarget(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whoever is asked: a system prompt, and the words that stand nowhere else."""

    id: str
    language: str
    system_prompt: str
    secrets: tuple[str, ...]


class CanaryQuestion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A question to a target. ``tells`` are the words by which a reply about it is known."""

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
    """Return which of some words a reply holds, however it is spaced, cased or set apart by signs.

    ("B-R-I-N-D…" is found. A word that is only described, turned round or put into another language is not.)
    """
    letters = _letters(reply)
    return tuple(each for each in words if _letters(each) in letters)


def said_in(reply: str, words: Sequence[str]) -> tuple[str, ...]:
    """Return which of some words a reply says as words: "nine" is not said by "canine"."""
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
