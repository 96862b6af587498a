"""The kept self-tests of models, one file a model's hash, in the data folder; nothing private is in them."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec

from app.alignment.evidence.self_test import SelfTest, begun, continued
from app.alignment.interfaces import Engine
from app.atomic_write import write_atomically
from app.domain.cancellation import CancelToken
from app.domain.errors import EngineFailure
from app.json_decoding import decode_json
from app.locations import private_folder
from app.session.engine_queue import EngineQueue


class SelfTests:
    """Reads and keeps the tests. Thread-safe. A file that cannot be read counts as none: the test is taken again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, SelfTest] = {}
        self._lock = threading.Lock()

    def of(self, model_sha256: str) -> SelfTest:
        """Return a model's test as far as it got, under today's questions."""
        with self._lock:
            if model_sha256 not in self._known:
                self._known[model_sha256] = begun(model_sha256, self._read(model_sha256))
            return self._known[model_sha256]

    def keep(self, test: SelfTest) -> None:
        """Keep a test. Where it cannot be written it counts until the program ends."""
        with self._lock:
            self._known[test.model_sha256] = test
            with contextlib.suppress(OSError):
                private_folder(self._folder)
                write_atomically(self._file(test.model_sha256), msgspec.json.encode(test))

    def _read(self, model_sha256: str) -> SelfTest | None:
        try:
            return decode_json(self._file(model_sha256).read_bytes(), SelfTest)
        except (OSError, msgspec.MsgspecError):
            return None

    def _file(self, model_sha256: str) -> Path:
        return self._folder / f"{model_sha256}.json"


def taken_while_idle(
    tests: SelfTests, engine: Engine, queue: EngineQueue, token: CancelToken
) -> Iterator[SelfTest]:
    """Yield the loaded model's test after each few texts; ends where it is done or the engines are wanted."""
    model = engine.model
    if model is None:
        return
    test = tests.of(model.sha256)
    while not test.done:
        with queue.if_spare(token) as idle:
            if not idle:
                return
            try:
                test = next(continued(engine, test))
            except EngineFailure:
                return  # cancelled by a message, or the model cannot be asked; it is tried again at the next idle time
        tests.keep(test)
        yield test
