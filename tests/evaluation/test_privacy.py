"""A whole ``oyster eval run canary`` where everything invites it to call others, read settings and write elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.evaluation.run_logs import RunState, log_of, run_named
from app.locations import Locations
from app.models.catalogue import load_catalogue
from app.models.model_library import ModelLibrary
from tests.short_model import SHORT

OYSTER = [sys.executable, "-c", "from app.commands import main; main()"]
RUN = ("eval", "run", "canary", "--model", SHORT, "--limit", "1", "--set", "reply_tokens=4")

# imported by every Python process that finds it, the engine's worker among them
NOTING = """
import os, socket, sys

def note(event, found):
    if event in ("socket.connect", "socket.bind", "socket.sendto"):
        if found[0].family != socket.AF_UNIX:
            tell(f"{event} {found[1]}")
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        tell(f"{event} {found[0]}")

def tell(line):
    with open(os.environ["NOTED"], "a") as noted:
        noted.write(line + "\\n")
    raise OSError("no network here")

sys.addaudithook(note)
"""
INVITED = """
import os, pathlib
pathlib.Path(os.environ["NOTED"]).write_text("code was run that a variable named")

def send(*arguments):
    return None
"""
KEYS = ("OPENAI_API_KEY", "ANTHROPIC_API_KEY", "GOOGLE_API_KEY", "HF_TOKEN", "LANGSMITH_API_KEY")


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    """Keys, variables of Inspect's, and a ``.env`` that names code and other models; a home that is empty."""
    for name in ("home", "work", "path"):
        (tmp_path / name).mkdir()
    (tmp_path / "path" / "sitecustomize.py").write_text(NOTING)
    (tmp_path / "path" / "invited.py").write_text(INVITED)
    invitations = {"INSPECT_API_KEY_OVERRIDE": "invited.send", "INSPECT_EVAL_MODEL": "openai/gpt-4o"}
    lines = [f"{name}={value}" for name, value in {**invitations, "INSPECT_DISPLAY": "rich"}.items()]
    (tmp_path / "work" / ".env").write_text("\n".join(lines))
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTEST_", "XDG_", "INSPECT_"))
    }
    return {
        **kept,
        **dict.fromkeys(KEYS, "a-key-that-is-for-somebody-else"),
        "INSPECT_TELEMETRY": "invited.send",
        "INSPECT_EVAL_MODEL": "openai/gpt-4o",
        "NOTED": str(tmp_path / "noted"),
        "PYTHONPATH": f"{tmp_path / 'path'}{os.pathsep}{Path.cwd()}",
        "HOME": str(tmp_path / "home"),
        "OYSTER_HOME": str(tmp_path / "data"),
        "DBUS_SESSION_BUS_ADDRESS": "disabled:",
    }


def test_a_run_calls_nobody_reads_no_settings_of_others_and_writes_in_the_data_folder_alone(
    tmp_path: Path, surroundings: dict[str, str], short_gguf: Path
) -> None:
    ModelLibrary(Locations(tmp_path / "data").models, load_catalogue()).add(short_gguf)
    for arguments in (RUN, ("eval", "report")):
        done = subprocess.run(
            [*OYSTER, *arguments],
            env=surroundings,
            cwd=tmp_path / "work",
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            umask=0 if os.name == "posix" else -1,
        )
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stdout + done.stderr
    found = run_named(Locations(tmp_path / "data").evaluations, "last")
    assert (found.state, found.done) == (RunState.DONE, 1)
    assert log_of(found).eval.model == f"oyster/{SHORT}"

    folder = Locations(tmp_path / "data").evaluations
    assert [each for each in (folder, *folder.rglob("*")) if each.stat().st_mode & 0o077] == []

    noted = tmp_path / "noted"
    assert not noted.exists(), noted.read_text()
    assert [str(each) for each in (tmp_path / "home").rglob("*")] == []
    assert [each.name for each in (tmp_path / "work").iterdir()] == [".env"]


def test_the_watch_itself_notes_a_call_and_code_that_a_variable_names(
    tmp_path: Path, surroundings: dict[str, str]
) -> None:
    code = "import socket; socket.create_connection(('192.0.2.1', 9))"
    for said, words in ((code, "192.0.2.1"), ("import invited", "code was run")):
        subprocess.run([sys.executable, "-c", said], env=surroundings, capture_output=True, check=False)
        assert words in (tmp_path / "noted").read_text()
