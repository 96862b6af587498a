"""The client of the engine: what can be asked of the model that a worker process runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from app.domain.cancellation import CancelToken
from app.domain.generation import (
    Device,
    GeneratedPiece,
    GenerationEvent,
    GenerationRequest,
    LoadedModel,
    OptionRequest,
    OptionScores,
    PrefixRead,
    PrefixRequest,
    QuestionAnswers,
    QuestionRequest,
    ReadingProgress,
    StateFacts,
    StateRequest,
)
from app.domain.measured_speed import MeasuredSpeed, Trial
from app.domain.named_server import NamedServer
from app.engine import protocol
from app.engine.running_worker import LET_GO, RunningWorker

PATIENCE_SECONDS = 120.0  # without a word of a server: one that serves many lets a request wait


class EngineClient(RunningWorker):
    """Starts the worker on first use. One call at a time.

    Each call takes a token: once that is cancelled, from any thread, the call ends within one decode step or one
    prompt micro-batch. A generation then ends as ``CANCELLED``, every other call as ``EngineFailure``.
    """

    def load(
        self,
        path: Path,
        *,
        name: str = "",
        sha256: str = "",
        context_size: int = 4096,
        device: str = "auto",
        helper: Path | None = None,
        helper_name: str = "",
        reserved: int = 0,
        speeds: Sequence[MeasuredSpeed] = (),
        threads: int = 0,
        on_progress: Callable[[float], None] | None = None,
        cancel: CancelToken | None = None,
    ) -> LoadedModel:
        """Load a model file and return what it is. Raises ``EngineFailure`` or ``GgufError``.

        ``context_size`` is in tokens; ``device`` is "auto", "cpu" or a device's name; ``helper`` is the file of a
        smaller model that guesses ahead, which leaves ``reserved`` bytes of memory to others, and without which the
        model is loaded all the same where it is of no use; ``speeds`` is what was measured of the model, ``threads``
        how many are wanted, or 0; ``on_progress`` gets the share loaded, 0 to 1.
        """
        with self._call(cancel):
            self._wanted, self._model, self._reason, self._no_helper = None, None, "", ""
            asked = str(helper) if helper is not None else ""
            number = next(self._numbers)
            request = protocol.Load(
                number,
                str(path),
                name,
                sha256,
                context_size,
                device,
                asked,
                helper_name,
                reserved,
                tuple(speeds),
                threads,
            )
            self._tuning = None
            return self._load_where_it_runs(request, on_progress)

    def connect(
        self,
        server: NamedServer,
        *,
        token: str = "",
        context_size: int = 4096,
        patience: float = PATIENCE_SECONDS,
        cancel: CancelToken | None = None,
    ) -> LoadedModel:
        """Have a server answer in place of a model of this computer, and return what is known of it.

        ``context_size`` counts where the server does not state its own. Raises ``OysterError``.
        """
        with self._call(cancel):
            self._wanted, self._model, self._reason, self._no_helper = None, None, "", ""
            number, identity = next(self._numbers), server.identity
            return self._load_where_it_runs(
                protocol.Connect(
                    number, server.address, server.model, identity, token, context_size, patience
                ),
                None,
            )

    def generate(
        self, request: GenerationRequest, cancel: CancelToken | None = None
    ) -> Iterator[GenerationEvent]:
        """Stream the continuation; closing the iterator early cancels it. Raises ``EngineFailure``."""
        with self._call(cancel):
            self._ensure_model()
            for answer in self._answers(protocol.Generate(next(self._numbers), request)):
                match answer:
                    case protocol.Reading():
                        yield ReadingProgress(answer.read, answer.total, answer.reused)
                    case protocol.Piece():
                        yield GeneratedPiece(answer.text, answer.tokens)
                    case protocol.Ended():
                        if answer.ended.helper_let_go:
                            self._without_helper(LET_GO)
                        yield answer.ended

    def warm(self, request: PrefixRequest, cancel: CancelToken | None = None) -> PrefixRead:
        """Read in idle time what stands before the person's next message; any other call ends it early.

        Raises ``EngineFailure``.
        """
        with self._call(cancel), self._giving_way() as goes_first:
            if goes_first:
                return PrefixRead(0, 0)
            self._ensure_model()
            return self._ask(protocol.Warm(next(self._numbers), request), protocol.Warmed).read

    def copy_state(
        self, request: StateRequest, take: Callable[[bytes], None], cancel: CancelToken | None = None
    ) -> StateFacts | None:
        """Give what was computed of a conversation to ``take``, part by part; any other call ends it early.

        Returns what it is; None where it is not whole, or not worth being kept. Raises ``EngineFailure``.
        """
        with self._call(cancel), self._giving_way() as goes_first:
            if goes_first:
                return None
            self._ensure_model()
            for answer in self._answers(protocol.CopyState(next(self._numbers), request)):
                if isinstance(answer, protocol.StatePart):
                    take(answer.part)
                if isinstance(answer, protocol.StateCopied):
                    return answer.facts
        return None

    def bring_state(
        self, facts: StateFacts, parts: Iterable[bytes], cancel: CancelToken | None = None
    ) -> bool:
        """Have the engine hold what was computed of a conversation before; False where it needs or wants none of it.

        Nothing is taken from ``parts`` then. Raises ``EngineFailure``, and what ``parts`` raises.
        """
        with self._call(cancel):
            self._ensure_model()
            begin = protocol.BringState(next(self._numbers), facts)
            wanted = self._ask(begin, protocol.StateTaken).wanted
            for part in parts if wanted else ():
                if cancel is not None and cancel.cancelled:
                    return False
                step = protocol.BringStatePart(next(self._numbers), part)
                wanted = self._ask(step, protocol.StateTaken).wanted
            return wanted

    def score_options(self, request: OptionRequest, cancel: CancelToken | None = None) -> OptionScores:
        """Score options on forks of a cached prefix. Raises ``EngineFailure``."""
        with self._call(cancel):
            self._ensure_model()
            return self._ask(protocol.ScoreOptions(next(self._numbers), request), protocol.Scored).scores

    def ask(self, request: QuestionRequest, cancel: CancelToken | None = None) -> QuestionAnswers:
        """Answer many questions on one shared prefix, side by side. Raises ``EngineFailure``."""
        with self._call(cancel):
            self._ensure_model()
            return self._ask(protocol.Ask(next(self._numbers), request), protocol.Answered).answers

    def measure(self, trial: Trial, cancel: CancelToken | None = None) -> float | None:
        """Return in idle time the seconds that a token takes in a trial; None where another call ended it.

        Raises ``EngineFailure``.
        """
        with self._call(cancel), self._giving_way() as goes_first:
            if goes_first:
                return None
            self._ensure_model()
            return self._ask(protocol.Measure(next(self._numbers), trial), protocol.Timed).seconds

    def tune(self, speeds: Sequence[MeasuredSpeed], threads: int) -> None:
        """Have the model compute as was measured, or by so many threads (else 0), from the next call on."""
        wanted = self._wanted
        if isinstance(wanted, protocol.Load):
            self._wanted = msgspec.structs.replace(wanted, speeds=tuple(speeds), threads=threads)
            self._tuning = protocol.Tune(0, tuple(speeds), threads)

    def tokenise(self, text: str) -> tuple[int, ...]:
        """Return the tokens of a user's text; none of them is a control token. Raises ``EngineFailure``."""
        with self._call(None):
            self._ensure_model()
            return self._ask(protocol.Tokenise(next(self._numbers), text), protocol.Tokens).tokens

    def devices(self) -> tuple[Device, ...]:
        """Return the devices of this machine. Raises ``EngineFailure``."""
        with self._call(None):
            return self._list_devices()

    def follow_files(self, old: Path, new: Path) -> None:
        """Know the model's file by its new path after its folder was moved; the worker has it open already."""
        wanted = self._wanted
        if not isinstance(wanted, protocol.Load):
            return
        if Path(wanted.path).is_relative_to(old):
            wanted = msgspec.structs.replace(wanted, path=str(new / Path(wanted.path).relative_to(old)))
        if Path(wanted.helper_path).is_relative_to(old):
            moved = str(new / Path(wanted.helper_path).relative_to(old))
            wanted = msgspec.structs.replace(wanted, helper_path=moved)
        self._wanted = wanted

    def cancel(self) -> None:
        """Cancel the current call, whoever made it; returns at once, from any thread."""
        under_way = self._under_way
        if under_way is not None:
            under_way.cancel()

    def close(self) -> None:
        """End the worker and release the model. A call in another thread ends with ``EngineDied``."""
        self.cancel()
        self._wanted, self._model = None, None
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.end()
