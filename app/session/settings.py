"""The user's settings: a small readable file with nothing private in it."""

from __future__ import annotations

from pathlib import Path

import msgspec

from app.atomic_write import write_atomically
from app.domain.errors import OysterError


class SettingsError(OysterError):
    """The settings file could not be read or written."""


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    """The user's settings. ``region`` is ISO 3166 alpha-2, or empty for the system's."""

    model: str = ""  # id of the chat model that opens with the program
    guard: str = ""  # id of the guard model, if one is used
    region: str = ""
    device: str = "auto"  # "auto", "cpu" or a device's name
    context_size: int = 4096
    system_prompt: str = ""
    private: bool = False  # start with private conversations (memory only)
    theme: str = "system"  # "system", "light" or "dark"
    text_scale: float = 1.0
    counsellor: bool = False  # keeps withheld replies, to be read behind a click
    mode: str = ""  # "observe", "guide", "compare", or empty: observe with Oy1, guide with other models
    weight_retention: float = 1.0  # α
    weight_risk: float = 2.0  # β
    weight_cost: float = 0.1  # γ


def read_settings(path: Path) -> Settings:
    """Return the settings in ``path``; the defaults where there is no file. Raises ``SettingsError``."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Settings)
    except FileNotFoundError:
        return Settings()
    except (OSError, msgspec.DecodeError) as error:
        raise SettingsError(
            f"The settings file cannot be read. Mend or delete {path} and start again.", str(error)
        ) from error


def write_settings(path: Path, settings: Settings) -> None:
    """Replace the settings in ``path`` whole. Raises ``SettingsError``."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, msgspec.json.format(msgspec.json.encode(settings), indent=2))
    except OSError as error:
        raise SettingsError(f"The settings cannot be saved in {path.parent}.", str(error)) from error
