"""``oyster fit``: what a rated set would gain is printed, and used only where that is asked for, with who and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.locations import Locations
from app.session.session import Session
from app.workspace.sets.rated_set import lines_of
from tests.commands.test_oyster import PASSPHRASE, oyster
from tests.forked_program import SECRET, Done
from tests.workspace.labelled_set import GIVEN_AWAY, PACKED, labelled_set


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with Session(Locations(tmp_path / "home")) as session:
        session.unlock(PASSPHRASE)
        session.vault.start("Lanternwood")
    return tmp_path / "home"


def _fit(home: Path, *arguments: str) -> Done:
    return oyster("--passphrase-fd", SECRET, "fit", *arguments, home=home, secret=PASSPHRASE)


def test_a_fit_is_printed_used_with_author_and_reason_and_taken_back(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "set.jsonl"
    file.write_bytes(lines_of(labelled_set(PACKED, GIVEN_AWAY)))
    as_it_came = _fit(home)
    assert (as_it_came.returncode, as_it_came.stderr) == (0, "")

    tried = _fit(home, str(file))
    assert tried.returncode == 0, tried.stderr
    assert "20 messages have a label of people, in 10 conversations." in tried.stdout
    assert "Nothing is used yet: add --use, with --author and --reason." in tried.stdout
    assert _fit(home).stdout == as_it_came.stdout

    nameless = _fit(home, str(file), "--use")
    assert nameless.returncode == 1
    assert _fit(home).stdout == as_it_came.stdout

    used = _fit(home, str(file), "--use", "--author", "Mira", "--reason", "Things given away")
    assert used.returncode == 0, used.stderr
    assert "fitted by Mira" in used.stdout
    assert "fitted by Mira" in _fit(home).stdout

    back = _fit(home, "--shipped", "--author", "Mira")
    assert (back.returncode, "fitted by Mira" in back.stdout) == (0, False)
    assert _fit(home).stdout == back.stdout


def test_what_is_no_set_and_two_wishes_at_once_are_one_sentence(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "set.jsonl"
    file.write_text("{}\n", encoding="utf-8")
    refused = _fit(home, str(file))
    assert (refused.returncode, refused.stderr.splitlines()) == (
        1,
        ["Line 1 is no conversation of a rated set. Choose a .jsonl file that Oyster wrote."],
    )
    both = _fit(home, str(file), "--shipped")
    assert (both.returncode, "Name a file, or --shipped." in both.stderr) == (2, True)
