"""What a confined process may read, so that the program itself runs."""

from __future__ import annotations

import sys

import pytest

from app.confinement.program_files import code_and_system


def test_a_frozen_program_may_read_the_file_that_holds_its_code(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sys.prefix in code_and_system()
    assert "/opt/oyster/lib" not in code_and_system()
    monkeypatch.setattr(sys, "_MEIPASS", "/opt/oyster/lib", raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/oyster/oyster")
    assert {"/opt/oyster/lib", "/opt/oyster/oyster"} <= set(code_and_system())
