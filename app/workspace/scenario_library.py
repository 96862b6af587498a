"""The scenarios at hand: the program's own, and a counsellor's in the vault, which stand in the place of those."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.scenario import Scenario
from app.storage.vault import Vault
from app.translation import tr
from app.workspace.scenario_files import (
    ScenarioError,
    parsed_scenario,
    shipped_scenarios,
    shipped_text,
)

_LARGEST_FILE = 256 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class ListedScenario:
    """A scenario that can be played; ``own`` is a counsellor's, ``replaces`` one in the place of the program's."""

    scenario: Scenario
    own: bool = False
    replaces: bool = False


@dataclass(frozen=True, slots=True)
class ScenarioShelf:
    """All scenarios; ``faults`` are sentences on a counsellor's that this version of the program cannot use."""

    listed: tuple[ListedScenario, ...]
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of files: scenarios that are here now, and sentences on those that could not be taken in."""

    scenarios: tuple[Scenario, ...]
    refused: tuple[str, ...]


def read_shelf(vault: Vault) -> ScenarioShelf:
    """Return all scenarios. Raises ``StorageFailure``."""
    shipped = {each.id: ListedScenario(each) for each in shipped_scenarios()}
    faults = []
    for identity, text in vault.own_scenarios().items():
        try:
            own = ListedScenario(parsed_scenario(text), own=True, replaces=identity in shipped)
        except ScenarioError as error:
            faults.append(tr("{id}: {fault}", id=identity, fault=error.sentence))
        else:
            shipped[identity] = own
    return ScenarioShelf(tuple(shipped.values()), tuple(faults))


def text_of(vault: Vault, identity: str) -> str:
    """Return a scenario as its author wrote it. Raises ``StorageFailure``."""
    return vault.own_scenarios().get(identity) or shipped_text(identity)


def save_scenario(vault: Vault, text: str, edited: str) -> Scenario:
    """Keep an edited scenario, which has the id ``edited``; empty for a new one.

    With another id it is a further scenario, and the one of before stays; an id that another one has is refused.
    Raises ``ScenarioError``, ``StorageFailure``.
    """
    scenario = parsed_scenario(text)
    taken = {each.id for each in shipped_scenarios()} | set(vault.own_scenarios())
    if scenario.id != edited and scenario.id in taken:
        raise ScenarioError(
            tr(
                "Another scenario is called {id} already. Choose another id in the first line.",
                id=scenario.id,
            )
        )
    vault.keep_own_scenario(scenario.id, text)
    return scenario


def import_scenarios(vault: Vault, paths: Sequence[Path]) -> Imported:
    """Take in scenario files; each is here afterwards, or has a sentence that says why not.

    Raises ``StorageFailure``.
    """
    taken, refused = [], []
    for path in paths:
        try:
            taken.append(_imported(vault, path))
        except ScenarioError as error:
            refused.append(tr("{file}: {fault}", file=path.name, fault=error.sentence))
    return Imported(tuple(taken), tuple(refused))


def _imported(vault: Vault, path: Path) -> Scenario:
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise ScenarioError(tr("It is too large for a scenario. Choose a scenario file (.yaml)."))
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise ScenarioError(
            tr("It cannot be read as text. Choose a scenario file (.yaml)."), str(fault)
        ) from fault
    scenario = parsed_scenario(text)
    if vault.own_scenarios().get(scenario.id) == text:
        return scenario
    return save_scenario(vault, text, "")
