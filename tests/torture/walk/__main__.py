"""The command ``python -m tests.torture.walk FOLDER --seed 1 --steps 3000``; its last line is the report as JSON."""

from __future__ import annotations

import argparse
import time
from collections import Counter, deque
from pathlib import Path
from random import Random

import msgspec
from PySide6.QtTest import QTest

from app.locations import Locations
from app.session.session import Session
from app.ui.appearance import apply_appearance
from app.ui.main_window import MainWindow
from app.ui.qt_application import application
from tests.engine.scripted_model import build_scripted_model
from tests.privacy.quick_cost import QUICK
from tests.torture.walk.faults import Faults
from tests.torture.walk.hands import Fault, wait_until
from tests.torture.walk.heartbeat import Heartbeat
from tests.torture.walk.keeping import KEEPING
from tests.torture.walk.looking import LOOKING
from tests.torture.walk.report import WalkReport
from tests.torture.walk.talking import TALKING
from tests.torture.walk.walker import Action, Walker
from tests.window_focus import WindowFocus

ACTIONS = (*TALKING, *KEEPING, *LOOKING)
LONGEST_GAP = 10.0
_READY_SECONDS, _REST_SECONDS = 600.0, 240.0
_SHOWN_STEPS = 30
_MOST_PAUSE_MS = 30
_SCRIPT = "A short reply.\n\nIt comes from **a small model** that knows nothing else. 想一想 🌊"
_PASSPHRASE = "three quiet boats at dawn"


class Walk:
    """One walk; ``report`` is its result."""

    def __init__(self, walker: Walker, faults: Faults, seed: int, picture: Path) -> None:
        self._walker, self._faults, self._seed, self._picture = walker, faults, seed, picture
        self._heartbeat = Heartbeat()
        self._counts: Counter[str] = Counter()
        self._last: deque[str] = deque(maxlen=_SHOWN_STEPS)
        self._after, self._steps, self._tries, self._started = "", 0, 0, time.monotonic()

    def go(self, steps: int, seconds: float) -> WalkReport:
        """Walk for the given steps or time, then wait until the window is idle."""
        try:
            while self._steps < steps and time.monotonic() - self._started < seconds:
                self._step()
            took = time.monotonic() - self._started
            self._rest()
        except Fault as fault:
            self._walker.window.grab().save(str(self._picture))
            return self._report(time.monotonic() - self._started, str(fault))
        return self._report(took, "")

    def _step(self) -> None:
        """Do a possible action, and check its effect."""
        walker, gap = self._walker, self._heartbeat.own_gap
        walker.random.seed(
            f"{self._seed}:{self._steps}:{self._tries}"
        )  # independent of which actions were possible in earlier steps
        self._tries += 1
        action = walker.random.choices(ACTIONS, [each.weight for each in ACTIONS])[0]
        walker.detail = ""
        effect = action.act(walker)
        if effect is None:
            return
        self._steps, self._tries = self._steps + 1, 0
        self._counts[action.name] += 1
        self._tell(action)
        if not wait_until(effect.seen, effect.seconds):
            raise Fault(
                f"After “{action.name}” this was not seen in {effect.seconds:.0f} s: {effect.words}. "
                f"On screen: {walker.sight.sentences()}, writing: {walker.sight.writing}."
            )
        QTest.qWait(walker.random.randrange(_MOST_PAUSE_MS))  # nothing is waited for: a person's own pace
        if self._heartbeat.own_gap > gap:
            self._after = f"{action.name} {walker.detail}".strip()
        self._look()

    def _tell(self, action: Action) -> None:
        line = (
            f"{self._steps} at {time.monotonic() - self._started:.0f} s: {action.name}"
            + f" ({self._walker.detail})" * bool(self._walker.detail)
        )
        self._last.append(line)
        print(line, flush=True)  # at once: the parent process has it after a crash too

    def _look(self) -> None:
        """Check the invariants."""
        if self._faults.found:
            raise Fault(self._faults.found[0])
        if wrong := self._walker.sight.wrong():
            raise Fault(wrong)
        if self._heartbeat.own_gap > LONGEST_GAP:
            raise Fault(f"The event loop did not answer for {self._heartbeat.own_gap:.1f} s.")

    def _rest(self) -> None:
        """Stop generation, and check that every message is stored."""
        walker = self._walker
        until = time.monotonic() + _REST_SECONDS
        while walker.sight.writing or walker.loading:
            if time.monotonic() > until:
                raise Fault("The window did not come to rest after Stop.")
            if walker.sight.writing:
                walker.window.stop()
            QTest.qWait(200)
        self._look()
        kept = {
            words for each in walker.session.vault.conversations() for words in walker.words_in(each.id)
        } | walker.deleted
        lost = [each for each in walker.said if each not in kept]
        if lost:
            raise Fault(f"{len(lost)} messages were shown and are not kept, such as {lost[0][:80]!r}.")

    def _report(self, seconds: float, fault: str) -> WalkReport:
        return WalkReport(
            self._seed,
            self._steps,
            seconds,
            self._heartbeat.longest_gap,
            self._heartbeat.own_gap,
            self._after,
            dict(self._counts),
            len(self._walker.said),
            fault,
            tuple(self._last) if fault else (),
        )


def walk(folder: Path, seed: int, steps: int, seconds: float) -> WalkReport:
    """Open the real window on a new session with two models, and walk."""
    faults = Faults()
    running = application()
    focus = WindowFocus(running)  # at work as long as it is held
    session = Session(Locations(folder), region="GB", passphrase_cost=QUICK)
    session.unlock(_PASSPHRASE)
    small = session.library.add(build_scripted_model(folder / "small.gguf", _SCRIPT))
    trial = session.choose_model("trial")
    apply_appearance(running, "light", 1.0)
    window = MainWindow(session)
    names = frozenset(f"Use {each.title}" for each in (small, trial))
    walker = Walker(window, session, Random(seed), running.font().pointSizeF(), names)
    window.show()
    window.use_model(trial)
    if not wait_until(lambda: window.composer.isVisible() and not walker.loading, _READY_SECONDS):
        return WalkReport(seed, 0, 0, 0, 0, "", {}, fault="The model was not loaded.")
    report = Walk(walker, faults, seed, folder / "fault.png").go(steps, seconds)
    window.close()
    session.close()
    del focus
    return report


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--steps", type=int, default=10**9)
    parser.add_argument("--seconds", type=float, default=10**9)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    report = walk(options.folder, options.seed, options.steps, options.seconds)
    print(msgspec.json.encode(report).decode(), flush=True)


if __name__ == "__main__":
    main()
