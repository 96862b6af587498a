"""The checks behind ``oyster doctor``, with results in plain words."""

from __future__ import annotations

import os
import platform
import shutil
import sys

import msgspec

from app.diagnostics.running_marker import LastEnd, last_end
from app.domain.errors import OysterError
from app.engine.client import EngineClient
from app.engine.memory_fit import free_memory
from app.engine.processors import usable_processors
from app.locations import Locations
from app.models.catalogue import load_catalogue
from app.models.model_library import ModelLibrary
from app.privacy.keys import find_key_source
from app.session.machine_fit import oy1_for

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
        _key(locations),
        *_models(locations),
    )


def _system() -> Finding:
    machine = f"{platform.system()} {platform.release()} on {platform.machine()}"
    words = f"{machine}, {usable_processors()} usable processors, Python {platform.python_version()}"
    return Finding("system", sys.version_info >= (3, 11), words)


def _memory() -> Finding:
    free = free_memory()
    if free is None:
        return Finding("memory", True, f"How much is free is not known here. {oy1_for(None)}")
    return Finding("memory", free > _GIB, oy1_for(free))


def _disk(locations: Locations) -> Finding:
    at = locations.root
    while not at.exists() and at != at.parent:
        at = at.parent
    if not os.access(at, os.W_OK):
        return Finding(
            "data folder", False, f"{locations.root} cannot be written. Choose another with --data-dir."
        )
    free = shutil.disk_usage(at).free
    return Finding("data folder", free > _GIB, f"{locations.root}, {free / _GIB:.0f} GiB free on its disk")


_LAST_ENDS = {
    LastEnd.IN_ORDER: "The last window ended in order.",
    LastEnd.STILL_OPEN: "A window is open.",
    LastEnd.UNEXPECTED: "The last window ended unexpectedly; the next one offers a report.",
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
        "there" if there else "None: the conversation opens in the terminal.",
    )


def _engine() -> Finding:
    client = EngineClient()
    try:
        devices = client.devices()
    except OysterError as error:
        return Finding("engine", False, error.sentence)
    finally:
        client.close()
    words = "; ".join(f"{each.name} ({each.kind}: {each.description})" for each in devices)
    return Finding("engine", bool(devices), f"llama.cpp runs in its worker. Devices: {words}")


def _key(locations: Locations) -> Finding:
    found = find_key_source(locations)
    if not found.keyring_problem:
        return Finding("conversations", True, "The system's keyring can keep their key.")
    return Finding("conversations", True, f"{found.keyring_problem} A passphrase keeps them instead.")


def _models(locations: Locations) -> tuple[Finding, ...]:
    try:
        library = ModelLibrary(locations.models, load_catalogue(locations.root / "catalogue.yaml"))
        installed = library.installed()
    except OysterError as error:
        return (Finding("models", False, error.sentence),)
    if not installed:
        return (Finding("models", True, "None yet: 'oyster models get trial' fetches the trial model."),)
    return tuple(
        Finding(f"model {each.id}", True, f"{each.title}, {each.size_bytes / 1e9:.2f} GB")
        for each in installed
    )
