"""Somebody's first minutes with the installed program, with and without a network, as pictures."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from app.engine.memory_fit import MEMORY_VARIABLE
from tests.installed.bare_system import HOME, PERSON, BareSystem
from tests.installed.program_log import ProgramLog
from tests.installed.screen import Screen
from tests.models.catalogue_hub import offer_catalogue
from tests.models.loopback_hub import LoopbackHub

PASSPHRASE = "six calm words by the water"
MESSAGE = "I had a long day and cannot rest."
_SMALL_MACHINE_GB = "6"


class FirstWalk:
    """The program's windows and what somebody presses in them; a picture of each step goes into a folder."""

    def __init__(self, system: BareSystem, screen: Screen, pictures: Path) -> None:
        self._system, self._screen, self._pictures = system, screen, pictures

    def without_network(self) -> None:
        """Start where there is no network at all: the trial model that came in the package answers."""
        with self._program("offline", {}, network=False) as log:
            self._keep_conversations("offline")
            self._show("offline-2-offer")
            self._screen.press_primary()
            log.wait_for("model loaded")
            self._say(log, "offline-3-reply")

    def with_network(self, hub: LoopbackHub, work: Path) -> None:
        """Start where the hub is reached: one click fetches what this machine has room for, with its guard."""
        data = self._system.home / "online"
        data.mkdir(mode=0o700)
        work.mkdir()
        offer_catalogue(hub, work, data / "catalogue.yaml")
        for path in (data, data / "catalogue.yaml"):
            os.chown(path, PERSON, PERSON)
        environment = {"HF_ENDPOINT": hub.endpoint, MEMORY_VARIABLE: _SMALL_MACHINE_GB}
        with self._program("online", environment) as log:
            self._keep_conversations("online")
            self._show("online-2-offer")
            self._screen.press_primary()
            log.wait_for("model loaded")
            self._show("online-3-fetched")
            self._say(log, "online-4-reply")

    @contextmanager
    def _program(
        self, name: str, environment: Mapping[str, str], *, network: bool = True
    ) -> Iterator[ProgramLog]:
        """The program with a data folder of its own; it is asked to end at the end."""
        data = self._system.home / name
        process = self._system.start(
            ["oyster", "--data-dir", f"{HOME}/{name}"],
            {"DISPLAY": self._screen.name, **environment},
            network=network,
        )
        try:
            self._screen.wait_for_window(process)
            yield ProgramLog(data)
        finally:
            process.terminate()
            process.communicate(timeout=60)

    def _keep_conversations(self, name: str) -> None:
        self._show(f"{name}-1-first-start")
        self._screen.press("Tab", text=PASSPHRASE)
        self._screen.press("Return", text=PASSPHRASE)

    def _say(self, log: ProgramLog, picture: str) -> None:
        """Write a message and wait for the whole reply; the field has the keyboard."""
        ended = log.count("turn ended")
        self._screen.press("Return", text=MESSAGE)
        log.wait_for("turn ended", ended + 1)
        self._show(picture)

    def _show(self, name: str) -> None:
        self._screen.still_picture(self._pictures / f"{name}.png")
