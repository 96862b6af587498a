"""Vault access: finds out whether conversations can be stored, and opens the vault."""

from __future__ import annotations

from contextlib import suppress
from enum import Enum, auto
from threading import Lock

from app.diagnostics.events import Event
from app.diagnostics.log import record
from app.domain.errors import OysterError
from app.locations import Locations
from app.privacy.key_change import (
    change_passphrase,
    check_present,
    finish_change,
    keep_recovery_key,
    passphrase_from_recovery,
)
from app.privacy.keys import (
    KeySource,
    find_key_source,
    key_from_keyring,
    key_from_passphrase,
    new_key_from_passphrase,
    new_key_in_keyring,
)
from app.privacy.passphrase import Argon2Parameters
from app.privacy.recovery_key import RecoveryKey
from app.privacy.system_keyring import keyring_may_ask
from app.storage.vault import Vault, memory_record, open_vault


class VaultState(Enum):
    """Whether conversations can be stored."""

    OPEN = auto()
    KEYRING = (
        auto()
    )  # the keyring holds the key, and has not been asked yet: it may ask the person for a password
    LOCKED = auto()  # a passphrase opens it
    NEW = auto()  # no keyring: choose a passphrase, or keep nothing
    PRIVATE = auto()  # memory only


class VaultAccess:
    """Opens the vault with the keyring at once where possible; else waits for a passphrase or for "keep nothing".

    ``keyring_later``: where the keyring may ask for its password, it is not asked before ``open_with_keyring``.
    ``passphrase_cost``: of a new passphrase; measured on this machine where none is given.

    Until the vault is open, conversations are in memory, so that nothing is ever written unencrypted.
    """

    def __init__(
        self,
        locations: Locations,
        *,
        private: bool = False,
        keyring_later: bool = False,
        passphrase_cost: Argon2Parameters | None = None,
    ) -> None:
        self._locations, self._cost = locations, passphrase_cost
        self._vault: Vault | None = None
        self._memory: Vault | None = None
        self._forgotten: Vault | None = None  # the memory before, which is closed
        self._making_memory = Lock()
        self._source = KeySource.NONE_YET
        self.problem = ""
        self.state = VaultState.PRIVATE
        if private:
            return
        found = find_key_source(locations)
        self._source = found.source
        self.problem = found.keyring_problem
        self.state = self._first_state(usable=found.keyring_usable, keyring_later=keyring_later)

    @property
    def is_new(self) -> bool:
        """True where no conversation was ever kept in this folder."""
        return self._source is KeySource.NONE_YET

    @property
    def keyring_may_ask(self) -> bool:
        """True where the keyring would ask the person now. Shows no dialog itself."""
        return self._waits_for_keyring() and keyring_may_ask()

    @property
    def by_passphrase(self) -> bool:
        """True where a passphrase opens the conversations."""
        return self._source is KeySource.PASSPHRASE

    def _waits_for_keyring(self) -> bool:
        return self.state is VaultState.KEYRING

    def open_with_keyring(self) -> None:
        """Ask the keyring for the key, and open the vault. Blocks for as long as the keyring asks the person."""
        if not self._waits_for_keyring():
            return
        found = self._opened_by_keyring()
        if self._waits_for_keyring():
            self.state = found
            if self._vault is not None:
                self._keep_plan(self._vault)
        elif self._vault is not None:  # the person chose to keep nothing meanwhile
            self._vault.close()
            self._vault = None

    def wait_for_keyring(self) -> None:
        """Let the keyring be asked again that did not give the key."""
        if self._vault is None and self._source is KeySource.KEYRING:
            self.state = VaultState.KEYRING

    def _first_state(self, *, usable: bool, keyring_later: bool) -> VaultState:
        if self._source is KeySource.PASSPHRASE:
            return VaultState.LOCKED
        if self._source is KeySource.NONE_YET and not usable:
            return VaultState.NEW
        return VaultState.KEYRING if keyring_later else self._opened_by_keyring()

    def _opened_by_keyring(self) -> VaultState:
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
        with self._making_memory:  # the list of conversations and a first message may ask at the same moment
            if self._memory is None:
                self._memory = memory_record(self._forgotten)
            return self._memory

    @property
    def present(self) -> Vault | None:
        """The store that there is already; none is made in memory for this."""
        if self._vault is not None and self.state is VaultState.OPEN:
            return self._vault
        return self._memory

    def unlock(self, passphrase: str) -> None:
        """Open the vault with its passphrase, or create one with a new passphrase.

        Raises ``WrongPassphrase``, ``TriedTooOften``, ``PassphraseNeeded``, ``PassphraseTooWeak``, ``StorageFailure``.
        """
        if self.state is VaultState.OPEN:
            return
        if self._source is KeySource.PASSPHRASE:
            key = key_from_passphrase(self._locations, passphrase)
            with suppress(OysterError):  # tried again the next time
                finish_change(self._locations)
        else:
            key = new_key_from_passphrase(self._locations, passphrase, self._cost)
        self._open(key)

    def recover(self, recovery_key: str, new_passphrase: str) -> None:
        """Open the vault with its recovery key, and let a new passphrase open it from now on.

        Raises ``RecoveryKeyMistyped``, ``WrongRecoveryKey``, ``PassphraseTooWeak``, ``StorageFailure``.
        """
        if self.state is not VaultState.OPEN:
            self._open(passphrase_from_recovery(self._locations, recovery_key, new_passphrase, self._cost))

    def change_passphrase(self, present: str, new: str) -> str:
        """Let another passphrase open the conversations, or one in place of the keyring; that needs no ``present``.

        Returns one sentence where the keyring did not delete its key.
        Raises ``PassphraseTooWeak``, ``WrongPassphrase``, ``TriedTooOften``, ``KeyringUnavailable``,
        ``KeySourceUnwritable``.
        """
        left = change_passphrase(self._locations, present, new, self._cost)
        self._source = KeySource.PASSPHRASE
        return left

    def check_present(self, present: str) -> None:
        """Check the passphrase, or that the keyring gives the key. Raises as ``change_passphrase``."""
        check_present(self._locations, present)

    def keep_recovery_key(self, present: str, recovery: RecoveryKey) -> None:
        """Let a recovery key open the conversations, instead of an earlier one. Raises as ``change_passphrase``."""
        keep_recovery_key(self._locations, present, recovery)

    def _open(self, key: bytes) -> None:
        self._vault = open_vault(self._locations.database, key)
        self._source = KeySource.PASSPHRASE
        self.state = VaultState.OPEN
        self._keep_plan(self._vault)

    def _keep_plan(self, vault: Vault) -> None:
        """Move a safety plan and a system prompt that were written before the vault was open into it."""
        if self._memory is None:
            return
        written, prompt = self._memory.safety_plan(), self._memory.system_prompt()
        if not written.is_empty:
            vault.keep_safety_plan(vault.safety_plan().joined_with(written))
        if prompt:
            vault.keep_system_prompt(prompt)

    def go_private(self) -> None:
        """Store nothing from now on; an open vault is closed."""
        if self._vault is not None:
            self._vault.close()
            self._vault = None
        self.state = VaultState.PRIVATE

    def forget_memory(self) -> None:
        """Forget everything that is in memory alone, and begin with an empty memory; no turn may be under way."""
        with self._making_memory:
            if self._memory is not None:
                self._memory.close()
                self._memory, self._forgotten = None, self._memory

    def close(self) -> None:
        """Close the open vault."""
        for vault in (self._vault, self._memory):
            if vault is not None:
                vault.close()
        self._vault = self._memory = None
