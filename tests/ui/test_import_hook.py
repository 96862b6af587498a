"""PySide6 reads no source of the program's modules at the start."""

from __future__ import annotations

import subprocess
import sys

_PROGRAM = """
import linecache
from app.ui.import_hook import look_at_no_module
assert {done} look_at_no_module()
import app.ui.labels
print(any(name.endswith("appearance.py") for name in linecache.cache))
"""


def _reads_sources(done: str) -> bool:
    program = _PROGRAM.format(done=done)
    return subprocess.check_output([sys.executable, "-c", program], text=True).strip() == "True"


def test_no_source_is_read_where_pyside6_was_asked_not_to() -> None:
    assert not _reads_sources("")


def test_without_that_it_reads_them() -> None:
    assert _reads_sources("not False or")
