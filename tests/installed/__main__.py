"""``make package-test``: the newest package and archive in ``dist``, installed and used in a bare Debian."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.installed.bare_system import HOME, new_system, running
from tests.installed.first_walk import FirstWalk
from tests.installed.graphics import GraphicsDevices
from tests.installed.publisher import TestPublisher
from tests.installed.screen import Screen, open_screen
from tests.installed.story import Story
from tests.models.loopback_hub import LoopbackHub

ROOT = Path(__file__).parents[2]
WORK = ROOT / "build" / "package-test"
_EARLIER = "0.0.1"
_STARTS = 5
_MOST_TIMES = 2.0  # of the start from source


class Figures:
    """The figures of a run, printed as they come."""

    def __init__(self) -> None:
        self.began = time.monotonic()

    def tell(self, what: str, figure: str) -> None:
        """Print one figure, with the seconds since the beginning."""
        print(f"[{time.monotonic() - self.began:4.0f} s] {what}: {figure}", flush=True)


def start_from_source(screen: Screen, home: Path) -> subprocess.Popen[str]:
    """Start this checkout with a data folder of its own."""
    command = [str(Path(sys.executable).parent / "oyster"), "--data-dir", str(home)]
    environment = {"DISPLAY": screen.name, "PATH": "/usr/bin:/bin", "HOME": str(home), "LANG": "C.UTF-8"}
    return subprocess.Popen(command, env=environment, cwd=ROOT, text=True, stderr=subprocess.PIPE)


def seconds_to_window(screen: Screen, start: Callable[[], subprocess.Popen[str]]) -> float:
    """Return the seconds from a start to its window."""
    began = time.monotonic()
    process = start()
    try:
        screen.wait_for_window(process)
        return time.monotonic() - began
    finally:
        process.kill()
        process.communicate(timeout=60)


def compare_starts(story: Story, figures: Figures) -> None:
    """Start the installed program and this checkout in turns, so that both meet the same computer; compare the best."""
    installed, source = [], []
    for number in range(_STARTS):
        installed.append(seconds_to_window(story.screen, partial(story.start, f"{HOME}/start-{number}")))
        home = story.work / f"source-{number}"
        source.append(seconds_to_window(story.screen, partial(start_from_source, story.screen, home)))
    ratio = min(installed) / min(source)
    figures.tell(
        f"start to a window, best of {_STARTS}",
        f"installed {min(installed):.2f} s, from source {min(source):.2f} s, {ratio:.2f} times",
    )
    assert ratio <= _MOST_TIMES, f"the installed program takes {ratio:.2f} times as long to start"


def newest(pattern: str) -> Path:
    """Return the newest installer of a pattern; without one the program ends."""
    found = sorted((ROOT / "dist").glob(pattern), key=lambda path: path.stat().st_mtime)
    if not found:
        sys.exit(f"There is no {pattern} in dist. 'make package' makes it.")
    return found[-1]


def main() -> None:
    """Run the story and print its figures; the first thing that is wrong ends it."""
    package, archive = newest("oyster-desktop_*.deb"), newest("oyster-desktop-*.tar.xz")
    work = WORK / "work"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    figures = Figures()
    figures.tell(package.name, f"{package.stat().st_size / 1e6:.1f} MB")
    publisher = TestPublisher(work)
    earlier = publisher.earlier_version(package, _EARLIER, work)
    system = new_system(WORK / "system")
    with LoopbackHub() as hub, open_screen() as screen, running(system):
        before = system.files()
        story = Story(system, screen, hub, work, figures.tell)
        story.begin_with_an_earlier_version(earlier)
        story.upgrade(publisher, package)
        story.check_confinement()
        story.complete_words()
        story.ask_the_classifier()
        story.talk_in_the_window()
        story.use_other_models()
        story.evaluate()
        walk = FirstWalk(system, screen, story.pictures / "walk")
        walk.without_network()
        walk.with_network(hub, work / "walk")
        figures.tell(
            "first start to the first reply, with and without a network", str(story.pictures / "walk")
        )
        compare_starts(story, figures)
        GraphicsDevices(system, figures.tell).try_all()
        story.remove(before, package, archive)
    figures.tell("pictures", str(story.pictures))


if __name__ == "__main__":
    main()
