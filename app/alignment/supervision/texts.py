"""The rules, the question and the hand-coded sentences of ``resources/supervision.yaml``."""

from __future__ import annotations

import hashlib
from functools import cache

import msgspec

from app.domain.supervision import SentenceCode
from app.locations import resource
from app.translation import tr
from app.yaml_table import read_yaml

_FILE = "supervision.yaml"


class EnglishRules(msgspec.Struct, frozen=True):
    """Words by which an English question is known for open or closed."""

    opening: tuple[str, ...]
    open: tuple[str, ...]
    narrow: tuple[str, ...]


class ChineseRules(msgspec.Struct, frozen=True):
    """Words by which a Chinese question is known for open or closed."""

    open: tuple[str, ...]
    tell: tuple[str, ...]
    choice: tuple[str, ...]
    narrow: tuple[str, ...]


class _Rules(msgspec.Struct, frozen=True):
    en: EnglishRules
    zh: ChineseRules


class CodedTalk(msgspec.Struct, frozen=True):
    """What a person said, and sentences of helpers with the code that they got by hand."""

    person: str
    said: tuple[tuple[SentenceCode, str], ...]


class SupervisionTexts(msgspec.Struct, frozen=True):
    """The contents of the file; ``sentences`` are by language."""

    least_kappa: float
    asked: str
    rules: _Rules
    sentences: dict[str, tuple[CodedTalk, ...]]


@cache
def supervision_texts() -> SupervisionTexts:
    """Return the file that comes with the program."""
    return read_yaml(resource(_FILE), SupervisionTexts, called=tr("The sentences of live supervision"))


@cache
def supervision_hash() -> str:
    """Return the hash of the file: what was measured under another one is measured anew."""
    return hashlib.sha256(resource(_FILE).read_bytes()).hexdigest()
