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
from tests.installed.archive import use_the_archive
from tests.installed.bare_system import HOME, BareSystem
from tests.installed.program_log import ProgramLog
from tests.installed.publisher import TestPublisher
from tests.installed.screen import Screen
from tests.models.loopback_hub import LoopbackHub
from tests.models.small_repository import write_small_repository

PASSPHRASE = "a passphrase of the package test"
OY1, TOKEN = "OysterAI/Oyster_1_Qwen_14B", "hf_right_and_secret"
SCRIPT = "It is a calm evening by the water."
_OFFERED = "99.0"  # the version as which the package is offered; the program itself is of one version
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
        self.log = ProgramLog(self.data)
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

    def upgrade(self, publisher: TestPublisher, package: Path) -> None:
        """Have the earlier version find, fetch and check this one, and install it: all data is there."""
        publisher.publish(package, _OFFERED, self.hub, self.work / "release")
        assert _OFFERED in self._oyster("update"), "the newer version was not found"
        self._oyster("update", "--fetch", "--folder", HOME)
        fetched = self.system.home / package.name
        assert fetched.read_bytes() == package.read_bytes()
        began = time.monotonic()
        self.system.install(fetched)
        fetched.unlink()
        self.tell(
            "found, fetched, checked and upgraded to, by its signed list", f"{time.monotonic() - began:.0f} s"
        )
        self._conversation_is_there(BEFORE)
        self._oyster("replay", "last", passphrase=PASSPHRASE)
        self.tell("data kept by the upgrade", "conversation, analysis and model")
        refused = self._oyster("update", code=1)
        assert not refused, "a package that names no publisher looks nowhere"

    def check_confinement(self) -> None:
        """Have the installed program try whether its processes are held, and which devices its engine has."""
        found = json.loads(self._oyster("doctor", "--json"))["findings"]
        by_subject = {each["subject"]: each for each in found}
        for subject in ("engine", "program", "worker"):
            assert by_subject[subject]["well"], by_subject[subject]
        assert "The kernel refuses it every internet socket." in by_subject["program"]["words"]
        assert "no others" in by_subject["worker"]["words"]
        self.tell("confinement of the installed program", by_subject["kernel"]["words"])
        self.tell("engine", by_subject["engine"]["words"])

    def talk_in_the_window(self) -> None:
        """Open the window, take its picture, talk, kill it, and find everything in the next one."""
        turns, loaded = self.log.count("turn ended"), self.log.count("model loaded")
        with self._window("trial") as seconds:
            self.tell("start to a window, installed, first time", f"{seconds:.2f} s")
            self.log.wait_for("model loaded", loaded + 1)
            self.screen.picture(self.pictures / "window.png")
            self.screen.press("Return", AFTER)  # in the main window: the first one, that was timed, is gone
            self.log.wait_for("turn ended", turns + 1)
            time.sleep(1.0)
            self.screen.picture(self.pictures / "reply.png")
        self._conversation_is_there(AFTER)
        with self._window("trial"):
            time.sleep(2.0)
            self.screen.picture(self.pictures / "after-kill.png")
        self.tell("killed (-9) with a conversation open", "all of it is there again")

    def start(self, home: str) -> subprocess.Popen[str]:
        """Start the installed program with a data folder of its own, as somebody who opens it for the first time."""
        return self.system.start(["oyster", "--data-dir", home], {"DISPLAY": self.screen.name})

    @contextmanager
    def _window(self, model: str) -> Iterator[float]:
        """The seconds until the program's first window was shown; it is killed (-9) at the end."""
        began = time.monotonic()
        words = ["oyster", "--start-with", model]
        process = self.system.start(words, {"DISPLAY": self.screen.name}, passphrase=PASSPHRASE)
        try:
            self.screen.wait_for_window(process)
            yield time.monotonic() - began
        finally:
            process.kill()  # chroot and env have become the program: it is the process itself
            process.communicate(timeout=60)

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
        """Screen a line again and again: the sentence classifier's process answers with a chance, once it is there."""
        verdict = json.loads(self._oyster("screen", "--json", text=f"{BEFORE}\n" * 30).splitlines()[-1])
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

    def remove(self, before: set[str], package: Path, archive: Path) -> None:
        """Remove the package, use the archive, install the package again and purge it; the data alone stays."""
        self.system.remove("oyster-desktop", "remove")
        assert (self.data / "conversations.db").is_file(), "removal took the data"
        use_the_archive(self.system, archive, self.tell)
        self.system.install(package)
        self.system.remove("oyster-desktop", "purge")
        self.system.run(["apt-get", "autoremove", "--purge", "-y", "-q"], administrator=True)
        left = sorted(path for path in self.system.files() - before if "oyster" in path)
        assert not left, f"left behind: {left}"
        assert "oyster" not in self.system.run(["dpkg-query", "-W"])
        self.tell("left by removal", "the data folder in the person's home")
        self.tell("left by purge", "the same: a package deletes nothing in a home")
