"""A model that is being made survives kill -9 at any moment: it goes on, fetches nothing again, and ends the same."""

from __future__ import annotations

import os
import re
import signal
import time
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest

from app.models.catalogue import load_catalogue
from app.models.hashing import hash_of
from app.models.model_library import ModelLibrary
from tests.forked_program import SECRET, Command, ForkedProgram
from tests.models.loopback_hub import LoopbackHub, Trouble, open_hub
from tests.models.small_repository import write_small_repository
from tests.torture.lean_build import KilledBefore, build_lean
from tests.torture.tally import Effort, Kind, Tally

KILLS, KILLS_OF_A_USUAL_RUN = 120, 4
REPO, TOKEN = "OysterAI/Oyster_1_Qwen_14B", "hf_right"


LAST_STEPS = (
    ("os.rename", 1, "oy1.provenance"),
    ("os.rename", 1, "oy1.json"),
    ("os.rename", 1, "oy1.gguf"),
    ("shutil.rmtree", 0, "making/oy1"),
)


def start(home: Path, hub: LoopbackHub, before: Callable[[], None] = build_lean) -> ForkedProgram:
    """Start ``oyster models get oy1``, the token on a descriptor."""
    environment = os.environ | {"OYSTER_HOME": str(home), "HF_ENDPOINT": hub.endpoint}
    arguments = ("models", "get", "oy1", "--token-fd", SECRET)
    return ForkedProgram(Command(arguments, environment, secret=TOKEN, before=before))


def finish(home: Path, hub: LoopbackHub) -> ModelLibrary:
    done = start(home, hub).done()
    assert done.returncode == 0, done.stderr
    return ModelLibrary(home / "models", load_catalogue())


def range_starts(hub: LoopbackHub) -> dict[str, list[int]]:
    """Return where each answered request for a shard's bytes began, but for the looks at its header."""
    starts: dict[str, list[int]] = defaultdict(list)
    for each in hub.asked():
        begin = re.fullmatch(r"bytes=(\d+)-", each.byte_range)
        if ".safetensors" in each.path and each.path.startswith("/cdn/") and (begin or not each.byte_range):
            starts[each.path].append(int(begin[1]) if begin else 0)
    return starts


def get_through_kills(
    folder: Path, home: Path, kills: int, seconds: float, whole: str, chance: Random
) -> int:
    """Kill the program ``kills`` times at random moments; return how often it came through whole meanwhile."""
    ended = 0
    while kills:
        with open_hub() as hub:
            offer(hub, folder)
            place = home / str(ended)
            while kills and not installed(place):
                program = start(place, hub)
                if not program.ends_within(chance.uniform(0.0, seconds)):
                    program.kill()
                    kills -= 1
                program.done()
            library = finish(place, hub)
            assert hash_of(library.require("oy1").path) == whole
            assert library.verify("oy1").well
            assert not list((place / "models" / "making").glob("*/"))
            for path, starts in range_starts(hub).items():
                assert starts == sorted(starts), f"{path} was fetched again: {starts}"
        ended += 1
    return ended


def installed(home: Path) -> bool:
    return bool(ModelLibrary(home / "models", load_catalogue()).installed())


def offer(hub: LoopbackHub, folder: Path) -> None:
    hub.offer_folder(REPO, folder)
    for (_, name), file in hub.files.items():
        if name.endswith(".safetensors"):  # so slow that some of the kills come half-way through a file
            file.trouble = Trouble(bytes_per_second=len(file.content) * 3)
    hub.gate(REPO, TOKEN)


@pytest.mark.timeout(0)
def test_kills_at_random_moments_lose_nothing_that_was_made(
    tmp_path: Path, effort: Effort, tally: Callable[[Kind, str], Tally]
) -> None:
    kills = KILLS if effort.minutes else KILLS_OF_A_USUAL_RUN
    counted = tally(Kind.KILL, "kill -9 of whoever makes a model")
    folder = write_small_repository(tmp_path / "repository")
    with open_hub() as hub:
        offer(hub, folder)
        began = time.monotonic()
        whole = hash_of(finish(tmp_path / "whole", hub).require("oy1").path)
        seconds = time.monotonic() - began
    with counted.trying(kills), ThreadPoolExecutor(2) as pool:
        runs = [
            pool.submit(
                get_through_kills, folder, tmp_path / name, kills // 2, seconds, whole, effort.chance(name)
            )
            for name in ("one", "two")
        ]
        assert all(each.result() >= 1 for each in runs)


def test_killed_while_the_file_is_taken_in_nothing_is_fetched_or_made_again(tmp_path: Path) -> None:
    with open_hub() as hub:
        offer(hub, write_small_repository(tmp_path / "repository"))
        served: list[int] = []
        for event, which, ending in LAST_STEPS:
            done = start(tmp_path, hub, KilledBefore(event, which, ending)).done()
            assert done.returncode == -signal.SIGKILL, ending
            served.append(hub.settled())
            assert installed(tmp_path) is (event == "shutil.rmtree"), (
                "offered once it is whole, and not before"
            )
        library = finish(tmp_path, hub)
        assert hub.settled() == served[0]
        assert library.verify("oy1").well
        assert library.require("oy1").provenance is not None
        assert not list((tmp_path / "models" / "making").glob("*/"))
