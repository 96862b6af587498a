"""The bundled font: files that Qt can read as they lie, on every system and without unpacking them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.locations import resource
from app.ui.type_scale import FAMILY, load_bundled_font

FACES = sorted(resource("fonts").glob("*.ttf"))
_TRUETYPE = b"\x00\x01\x00\x00"  # a compressed web font begins with "wOF2"


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.stem)
def test_a_face_is_not_compressed_because_not_every_system_unpacks_it_and_the_first_window_waits(
    face: Path,
) -> None:
    assert face.read_bytes()[:4] == _TRUETYPE


def test_every_face_is_taken(qapp: QApplication) -> None:
    assert len(FACES) == 4
    assert load_bundled_font() == FAMILY
