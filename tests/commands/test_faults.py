"""What the command line leaves behind after a mistake: where it was, in the folder that was asked for, and no words."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from app.commands.root import application
from app.locations import private_folder
from tests.diagnostics.canary import CANARY, canary_found_in, canary_in
from tests.forked_program import Command, Done, run_forked


def with_a_falling_verb() -> None:
    """Give the program a verb more, which makes a mistake whose words are a person's."""

    @application.command()
    def fall(said: str) -> None:
        raise ValueError(said)


def falling(*arguments: str, home: Path) -> Done:
    environment = {**os.environ, "OYSTER_HOME": str(home), "DBUS_SESSION_BUS_ADDRESS": "disabled:"}
    return run_forked(Command(arguments, environment, before=with_a_falling_verb))


def test_a_mistake_is_noted_in_the_folder_that_was_asked_for_without_what_was_said(tmp_path: Path) -> None:
    chosen, usual = tmp_path / "chosen", tmp_path / "usual"
    done = falling("--data-dir", str(chosen), "fall", CANARY, home=usual)
    assert done.returncode == 70
    assert f"{chosen / 'last-error.txt'}" in done.stderr
    assert not usual.exists()
    kept = (chosen / "last-error.txt").read_text(encoding="utf-8")
    assert "ValueError" in kept and "app/commands/root.py" in kept
    assert "an exception ended the program" in (chosen / "oyster.log").read_text(encoding="utf-8")
    assert not canary_found_in(chosen) and not canary_in(done.stderr)
    if os.name == "posix":
        assert (chosen / "last-error.txt").stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX's")
def test_what_an_earlier_version_left_open_is_closed_and_nothing_new_is_open(tmp_path: Path) -> None:
    folder = tmp_path / "of many"
    (folder / "models").mkdir(parents=True, mode=0o755)
    (folder / "evaluations").mkdir(mode=0o755)
    theirs = {
        "thesis.odt",
        "models.ods",
        "evaluations 2026.ods",
        "settings.odt",
        "deleting.txt",
        "key-sources.odt",
    }
    for name in ("last-error.txt", "settings.json", "window.json", *theirs):
        (folder / name).write_text("{}")
    folder.chmod(0o755)
    done = falling("--data-dir", str(folder), "fall", CANARY, home=tmp_path / "usual")
    assert done.returncode == 70
    opened = {each.name for each in folder.iterdir() if each.stat().st_mode & 0o077}
    assert opened == theirs, "what is not the program's stays as it is"
    assert "ValueError" in (folder / "last-error.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("arguments", [("--data-dir", "~nobody-of-this-name/x"), ()])
def test_a_folder_in_the_home_of_nobody_is_told_in_one_sentence(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    usual = tmp_path / "usual" if arguments else Path("~nobody-of-this-name/x")
    done = falling(*arguments, "models", "list", home=usual)
    assert done.returncode == 1
    assert "Name another one." in done.stderr and "Traceback" not in done.stderr
    assert not usual.exists()


def test_debug_prints_the_log_and_every_verb_writes_it(tmp_path: Path) -> None:
    home = tmp_path / "home"
    done = falling("--debug", "models", "list", home=home)
    assert done.returncode == 0
    log = (home / "oyster.log").read_text(encoding="utf-8")
    for text in (done.stderr, log):
        assert "oyster.program program started" in text and "verb models" in text
        assert "program ended: code 0" in text
    assert falling("models", "list", home=home).stderr == ""


def test_an_expected_failure_is_noted_by_its_kind(tmp_path: Path) -> None:
    home = tmp_path / "home"
    done = falling("chat", "--once", CANARY, "--model", CANARY, home=home)
    assert done.returncode == 1
    assert "NoModel" in (home / "oyster.log").read_text(encoding="utf-8")
    assert not canary_found_in(home)


def test_doctor_says_where_the_log_is_and_how_the_last_window_ended(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()

    def told() -> str:
        findings = json.loads(falling("doctor", "--json", home=home).stdout)["findings"]
        (words,) = (each["words"] for each in findings if each["subject"] == "log")
        return str(words)

    assert told() == f"{home / 'oyster.log'}. The last window ended in order."
    (home / "window.running").write_text("{}")
    assert "ended unexpectedly" in told()


@pytest.mark.skipif(os.name != "posix", reason="modes of folders are POSIX's")
def test_a_folder_with_only_the_programs_notes_of_itself_is_closed_to_others(tmp_path: Path) -> None:
    for name in (
        "window.lock",
        "window.call",
        "window.running",
        "last-error.txt",
        "oyster.log",
        "oyster.log.1",
        "oyster.faults",
    ):
        folder = tmp_path / name.replace(".", "-")
        folder.mkdir(mode=0o755)
        (folder / name).touch()
        private_folder(folder)
        assert folder.stat().st_mode & 0o777 == 0o700, name
    shared = tmp_path / "shared"
    shared.mkdir(mode=0o755)
    (shared / "window.lock").touch()
    (shared / "thesis.odt").touch()
    private_folder(shared)
    assert shared.stat().st_mode & 0o777 == 0o755
