"""The catalogue has exactly the sentences of the code, and what is translated can be shown."""

from __future__ import annotations

import os
import string
import subprocess
import sys
from pathlib import Path

import pytest

from app.locations import resource
from tests.sentences.keys import Entry, Translated, entries_in, entries_of_the_code, translations_in
from tests.sentences.search import APP, ROOT

_CHINESE = resource("translations") / "oyster_zh.ts"
_MEND = "'make translations' brings the catalogue up to date."
_HELP_FIRST = tuple(
    APP / "ui" / each
    for each in (
        "help",
        "transcript/support_card.py",
        "transcript/helpline_entry.py",
        "panel/support.py",
        "panel/region_choice.py",
        "panel/warm_word.py",
        "panel/introduction.py",
        "view_models/offered_help.py",
        "view_models/waiting.py",
        "conversation/empty_conversation.py",
        "conversation/status_line.py",
        "dialogs/passphrase.py",
        "dialogs/keyring_sheet.py",
        "error_bar.py",
        "lock",
        "window_keeper.py",
    )
)
"""What a person in a crisis sees: in Chinese now."""


@pytest.fixture(scope="module")
def chinese() -> list[Translated]:
    """The entries of the Chinese catalogue."""
    return translations_in(_CHINESE)


def _lines(entries: set[Entry]) -> str:
    return "\n".join(sorted(each.key for each in entries))


def test_every_sentence_of_the_code_is_in_the_catalogue(chinese: list[Translated]) -> None:
    missing = entries_of_the_code() - {each.entry for each in chinese}
    assert not missing, f"{_MEND} It lacks:\n{_lines(missing)}"


def test_no_entry_of_the_catalogue_is_dead(chinese: list[Translated]) -> None:
    dead = {each.entry for each in chinese} - entries_of_the_code()
    assert not dead, f"{_MEND} Nobody says any more:\n{_lines(dead)}"


def test_what_helps_in_a_crisis_is_in_chinese(chinese: list[Translated]) -> None:
    finished = {each.entry for each in chinese if each.finished and each.words}
    left = entries_in(*_HELP_FIRST) - finished
    assert not left, f"Not translated:\n{_lines(left)}"


def _values(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


def test_a_translation_has_the_values_of_its_sentence(chinese: list[Translated]) -> None:
    for each in chinese:
        if each.words:
            assert _values(each.words) <= _values(each.entry.key), each
            assert _values(each.entry.key) <= _values(each.words), each


def test_two_sentences_that_count_do_not_share_a_key() -> None:
    counting = [each.key for each in entries_of_the_code() if each.singular]
    plain = {each.key for each in entries_of_the_code() if not each.singular}
    assert len(counting) == len(set(counting))
    assert not plain.intersection(counting)


def test_qts_tool_reads_the_sentences_that_the_program_looks_up(tmp_path: Path) -> None:
    """``make translations`` is lupdate; the keys at run time are Python's: both have to be the same."""
    made = tmp_path / "made.ts"
    tool = Path(sys.executable).parent / ("pyside6-lupdate.exe" if os.name == "nt" else "pyside6-lupdate")
    command = [str(tool), "-extensions", "py", "-tr-function-alias", "tr+=tr_count", "app", "-silent"]
    subprocess.run([*command, "-ts", str(made)], cwd=ROOT, check=True, capture_output=True)
    assert {each.entry for each in translations_in(made)} == entries_of_the_code()


def test_the_chinese_program_addresses_a_person_in_one_way(chinese: list[Translated]) -> None:
    """Visitors of a demonstration alone are addressed as strangers; one thing has one name, and one ellipsis."""
    words = [each.words for each in chinese]
    assert [each for each in words if "您" in each] == ["您想看什么？"]
    for other in ("密码短语", "……"):
        assert not [each for each in words if other in each], other
