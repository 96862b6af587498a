"""The session: opens vault, library and engine once, the one entry point for window, terminal and evaluations.

A little long: what window, terminal and evaluations ask for is to be found in this one place.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from app.alignment.assessed_messages import AssessedMessage, Assessor
from app.alignment.crisis_screen.rules import LANGUAGES
from app.alignment.crisis_screen.screen import read_rules_ahead
from app.alignment.crisis_screen.tiers import screen_message
from app.alignment.evidence.sentence_classifier import start_classifier
from app.alignment.replay import Replay
from app.alignment.strategies import strategy_table
from app.alignment.support import region_from_locale
from app.confinement.confinement import list_connections_in
from app.domain.analysis import Mode, TurnAnalysis
from app.domain.anticipation import Rules
from app.domain.cancellation import CancelToken
from app.domain.conversation import MessageId
from app.domain.generation import Device, LoadedModel
from app.domain.model import InstalledModel, ModelRole, ModelStanding
from app.domain.named_server import SERVER
from app.domain.strategy import StrategyTable
from app.domain.turn import TurnRecord
from app.engine.client import EngineClient
from app.locations import Locations
from app.models.models_place import open_library
from app.privacy.passphrase import Argon2Parameters
from app.session.confirmed_standing import confirmed
from app.session.conversation_states import ConversationStates
from app.session.delete_everything import finish_deletion
from app.session.engine_queue import EngineQueue, Use
from app.session.engines import Engines
from app.session.fetch_conditions import FetchConditions
from app.session.fitted_in_force import FittedInForce
from app.session.machine_devices import devices_of_this_machine
from app.session.measured_speeds import MeasuredSpeeds, measured_while_idle
from app.session.model_choice import NoModel, choose_model
from app.session.model_loading import Back, Progress, load_or_go_back
from app.session.named_server_choice import NamedServerChoice
from app.session.recorded_turns import ConversationMissing, find_turn, replayed, with_table
from app.session.self_tests import SelfTests, taken_while_idle
from app.session.settings import Settings, read_settings, write_settings
from app.session.strategies_in_force import StrategiesInForce
from app.session.system_prompt import SystemPrompt
from app.session.turn_conditions import NotImprovable, StrategyUnknown
from app.session.turns import Turns
from app.session.vault_access import VaultAccess, VaultState
from app.storage.vault import Vault
from app.translation import program_language, tr

__all__ = ["ConversationMissing", "NoModel", "NotImprovable", "Session", "StrategyUnknown", "VaultState"]


class Session:
    """Everything one running program needs. Thread-safe; ``queue`` lets one turn at a time through,
    and cancels it. Conversations are read and changed at ``vault``. Turns are started through ``Turns``.
    """

    def __init__(
        self,
        locations: Locations,
        *,
        region: str = "",
        private: bool = False,
        keyring_later: bool = False,
        passphrase_cost: Argon2Parameters | None = None,
    ) -> None:
        finish_deletion(locations)
        self.locations = locations
        list_connections_in(locations.connections)
        self.settings = read_settings(locations.settings)
        self.library = open_library(locations)
        self.fetch_conditions = FetchConditions()
        self.queue = EngineQueue()
        self._tests = SelfTests(locations.self_tests)
        self.fitted = FittedInForce(lambda: self.vault_access.present)
        self.speeds = MeasuredSpeeds(locations.measured_speeds)
        self._engines = Engines(self.queue, self._tests, self.fitted, self.speeds)
        self._region, self._passphrase_cost = region, passphrase_cost
        self._model: InstalledModel | None = None
        # a model is loaded in one thread while the vault opens in another
        self._confirming = threading.Lock()
        private = private or self.settings.private
        self.vault_access = VaultAccess(
            locations, private=private, keyring_later=keyring_later, passphrase_cost=passphrase_cost
        )
        self.in_force = StrategiesInForce(lambda: self.vault_access.present, locations.strategies)
        self.server = NamedServerChoice(lambda: self.settings, self.save_settings, self._let_go_of_server)
        self.system_prompt = SystemPrompt(self)
        self.system_prompt.move_into_vault()
        self.explained = True  # the window says where nobody looks at more of a turn than a sentence
        turns = Turns(self, self.queue, self._engines, self.vault_access)
        self.say, self.regenerate, self.improve = turns.say, turns.regenerate, turns.improve
        self.answer_elsewhere, self.explain = turns.answer_elsewhere, turns.explain
        self.weigh_reasoning, self.summarise = turns.weigh_reasoning, turns.summarise
        self.explain_turn = turns.explain_turn
        self.states = ConversationStates(
            self.queue,
            self._engines,
            self.vault_access,
            self.system_prompt,
            lambda: self.settings.states_kept,
        )
        self.hear, self.write_apart = turns.hear, turns.write_apart
        self.ask_about, self.ask_while_idle = turns.ask_about, turns.ask_while_idle

    def anew(self) -> Session:
        """Return a session on the same folder in which nothing is open yet; this one has to be closed."""
        return Session(
            self.locations, region=self._region, keyring_later=True, passphrase_cost=self._passphrase_cost
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- settings -----------------------------------------------------------------------------------

    def save_settings(self, settings: Settings) -> None:
        """Store new settings; where states are kept no longer, those that were go. Raises an ``OysterError``."""
        forgets = self.settings.states_kept and not settings.states_kept
        threads = self.settings.threads
        write_settings(self.locations.settings, settings)
        self.settings = settings
        if settings.threads != threads:
            self._engines.tune(settings.threads)
        if forgets:
            self.states.forget()

    def rules(self) -> Rules:
        """Return the table of strategies and the weights: a counsellor's own if there are. Raises ``StrategyError``."""
        return self.in_force.rules(self.settings.weights)

    def strategies(self) -> StrategyTable:
        """Return the table of strategies: a counsellor's own if there is one. Raises ``StrategyError``."""
        return self.rules().table

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

    def unlock(self, passphrase: str, recovery_key: str = "") -> None:
        """Open the vault, or create one, with a passphrase; with a recovery key it is the new one.

        Slow on purpose. Raises ``WrongPassphrase``, ``WrongRecoveryKey`` and the like.
        """
        if recovery_key:
            self.vault_access.recover(recovery_key, passphrase)
        else:
            self.vault_access.unlock(passphrase)
        self._confirm_again()

    def open_with_keyring(self) -> None:
        """Open the vault by the keyring's key, where ``keyring_later`` left it for now. May wait for the person."""
        self.vault_access.open_with_keyring()
        self._confirm_again()

    # -- models -------------------------------------------------------------------------------------

    def choose_model(
        self, wanted: str = "", on_progress: Callable[[float], None] | None = None
    ) -> InstalledModel:
        """Return the chat model: the named one, else the user's preference, else the only one.

        ``wanted`` is an id, or the path of a GGUF, which is added in place. A catalogue model supplied
        by set-up is installed at once. Raises ``NoModel``, ``GgufError``, ``ModelError``.
        """
        identity = wanted or self.settings.model
        return self.find_model(identity) or choose_model(self.library, identity, on_progress)

    def find_model(self, identity: str) -> InstalledModel | None:
        """Return the model of this id that can be loaded, the named server's among them."""
        return self.server.model if identity == SERVER else self.library.find(identity)

    def preferred_model(self) -> InstalledModel | None:
        """Return the user's preferred model, or None: then the welcome page asks."""
        return self.find_model(self.settings.model) if self.settings.model else None

    def load_model(
        self,
        model: InstalledModel,
        on_progress: Progress | None = None,
        token: CancelToken | None = None,
        on_back: Back | None = None,
        *,
        helped: bool = True,
    ) -> LoadedModel:
        """Load a chat model, and the guard if there is one. Blocks. Raises ``OysterError``.

        A helper is loaded too where there is one, unless the model is not ``helped`` since nothing is to be drafted.

        Waits for a reply in progress, and cancels a running analysis. ``token`` stops it; then, and where it fails, the
        model that was loaded before comes back, of which ``on_back`` is told.
        """
        stop, before = token or CancelToken(), self.loaded
        settings = self.settings if helped else msgspec.structs.replace(self.settings, helper_used=False)
        with self.queue.held(Use.MODEL, stop):
            earlier = before[0] if before is not None else None
            with ThreadPoolExecutor(1) as ahead:  # while the worker reads the file
                prepared = ahead.submit(self.prepare_screen)
                loaded = load_or_go_back(
                    self._engines, self.library, model, earlier, settings, stop, on_progress, on_back
                )
                prepared.result()
            with self._confirming:
                self._model = confirmed(model, self.vault_access)
            guards = [each for each in self.library.installed() if each.role is ModelRole.GUARD]
            self._engines.take_roles(model, guards, self.settings.guard, self.strategies())
            self._engines.read_ahead(self.system_prompt)
        return loaded

    def _let_go_of_server(self) -> None:
        with self.queue.held(Use.MODEL, CancelToken()):
            if self._model is not None and self._model.server is not None:
                self._engines.let_go()
                self._model = None

    def prepare_screen(self) -> None:
        """Read the crisis rules, which takes half a second, so that the first message does not wait for it.

        The program's own language comes first. Raises ``RulesError``.
        """
        read_rules_ahead(each for each in LANGUAGES if each == program_language())
        start_classifier(self.fitted.heads())
        read_rules_ahead()

    def follow_models(self, old: Path, new: Path) -> None:
        """Know the loaded models by their new paths, after the models folder was moved."""
        self._engines.follow_files(old, new)
        if self._model is not None and self._model.path.is_relative_to(old):
            self._model = replace(self._model, path=new / self._model.path.relative_to(old))

    @property
    def judge_is_guard(self) -> bool:
        """True where a guard model judges messages."""
        return self._engines.judge_is_guard

    @property
    def judge_note(self) -> str:
        """How reliable the judge of messages is, in words; empty before a model is loaded."""
        return self._engines.judge_note

    @property
    def wants_self_test(self) -> bool:
        """True where the loaded model judges messages and has not finished its self-test."""
        return self._engines.wants_self_test

    def take_self_test(self, token: CancelToken) -> Iterator[float]:
        """Have the loaded model take its self-test while the engines are idle; yields the share that is done.

        Ends where it is done, or where the engines are wanted; called again later, it goes on. With a guard none is
        needed.
        """
        if self.wants_self_test:
            for test in taken_while_idle(self._tests, self._engines.chat, self.queue, token):
                yield test.share

    @property
    def wants_measuring(self) -> bool:
        """True where it was not measured yet how fast the loaded model is here."""
        return self._engines.wants_measuring

    def measure(self, token: CancelToken) -> Iterator[float]:
        """Measure how fast the loaded model is while the engines are idle; yields the share that is done.

        Ends where it is done, or where the engines are wanted; called again later, it goes on.
        """
        if self.wants_measuring:
            yield from measured_while_idle(self.speeds, self.engine, self.queue, self.settings.threads, token)

    def assess(self, turns: Sequence[str]) -> tuple[AssessedMessage, ...]:
        """Assess a person's messages without answering them; with the judge that is loaded, or with none.

        Waits for the engines. Raises ``StrategyError``.
        """
        judges = (self._engines.judge,) if self._engines.judge is not None else ()
        rules = self.rules()
        screen = partial(screen_message, heads=self.fitted.heads())
        assessor = Assessor(screen, judges, rules.table, rules.weights)
        with self.queue.held(Use.QUESTION, CancelToken()):
            return assessor.assess(turns)

    def devices(self) -> tuple[Device, ...]:
        """Return the devices of this machine, cached. Raises ``EngineFailure``."""
        return devices_of_this_machine()

    def _confirm_again(self) -> None:
        """Check the loaded model against the vault that has just opened; it is so here or while it is loaded."""
        self.system_prompt.move_into_vault()
        heads = self.fitted.heads()
        if heads is not None:
            start_classifier(heads)
        with self._confirming:
            if self._model is not None:
                self._model = confirmed(self._model, self.vault_access)

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
            raise NoModel(tr("No model is loaded. Choose one first."))
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
