"""The user's settings: a small file with nothing private in it, which only its owner can read all the same."""

from __future__ import annotations

from pathlib import Path

import msgspec

from app.atomic_write import write_atomically
from app.domain.anticipation import Weights
from app.domain.errors import OysterError
from app.json_decoding import decode_json
from app.locations import private_folder
from app.translation import tr

LOCKS_BY_KEY = (
    -1
)  # after some minutes where a passphrase opens the conversations, never where the keyring does
_PASSPHRASE_LOCKS_MINUTES = 15


class SettingsError(OysterError):
    """The settings file could not be read or written."""


class BackupPlan(msgspec.Struct, frozen=True):
    """Backups on schedule. ``recipient`` and ``identity`` (base64) are the archive's key: neither opens a backup
    without its passphrase.
    """

    rhythm: str = ""  # "exit", "daily", "weekly", or empty for none
    folder: str = ""
    kept: int = 7  # as many stay in the folder
    recipient: str = ""
    identity: str = ""


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    """The user's settings. ``region`` is ISO 3166 alpha-2, or empty for the system's; ``help_language`` is "en" or
    "zh", or empty for that of the conversation.
    """

    model: str = ""  # id of the chat model that opens with the program
    guard: str = ""  # id of the guard model, if one is used
    region: str = ""
    language: str = ""  # "en", "zh", or empty for the system's; counts from the next start
    device: str = "auto"  # "auto", "cpu" or a device's name
    context_size: int = 4096
    threads: int = 0  # of the processor, that compute; 0: as was measured
    system_prompt: str = ""  # of earlier versions alone: it is moved into the vault once that is open
    helper_used: bool = (
        True  # a small model that guesses ahead, where one is here; goes where it wins nothing
    )
    states_kept: bool = True  # on disk, what the model has read of a conversation; never of a private one
    private: bool = False  # start with private conversations (memory only)
    theme: str = "system"  # "system", "light", "dark" or "contrast"
    text_scale: float = 1.0
    counsellor: bool = False  # keeps withheld replies, to be read behind a click
    supervision: str = (
        ""  # of a helper's sentences: "live", "end" (hidden until asked for), or empty for none
    )
    help_language: str = ""
    still: bool = False  # the breathing pacer shows words and a count, and does not move
    titles_hidden: bool = False  # the list shows only dates
    lock_minutes: int = LOCKS_BY_KEY  # of idleness before the window locks; 0: never
    locks_at_start: bool = False  # asks before anything is shown, where the keyring has the key too
    in_captures: bool = False  # windows are in screenshots, on a system that could leave them out
    exit_explained: bool = False  # the person has read what quick exit does
    mode: str = ""  # "observe", "guide", "compare", or empty: observe with Oy1, guide with other models
    panel_depth: str = "sentence"  # "sentence", "reasons" or "figures"
    backup: BackupPlan = BackupPlan()
    server_address: str = ""  # of a server that was named, or empty for none
    server_model: str = ""
    server_has_token: bool = False  # in the keyring, never here
    download_limit: int = 0  # bytes a second; 0 for no limit
    downloads_go_on: bool = False  # by themselves, when the program starts
    downloads_told: bool = True  # on the desktop, when one has ended
    update_check: bool = False  # looks for a newer version of the program at each start
    weight_retention: float = 1.0  # α
    weight_risk: float = 2.0  # β
    weight_cost: float = 0.1  # γ

    @property
    def weights(self) -> Weights:
        """The weights of the game."""
        return Weights(self.weight_retention, self.weight_risk, self.weight_cost)

    def lock_seconds(self, *, by_passphrase: bool) -> float:
        """Return after how many seconds of idleness the window locks; 0.0 for never."""
        minutes = self.lock_minutes
        if minutes == LOCKS_BY_KEY:
            minutes = _PASSPHRASE_LOCKS_MINUTES if by_passphrase else 0
        return 60.0 * max(0, minutes)


def read_settings(path: Path) -> Settings:
    """Return the settings in ``path``; the defaults where there is no file. Raises ``SettingsError``."""
    try:
        return decode_json(path.read_bytes(), Settings)
    except FileNotFoundError:
        return Settings()
    except (OSError, msgspec.DecodeError) as error:
        raise SettingsError(
            tr("The settings file cannot be read. Mend or delete {path} and start again.", path=path),
            str(error),
        ) from error


def write_settings(path: Path, settings: Settings) -> None:
    """Replace the settings in ``path`` whole. Raises ``SettingsError``."""
    try:
        private_folder(path.parent)
        write_atomically(path, msgspec.json.format(msgspec.json.encode(settings), indent=2), mode=0o600)
    except OSError as error:
        raise SettingsError(
            tr("The settings cannot be saved in {folder}.", folder=path.parent), str(error)
        ) from error
