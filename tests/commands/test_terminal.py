"""What reaches the terminal: the words of models, files and people, without what a terminal would obey."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.markup import escape
from rich.table import Table
from rich.text import Text

import app.commands
from app.commands.terminal import Terminal, printable_json, say, say_json
from app.domain.plain_text import without_commands

OBEYED = [*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
KEPT = (0x09, 0x0A)
VERBS = Path(app.commands.__file__).parent


def shown(text: str) -> set[int]:
    return {ord(each) for each in text} & (set(OBEYED) - set(KEPT))


@given(st.text(st.characters(codec=None) | st.sampled_from([chr(each) for each in OBEYED])))
def test_whatever_the_text_nothing_is_left_that_a_terminal_obeys_and_the_rest_stays(text: str) -> None:
    found = without_commands(text)
    assert not shown(found)
    rest = "".join(each for each in text if ord(each) not in OBEYED or ord(each) in KEPT)
    assert [a for a, b in zip(rest, found, strict=True) if a != b and not 0xD800 <= ord(a) <= 0xDFFF] == []


def test_other_scripts_and_their_marks_stay_as_they_are() -> None:
    for text in ("你好，世界", "שלום \u200f!", "مرحبا", "\u200d👩\u200d👩", "a\tb\nc"):
        assert without_commands(text) == text


@given(st.text(st.characters(codec="utf-8") | st.sampled_from([chr(each) for each in OBEYED])))
def test_json_stays_json_and_carries_every_character(text: str) -> None:
    encoded = json.dumps({text: [text]}, ensure_ascii=False).encode()
    found = printable_json(encoded)
    assert not shown(found)
    assert json.loads(found) == {text: [text]}


@pytest.fixture
def terminal() -> Terminal:
    made = Terminal()
    made.file = StringIO()
    return made


def written(terminal: Terminal) -> str:
    assert isinstance(terminal.file, StringIO)
    return terminal.file.getvalue()


def test_a_sequence_that_comes_in_two_pieces_of_a_stream_does_nothing(terminal: Terminal) -> None:
    for piece in ("red: \x1b", "[31m now", " and \x9b", "2J gone \u202e", "reversed\x07"):
        terminal.print(piece, end="", markup=False, highlight=False, soft_wrap=True)
    assert written(terminal) == "red: [31m now and 2J gone reversed"


def test_tables_rules_and_styled_lines_lose_control_characters_too(terminal: Terminal) -> None:
    table = Table(box=None)
    table.add_column("name")
    table.add_row(Text("[red]\x1b]0;title\x07x"))
    terminal.print(table)
    terminal.print(f"[bold]{escape('m' + chr(27) + '[2J')}[/bold]", highlight=False)
    terminal.rule(f"Answer by {escape('x' + chr(0x9B) + '2J')}")
    assert "[red]]0;titlex" in written(terminal)
    assert "m[2J" in written(terminal)
    assert not shown(written(terminal))


def test_a_line_is_said_without_control_characters_on_either_stream(
    capsys: pytest.CaptureFixture[str],
) -> None:
    say("a\x1b[31mb \udcff :heart: [bold]")
    say("c\x7fd", error=True)
    say_json({"a": "\x7f\x9b\u202e\x1b"}, indent=0)
    told = capsys.readouterr()
    assert (
        told.out == 'a[31mb \N{REPLACEMENT CHARACTER} :heart: [bold]\n{"a":"\\u007f\\u009b\\u202e\\u001b"}\n'
    )
    assert told.err == "cd\n"


# -- no verb prints past it ------------------------------------------------------------------------------------------

_PRINTS = {"echo", "secho", "print", "pprint", "Console", "get_console", "track"}  # however they are reached
_ASKS = {"confirm", "prompt", "getpass", "input"}  # terminal.py asks for all
_SHOWS = {"Progress", "Live", "Status"}  # of Rich: on a console of its own where none is given
_OURS = (
    "console",
    "messages",
    "_console",
    "Terminal",
)  # a Terminal, as every parameter of that name is typed


def offences(tree: ast.AST) -> Iterator[str]:
    """Yield what reaches the terminal by another way than ``terminal.py``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module in (
            "rich",
            "rich.console",
            "rich.prompt",
            "typer",
            "sys",
        ):
            yield f"line {node.lineno}: from {node.module} import …"
        if isinstance(node, ast.Attribute) and node.attr in ("stdout", "stderr", "__stdout__", "__stderr__"):
            yield f"line {node.lineno}: {ast.unparse(node)}"
        if isinstance(node, ast.Call):
            yield from _of_call(node)


def _of_call(call: ast.Call) -> Iterator[str]:
    called = ast.unparse(call.func)
    owner, _, name = called.rpartition(".")
    ours = owner.removesuffix("()").split(".")[-1] in _OURS
    given = any(each.arg == "console" for each in call.keywords)
    if (name in _PRINTS and not ours) or called == "os.write":
        yield f"line {call.lineno}: {called}"
    if name in _ASKS and not ours:
        yield f"line {call.lineno}: {called}"
    if name in _SHOWS and not given:
        yield f"line {call.lineno}: {called} without a console"


@pytest.mark.parametrize("verb", sorted(VERBS.glob("*.py")), ids=lambda path: path.name)
def test_no_verb_prints_past_the_one_way(verb: Path) -> None:
    if verb.name == "terminal.py":
        return
    found = list(offences(ast.parse(verb.read_text(encoding="utf-8"))))
    assert not found, f"{verb.name} reaches the terminal by itself; use say, say_json or Terminal: {found}"


@pytest.mark.parametrize(
    "code",
    [
        "typer.echo(x)",
        "print(x)",
        "sys.stdout.write(x)",
        "sys.stderr.buffer.write(x)",
        "from rich.console import Console",
        "rich.console.Console().print(x)",
        "typer.confirm(f'{x}?')",
        "getpass.getpass(x)",
        "from typer import echo",
        "print(x, file=stream)",
        "json.dump(x, sys.stdout)",
        "Progress(*columns)",
        "c.Console(stderr=True)",
    ],
)
def test_a_verb_that_would_print_by_itself_is_seen(code: str) -> None:
    assert list(offences(ast.parse(code)))
