"""The table of strategies and the weights in force: the desk's newest version, else a file's, else the shipped ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from app.alignment.crisis_safeguard import check_safeguard
from app.alignment.rule_files import rule_files
from app.alignment.strategies import StrategyError, read_rules, strategy_table
from app.domain.anticipation import Rules, Weights
from app.domain.strategy import StrategyTable
from app.domain.strategy_version import StrategyVersion
from app.domain.turn import RuleFiles
from app.storage.vault import Vault
from app.translation import tr

DESK = "strategies.yaml"  # what a version is called where a line of it is named


@dataclass(frozen=True, slots=True)
class StrategiesInForce:
    """Reads what is in force now. ``vault`` gives the store that there is, if any, ``own`` is a file by hand."""

    vault: Callable[[], Vault | None]
    own: Path

    def version(self) -> StrategyVersion | None:
        """Return the version in force; None where the desk was never used. Raises ``StorageFailure``."""
        vault = self.vault()
        return vault.newest_strategy_version() if vault is not None else None

    def rules(self, weights: Weights) -> Rules:
        """Return what is in force; ``weights`` hold where the table states none.

        Raises ``StrategyError``, also for a table that would weaken what follows from the crisis screen.
        """
        version = self.version()
        if version is not None:
            found = read_checked(version.contents.encode(), weights)
            return replace(found, table=replace(found.table, version=version.number))
        return read_checked(self._own_text(), weights)

    def files(self, table: StrategyTable) -> RuleFiles:
        """Return the hashes of what decides a turn under a table that was in force.

        Raises ``OSError`` where a file by hand cannot be read.
        """
        vault = self.vault()
        if not table.version or vault is None:
            return rule_files(self.own)
        shipped = rule_files(None)
        hashes = {each.number: each.sha256 for each in vault.strategy_versions()}
        own = hashes.get(table.version, "")
        return replace(shipped, strategies=own) if own else shipped

    def _own_text(self) -> bytes:
        if not self.own.is_file():
            return b""
        try:
            return self.own.read_bytes()
        except OSError as error:
            raise StrategyError(
                tr("The strategies cannot be read. Check the file {path}.", path=self.own), str(error)
            ) from error


@lru_cache(8)
def read_checked(text: bytes, weights: Weights) -> Rules:
    """Return the rules of a text, of none the shipped ones. Raises ``StrategyError``, ``SafeguardRefused``."""
    found = read_rules(text, DESK, weights) if text else Rules(strategy_table(), weights)
    check_safeguard(found)
    return found
