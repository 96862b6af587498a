"""What a person does with the installed package, from an earlier version to the purge; each step tells a figure."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app.locations import Locations
from app.session.session import Session
from tests.engine.scripted_model import build_scripted_model
from tests.installed.bare_system import HOME, BareSystem
from tests.installed.screen import Screen
from tests.models.loopback_hub import LoopbackHub
from tests.models.small_repository import write_small_repository

PASSPHRASE = "a passphrase of the package test"
OY1, TOKEN = "OysterAI/Oyster_1_Qwen_14B", "hf_right_and_secret"
SCRIPT = "It is a calm evening by the water."
BEFORE, AFTER = "I slept badly and the day was long.", "What helps on a long evening?"
_FETCHED = """models:
  - id: fetched
    title: A model from the loopback hub
    role: chat
    source: hub
    repo: somebody/some-model
    file: some-model.gguf
    sha256: {sha256}
"""

Tell = Callable[[str, str], None]


class Story:
    """One installed package, the person who uses it, and where the figures go."""

    def __init__(self, system: BareSystem, screen: Screen, hub: LoopbackHub, work: Path, tell: Tell) -> None:
        self.system = system
        self.screen = screen
        self.hub = hub
        self.work = work
        self.pictures = work / "pictures"
        self.data = system.home / ".local" / "share" / "oyster"
        self.tell = tell

    def _oyster(self, *words: str, **how: object) -> str:
        return self.system.run(["oyster", *words], {"HF_ENDPOINT": self.hub.endpoint}, **how)

    def begin_with_an_earlier_version(self, package: Path) -> None:
        """Install a lower version in a system without build tools, and keep a conversation with it."""
        unwanted = self.system.programs_that_should_not_be()
        assert not unwanted, f"the bare system has {unwanted}"
        began = time.monotonic()
        self.system.install(package)
        self.tell("installed with what it depends on, earlier version", f"{time.monotonic() - began:.0f} s")
        unwanted = self.system.programs_that_should_not_be()
        assert not unwanted, f"the package brought {unwanted}"
        self._oyster("models", "get", "trial")
        turn = ["chat", "--once", BEFORE, "--save", "--json", "--model", "trial"]
        report = json.loads(self._oyster(*turn, passphrase=PASSPHRASE))
        assert report["reply"].strip(), report
        self.tell("a turn on the trial model, in the terminal", f"{len(report['reply'].split())} words")

    def upgrade(self, package: Path) -> None:
        """Install this version over it: the conversation is there, and its computed figures are the same."""
        began = time.monotonic()
        self.system.install(package)
        self.tell("upgraded", f"{time.monotonic() - began:.0f} s")
        self._conversation_is_there(BEFORE)
        self._oyster("replay", "last", passphrase=PASSPHRASE)
        self.tell("data kept by the upgrade", "conversation, analysis and model")

    def talk_in_the_window(self) -> None:
        """Open the window, take its picture, talk, kill it, and find everything in the next one."""
        turns = self._logged("turn ended")
        with self._window("trial") as (window, seconds):
            self.tell("start to a window, installed, first time", f"{seconds:.2f} s")
            self._wait_for("model loaded", self._logged("model loading"))
            self.screen.picture(self.pictures / "window.png")
            self.screen.write(window, AFTER)
            self._wait_for("turn ended", turns + 1)
            time.sleep(1.0)
            self.screen.picture(self.pictures / "reply.png")
        self._conversation_is_there(AFTER)
        with self._window("trial"):
            time.sleep(2.0)
            self.screen.picture(self.pictures / "after-kill.png")
        self.tell("killed (-9) with a conversation open", "all of it is there again")
        starts = []
        for _ in range(3):
            with self._window("trial") as (_, seconds):
                starts.append(seconds)
        self.tell("start to a window, installed, best of 3", f"{min(starts):.2f} s")

    @contextmanager
    def _window(self, model: str) -> Iterator[tuple[str, float]]:
        """The program's window and the seconds until it was shown; it is killed (-9) at the end."""
        began = time.monotonic()
        words = ["oyster", "--start-with", model]
        process = self.system.start(words, {"DISPLAY": self.screen.name}, passphrase=PASSPHRASE)
        try:
            window = self.screen.wait_for_window(process)
            yield window, time.monotonic() - began
        finally:
            process.kill()  # chroot and env have become the program: it is the process itself
            process.communicate(timeout=60)

    def _logged(self, words: str) -> int:
        log = self.data / "oyster.log"
        return log.read_text(encoding="utf-8").count(words) if log.exists() else 0

    def _wait_for(self, words: str, times: int, seconds: float = 300.0) -> None:
        end = time.monotonic() + seconds
        while self._logged(words) < times:
            assert time.monotonic() < end, f"'{words}' was not logged {times} times in {seconds:.0f} s"
            time.sleep(0.2)

    def _conversation_is_there(self, message: str) -> None:
        """Check that a message and a reply to it are kept: read from a copy, by the storage code of this checkout."""
        kept = self.work / "kept"
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(self.data, kept, ignore=shutil.ignore_patterns("models", "window.*"))
        with Session(Locations(kept)) as session:
            session.unlock(PASSPHRASE)
            trees = [session.vault.tree(each.id) for each in session.vault.conversations()]
        asked = [(tree, each) for tree in trees for each in tree.messages if each.text == message]
        assert asked, f"'{message}' is not kept"
        assert any(reply.text for tree, each in asked for reply in tree.children_of(each.id)), (
            "the reply is not kept"
        )

    def use_other_models(self) -> None:
        """Add a GGUF, fetch one from the hub, and make one of published weights."""
        added = build_scripted_model(self.system.home / "scripted.gguf", SCRIPT)
        self._oyster("models", "add", f"{HOME}/{added.name}")
        report = json.loads(self._oyster("chat", "--once", BEFORE, "--json", "--model", "scripted"))
        assert report["reply"].strip() == SCRIPT, report["reply"]
        self.tell("a GGUF added, and its known answer given", "yes")
        content = build_scripted_model(self.work / "fetched.gguf", SCRIPT, name="Fetched").read_bytes()
        self.hub.offer("somebody/some-model", "some-model.gguf", content)
        catalogue = self.data / "catalogue.yaml"
        catalogue.write_text(_FETCHED.format(sha256=hashlib.sha256(content).hexdigest()), encoding="utf-8")
        self._oyster("models", "get", "fetched", "--no-guard")
        self._oyster("models", "verify", "fetched")
        self.tell("a GGUF fetched from the loopback hub, and verified", f"{len(content) / 1e6:.1f} MB")
        self.hub.offer_folder(OY1, write_small_repository(self.work / "repository"))
        self.hub.gate(OY1, TOKEN)
        began = time.monotonic()
        self._oyster("models", "get", "oy1", "--no-guard", token=TOKEN)
        self._oyster("models", "verify", "oy1")
        self.tell(
            "a model made of small weights of Oy1's shape, and verified", f"{time.monotonic() - began:.1f} s"
        )

    def ask_the_classifier(self) -> None:
        """Screen a line: the sentence classifier's process answers with a chance."""
        verdict = json.loads(self._oyster("screen", "--json", text=f"{BEFORE}\n"))
        assert verdict["chance"] is not None, "the sentence classifier does not answer"
        self.tell(
            "the sentence classifier's chance of danger, of an ordinary line", f"{verdict['chance']:.3f}"
        )

    def evaluate(self) -> None:
        """Run an evaluation to its report, as text, HTML and PDF."""
        began = time.monotonic()
        printed = self._oyster("eval", "run", "canary", "--model", "trial", "--limit", "2")
        assert "canary" in printed.lower(), printed
        self._oyster("eval", "report", "last", "--html", f"{HOME}/report.html", "--pdf", f"{HOME}/report.pdf")
        pdf = (self.system.home / "report.pdf").read_bytes()
        assert pdf.startswith(b"%PDF") and b"%%EOF" in pdf[-64:], "the PDF is not whole"
        assert "<html" in (self.system.home / "report.html").read_text(encoding="utf-8").lower()
        self.tell("an evaluation of 2 items to its report", f"{time.monotonic() - began:.0f} s")

    def complete_words(self) -> None:
        """Ask the installed completion for the verbs that begin with 'mod', and the manual page for its name."""
        asked = {"_OYSTER_COMPLETE": "complete_bash", "COMP_WORDS": "oyster mod", "COMP_CWORD": "1"}
        assert self.system.run(["oyster"], asked).split() == ["models"]
        assert (self.system.root / "usr/share/man/man1/oyster.1.gz").is_file()
        self.tell("shell completion of 'oyster mod'", "models")

    def remove(self, before: set[str]) -> None:
        """Remove the package, then purge it; the data stays, and nothing else does."""
        self.system.remove("oyster-desktop", "remove")
        assert (self.data / "conversations.db").is_file(), "removal took the data"
        self.system.remove("oyster-desktop", "purge")
        self.system.run(["apt-get", "autoremove", "--purge", "-y", "-q"], administrator=True)
        left = sorted(path for path in self.system.files() - before if "oyster" in path)
        assert not left, f"left behind: {left}"
        assert "oyster" not in self.system.run(["dpkg-query", "-W"])
        self.tell("left by removal", "the data folder in the person's home")
        self.tell("left by purge", "the same: a package deletes nothing in a home")


def lower_version_of(package: Path, version: str, folder: Path) -> Path:
    """Return a package of the same files with a lower version number, built again without compression."""
    unpacked, target = folder / "older", folder / f"oyster-desktop_{version}_earlier.deb"
    shutil.rmtree(unpacked, ignore_errors=True)
    subprocess.run(["dpkg-deb", "--raw-extract", str(package), str(unpacked)], check=True)
    control = unpacked / "DEBIAN" / "control"
    lines = control.read_text(encoding="utf-8").splitlines()
    lines = [f"Version: {version}" if line.startswith("Version:") else line for line in lines]
    control.write_text("\n".join(lines) + "\n", encoding="utf-8")
    building = ["dpkg-deb", "--root-owner-group", "-Znone", "--build", str(unpacked), str(target)]
    subprocess.run(building, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(unpacked)
    return target
