"""``oyster server``, and chat with a server's model: it is said where messages go, before one is sent."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app.commands.root import application
from app.confinement.connection_log import ConnectionLog, Purpose
from app.domain.errors import EngineFailure
from app.domain.named_server import AddressUnusable
from app.locations import Locations
from tests.engine.scripted_model import build_scripted_model
from tests.llama_server import MODEL, free_port, llama_server

PROGRAM = "from app.commands import main; main()"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("server")
    gguf = build_scripted_model(folder / "roses.gguf", "Water them.")
    with llama_server(gguf, folder, context=1024) as opened:
        yield opened


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def run(home: Path, *arguments: str, stdin: str = "") -> Result:
    return CliRunner().invoke(application, ["--data-dir", str(home), *arguments], input=stdin)


def test_no_server_is_named_unless_somebody_names_one(home: Path) -> None:
    done = run(home, "server")
    assert done.exit_code == 0
    assert "No server is named" in done.stdout
    assert run(home, "chat", "--once", "Hello", "--model", "server").exit_code == 1


def test_a_server_is_named_tried_and_forgotten(home: Path, address: str) -> None:
    named = run(home, "server", address, MODEL)
    assert named.exit_code == 0, named.output
    assert "goes to another program on this computer" in named.stderr
    assert "It answers." in named.stdout
    assert "does not tell how likely" in named.stdout, "what it cannot judge is said at once"
    assert run(home, "server", "--off").exit_code == 0
    assert "No server is named" in run(home, "server").stdout


@pytest.mark.parametrize(
    "address", ["http://models.example.org/v1", "models.example.org", "https://a:b@example.org"]
)
def test_an_address_that_is_not_safe_is_one_sentence(home: Path, address: str) -> None:
    done = run(home, "server", address, MODEL)
    assert isinstance(done.exception, AddressUnusable)
    assert "No server is named" in run(home, "server").stdout


def test_one_that_cannot_be_reached_is_one_sentence(home: Path) -> None:
    done = run(home, "server", f"http://127.0.0.1:{free_port()}", MODEL)
    assert isinstance(done.exception, EngineFailure)
    assert "cannot be reached" in done.exception.sentence


def test_the_real_command_answers_through_a_process_of_its_own_and_lists_the_connection(
    home: Path, address: str
) -> None:
    def program(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", PROGRAM, "--data-dir", str(home), *arguments],
            input=stdin,
            capture_output=True,
            text=True,
            timeout=120,
            cwd=Path(__file__).parents[2],
            env={**os.environ, "OYSTER_LANGUAGE": "en"},
        )

    assert program("server", address, MODEL, "--use").returncode == 0
    done = program("chat", "--once", "-", "--json", stdin="How do I keep roses?")
    assert done.returncode == 0, done.stderr
    assert "goes to another program on this computer" in done.stderr
    told = json.loads(done.stdout)
    assert "Water" in told["reply"]
    assert told["facts"]["server"] == address.removeprefix("http://").removesuffix("/v1")
    notes = ConnectionLog(Locations(home).connections).read()
    assert {(each.host, each.purpose) for each in notes} == {("127.0.0.1", Purpose.CONVERSATION)}
    assert "what is asked" in program("connections").stdout


def test_in_a_conversation_each_line_says_where_it_goes(home: Path, address: str) -> None:
    assert run(home, "server", address, MODEL).exit_code == 0
    done = run(home, "chat", "--private", "--model", "server", stdin="How do I keep roses?\n")
    assert done.exit_code == 0, done.output
    place = address.removeprefix("http://").removesuffix("/v1")
    assert done.output.count(f"You, to {place}:") == 2
    assert "nothing leaves this computer" not in done.output
