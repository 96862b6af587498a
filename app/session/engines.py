"""The engines of a session: the chat model, an installed guard, and their roles as judge and analyst.

Every call of a turn goes through ``OwnedEngine``, so that the turn's owner can cancel it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence

from app.alignment.analyst import Analyst
from app.alignment.guard import RiskJudge
from app.diagnostics.events import Event, Identifier
from app.diagnostics.log import record
from app.domain.errors import EngineFailure
from app.domain.generation import (
    GenerationEvent,
    GenerationRequest,
    LoadedModel,
    OptionRequest,
    OptionScores,
    QuestionAnswers,
    QuestionRequest,
)
from app.domain.model import InstalledModel
from app.domain.risk import JudgeKind
from app.domain.strategy import StrategyTable
from app.engine.client import EngineClient
from app.session.engine_queue import EngineQueue
from app.session.settings import Settings

_GUARD_CONTEXT = 4096  # tokens: enough for the categories and the newest part of a conversation


class OwnedEngine:
    """An engine whose calls are all cancelled by the token of the current use."""

    def __init__(self, client: EngineClient, queue: EngineQueue) -> None:
        self._client, self._queue = client, queue

    @property
    def model(self) -> LoadedModel | None:
        """The loaded model, or None."""
        return self._client.model

    def generate(self, request: GenerationRequest) -> Iterator[GenerationEvent]:
        """Stream the continuation. Raises ``EngineFailure``."""
        return self._client.generate(request, self._queue.token)

    def score_options(self, request: OptionRequest) -> OptionScores:
        """Score options on forks of a cached prefix. Raises ``EngineFailure``."""
        return self._client.score_options(request, self._queue.token)

    def ask(self, request: QuestionRequest) -> QuestionAnswers:
        """Answer many questions on one shared prefix. Raises ``EngineFailure``."""
        return self._client.ask(request, self._queue.token)


class Engines:
    """Owns the workers. The guard, if there is one, is judge and analyst; else the chat model stands in."""

    def __init__(self, queue: EngineQueue) -> None:
        self._queue = queue
        self.client = EngineClient()
        self.chat = OwnedEngine(self.client, queue)
        self.analyst: Analyst | None = None
        self._guard_client: EngineClient | None = None
        self._guard: RiskJudge | None = None
        self._stand_in: RiskJudge | None = None

    def load(
        self,
        model: InstalledModel,
        settings: Settings,
        on_progress: Callable[[float], None] | None,
    ) -> LoadedModel:
        """Load the chat model. Blocks. Raises ``EngineFailure``, ``GgufError``."""
        record(Event.MODEL_CHOSEN, model=Identifier(model.id), standing=model.standing)
        return self.client.load(
            model.path,
            name=model.title,
            sha256=model.sha256,
            context_size=settings.context_size,
            device=settings.device,
            on_progress=on_progress,
            cancel=self._queue.token,
        )

    def take_roles(
        self, model: InstalledModel, guards: Sequence[InstalledModel], wanted: str, table: StrategyTable
    ) -> None:
        """Assign the roles of judge and analyst, and ask each turn's constant questions ahead of time.

        ``guards`` are the guard models that are installed, ``wanted`` is the id of the one to use.
        """
        self._stand_in = RiskJudge(self.chat, JudgeKind.INDICATIVE, model.title)
        self._load_guard(guards, wanted)
        guard = OwnedEngine(self._guard_client, self._queue) if self._guard_client is not None else None
        self.analyst = Analyst(self.chat, table, guard)
        with contextlib.suppress(EngineFailure):  # a failure only makes the first message wait longer
            (self._guard or self._stand_in).prepare()
            self.analyst.prepare()

    def _load_guard(self, guards: Sequence[InstalledModel], wanted: str) -> None:
        """Load a guard model once; without one the chat model stands in, and the panel says so."""
        chosen = next((each for each in guards if each.id == wanted), guards[0] if guards else None)
        if chosen is None or self._guard is not None:
            return
        engine = EngineClient()
        try:
            engine.load(
                chosen.path,
                name=chosen.title,
                sha256=chosen.sha256,
                context_size=_GUARD_CONTEXT,
                cancel=self._queue.token,
            )
        except EngineFailure:
            engine.close()
            return
        self._guard_client = engine
        self._guard = RiskJudge(OwnedEngine(engine, self._queue), JudgeKind.GUARD, chosen.title)

    def analyst_under(self, table: StrategyTable) -> Analyst | None:
        """Return the analyst of a turn under ``table``; None before a model is loaded."""
        if self.analyst is not None:
            self.analyst = self.analyst.under(table)
        return self.analyst

    @property
    def judge(self) -> RiskJudge | None:
        """The judge of messages: the guard, else the chat model; None before a model is loaded."""
        return self._guard or self._stand_in

    def close(self) -> None:
        """End the workers."""
        self.client.close()
        if self._guard_client is not None:
            self._guard_client.close()
