"""Names and words that strangers chose, on a person's terminal: shown, and never obeyed."""

from __future__ import annotations

import json
from pathlib import Path

from app.domain.plain_text import LONGEST_NAME
from tests.commands.test_oyster import oyster
from tests.engine.scripted_model import build_scripted_model

COPIES = "\x1b]52;c;cm0gLXJmIH4K\x07"  # to the clipboard, where a terminal obeys
OBEYED = {*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)} - {0x09, 0x0A}
NAME = f"Nice\x1b]0;owned\x07 {COPIES}\x9b2J\u202e\u200f[bold]model[/x]\nand more" + " of it" * 40
SAYS = "Hello \x1b[2J\x1b[31mfriend \x9b1A\u202eof mine"


def obeyed(text: str) -> set[str]:
    return {repr(each) for each in text if ord(each) in OBEYED}


def test_a_models_name_and_words_reach_the_terminal_without_control_characters(tmp_path: Path) -> None:
    home = tmp_path / "home"
    file = build_scripted_model(tmp_path / "strange\x1b[31m.gguf", SAYS, name=NAME)
    added = oyster("models", "add", str(file), home=home)
    assert added.returncode == 0, added.stderr
    listed = oyster("models", "list", home=home)
    talked = oyster("chat", "--once", "-", "--mode", "observe", home=home, stdin="Hi \x1b[2J\n")
    for done in (added, listed, talked, oyster("doctor", home=home)):
        assert not obeyed(done.stdout + done.stderr), done.stdout + done.stderr
    assert "[bold]model[/x] and more" in listed.stdout, "a name is no markup, and one line"
    (title,) = (
        each["title"] for each in json.loads(oyster("models", "list", "--json", home=home).stdout)[-1:]
    )
    assert len(title) == LONGEST_NAME and not {*map(ord, title)} & OBEYED
    assert "Hello [2J[31mfriend 1Aof mine" in talked.stdout
    as_json = oyster("chat", "--once", "Hi", "--json", "--mode", "observe", home=home)
    assert not obeyed(as_json.stdout), "JSON is printed to terminals as well"
    assert json.loads(as_json.stdout)["reply"] == SAYS, "and its reader gets every character"


def test_a_files_name_in_an_error_and_a_line_on_the_screen_are_not_obeyed(tmp_path: Path) -> None:
    missing = oyster("models", "add", f"{tmp_path}/\x1b[31m\u202emodel.gguf", home=tmp_path / "home")
    assert missing.returncode == 1
    assert "is not there" in missing.stderr
    screened = oyster("screen", home=tmp_path / "home", stdin="Hello \x1b[2J\x9b1A\n")
    assert "Hello [2J1A" in screened.stdout
    as_json = oyster("screen", "--json", home=tmp_path / "home", stdin="Hello \x7f\x9b1A\n")
    assert json.loads(as_json.stdout)["text"] == "Hello \x7f\x9b1A"
    usage = [
        oyster(*words, home=tmp_path / "home") for words in (("models", "verify", "a", COPIES), (COPIES,))
    ]
    assert all(done.returncode == 2 and "Usage: " in done.stderr for done in usage)
    for done in (missing, screened, as_json, *usage):
        assert not obeyed(done.stdout + done.stderr)
