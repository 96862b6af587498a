"""The engines of a session: the chat model, an installed guard, and their roles as judge and analyst.

Every call of a turn goes through ``OwnedEngine``, so that the turn's owner can cancel it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from app.alignment.analyst import Analyst
from app.alignment.evidence.chat_model import ChatModelJudge
from app.alignment.evidence.qwen3guard import Qwen3GuardJudge
from app.alignment.evidence.source import MessageJudge
from app.alignment.evidence.xguard import XGuardJudge
from app.alignment.prompting import beginning
from app.diagnostics.events import Event, Identifier
from app.diagnostics.log import record
from app.domain.cancellation import CancelToken
from app.domain.errors import EngineFailure, OysterError
from app.domain.generation import (
    GenerationEvent,
    GenerationRequest,
    LoadedModel,
    OptionRequest,
    OptionScores,
    PrefixRead,
    PrefixRequest,
    QuestionAnswers,
    QuestionRequest,
)
from app.domain.gguf import read_header
from app.domain.guard_protocol import GuardProtocol, guard_protocol
from app.domain.model import InstalledModel
from app.domain.risk import JudgeKind
from app.domain.strategy import StrategyTable
from app.engine.client import EngineClient
from app.session.engine_queue import EngineQueue
from app.session.fitted_in_force import FittedInForce
from app.session.measured_speeds import MeasuredSpeeds
from app.session.model_need import GUARD_CONTEXT
from app.session.named_server_choice import token_of
from app.session.self_tests import SelfTests
from app.session.settings import Settings
from app.session.system_prompt import SystemPrompt


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

    def warm(self, request: PrefixRequest) -> PrefixRead:
        """Read ahead what stands before the person's next message. Raises ``EngineFailure``."""
        return self._client.warm(request, self._queue.token)

    def score_options(self, request: OptionRequest) -> OptionScores:
        """Score options on forks of a cached prefix. Raises ``EngineFailure``."""
        return self._client.score_options(request, self._queue.token)

    def ask(self, request: QuestionRequest) -> QuestionAnswers:
        """Answer many questions on one shared prefix. Raises ``EngineFailure``."""
        return self._client.ask(request, self._queue.token)


class Engines:
    """Owns the workers. The guard, where there is one, is judge and analyst; else the chat model is."""

    def __init__(
        self, queue: EngineQueue, tests: SelfTests, fitted: FittedInForce, speeds: MeasuredSpeeds
    ) -> None:
        self._queue, self._tests, self._fitted, self.speeds = queue, tests, fitted, speeds
        self.client = EngineClient()
        self.chat = OwnedEngine(self.client, queue)
        self.analyst: Analyst | None = None
        self._threads = 0  # that the person wants
        self._guard_client: EngineClient | None = None
        self._guard: MessageJudge | None = None
        self._chat_judge: ChatModelJudge | None = None

    def load(
        self,
        model: InstalledModel,
        settings: Settings,
        on_progress: Callable[[float], None] | None,
        token: CancelToken,
        helper: InstalledModel | None = None,
        guard_bytes: int = 0,
    ) -> LoadedModel:
        """Load the chat model, or connect to its server; ``token`` stops it. Blocks. Raises ``OysterError``.

        A ``helper`` is loaded beside it where that leaves the guard its ``guard_bytes``.
        """
        self._threads = settings.threads
        record(Event.MODEL_CHOSEN, model=Identifier(model.id), standing=model.standing)
        if model.server is not None:
            secret = token_of(settings, model.server)
            return self.client.connect(
                model.server, token=secret, context_size=settings.context_size, cancel=token
            )
        return self.client.load(
            model.path,
            name=model.title,
            sha256=model.sha256,
            context_size=settings.context_size,
            device=settings.device,
            helper=helper.path if helper is not None else None,
            helper_name=helper.title if helper is not None else "",
            reserved=0 if self._guard is not None else guard_bytes,
            speeds=self.speeds.speeds(model.sha256),
            threads=settings.threads,
            on_progress=on_progress,
            cancel=token,
        )

    def take_roles(
        self, model: InstalledModel, guards: Sequence[InstalledModel], wanted: str, table: StrategyTable
    ) -> None:
        """Assign the roles of judge and analyst, and ask each turn's constant questions ahead of time.

        ``guards`` are the guard models that are installed, ``wanted`` is the id of the one to use.
        """
        sha256 = self.chat.model.sha256 if self.chat.model is not None else model.sha256
        self._chat_judge = ChatModelJudge(
            self.chat, model.title, lambda: self._tests.of(sha256), lambda: self._fitted.judge(sha256)
        )
        self._load_guard(guards, wanted)
        guard = OwnedEngine(self._guard_client, self._queue) if self._guard_client is not None else None
        self.analyst = Analyst(self.chat, table, guard)
        with contextlib.suppress(EngineFailure):  # a failure only makes the first message wait longer
            (self._guard or self._chat_judge).prepare()
            self.analyst.prepare()

    def tune(self, threads: int) -> None:
        """Have the models compute by so many threads from their next step on, or as was measured (0)."""
        if self.client.model is not None:
            self.client.tune(self.speeds.speeds(self.client.model.sha256), threads)
        if self._guard_client is not None:
            self._guard_client.tune((), threads)

    @property
    def wants_measuring(self) -> bool:
        """True where it was not measured yet how fast the loaded model is on its device."""
        model = self.client.model
        if model is None or model.server or not model.sha256:
            return False
        return self.speeds.wants(model.sha256, model.placed_on)

    def read_ahead(self, system_prompt: SystemPrompt) -> None:
        """Have the chat model read what every conversation begins with, before the first message."""
        with contextlib.suppress(OysterError):  # told of with the first message, where it still is so
            self.chat.warm(PrefixRequest(beginning(system_prompt.text)))

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
                context_size=GUARD_CONTEXT,
                threads=self._threads,
            )
        except EngineFailure:
            engine.close()
            return
        self._guard_client = engine
        self._guard = guard_judge(OwnedEngine(engine, self._queue), chosen)

    def analyst_under(self, table: StrategyTable) -> Analyst | None:
        """Return the analyst of a turn under ``table``; None before a model is loaded."""
        if self.analyst is not None:
            self.analyst = self.analyst.under(table)
        return self.analyst

    @property
    def judge(self) -> MessageJudge | None:
        """The judge of messages: the guard, else the chat model; None before a model is loaded."""
        return self._guard or self._chat_judge

    @property
    def judge_is_guard(self) -> bool:
        """True where a guard model judges messages."""
        return self.judge is not None and self.judge.kind is JudgeKind.GUARD

    @property
    def judge_note(self) -> str:
        """How reliable the judge of messages is, in words; empty before a model is loaded."""
        return self.judge.judge.note if self.judge is not None else ""

    @property
    def wants_self_test(self) -> bool:
        """True where the chat model judges and has not finished its self-test."""
        return self._guard is None and self._chat_judge is not None and self._chat_judge.wants_self_test

    def let_go(self) -> None:
        """End the chat model's worker, or what speaks to its server."""
        self.client.close()
        self.analyst = self._chat_judge = None

    def follow_files(self, old: Path, new: Path) -> None:
        """Know the models by their new paths, after the models folder was moved."""
        for client in (self.client, self._guard_client):
            if client is not None:
                client.follow_files(old, new)

    def close(self) -> None:
        """End the workers."""
        self.client.close()
        if self._guard_client is not None:
            self._guard_client.close()


def guard_judge(engine: OwnedEngine, model: InstalledModel) -> MessageJudge:
    """Return the judge that asks a guard model as its family wants to be asked. Raises ``GgufError``."""
    if guard_protocol(read_header(model.path), model.title) is GuardProtocol.QWEN3GUARD:
        return Qwen3GuardJudge(engine, model.title)
    return XGuardJudge(engine, model.title)
