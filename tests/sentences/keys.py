"""The keys of the code and those of a catalogue, read independently of Qt's tools."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from tests.sentences.places import KEYED
from tests.sentences.search import APP


@dataclass(frozen=True)
class Entry:
    """A sentence: its key, and the singular where it counts something."""

    key: str
    singular: str = ""


@dataclass(frozen=True)
class Translated:
    """An entry of a catalogue with what a translator made of it."""

    entry: Entry
    words: str
    finished: bool


def entries_in(*paths: Path) -> set[Entry]:
    """Return the sentences in files or folders of the code."""
    files = [file for path in paths for file in ([path] if path.is_file() else sorted(path.rglob("*.py")))]
    return {entry for file in files for entry in _of_file(file)}


@cache
def entries_of_the_code() -> set[Entry]:
    """Return every sentence of the program."""
    return entries_in(APP)


def _of_file(file: Path) -> set[Entry]:
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYED:
            words = [each.value for each in node.args if isinstance(each, ast.Constant)]
            if len(words) == KEYED[node.func.id]:  # else it is no literal, which another test says
                found.add(Entry(words[-1], singular=words[0] if len(words) > 1 else ""))
    return found


def translations_in(catalogue: Path) -> list[Translated]:
    """Return the entries of a Qt Linguist file."""
    return [_translated(message) for message in ElementTree.parse(catalogue).iter("message")]


def _translated(message: ElementTree.Element) -> Translated:
    source, translation = message.findtext("source", ""), message.find("translation")
    assert translation is not None
    if message.get("numerus") == "yes":
        entry = Entry(message.findtext("comment", ""), singular=source)
        return Translated(entry, translation.findtext("numerusform", ""), not translation.get("type"))
    return Translated(Entry(source), translation.text or "", not translation.get("type"))
