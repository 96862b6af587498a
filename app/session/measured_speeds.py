"""What was measured of how fast models are on this computer, kept in a small file; nothing private is in it."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import msgspec

from app.atomic_write import write_atomically
from app.domain.cancellation import CancelToken
from app.domain.errors import OysterError
from app.domain.measured_speed import (
    MeasuredSpeed,
    Possible,
    Sample,
    measured,
    next_trial,
    possible_threads,
    share_done,
)
from app.engine.client import EngineClient
from app.engine.processors import computing_threads, processor_name, usable_processors
from app.json_decoding import decode_json
from app.locations import private_folder
from app.session.engine_queue import EngineQueue

_METHOD = 1  # of measuring; what was measured by another one is measured again
_MOST_THREADS, _MOST_TOKENS = 1024, 512


class ThisProcessor(msgspec.Struct, frozen=True):
    """What the figures hold for, beside model and device."""

    name: str
    usable: int


class KeptSpeed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was measured of a model on a device of this computer, and when."""

    model_sha256: str
    processor: ThisProcessor
    day: date
    speed: MeasuredSpeed
    method: int = _METHOD


class MeasuredSpeeds:
    """Reads and keeps what was measured. Thread-safe. A file that cannot be read counts as none."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept: tuple[KeptSpeed, ...] | None = None
        self._begun: dict[tuple[str, str], tuple[Sample, ...]] = {}
        self._impossible: set[tuple[str, str]] = set()
        self._lock = threading.Lock()

    def of(self, model_sha256: str) -> tuple[KeptSpeed, ...]:
        """Return what was measured of a model by this processor, device by device."""
        here = this_processor()
        with self._lock:
            return tuple(
                each for each in self._all() if each.model_sha256 == model_sha256 and each.processor == here
            )

    def speeds(self, model_sha256: str) -> tuple[MeasuredSpeed, ...]:
        """Return the same as the engine wants it."""
        return tuple(each.speed for each in self.of(model_sha256))

    def keep(self, model_sha256: str, speed: MeasuredSpeed) -> None:
        """Keep a measurement in the place of an earlier one. Where it cannot be written it counts until the end."""
        new = KeptSpeed(model_sha256, this_processor(), date.today(), speed)
        with self._lock:
            self._kept = (*(each for each in self._all() if not _is_replaced(each, new)), new)
            self._begun.pop((model_sha256, speed.device), None)
            with contextlib.suppress(OSError):
                private_folder(self._path.parent)
                write_atomically(self._path, msgspec.json.format(msgspec.json.encode(self._kept)), mode=0o600)

    def wants(self, model_sha256: str, device: str) -> bool:
        """Return whether a model is still to be measured on a device."""
        known = any(each.speed.device == device for each in self.of(model_sha256))
        return not known and (model_sha256, device) not in self._impossible

    def begun(self, model_sha256: str, device: str) -> tuple[Sample, ...]:
        """Return the trials of a measurement that was interrupted."""
        return self._begun.get((model_sha256, device), ())

    def go_on(self, model_sha256: str, device: str, samples: tuple[Sample, ...]) -> None:
        """Keep how far a measurement is, until the program ends."""
        self._begun[model_sha256, device] = samples

    def give_up(self, model_sha256: str, device: str) -> None:
        """Measure it no more until the program is started again."""
        self._impossible.add((model_sha256, device))

    def _all(self) -> tuple[KeptSpeed, ...]:
        if self._kept is None:
            self._kept = _read(self._path)
        return self._kept


@cache
def this_processor() -> ThisProcessor:
    """Return the processor of this computer."""
    return ThisProcessor(processor_name(), usable_processors())


def possible_here() -> Possible:
    """Return the numbers of threads to try on this computer."""
    return possible_threads(computing_threads(), usable_processors())


def measured_while_idle(
    speeds: MeasuredSpeeds, client: EngineClient, queue: EngineQueue, threads: int, token: CancelToken
) -> Iterator[float]:
    """Measure the loaded model, trial after trial; yields the share that is done.

    Ends where it is done, and the model then computes as was measured, or where the engines are wanted.
    """
    possible = possible_here()
    while (model := client.model) is not None and speeds.wants(model.sha256, model.placed_on):
        samples = speeds.begun(model.sha256, model.placed_on)
        trial = next_trial(samples, possible)
        if trial is None:
            speed = measured(samples, possible, model.placed_on)
            assert speed is not None
            speeds.keep(model.sha256, speed)
            client.tune(speeds.speeds(model.sha256), threads)
            return
        with queue.if_spare(token) as idle:
            if not idle:
                return
            try:
                seconds = client.measure(trial, token)
            except OysterError:  # too little memory, or a device that failed: told where it is used
                if not token.cancelled:
                    speeds.give_up(model.sha256, model.placed_on)
                return
        if seconds is None:
            return
        samples = (*samples, Sample(trial, seconds))
        speeds.go_on(model.sha256, model.placed_on, samples)
        yield share_done(samples, possible)


def _is_replaced(old: KeptSpeed, new: KeptSpeed) -> bool:
    return (old.model_sha256, old.processor, old.speed.device) == (
        new.model_sha256,
        new.processor,
        new.speed.device,
    )


def _read(path: Path) -> tuple[KeptSpeed, ...]:
    try:
        found = decode_json(path.read_bytes(), tuple[KeptSpeed, ...])
    except (OSError, msgspec.MsgspecError):
        return ()
    return tuple(each for each in found if each.method == _METHOD) if all(map(_is_sound, found)) else ()


def _is_sound(kept: KeptSpeed) -> bool:
    """Return whether the figures can be ones that were measured."""
    chosen, rates = kept.speed.chosen, (*kept.speed.writing, *kept.speed.reading, *kept.speed.steps)
    threads = (chosen.writing_threads, chosen.reading_threads)
    return (
        all(1 <= each <= _MOST_THREADS for each in threads)
        and 0 <= chosen.step <= _MOST_TOKENS
        and all(each.of > 0 and each.tokens_per_second > 0 for each in rates)
    )
