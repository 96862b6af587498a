"""The engines of a session: the chat model, the guard beside it where one is installed, and the roles they take."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence

from app.alignment.analyst import Analyst
from app.alignment.guard import RiskJudge
from app.diagnostics.events import Event, Identifier
from app.diagnostics.log import record
from app.domain.errors import EngineFailure
from app.domain.generation import LoadedModel
from app.domain.model import InstalledModel
from app.domain.risk import JudgeKind
from app.domain.strategy import StrategyTable
from app.engine.client import EngineClient
from app.session.settings import Settings

_GUARD_CONTEXT = 4096  # tokens: enough for the categories and the newest part of a conversation


class Engines:
    """Owns the workers. The guard judges and is the analyst where there is one; else the chat model stands in."""

    def __init__(self) -> None:
        self.chat = EngineClient()
        self.analyst: Analyst | None = None
        self._guard_engine: EngineClient | None = None
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
        return self.chat.load(
            model.path,
            name=model.title,
            sha256=model.sha256,
            context_size=settings.context_size,
            device=settings.device,
            on_progress=on_progress,
        )

    def take_roles(
        self, model: InstalledModel, guards: Sequence[InstalledModel], wanted: str, table: StrategyTable
    ) -> None:
        """Give the roles of judge and analyst, and ask ahead what every turn asks.

        ``guards`` are the guard models that are installed, ``wanted`` is the id of the one to use.
        """
        self._stand_in = RiskJudge(self.chat, JudgeKind.INDICATIVE, model.title)
        self._load_guard(guards, wanted)
        self.analyst = Analyst(self.chat, table, self._guard_engine)
        with contextlib.suppress(EngineFailure):  # then the first message waits a little longer
            (self._guard or self._stand_in).prepare()
            self.analyst.prepare()

    def _load_guard(self, guards: Sequence[InstalledModel], wanted: str) -> None:
        """Load a guard model once; without one the chat model stands in, and the panel says so."""
        chosen = next((each for each in guards if each.id == wanted), guards[0] if guards else None)
        if chosen is None or self._guard is not None:
            return
        engine = EngineClient()
        try:
            engine.load(chosen.path, name=chosen.title, sha256=chosen.sha256, context_size=_GUARD_CONTEXT)
        except EngineFailure:
            engine.close()
            return
        self._guard_engine = engine
        self._guard = RiskJudge(engine, JudgeKind.GUARD, chosen.title)

    @property
    def judge(self) -> RiskJudge | None:
        """Who judges messages: the guard, else the chat model; None before a model is loaded."""
        return self._guard or self._stand_in

    def stop(self) -> None:
        """End what is under way; returns at once, from any thread."""
        self.chat.cancel()
        if self._guard_engine is not None:
            self._guard_engine.cancel()

    def close(self) -> None:
        """End the workers."""
        self.chat.close()
        if self._guard_engine is not None:
            self._guard_engine.close()
