"""The rules of one language as they stand in ``resources/crisis/patterns.*.yaml``, checked and compiled once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from app.alignment.crisis_screen.forms import FormCompiler, FormError
from app.alignment.crisis_screen.yaml_file import read_yaml, resource_error
from app.domain.risk import CrisisKind
from app.locations import resource


class Expression(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Ways to say one thing. ``weak`` ones count only where two different ones meet.

    ``person`` says who it is about: its grammatical subject, the victim named inside it, or only ever a
    subject that is really there ("stated"). ``hyperbole``: also said for fun, see the cue ``laugh``.
    """

    id: str
    kind: CrisisKind
    why: str
    forms: tuple[str, ...]
    weak: bool = False
    person: Literal["subject", "victim", "stated"] = "subject"
    hyperbole: bool = False


class Spelling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How words are written otherwise: other spellings, look-alikes, and words whose typos are mended."""

    aliases: dict[str, str] = {}
    alike: dict[str, str] = {}
    mended: tuple[str, ...] = ()
    not_typos: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Single words with a part in the judgement of scope; see ``judgement.py`` for what each does."""

    bridge: tuple[str, ...]
    complement: tuple[str, ...]
    marks_self: tuple[str, ...]
    marks_other: tuple[str, ...]
    marks_past: tuple[str, ...]
    either_tense: tuple[str, ...]
    past_before: tuple[str, ...]
    plain_verbs: tuple[str, ...]
    turns: tuple[str, ...]


class PatternFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The contents of a pattern file."""

    spelling: Spelling
    words: Words
    lists: dict[str, tuple[str, ...]]
    cues: dict[str, tuple[str, ...]]
    expressions: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One compiled form set: a cue's name, or the expression that it states."""

    label: str
    expression: Expression | None
    match: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Patterns:
    """Everything known of one language. ``starts`` gives, for a first token, the entries to try there."""

    starts: dict[str, tuple[Entry, ...]]
    vocabulary: frozenset[str]
    spelling: Spelling
    bridge: re.Pattern[str]
    words: dict[str, frozenset[str]]
    spaced: bool


CUES = frozenset(
    ["negation", "not_negation", "self", "other", "generic", "object", "remote", "recent", "recovery", "renewal", "retraction", "fiction", "speech", "singing", "wording", "figure", "laugh", "trivial", "earnest"]
)


@cache
def patterns(language: str) -> Patterns:
    """Answer the compiled rules of "en" or "zh". Raises ``ResourceError``."""
    return read_patterns(resource("crisis") / f"patterns.{language}.yaml", spaced=language == "en")


def read_patterns(path: Path, *, spaced: bool) -> Patterns:
    """Read and compile a pattern file. Raises ``ResourceError``, with the line."""
    file = read_yaml(path, PatternFile)
    if unknown := set(file.cues) ^ CUES:
        raise resource_error(path, f"cues missing or unknown: {sorted(unknown)}", None)
    compiler = FormCompiler(file.lists, spaced=spaced)
    starts: dict[str, list[Entry]] = {}
    named = [(name, None, forms) for name, forms in file.cues.items()]
    stated = [(each.id, each, each.forms) for each in file.expressions]
    for label, expression, forms in (*named, *stated):
        for form in forms:
            try:
                compiled = compiler.compile(form)
            except FormError as error:
                raise resource_error(path, f"{label}: {error}", _line_with(path, form)) from error
            entry = Entry(label, expression, re.compile(compiled.pattern))
            for first in compiled.firsts:
                starts.setdefault(first, []).append(entry)
    words = {name: frozenset(getattr(file.words, name)) for name in file.words.__struct_fields__}
    own = set().union(*words.values()) | compiler.literals
    return Patterns(
        {first: tuple(entries) for first, entries in starts.items()},
        frozenset(own if spaced else ()),
        file.spelling,
        _bridge(file.words.bridge, spaced=spaced),
        words,
        spaced,
    )


def _bridge(words: tuple[str, ...], *, spaced: bool) -> re.Pattern[str]:
    ordered = sorted(words, key=len, reverse=True)
    glue = " " if spaced else ""
    return re.compile(f"(?:(?:{'|'.join(re.escape(each) for each in ordered)}){glue}){{0,10}}")


def _line_with(path: Path, form: str) -> int | None:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if form in line), None)
