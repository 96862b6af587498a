"""A window names no command, option or file of ours; what only the terminal adds stands under ``in_terminal``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sentences.keys import translations_in
from tests.sentences.places import KEYED
from tests.sentences.search import APP, ROOT

_OURS = re.compile(
    r"'oyster|\boyster (--)?[a-z]|(?<![\w-])--[a-z]|\b[\w-]+\.(ya?ml|toml|db|log)\b|\bsettings\.json\b"
)
_MARK = "in_terminal"
_CATALOGUE = ROOT / "resources" / "translations" / "oyster_zh.ts"


def _is_of_the_terminal(file: Path) -> bool:
    """True for what no window shows: the commands, and the checks behind ``oyster doctor``."""
    return (APP / "commands") in file.parents or file == APP / "session" / "system_check.py"


def _shown(node: ast.AST, *, marked: bool = False) -> Iterator[str]:
    """Yield the sentences below a node that a window may show."""
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in KEYED
        and not marked
    ):
        yield from (each.value for each in node.args if isinstance(each, ast.Constant))
    for child in ast.iter_child_nodes(node):
        yield from _shown(child, marked=marked or _MARK in _name(child).lower())


def _name(node: ast.AST) -> str:
    """Return the name that a node gives to what is below it."""
    match node:
        case ast.keyword(arg=str() as name) | ast.FunctionDef(name=name):
            return name
        case ast.Assign(targets=[ast.Name(id=name)]):
            return name
        case _:
            return ""


def _named(code: str) -> list[str]:
    return [words for words in _shown(ast.parse(code)) if _OURS.search(words)]


def test_no_sentence_that_a_window_may_show_names_what_only_the_terminal_has() -> None:
    files = (file for file in sorted(APP.rglob("*.py")) if not _is_of_the_terminal(file))
    found = {
        str(file.relative_to(ROOT)): named
        for file in files
        if (named := _named(file.read_text(encoding="utf-8")))
    }
    assert not found


def test_no_translation_names_it_either() -> None:
    told = [
        each.words
        for each in translations_in(_CATALOGUE)
        if _OURS.search(each.words) and not _OURS.search(each.entry.key)
    ]
    assert not told


@pytest.mark.parametrize(
    "code",
    [
        """raise E(tr("It is gone. 'oyster models list' shows what is."))""",
        'WORDS = tr("Choose another with --data-dir.")',
        'label(tr("It stands in settings.json."))',
    ],
)
def test_a_command_an_option_or_a_file_is_found(code: str) -> None:
    assert len(_named(code)) == 1


@pytest.mark.parametrize(
    "code",
    [
        """raise E(tr("It is gone."), in_terminal=tr("'oyster models list' shows what is."))""",
        """IN_TERMINAL = tr("'oyster doctor' says what is wrong.")""",
        'tr("Oyster is locked.")',
    ],
)
def test_what_only_the_terminal_adds_is_let_through(code: str) -> None:
    assert not _named(code)
