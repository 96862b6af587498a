"""The frozen program: an environment of locked packages with a portable engine, and PyInstaller's run over it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from setup_steps.commands import run_logged
from setup_steps.engine import engine_key, install_engine
from setup_steps.hashes import key_of
from setup_steps.messages import say
from setup_steps.python_packages import (
    ensure_environment,
    install_locked,
    install_program,
    prepare_sentence_encoder,
)
from setup_steps.record import read_record, write_record
from setup_steps.trial_model import ensure_trial_model

from .icons import ensure_icon
from .places import PackagePlaces
from .release import Release

ENGINE = "portable"
_ICONS = {"win32": ".ico", "darwin": ".icns"}  # elsewhere a program has no icon in itself
_STEPS = (("build", "the build tools"), ("run", "the packages to freeze"), ("freeze", "the freezer"))


def prepare(places: PackagePlaces) -> None:
    """Make the environment that is frozen, or bring it up to date. Raises ``Stop``."""
    ensure_environment(places)
    record = read_record(places.record)
    for name, words in _STEPS:
        key = key_of(places.lock(name), sys.version)
        if not record.has(name, key):
            record = record.beginning(name)
            write_record(places.record, record)
            install_locked(places, name, words, interrupted=False)
            record = record.finished(name, key)
            write_record(places.record, record)
    key = engine_key(places, ENGINE, "")
    if not record.has("engine", key):
        install_engine(places, ENGINE, interrupted=False)
        record = record.finished("engine", key)
        write_record(places.record, record)
    install_program(places, interrupted=False)
    key = key_of(places.lock("run"), sys.version)
    if not record.has("sentence encoder", key):
        prepare_sentence_encoder(places)
        write_record(places.record, record.finished("sentence encoder", key))
    ensure_trial_model(places)


def freeze(places: PackagePlaces, release: Release) -> Path:
    """Freeze the program as of its commit, and return its folder; on macOS the program's bundle. Raises ``Stop``."""
    say("freezing the program: a minute or two")
    shutil.rmtree(places.frozen, ignore_errors=True)
    work = places.work / "pyinstaller"
    recipe = Path(__file__).parent / "oyster.spec"
    folders = ["--distpath", str(places.frozen.parent), "--workpath", str(work)]
    run_logged(
        [str(places.python), "-m", "PyInstaller", "--noconfirm", *folders, str(recipe)],
        places.logs / "freeze.log",
        "The program could not be frozen.",
        # The order of sets gets into what is frozen, and so does the time.
        environment={
            "PYTHONHASHSEED": "1",
            "SOURCE_DATE_EPOCH": str(release.moment),
            "OYSTER_VERSION": release.version,
            # On Linux it is laid beside the bundle; elsewhere the bundle is closed once it is frozen.
            "OYSTER_TRIAL_MODEL": str(places.trial_model) if sys.platform in _ICONS else "",
            "OYSTER_ICON": str(ensure_icon(places, _ICONS[sys.platform])) if sys.platform in _ICONS else "",
        },
    )
    return places.frozen.with_name("Oyster.app") if sys.platform == "darwin" else places.frozen
