"""The session: opens vault, library and engine once, the one entry point for window, terminal and evaluations."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from types import TracebackType
from typing import Self

from app.alignment.crisis_screen.screen import read_rules_ahead
from app.alignment.game import import_solver_ahead
from app.alignment.replay import Replay
from app.alignment.strategies import read_strategies, strategy_table
from app.alignment.support import region_from_locale
from app.domain.analysis import Mode, TurnAnalysis
from app.domain.cancellation import CancelToken
from app.domain.conversation import MessageId
from app.domain.generation import Device, LoadedModel
from app.domain.model import InstalledModel, ModelRole, ModelStanding
from app.domain.provenance import same_origin
from app.domain.strategy import StrategyTable
from app.domain.turn import TurnRecord
from app.engine.client import EngineClient
from app.engine.memory_fit import free_memory
from app.locations import Locations
from app.models.catalogue import load_catalogue
from app.models.model_library import ModelLibrary
from app.session.engine_queue import EngineQueue, Use
from app.session.engines import Engines
from app.session.machine_fit import oy1_for
from app.session.model_choice import NoModel, choose_model
from app.session.recorded_turns import ConversationMissing, find_turn, replayed, with_table
from app.session.settings import Settings, read_settings, write_settings
from app.session.turns import NotImprovable, StrategyUnknown, Turns
from app.session.vault_access import VaultAccess, VaultState
from app.storage.errors import StorageFailure
from app.storage.vault import Vault

__all__ = ["ConversationMissing", "NoModel", "NotImprovable", "Session", "StrategyUnknown", "VaultState"]


class Session:
    """Everything one running program needs. Thread-safe; ``queue`` lets one turn at a time through,
    and cancels it. Conversations are read and changed at ``vault``.

    Turns are started through ``Turns`` (``say`` and the like).
    """

    def __init__(self, locations: Locations, *, region: str = "", private: bool = False) -> None:
        self.locations = locations
        self.settings = read_settings(locations.settings)
        self.library = ModelLibrary(locations.models, load_catalogue(locations.root / "catalogue.yaml"))
        self.queue = EngineQueue()
        self._engines = Engines(self.queue)
        self._devices: tuple[Device, ...] | None = None
        self._region = region
        self._model: InstalledModel | None = None
        self._confirming = (
            threading.Lock()
        )  # a model is loaded in one thread while the vault opens in another
        self.vault_access = VaultAccess(locations, private=private or self.settings.private)
        turns = Turns(self, self.queue, self._engines, self.vault_access)
        self.say, self.regenerate, self.improve = turns.say, turns.regenerate, turns.improve
        self.answer_elsewhere = turns.answer_elsewhere
        self.explain, self.weigh_reasoning = turns.explain, turns.weigh_reasoning

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- settings -----------------------------------------------------------------------------------

    def save_settings(self, settings: Settings) -> None:
        """Store new settings. Raises ``SettingsError``."""
        write_settings(self.locations.settings, settings)
        self.settings = settings

    def strategies(self) -> StrategyTable:
        """Return the table of strategies: a counsellor's own if there is one. Raises ``StrategyError``."""
        own = self.locations.strategies
        return read_strategies(own) if own.is_file() else strategy_table()

    def mode_for(self, standing: ModelStanding) -> Mode:
        """Return the mode: as set, else observe with Oy1 and guide with others."""
        if self.settings.mode in tuple(Mode):
            return Mode(self.settings.mode)
        return Mode.OBSERVE if standing is ModelStanding.OY1 else Mode.GUIDE

    @property
    def region(self) -> str:
        """ISO 3166 alpha-2 of the user's region, or empty if unknown."""
        return self._region or self.settings.region or region_from_locale()

    # -- the vault ----------------------------------------------------------------------------------

    @property
    def vault(self) -> Vault:
        """The store of conversations: the encrypted database, or memory."""
        return self.vault_access.record

    def unlock(self, passphrase: str) -> None:
        """Open the vault, or create one, with a passphrase. Slow on purpose. Raises ``WrongPassphrase``."""
        self.vault_access.unlock(passphrase)
        self._confirm_again()

    # -- models -------------------------------------------------------------------------------------

    def choose_model(
        self, wanted: str = "", on_progress: Callable[[float], None] | None = None
    ) -> InstalledModel:
        """Return the chat model: the named one, else the user's preference, else the only one.

        ``wanted`` is an id, or the path of a GGUF, which is added in place. A catalogue model supplied
        by set-up is installed at once. Raises ``NoModel``, ``GgufError``, ``ModelError``.
        """
        return choose_model(self.library, wanted or self.settings.model, on_progress)

    def preferred_model(self) -> InstalledModel | None:
        """Return the user's preferred model, or None: then the welcome page asks."""
        return self.library.find(self.settings.model) if self.settings.model else None

    def sized_oy1(self) -> str:
        """Return one sentence on which Oy1 this machine's memory can hold."""
        return oy1_for(free_memory())

    def load_model(
        self, model: InstalledModel, on_progress: Callable[[float], None] | None = None
    ) -> LoadedModel:
        """Load a chat model, and the guard if there is one. Blocks. Raises ``OysterError``.

        Waits for a reply in progress, and cancels a running analysis.
        """
        with self.queue.held(Use.MODEL, CancelToken()):
            with ThreadPoolExecutor(1) as ahead:
                prepared = ahead.submit(_prepare_first_turn)  # while the worker reads the file
                loaded = self._engines.load(model, self.settings, on_progress)
                prepared.result()
            with self._confirming:
                self._model = self._confirmed(model)
            guards = [each for each in self.library.installed() if each.role is ModelRole.GUARD]
            self._engines.take_roles(model, guards, self.settings.guard, self.strategies())
        return loaded

    def devices(self) -> tuple[Device, ...]:
        """Return the devices of this machine, cached; asked in a separate process that need not wait.

        Raises ``EngineFailure``.
        """
        if self._devices is None:
            asked = EngineClient()
            try:
                self._devices = asked.devices()
            finally:
                asked.close()
        return self._devices

    def _confirm_again(self) -> None:
        """Check the loaded model against the vault that has just opened.

        The vault is open before the lock is taken, so a model is checked here or while it is loaded, or both.
        """
        with self._confirming:
            if self._model is not None:
                self._model = self._confirmed(self._model)

    def _confirmed(self, model: InstalledModel) -> InstalledModel:
        """Return the model with its confirmed standing: unverified where the vault has a different record of it.

        Stores the record where the vault has none. Without a vault the record beside the file
        is used.
        """
        if model.provenance is None or self.vault_access.state is not VaultState.OPEN:
            return model
        try:
            kept = self.vault.keep_provenance(model.provenance)
        except StorageFailure:
            return model  # a database that is busy or damaged reports so itself; the model is loaded all the same
        if same_origin(kept, model.provenance):
            return model
        return replace(model, standing=ModelStanding.UNVERIFIED, provenance=None)

    @property
    def engine(self) -> EngineClient:
        """The engine of the chat model, for callers without a turn."""
        return self._engines.client

    @property
    def loaded(self) -> tuple[InstalledModel, LoadedModel] | None:
        """The loaded model, as described by the library and by the engine."""
        if self._model is None or self.engine.model is None:
            return None
        return self._model, self.engine.model

    def loaded_model(self) -> tuple[InstalledModel, LoadedModel]:
        """Return ``loaded``. Raises ``NoModel`` where there is none."""
        loaded = self.loaded
        if loaded is None:
            raise NoModel("No model is loaded. Choose one first.")
        return loaded

    # -- recorded turns --------------------------------------------------------------------------------

    def turn_of(self, reply: MessageId) -> TurnRecord | None:
        """Return the record of the turn that made a reply."""
        record = self.vault.turn_of(reply)
        return with_table(record, strategy_table()) if record is not None else None

    def kept_turn(self, turn: str) -> TurnRecord:
        """Return a recorded turn by "last" or the beginning of its reply's id. Raises ``ConversationMissing``."""
        return with_table(find_turn(self.vault, turn)[0], strategy_table())

    def analysis_of(self, turn: str) -> TurnAnalysis:
        """Return the analysis of a recorded turn, by "last" or the beginning of its reply's id.

        Raises ``ConversationMissing``.
        """
        analysis = self.kept_turn(turn).analysis
        assert analysis is not None
        return analysis

    def replay(self, turn: str) -> Replay:
        """Replay a recorded turn's choice. Raises ``ConversationMissing``."""
        return replayed(self.vault, turn, strategy_table())

    def close(self) -> None:
        """End the workers and close the vault."""
        self._engines.close()
        self.vault_access.close()


def _prepare_first_turn() -> None:
    """Load and import what the first turn needs but the start does not. Raises ``RulesError``."""
    read_rules_ahead()
    import_solver_ahead()
