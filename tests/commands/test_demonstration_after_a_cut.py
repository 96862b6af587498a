"""A demonstration that the power was cut from goes on as soon as the program is started, and asks for no terminal."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile
from pytestqt.qtbot import QtBot

from app.locations import Locations
from app.privacy.passphrase import Argon2Parameters
from app.session.demonstration.kept_state import (
    Place,
    Plan,
    begin_demonstration,
    keep_place,
    locations_of_demonstration,
    read_state,
)
from tests.forked_program import Command, ForkedProgram

MS = 60_000


@pytest.mark.parametrize("arguments", [(), ("demo",)])
def test_the_program_shows_the_demonstration_that_was_begun(
    qtbot: QtBot, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    locations = Locations(tmp_path / "data")
    cheap = Argon2Parameters(memory_kib=64, passes=1, lanes=1)
    begin_demonstration(locations, Plan(region="GB"), "two herons by the quiet lake", cheap)
    keep_place(locations, Place("worry", 2))
    environment = {**os.environ, "OYSTER_HOME": str(locations.root), "QT_QPA_PLATFORM": "offscreen"}
    stage = QLockFile(str(locations_of_demonstration(locations).root / "stage.lock"))
    program = ForkedProgram(Command(arguments, environment))
    try:
        qtbot.waitUntil(lambda: bool(stage.getLockInfo()[0]), timeout=MS)
        program.signal(signal.SIGTERM)
        assert program.done().returncode == 0
    finally:
        program.kill()
    state = read_state(locations)
    assert state is not None and state.place == Place("worry", 2), "only its passphrase ends it"
