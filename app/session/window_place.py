"""Where the window stood: a small readable file beside the settings, with nothing private in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from app.atomic_write import write_atomically
from app.domain.errors import OysterError
from app.locations import private_folder
from app.plain_values import values_in
from app.translation import tr


class WindowPlace(NamedTuple):
    """Place and size in the system's pixels (0 × 0 where none is known), and the side parts, in em."""

    left: int = 0
    top: int = 0
    width: int = 0
    height: int = 0
    maximised: bool = False
    list_ems: float = 0.0
    panel_ems: float = 0.0
    list_shown: bool = True
    panel_shown: bool = True


def read_window_place(path: Path) -> WindowPlace:
    """Return the place in ``path``; an unknown one where there is none, or where it cannot be read."""
    return values_in(path, WindowPlace())


def write_window_place(path: Path, place: WindowPlace) -> None:
    """Replace the place in ``path``. Raises ``OysterError``."""
    try:
        private_folder(path.parent)
        write_atomically(path, json.dumps(place._asdict()).encode())
    except OSError as error:
        raise OysterError(tr("Where the window stands cannot be remembered."), str(error)) from error
