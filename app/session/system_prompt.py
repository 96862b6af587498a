"""The system prompt: kept in the vault, and moved there from the settings of earlier versions."""

from __future__ import annotations

from contextlib import suppress
from typing import Protocol

import msgspec

from app.domain.errors import OysterError
from app.session.settings import Settings
from app.session.vault_access import VaultAccess, VaultState


class Home(Protocol):
    """What belongs to the session."""

    settings: Settings
    vault_access: VaultAccess

    def save_settings(self, settings: Settings) -> None:
        """Store new settings. Raises ``SettingsError``."""


class SystemPrompt:
    """What the model is told before every conversation.

    Without an open vault it is what was written since the program started, or what an earlier version left behind.
    """

    def __init__(self, home: Home) -> None:
        self._home = home

    @property
    def text(self) -> str:
        """The prompt, or an empty string. Raises ``StorageFailure``."""
        return self._home.vault_access.record.system_prompt() or self._home.settings.system_prompt

    def keep(self, text: str) -> None:
        """Keep another one. Raises ``StorageFailure``, ``SettingsError``."""
        self._home.vault_access.record.keep_system_prompt(text)
        self._leave_out_of_settings()

    def move_into_vault(self) -> None:
        """Move what an earlier version left in the settings into the vault, once that is open.

        Where that fails everything stays as it is, and the next start tries again. A prompt that the vault has is kept.
        """
        left, access = self._home.settings.system_prompt, self._home.vault_access
        if left and access.state is VaultState.OPEN:
            with suppress(OysterError):
                if not access.record.system_prompt():
                    access.record.keep_system_prompt(left)
                self._leave_out_of_settings()

    def _leave_out_of_settings(self) -> None:
        if self._home.settings.system_prompt:
            self._home.save_settings(msgspec.structs.replace(self._home.settings, system_prompt=""))
