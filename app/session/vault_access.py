"""Vault access: finds out whether conversations can be stored, and opens the vault."""

from __future__ import annotations

from enum import Enum, auto

from app.diagnostics.events import Event
from app.diagnostics.log import record
from app.domain.errors import OysterError
from app.locations import Locations
from app.privacy.keys import (
    KeySource,
    find_key_source,
    key_from_keyring,
    key_from_passphrase,
    new_key_from_passphrase,
    new_key_in_keyring,
)
from app.storage.vault import Vault, memory_record, open_vault


class VaultState(Enum):
    """Whether conversations can be stored."""

    OPEN = auto()
    LOCKED = auto()  # a passphrase opens it
    NEW = auto()  # no keyring: choose a passphrase, or keep nothing
    PRIVATE = auto()  # memory only


class VaultAccess:
    """Opens the vault with the keyring at once where possible; else waits for a passphrase or for "keep nothing".

    Until the vault is open, conversations are in memory, so that nothing is ever written unencrypted.
    """

    def __init__(self, locations: Locations, *, private: bool = False) -> None:
        self._locations = locations
        self._vault: Vault | None = None
        self._memory: Vault | None = None
        self._source = KeySource.NONE_YET
        self.problem = ""
        self.state = VaultState.PRIVATE
        if private:
            return
        found = find_key_source(locations)
        self._source = found.source
        self.problem = found.keyring_problem
        self.state = self._first_state(usable=found.keyring_usable)

    def _first_state(self, *, usable: bool) -> VaultState:
        if self._source is KeySource.PASSPHRASE:
            return VaultState.LOCKED
        if self._source is KeySource.NONE_YET and not usable:
            return VaultState.NEW
        try:
            known = self._source is KeySource.KEYRING
            key = (key_from_keyring if known else new_key_in_keyring)(self._locations)
            self._vault = open_vault(self._locations.database, key)
        except OysterError as error:
            # the stored conversations cannot be opened now: they stay untouched, and the program says why
            self.problem = error.sentence
            record(Event.STORAGE_FAILED, error)
            return VaultState.PRIVATE if self._source is KeySource.KEYRING else VaultState.NEW
        return VaultState.OPEN

    @property
    def record(self) -> Vault:
        """The store of conversations: the encrypted database, or memory."""
        if self._vault is not None and self.state is VaultState.OPEN:
            return self._vault
        if self._memory is None:
            self._memory = memory_record()
        return self._memory

    def unlock(self, passphrase: str) -> None:
        """Open the vault with its passphrase, or create one with a new passphrase.

        Raises ``WrongPassphrase``, ``PassphraseNeeded``, ``StorageFailure``.
        """
        if self.state is VaultState.OPEN:
            return
        chosen = self._source is KeySource.PASSPHRASE
        make = key_from_passphrase if chosen else new_key_from_passphrase
        self._vault = open_vault(self._locations.database, make(self._locations, passphrase))
        self._source = KeySource.PASSPHRASE
        self.state = VaultState.OPEN

    def go_private(self) -> None:
        """Store nothing from now on; an open vault is closed."""
        if self._vault is not None:
            self._vault.close()
            self._vault = None
        self.state = VaultState.PRIVATE

    def close(self) -> None:
        """Close the open vault."""
        for vault in (self._vault, self._memory):
            if vault is not None:
                vault.close()
        self._vault = self._memory = None
