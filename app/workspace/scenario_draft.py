"""A scenario as it is filled in field by field: its texts by their places, and the YAML that is kept of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import msgspec

from app.translation import tr
from app.workspace.scenario_files import IDENTITY, LONGEST_LINE, LONGEST_PARAGRAPH, MOST_HIDDEN, MOST_LINES

LANGUAGES = ("en", "zh")
HEAD = ("id", "subject", "style", "risk")
WORDS = ("title", "content_note", "person", "situation", "opening")
LISTS = ("hidden", "course", "good_help", "must_not")  # one entry a line
_PLACEHOLDER = "…"  # of the template

Draft = Mapping[str, str]
"""The text of each field by its place, such as ``id`` or ``en.hidden``."""


@dataclass(frozen=True, slots=True)
class FieldFault:
    """What is wrong with one field."""

    place: str
    sentence: str


def draft_of(text: str) -> Draft:
    """Return the fields of a scenario's YAML, which need not be valid; those that it lacks are empty."""
    try:
        found = msgspec.yaml.decode(text, type=dict[str, object])
    except msgspec.MsgspecError:
        found = {}
    draft = {name: _text(found.get(name)) for name in HEAD}
    for language in LANGUAGES:
        written = found.get(language)
        words: Mapping[object, object] = written if isinstance(written, dict) else {}
        draft |= {f"{language}.{name}": _text(words.get(name)) for name in (*WORDS, *LISTS)}
    return draft


def text_of_draft(draft: Draft) -> str:
    """Return the YAML of a draft; a language without a word is left out."""
    document: dict[str, object] = {name: draft[name].strip() for name in HEAD}
    for language in LANGUAGES:
        words: dict[str, object] = {name: draft[f"{language}.{name}"].strip() for name in WORDS}
        words |= {name: list(_lines(draft[f"{language}.{name}"])) for name in LISTS}
        if any(words.values()):
            document[language] = words
    return msgspec.yaml.encode(document).decode()


def faults_in(draft: Draft) -> Iterator[FieldFault]:
    """Yield what is wrong with the fields, in their order."""
    if not IDENTITY.fullmatch(draft["id"].strip()):
        words = tr("Use small letters, digits and hyphens, as in my-own-one: three characters at least.")
        yield FieldFault("id", words)
    written = [each for each in LANGUAGES if _is_written(draft, each)]
    if not written:
        yield FieldFault("en.title", tr("Write the scenario in English or in Chinese, or in both."))
    for language in written:
        for name in (*WORDS, *LISTS):
            sentence = _fault(name, draft[f"{language}.{name}"])
            if sentence:
                yield FieldFault(f"{language}.{name}", sentence)


def _is_written(draft: Draft, language: str) -> bool:
    return any(draft[f"{language}.{name}"].strip() for name in (*WORDS, *LISTS))


def _fault(name: str, text: str) -> str:
    """Return what is wrong with the text of a field; empty where nothing is."""
    entries = tuple(_lines(text)) if name in LISTS else (text.strip(),)
    if not any(entries):
        return tr("Write something here, or empty all fields of this language.")
    most = MOST_HIDDEN if name == "hidden" else MOST_LINES
    if name in LISTS and len(entries) > most:
        return tr("At most {most} lines, please: there are {count}.", most=most, count=len(entries))
    longest = LONGEST_LINE if name == "title" else LONGEST_PARAGRAPH
    if max(map(len, entries)) > longest:
        return tr("This is too long: at most {longest} characters.", longest=longest)
    return ""


def _lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if line.strip():
            yield line.strip()


def _text(value: object) -> str:
    if isinstance(value, list):
        return "\n".join(filter(None, (_text(each) for each in value)))
    return "" if value is None or value == _PLACEHOLDER else " ".join(str(value).split())
