"""Every sentence that a person reads is an entry of the catalogue, with values, and never glued from pieces."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.sentences.exemptions import exemptions
from tests.sentences.search import ROOT, ErrorTypes, Finding, error_types, searched_files, unkeyed


@pytest.fixture(scope="module")
def findings() -> list[Finding]:
    """What is found in the whole program, exempted or not."""
    files = searched_files()
    errors = error_types(files)
    return [each for file in files for each in unkeyed(file, errors)]


def test_every_sentence_has_a_key_and_none_is_glued(findings: list[Finding]) -> None:
    listed = exemptions()
    left = [str(each) for each in findings if not any(one.covers(each) for one in listed)]
    assert not left, "\n".join(
        ["Written tr(…) or tr_count(…), or listed in tests/sentences/not_sentences.tsv:", *left]
    )


def test_every_exemption_has_a_reason_and_is_still_needed(findings: list[Finding]) -> None:
    for one in exemptions():
        assert one.reason.strip(), one
        assert any(one.covers(each) for each in findings), f"nothing is exempted by {one}"


_ERRORS = ErrorTypes(frozenset({"OysterError", "Odd"}), frozenset({"OysterError"}))


def _found(code: str, tmp_path: Path, place: str = "app/session/a.py") -> list[tuple[str, str]]:
    file = tmp_path / place
    file.parent.mkdir(parents=True)
    file.write_text(code, encoding="utf-8")
    return [(each.words, each.fault) for each in unkeyed(file, _ERRORS, tmp_path)]


@pytest.mark.parametrize(
    "code",
    [
        'words = "Two words"',
        'words = f"{count} of {whole}"',
        'words = "1 item"',
        'raise OysterError("It is gone.", "a detail")',
        'raise OysterError(f"It is {where} now.", detail=f"errno {number}")',
        'raise Odd(path, "it is empty")',
        'show("It is " + name)',
        'parts = [title, "and more"]',
        'told = known.get(key, "not known")',
        'def run(words: str = "Go on") -> None: ...',
        'words = "Go on" if well else name',
        'print("Ready")',
        'key = getpass("Access token: ").strip()',
        'why = " and ".join(names)',
        'data: Annotated[str, Option(help="The data folder.")] = ""',
        'class Origin(Enum):\n    PEOPLE = ("From people", "care")',
    ],
)
def test_a_sentence_without_a_key_is_found(code: str, tmp_path: Path) -> None:
    found = _found(code, tmp_path)
    assert len(found) == 1, found
    assert found[0][1] == "no key"


@pytest.mark.parametrize(
    "code",
    [
        '"""A docstring of a module."""',
        'x = 1\n"""What x is for."""',
        'words = tr("{count} words", count=1)',
        'words = tr_count("{count} word", "{count} words", count=n)',
        'raise OysterError(tr("It is gone."), "a detail", cause)',
        'raise ValueError("a mistake of a programmer")',
        'assert x, "it has to be"',
        'found = re.compile("(a b|c d)")',
        'if detail == "disk full": ...',
        'table = {"a b": 1}',
        'way: Literal["as it was"]',
        'class Way(StrEnum):\n    LEAN = "tensor by tensor"',
        'connection.execute("SELECT a FROM b")',
        'style = "border-radius: 4px; color: red"',
        'name = f"{title}, {place}"',
        'line = f"  [dim]{words}[/dim]"',
    ],
)
def test_what_is_no_sentence_is_let_be(code: str, tmp_path: Path) -> None:
    assert not _found(code, tmp_path)


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ('tr("It is ") + name', "a key is a piece of a sentence"),
        ('tr("It is kept.") + note', "a keyed sentence is glued with an operator"),
        ("f\"{tr('It is kept.')} {note}\"", "a keyed sentence is glued in an f-string"),
        ("tr(words)", "the key is not a literal"),
        ('@app.command("list")\ndef show() -> None: ...', "the help is a docstring"),
        ('tr(", and more")', "a key is a piece of a sentence"),
        ('told + (tr("It is kept.") if kept else "")', "a keyed sentence is glued with an operator"),
    ],
)
def test_glue_is_found(code: str, fault: str, tmp_path: Path) -> None:
    assert fault in [each for _, each in _found(code, tmp_path)]


def test_a_heading_of_one_word_is_found_in_the_window_only(tmp_path: Path) -> None:
    assert _found('heading = "Models"', tmp_path / "a", "app/ui/a.py") == [("Models", "no key")]
    assert not _found('heading = "Models"', tmp_path / "b", "app/session/a.py")


def test_no_date_has_a_name_in_a_language_that_nobody_chose() -> None:
    """Names of days and months from Python are English, or the system's; ``month_names`` has the program's."""
    named = re.compile(r":%[^}\"]*[AaBbcp]")
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in searched_files()
        for line in path.read_text(encoding="utf-8").splitlines()
        if named.search(line)
    ]
    assert not found, found
