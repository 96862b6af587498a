"""The checks behind ``oyster doctor``, with results in plain words."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from contextlib import suppress

import msgspec

from app.confinement.confinement import SANDBOX_VARIABLE, sandbox_is_wanted
from app.diagnostics.running_marker import LastEnd, last_end
from app.domain.errors import OysterError
from app.domain.generation import Device
from app.domain.model import InstalledModel, ModelRole
from app.engine.client import EngineClient
from app.engine.memory_fit import free_memory
from app.engine.processors import usable_processors
from app.locations import Locations
from app.models.models_place import open_library
from app.privacy.keys import find_key_source
from app.session.confinement_check import computing_words, kernel_words, program_words
from app.session.machine_fit import oy1_for
from app.session.measured_speeds import MeasuredSpeeds
from app.session.measured_words import speed_words
from app.session.settings import read_settings
from app.translation import together, tr

_GIB = 2**30


class Finding(msgspec.Struct, frozen=True):
    """The result of one check; ``well`` is False where something has to be done."""

    subject: str
    well: bool
    words: str


def examine(locations: Locations) -> tuple[Finding, ...]:
    """Check everything the program needs; a failed check is a finding, not an exception."""
    return (
        _system(),
        _memory(),
        _disk(locations),
        _log(locations),
        _screen(),
        _engine(),
        *_confinement(),
        _key(locations),
        *_models(locations),
    )


def _system() -> Finding:
    machine = tr(
        "{system} {release} on {machine}",
        system=platform.system(),
        release=platform.release(),
        machine=platform.machine(),
    )
    words = tr(
        "{machine}, {usable_processors} usable processors, Python {python_version}",
        machine=machine,
        usable_processors=usable_processors(),
        python_version=platform.python_version(),
    )
    return Finding("system", sys.version_info >= (3, 11), words)


def _memory() -> Finding:
    free = free_memory()
    if free is None:
        return Finding(
            "memory", True, tr("How much is free is not known here. {oy1_for}", oy1_for=oy1_for(None))
        )
    return Finding("memory", free > _GIB, oy1_for(free))


def _disk(locations: Locations) -> Finding:
    at = locations.root
    while not at.exists() and at != at.parent:
        at = at.parent
    if not os.access(at, os.W_OK):
        return Finding(
            "data folder",
            False,
            tr("{root} cannot be written. Choose another with --data-dir.", root=locations.root),
        )
    free = shutil.disk_usage(at).free
    return Finding(
        "data folder",
        free > _GIB,
        tr("{root}, {free} GiB free on its disk", root=locations.root, free=f"{free / _GIB:.0f}"),
    )


_LAST_ENDS = {
    LastEnd.IN_ORDER: tr("The last window ended in order."),
    LastEnd.STILL_OPEN: tr("A window is open."),
    LastEnd.UNEXPECTED: tr("The last window ended unexpectedly; the next one offers a report."),
}


def _log(locations: Locations) -> Finding:
    return Finding("log", True, f"{locations.log}. {_LAST_ENDS[last_end(locations)]}")


def _screen() -> Finding:
    there = sys.platform in ("win32", "darwin") or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )
    return Finding(
        "screen",
        True,
        tr("there") if there else tr("None: the conversation opens in the terminal."),
    )


def _engine() -> Finding:
    try:
        devices = _devices(reads_all=False)
    except OysterError as error:
        return Finding("engine", False, error.sentence)
    words = tr("llama.cpp runs in its worker. Devices: {words}", words=_listed(devices))
    if hidden := _hidden_by_confinement(devices):
        words = together(
            words,
            tr(
                "Not used, because their driver needs more than the kernel lets the engine reach: {devices}. "
                "{variable}=off leaves the kernel out of it.",
                devices=_listed(hidden),
                variable=SANDBOX_VARIABLE,
            ),
        )
    return Finding("engine", bool(devices) and not hidden, words)


def _devices(*, reads_all: bool) -> tuple[Device, ...]:
    """Return the devices that a worker sees. Raises ``EngineFailure``."""
    client = EngineClient(reads_all=reads_all)
    try:
        return client.devices()
    finally:
        client.close()


def _hidden_by_confinement(seen: tuple[Device, ...]) -> tuple[Device, ...]:
    """Return the devices that only a worker sees which the kernel does not hold to its files."""
    if not sandbox_is_wanted():
        return ()
    try:
        there = _devices(reads_all=True)
    except OysterError:  # a driver that ends the engine is of no use either way
        return ()
    names = {each.name for each in seen}
    return tuple(each for each in there if each.name not in names)


def _listed(devices: tuple[Device, ...]) -> str:
    return "; ".join(f"{each.name} ({each.kind}: {each.description})" for each in devices)


def _confinement() -> tuple[Finding, ...]:
    return (
        Finding("kernel", True, kernel_words()),
        Finding("program", *program_words()),
        Finding("worker", *computing_words()),
    )


def _key(locations: Locations) -> Finding:
    found = find_key_source(locations)
    if not found.keyring_problem:
        return Finding("conversations", True, tr("The system's keyring can keep their key."))
    return Finding(
        "conversations",
        True,
        tr("{keyring_problem} A passphrase keeps them instead.", keyring_problem=found.keyring_problem),
    )


def _models(locations: Locations) -> tuple[Finding, ...]:
    try:
        library = open_library(locations)
        installed = library.installed()
    except OysterError as error:
        return (Finding("models", False, error.sentence),)
    if not installed:
        return (Finding("models", True, tr("None yet: 'oyster models get trial' fetches the trial model.")),)
    return tuple(Finding(f"model {each.id}", True, _of_model(each, locations)) for each in installed)


def _of_model(model: InstalledModel, locations: Locations) -> str:
    words = tr("{title}, {size} GB", title=model.title, size=f"{model.size_bytes / 1e9:.2f}")
    if model.role is not ModelRole.CHAT:
        return words
    threads = 0
    with suppress(OysterError):  # told of where the settings are used
        threads = read_settings(locations.settings).threads
    kept = MeasuredSpeeds(locations.measured_speeds).of(model.sha256)
    return together(f"{words}.", speed_words(kept, threads))
