"""The few settings that the program needs before anything else: they are read here as they stand.

The session reads the whole file soon after, and tells of what is wrong with it.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from app.plain_values import values_in


class FirstSettings(NamedTuple):
    """Language, theme, text size, region for helplines and which model opens, as ``Settings`` has them."""

    language: str = ""
    theme: str = "system"
    text_scale: float = 1.0
    model: str = ""
    server_address: str = ""
    server_model: str = ""
    region: str = ""


def read_first_settings(path: Path) -> FirstSettings:
    """Return them from the settings in ``path``; the defaults where they cannot be read."""
    return values_in(path, FirstSettings())
