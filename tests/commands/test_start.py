"""What the program loads when it starts, and what the processes load that it starts."""

from __future__ import annotations

import subprocess
import sys


def test_a_process_that_the_program_starts_loads_no_more_than_its_own_work_takes() -> None:
    """Such a process imports the program's main module again: that must not bring the session, database, window."""
    code = "import app.commands, sys; print(*(each for each in sys.modules if each.startswith('app.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == ["app.commands"], done.stderr
