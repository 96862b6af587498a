"""What the program loads when it starts, and what the processes load that it starts."""

from __future__ import annotations

import subprocess
import sys

import pytest
from typer.testing import CliRunner

from app.commands.command_table import COMMANDS, Entry
from app.commands.root import application


def test_a_process_that_the_program_starts_loads_no_more_than_its_own_work_takes() -> None:
    """Such a process imports the program's main module again: that must not bring the session, database, window."""
    code = "import app.commands, sys; print(*(each for each in sys.modules if each.startswith('app.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == ["app.commands"], done.stderr


def test_the_opening_window_waits_for_nothing_that_it_does_not_show() -> None:
    """Neither what reads command lines nor what checks files, and of the program only plain words and values."""
    before = (
        "app.confined_program",
        "app.commands.start_language",
        "app.commands.plain_start",
        "app.commands.window",
    )
    window = "app.ui.one_window", "app.ui.opening_window"
    heavy = "typer", "rich", "pydantic", "msgspec", "yaml", "filelock", "sqlalchemy", "numpy", "keyring"
    ours = "app.alignment.support", "app.domain.analysis", "app.domain.strategy", "app.session.settings"
    code = (
        "import importlib, sys\n"
        f"for each in {(*before, *window)!r}: importlib.import_module(each)\n"
        f"print('heavy:', *(each for each in {(*heavy, *ours)!r} if each in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "heavy:", done.stderr


@pytest.mark.parametrize("asked", ["--help", "--version"])
def test_help_and_version_wait_for_neither_session_nor_database_nor_window(asked: str) -> None:
    code = (
        "import atexit, sys\n"
        "from app.commands import main\n"
        "import app.commands.garbage_collection as end\n"
        "end.leave_the_rest_to_the_system = lambda: None\n"
        "heavy = 'sqlalchemy', 'PySide6', 'app.session.session', 'numpy', 'app.alignment'\n"
        "atexit.register(lambda: print('heavy:', *(each for each in heavy if each in sys.modules)))\n"
        f"sys.argv = ['oyster', {asked!r}]\n"
        "main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.splitlines()[-1].strip() == "heavy:", done.stderr
    assert len(done.stdout.splitlines()) > 1


@pytest.mark.parametrize("entry", COMMANDS, ids=lambda entry: entry.name)
def test_every_command_of_the_table_is_there_and_says_what_the_table_says(entry: Entry) -> None:
    shown = CliRunner().invoke(application, [entry.name, "--help"])
    assert shown.exit_code == 0, shown.output
    assert "".join(entry.help.split()) in "".join(shown.output.split())
