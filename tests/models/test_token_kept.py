"""The hub's access token goes to the hub and nowhere else: no file, no argument, no child's surroundings."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from loopback_hub import LoopbackHub

from app.domain.quantisation import QUANTISATIONS
from app.models.acquisition import Wish
from app.models.download import Download
from app.models.downloader_protocol import Order
from app.models.errors import DownloadFailed, FailureKind
from app.models.hub_listing import Listing
from app.models.model_build.build_specification import BuildSpecification
from app.ui.dialogs.make_model import MakingChoice
from tests.models.shapes import QWEN3_FEW_TOKENS
from tests.models.shapes.fixtures import RepositoryOf

REPO, TOKEN = "OysterAI/Oyster_1_Qwen_14B", "hf_right_and_secret"
LIMIT_SECONDS = 300.0

RUN = "from app.commands import main; main()"


def children_of(process: int) -> Iterator[Path]:
    """Give the folders under /proc of all that a process started, and what those started."""
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        for child in path.read_text().split():
            yield Path("/proc") / child
            yield from children_of(int(child))


def seen_by_others(program: subprocess.Popen[bytes]) -> dict[str, bytes]:
    """Return the arguments of the program and its children, and what its children were started with, till it ends."""
    seen: dict[str, bytes] = {}
    own: set[bytes] = set()
    latest = time.monotonic() + LIMIT_SECONDS
    while program.poll() is None:
        if time.monotonic() > latest:
            program.kill()
            raise AssertionError(f"the program did not end in {LIMIT_SECONDS:.0f} s")
        try:
            for child in children_of(program.pid):
                surroundings = (child / "environ").read_bytes()
                arguments = (child / "cmdline").read_bytes()
                own.add(Path(f"/proc/{program.pid}/cmdline").read_bytes())  # empty while it ends
                seen["its own arguments"] = b"".join(own)
                if arguments not in own:  # else it is forked and still the program itself, as the launcher is
                    seen[f"{child}/cmdline"], seen[f"{child}/environ"] = arguments, surroundings
        except OSError:
            continue  # one that has just ended
        time.sleep(0.01)
    return seen


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="only Linux tells of other processes in files")
def test_a_given_token_reaches_the_hub_and_nothing_else_and_the_shells_is_for_another_host(
    hub: LoopbackHub, repository_of: RepositoryOf, tmp_path: Path
) -> None:
    hub.offer_folder(REPO, repository_of(QWEN3_FEW_TOKENS))
    hub.gate(REPO, TOKEN)
    shells = "hf_of_the_official_hub"
    surroundings = {"OYSTER_HOME": str(tmp_path), "HF_ENDPOINT": hub.endpoint, "HF_TOKEN": shells}
    reading, writing = os.pipe()
    os.write(writing, TOKEN.encode())
    os.close(writing)
    program = subprocess.Popen(
        [sys.executable, "-c", RUN, "models", "get", "oy1", "--token-fd", str(reading)],
        pass_fds=(reading,),
        env=os.environ | surroundings | {"DBUS_SESSION_BUS_ADDRESS": "disabled:"},
        stdout=(tmp_path / "said.txt").open("wb"),
        stderr=subprocess.STDOUT,
    )
    os.close(reading)
    seen = seen_by_others(program)
    said = (tmp_path / "said.txt").read_text()
    assert program.returncode == 0, said
    assert f"made from {REPO} at {hub.commit[:12]} as {hub.endpoint} gave it" in said
    assert "By its metadata it is qwen3, 2 layers, 64 wide." in said
    assert len({each.rpartition("/")[0] for each in seen}) >= 4, "asking, fetching and quantising were seen"
    told = {
        each: seen[each.replace("environ", "cmdline")]
        for each in seen
        if TOKEN.encode() in seen[each] or shells.encode() in seen[each]
    }
    assert not told
    for path in tmp_path.rglob("*"):
        assert not path.is_file() or TOKEN.encode() not in path.read_bytes(), path
    asked = {each.authorization for each in hub.requests if not each.path.startswith("/cdn/")}
    assert f"Bearer {TOKEN}" in asked <= {"", f"Bearer {TOKEN}"}
    assert {each.authorization for each in hub.requests if each.path.startswith("/cdn/")} == {""}


@pytest.mark.parametrize("token", ["hf_two words", "hf_line\nbreak", "hf_\x1bescape", "hf_übung"])
def test_what_cannot_be_a_token_is_not_sent_and_not_repeated(
    token: str, hub: LoopbackHub, tmp_path: Path
) -> None:
    target = str(tmp_path / "file")
    for work in (
        Listing(REPO, "main", hub.endpoint, token),
        Download(Order(REPO, "a.gguf", "main", target, endpoint=hub.endpoint, token=token)),
    ):
        with pytest.raises(DownloadFailed, match="is not an access token") as failure:
            _ = work.run() if isinstance(work, Listing) else work.run(lambda progress: None)
        assert failure.value.kind is FailureKind.REFUSED
        assert token not in failure.value.sentence + failure.value.detail
    assert not hub.requests


def test_whatever_holds_the_token_leaves_it_out_when_it_is_written_down(tmp_path: Path) -> None:
    holders = (
        Wish(token=TOKEN),
        Order(REPO, "a.gguf", "main", "there", token=TOKEN),
        BuildSpecification(REPO, "main", QUANTISATIONS[0], tmp_path, token=TOKEN),
        MakingChoice("Q4_K_M", TOKEN, True),
    )
    for each in holders:
        assert TOKEN not in repr(each)
