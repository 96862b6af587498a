"""Set-up as a whole: the steps in order, each done once for what it depends on."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace

from .engine import engine_key, install_engine, processor_features
from .hashes import key_of
from .messages import Stop, say
from .one_at_a_time import one_at_a_time
from .places import Places
from .python_packages import (
    ensure_environment,
    install_comparison,
    install_locked,
    install_program,
    prepare_sentence_encoder,
    unpack_binding_modules,
)
from .record import Record, read_record, write_record
from .system_needs import needs_of
from .system_packages import ensure_system
from .trial_model import TRIAL_SHA256, ensure_trial_model

_WAITING = "waiting for another set-up in this folder to end"


@dataclass(frozen=True)
class Step:
    """One step: its name, a hash of what it depends on, and its work.

    The work gets whether an earlier try was interrupted.
    """

    name: str
    key: str
    work: Callable[[bool], None]


def plan(places: Places, gpu: str, *, with_tests: bool) -> tuple[Step, ...]:
    """Return the steps in order."""
    system = key_of(*(need.name for need in needs_of(sys.platform, gpu, with_tests=with_tests)))
    environment = key_of(sys.version, sys.base_prefix, str(places.environment))
    engine = engine_key(places, gpu, processor_features(gpu))

    def locked(name: str, words: str) -> Step:
        def work(interrupted: bool) -> None:
            install_locked(places, name, words, interrupted=interrupted)

        return Step(name, key_of(places.lock(name)), work)

    steps = (
        Step(
            "system for tests" if with_tests else "system",
            system,
            lambda _: ensure_system(sys.platform, gpu, places.logs, with_tests=with_tests),
        ),
        Step("environment", environment, lambda _: ensure_environment(places)),
        locked("build", "the build tools"),
        locked("run", "the Python packages"),
        Step(
            "binding modules",
            key_of(places.lock("run"), sys.version),
            lambda _: unpack_binding_modules(places),
        ),
        Step("engine", engine, lambda interrupted: install_engine(places, gpu, interrupted=interrupted)),
        Step(
            "program",
            key_of(places.root / "pyproject.toml", str(places.root)),
            lambda interrupted: install_program(places, interrupted=interrupted),
        ),
        Step(
            "sentence encoder",
            key_of(places.lock("run"), sys.version),
            lambda _: prepare_sentence_encoder(places),
        ),
        Step("trial model", key_of(TRIAL_SHA256, places.lock("trial")), lambda _: ensure_trial_model(places)),
    )
    if not with_tests:
        return steps
    comparison = Step(
        "compare",
        key_of(places.lock("torch"), places.lock("compare")),
        lambda interrupted: install_comparison(places, interrupted=interrupted),
    )
    return (*steps, locked("test", "what the tests need"), comparison)


def still_to_do(steps: tuple[Step, ...], record: Record, places: Places) -> tuple[Step, ...]:
    """Return the unfinished steps, by the record and by their files on disk."""
    gone = {
        name
        for name, path in (
            ("environment", places.python),
            ("program", places.oyster),
            ("trial model", places.trial_model),
        )
        if not path.exists()
    }
    todo = [step.name in gone or not record.has(step.name, step.key) for step in steps]
    names = [step.name for step in steps]
    if todo[names.index("environment")]:  # everything after it is installed in it
        todo[names.index("environment") :] = [True] * (len(steps) - names.index("environment"))
    return tuple(step for step, wanted in zip(steps, todo, strict=True) if wanted)


def set_up(places: Places, gpu: str | None, *, with_tests: bool, tell_when_done: bool = False) -> None:
    """Do the unfinished steps; ``gpu`` None keeps the earlier choice, at first the CPU. Raises ``Stop``."""
    with one_at_a_time(places.turn, _WAITING):
        record = read_record(places.record)
        chosen = gpu or record.gpu or "cpu"
        steps = still_to_do(plan(places, chosen, with_tests=with_tests), record, places)
        _do_in_order(steps, replace(record, gpu=chosen), places)
        if steps or tell_when_done:
            say("done")


def _do_in_order(steps: tuple[Step, ...], record: Record, places: Places) -> None:
    for step in steps:
        interrupted = record.begun == step.name
        if step.name == "environment":  # packages in an earlier environment are gone with it
            kept = {name: key for name, key in record.done.items() if name.startswith("system")}
            record = replace(record, begun="", done=kept)
        record = record.beginning(step.name)
        _write(places, record)
        step.work(interrupted)
        record = record.finished(step.name, step.key)
        _write(places, record)


def _write(places: Places, record: Record) -> None:
    # Without an environment nothing can be recorded in it; the steps before it are quick to repeat.
    if places.python.exists():
        write_record(places.record, record)


def set_up_lock_tool(places: Places) -> None:
    """Install the tool that resolves dependencies, itself locked. Raises ``Stop``."""
    with one_at_a_time(places.turn, _WAITING):
        ensure_environment(places)
        if not places.lock("lock").exists():
            raise Stop("installers/lock/lock.txt is missing; it is part of the repository.")
        install_locked(places, "lock", "the lock tool", interrupted=False)
