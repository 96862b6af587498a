"""The session: opens vault, library and engine once, and gives window, terminal and evaluations one way in."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from types import TracebackType
from typing import Self

from app.alignment.improving import improve
from app.alignment.influence import with_influences
from app.alignment.replay import Replay
from app.alignment.screening import read_rules_ahead, screen
from app.alignment.strategies import read_strategies, strategy_table
from app.alignment.support import region_from_locale, support_for
from app.alignment.turn import TurnParts, answer
from app.domain.analysis import Mode, TurnAnalysis
from app.domain.anticipation import Weights
from app.domain.chain import ReasoningChain
from app.domain.conversation import (
    Conversation,
    ConversationId,
    ConversationTree,
    Message,
    MessageId,
    Role,
    new_message_id,
    now,
    title_from,
)
from app.domain.errors import OysterError
from app.domain.generation import LoadedModel, Sampling
from app.domain.model import InstalledModel, ModelRole, ModelStanding
from app.domain.provenance import same_origin
from app.domain.risk import CrisisFinding
from app.domain.strategy import StrategyTable
from app.domain.turn import Support, TurnEvent, TurnRecord
from app.engine.client import EngineClient
from app.engine.memory_fit import free_memory
from app.locations import Locations
from app.models.catalogue import load_catalogue
from app.models.library import ModelLibrary
from app.session.engines import Engines
from app.session.kept_turns import ConversationMissing, find_turn, replayed, turn_of_reply
from app.session.machine_fit import oy1_for
from app.session.model_choice import NoModel, choose_model
from app.session.settings import Settings, read_settings, write_settings
from app.session.vault_door import VaultDoor, VaultState
from app.storage.errors import StorageFailure

__all__ = ["ConversationMissing", "NoModel", "Session", "VaultState"]


class NotImprovable(OysterError):
    """The reply is none that a model should work over."""


class StrategyUnknown(OysterError):
    """The strategy that was asked for is not in the table."""


class Session:
    """Everything one running program needs. Usable from several threads; one turn at a time."""

    def __init__(self, locations: Locations, *, region: str = "", private: bool = False) -> None:
        self.locations = locations
        self.settings = read_settings(locations.settings)
        self.library = ModelLibrary(locations.models, load_catalogue(locations.root / "catalogue.yaml"))
        self._engines = Engines()
        self._region = region
        self._model: InstalledModel | None = None
        self._confirming = (
            threading.Lock()
        )  # a model is loaded in one thread while the vault opens in another
        self._vault = VaultDoor(locations, private=private or self.settings.private)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- settings -----------------------------------------------------------------------------------

    def save_settings(self, settings: Settings) -> None:
        """Keep new settings. Raises ``SettingsError``."""
        write_settings(self.locations.settings, settings)
        self.settings = settings

    def strategies(self) -> StrategyTable:
        """Answer the table of strategies: a counsellor's own where there is one. Raises ``StrategyError``."""
        own = self.locations.strategies
        return read_strategies(own) if own.is_file() else strategy_table()

    def mode_for(self, standing: ModelStanding) -> Mode:
        """Answer what is done with the choice: the person's wish, else observe with Oy1 and guide with others."""
        if self.settings.mode in tuple(Mode):
            return Mode(self.settings.mode)
        return Mode.OBSERVE if standing is ModelStanding.OY1 else Mode.GUIDE

    @property
    def region(self) -> str:
        """ISO 3166 alpha-2 of the person's region, or empty if it is not known."""
        return self._region or self.settings.region or region_from_locale()

    # -- the vault ----------------------------------------------------------------------------------

    @property
    def vault_state(self) -> VaultState:
        """Whether conversations are kept."""
        return self._vault.state

    @property
    def vault_problem(self) -> str:
        """One sentence on why the keyring cannot be used; empty where it can."""
        return self._vault.problem

    def unlock(self, passphrase: str) -> None:
        """Open the vault, or make one, with a passphrase. Slow on purpose. Raises ``WrongPassphrase``."""
        self._vault.unlock(passphrase)
        self._confirm_again()

    def go_private(self) -> None:
        """Keep nothing: conversations live in memory until the program ends."""
        self._vault.go_private()

    # -- models -------------------------------------------------------------------------------------

    def choose_model(
        self, wanted: str = "", on_progress: Callable[[float], None] | None = None
    ) -> InstalledModel:
        """Answer the chat model to talk with: the named one, else the person's choice, else the only one.

        ``wanted`` is an id, or the path of a GGUF, which is added where it lies. A catalogue model that set-up has
        left on this computer is installed at once. Raises ``NoModel``, ``GgufError``, ``ModelError``.
        """
        return choose_model(self.library, wanted or self.settings.model, on_progress)

    def preferred_model(self) -> InstalledModel | None:
        """Answer the person's own choice of model, or None: then the welcome asks."""
        return self.library.find(self.settings.model) if self.settings.model else None

    def sized_oy1(self) -> str:
        """Answer in one sentence which Oy1 this machine's memory could hold, and how it stands with it."""
        return oy1_for(free_memory())

    def load_model(
        self, model: InstalledModel, on_progress: Callable[[float], None] | None = None
    ) -> LoadedModel:
        """Load a chat model, and the guard beside it if there is one. Blocks. Raises ``OysterError``."""
        loaded = self._engines.load(model, self.settings, on_progress)
        read_rules_ahead()
        with self._confirming:
            self._model = self._confirmed(model)
        guards = [each for each in self.library.installed() if each.role is ModelRole.GUARD]
        self._engines.take_roles(model, guards, self.settings.guard, self.strategies())
        return loaded

    def _confirm_again(self) -> None:
        """Hold the loaded model against the vault that has just opened.

        The vault is open before the lock is taken, so a model is confirmed here or while it is loaded, or both.
        """
        with self._confirming:
            if self._model is not None:
                self._model = self._confirmed(self._model)

    def _confirmed(self, model: InstalledModel) -> InstalledModel:
        """Answer the model as it may be called: one whose record the vault knows otherwise is not verified.

        Keeps the record where the vault does not have it yet. Where nothing is kept, the record beside the file
        has to do.
        """
        if model.provenance is None or self.vault_state is not VaultState.OPEN:
            return model
        try:
            kept = self._vault.record.keep_provenance(model.provenance)
        except StorageFailure:
            return (
                model  # a database that is busy or damaged says so itself; the model is loaded all the same
            )
        if same_origin(kept, model.provenance):
            return model
        return replace(model, standing=ModelStanding.UNVERIFIED, provenance=None)

    @property
    def engine(self) -> EngineClient:
        """The engine of the chat model."""
        return self._engines.chat

    @property
    def loaded(self) -> tuple[InstalledModel, LoadedModel] | None:
        """The model that is loaded, as the library and as the engine know it."""
        if self._model is None or self.engine.model is None:
            return None
        return self._model, self.engine.model

    def loaded_model(self) -> tuple[InstalledModel, LoadedModel]:
        """Answer ``loaded``. Raises ``NoModel`` where there is none."""
        loaded = self.loaded
        if loaded is None:
            raise NoModel("No model is loaded. Choose one first.")
        return loaded

    # -- conversations ------------------------------------------------------------------------------

    def conversations(self, query: str = "") -> tuple[Conversation, ...]:
        """Answer the conversations, newest first; with a query, those in which it is found."""
        return self._vault.record.conversations(query)

    def tree(self, conversation: ConversationId) -> ConversationTree:
        """Answer a conversation with all its messages."""
        return self._vault.record.tree(conversation)

    def delete(self, conversation: ConversationId) -> None:
        """Delete a conversation for good."""
        self._vault.record.delete(conversation)

    def rename(self, conversation: ConversationId, title: str) -> None:
        """Give a conversation another title."""
        self._vault.record.rename(conversation, title)

    def set_leaf(self, conversation: ConversationId, leaf: MessageId) -> None:
        """Remember which branch is open."""
        self._vault.record.set_leaf(conversation, leaf)

    def turn_of(self, reply: MessageId) -> TurnRecord | None:
        """Answer what was recorded of the turn that made a reply."""
        return self._vault.record.turn_of(reply)

    def kept_turn(self, turn: str) -> TurnRecord:
        """Answer a kept turn: "last", or the beginning of its reply's id. Raises ``ConversationMissing``."""
        return find_turn(self._vault.record, turn)[0]

    def analysis_of(self, turn: str) -> TurnAnalysis:
        """Answer what was computed of a kept turn: "last", or the beginning of its reply's id.

        Raises ``ConversationMissing``.
        """
        return find_turn(self._vault.record, turn)[1]

    def replay(self, turn: str) -> Replay:
        """Compute a kept turn's choice again from its record. Raises ``ConversationMissing``."""
        return replayed(self._vault.record, turn, self.strategies())

    # -- turns --------------------------------------------------------------------------------------

    def say(
        self,
        text: str,
        conversation: ConversationId | None = None,
        parent: MessageId | None = None,
        sampling: Sampling | None = None,
        mode: Mode | None = None,
        strategy: str = "",
        against: str = "",
    ) -> Iterator[TurnEvent]:
        """Say something and stream the turn; without a conversation, in a new one. Raises ``NoModel``.

        ``mode`` and ``strategy`` (an id of the table) overrule the settings and the game for this turn; ``against``
        is in Compare the other strategy.
        """
        parts = self._parts(sampling, mode, strategy, against)
        record = self._vault.record
        home = (
            record.start(title_from(text)) if conversation is None else record.tree(conversation).conversation
        )
        question = Message(new_message_id(), home.id, parent, Role.USER, text, now())
        return answer(parts, home, question)

    def regenerate(
        self,
        conversation: ConversationId,
        question: MessageId,
        sampling: Sampling | None = None,
        mode: Mode | None = None,
        strategy: str = "",
        against: str = "",
        chain: ReasoningChain | None = None,
    ) -> Iterator[TurnEvent]:
        """Answer a question again, as another branch. Raises ``NoModel``, ``ConversationMissing``.

        ``chain`` is the reasoning of an earlier reply as a person left it (``ReasoningChain.rewritten``, ``with_lock``,
        ``with_strike``): what follows from it is derived anew, and the reply follows it.
        """
        parts = replace(self._parts(sampling, mode, strategy, against), chain=chain)
        if chain is not None and parts.mode is Mode.COMPARE:
            parts = replace(parts, mode=Mode.GUIDE)  # an edited chain is answered once
        tree = self._vault.record.tree(conversation)
        asked = tree.find(question)
        if asked is None or asked.role is not Role.USER:
            raise ConversationMissing("The message to answer again is not in this conversation.")
        return answer(parts, tree.conversation, asked)

    def improve(self, reply: MessageId, sampling: Sampling | None = None) -> Iterator[TurnEvent]:
        """Improve a reply by linguistic backpropagation, as another branch where a pass is better.

        Raises ``NoModel``, ``ConversationMissing``, ``NotImprovable``.
        """
        record = turn_of_reply(self._vault.record, reply)
        said, analysis = record.reply, record.analysis
        assert said is not None and analysis is not None
        if said.folded:
            raise NotImprovable(
                "This reply stands behind words written by people, and those are not worked over by a model."
            )
        if not said.text.strip():
            raise NotImprovable("There is no reply yet that could be improved. Have it answered again first.")
        sampling = sampling or (record.facts.sampling if record.facts is not None else None)
        parts = self._parts(sampling, analysis.mode, analysis.followed)
        history = self.tree(record.question.conversation).path_to(record.question.id)
        return improve(parts, record, history)

    def weigh_reasoning(self, reply: MessageId) -> TurnAnalysis:
        """Strike out each node of a reply's reasoning in turn and ask its likelihood again; slow, and recorded.

        Raises ``NoModel``, ``ConversationMissing``, ``EngineFailure``.
        """
        record = turn_of_reply(self._vault.record, reply)
        assert record.analysis is not None
        parts = self._parts(None, record.analysis.mode, record.analysis.followed)
        history = self.tree(record.question.conversation).path_to(record.question.id)
        analysis = with_influences(parts, record, history)
        self._vault.record.record_analysis(reply, analysis)
        return analysis

    def stop(self) -> None:
        """Stop the reply under way; what arrived is kept. Returns at once, from any thread."""
        self._engines.stop()

    def explain(self, conversation: ConversationId, message: MessageId) -> str:
        """Answer the judge's explanation of a message's risk, in the judge's own words. Slow."""
        found = self.tree(conversation).find(message)
        judge = self._engines.judge
        if found is None or judge is None:
            raise NoModel("There is nothing to explain: no model judged this message.")
        return judge.explain(found.text)

    def _parts(
        self, sampling: Sampling | None, mode: Mode | None, strategy: str, against: str = ""
    ) -> TurnParts:
        model, _ = self.loaded_model()
        settings, table = self.settings, self.strategies()
        for each in filter(None, (strategy, against)):
            _check_strategy(table, each)
        judge = self._engines.judge
        return TurnParts(
            engine=self.engine,
            record=self._vault.record,
            judges=(judge,) if judge is not None else (),
            screen=screen,
            support=self._support,
            standing=model.standing,
            sampling=sampling or Sampling(),
            table=table,
            analyst=self._engines.analyst,
            mode=mode or _mode_wished(strategy, against) or self.mode_for(model.standing),
            weights=Weights(settings.weight_retention, settings.weight_risk, settings.weight_cost),
            strategy=strategy,
            against=against,
            keeps_withheld=settings.counsellor,
            system_prompt=settings.system_prompt,
        )

    def turn_parts(self, sampling: Sampling | None, mode: Mode | None, strategy: str = "") -> TurnParts:
        """Answer what a turn of the loaded model is made with, for whoever keeps the conversation elsewhere.

        Raises ``NoModel``, ``StrategyUnknown``.
        """
        return self._parts(sampling, mode, strategy)

    def _support(self, finding: CrisisFinding, text: str) -> Support | None:
        return support_for(finding, self.region, text)

    def close(self) -> None:
        """End the workers and close the vault."""
        self._engines.close()
        self._vault.close()


def _check_strategy(table: StrategyTable, identity: str) -> None:
    known = [each.id for each in table.strategies]
    if identity not in known:
        raise StrategyUnknown(f"There is no strategy '{identity}'. Choose one of {', '.join(known)}.")


def _mode_wished(strategy: str, against: str) -> Mode | None:
    """Answer the mode that naming strategies asks for; None where none is named."""
    if against:
        return Mode.COMPARE
    return Mode.GUIDE if strategy else None
