"""``make package-test``: the newest Debian package in ``dist``, installed and used in a bare Debian."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

from tests.installed.bare_system import new_system, running
from tests.installed.screen import Screen, open_screen
from tests.installed.story import Story, lower_version_of
from tests.models.loopback_hub import LoopbackHub

ROOT = Path(__file__).parents[2]
WORK = ROOT / "build" / "package-test"
_EARLIER = "0.0.1"


class Figures:
    """The figures of a run, printed as they come."""

    def __init__(self) -> None:
        self.began = time.monotonic()

    def tell(self, what: str, figure: str) -> None:
        """Print one figure, with the seconds since the beginning."""
        print(f"[{time.monotonic() - self.began:4.0f} s] {what}: {figure}", flush=True)


def start_from_source(screen: Screen) -> float:
    """Return the best of three starts of this checkout to its window, in seconds."""
    starts = []
    for _ in range(3):
        began = time.monotonic()
        home = WORK / "source-home"
        command = [str(Path(sys.executable).parent / "oyster"), "--data-dir", str(home)]
        environment = {"DISPLAY": screen.name, "PATH": "/usr/bin:/bin", "HOME": str(home), "LANG": "C.UTF-8"}
        process = subprocess.Popen(command, env=environment, cwd=ROOT, text=True, stderr=subprocess.PIPE)
        screen.wait_for_window(process)
        starts.append(time.monotonic() - began)
        process.kill()
        process.communicate()
    return min(starts)


def main() -> None:
    """Run the story and print its figures; the first thing that is wrong ends it."""
    packages = sorted((ROOT / "dist").glob("oyster-desktop_*.deb"), key=lambda path: path.stat().st_mtime)
    if not packages:
        sys.exit("There is no Debian package in dist. 'make package' makes it.")
    package = packages[-1]
    work = WORK / "work"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    figures = Figures()
    figures.tell(package.name, f"{package.stat().st_size / 1e6:.1f} MB")
    earlier = lower_version_of(package, _EARLIER, work)
    system = new_system(WORK / "system")
    with LoopbackHub() as hub, open_screen() as screen, running(system):
        before = system.files()
        story = Story(system, screen, hub, work, figures.tell)
        story.begin_with_an_earlier_version(earlier)
        story.upgrade(package)
        story.complete_words()
        story.ask_the_classifier()
        story.talk_in_the_window()
        story.use_other_models()
        story.evaluate()
        figures.tell("start to a window, from source, best of 3", f"{start_from_source(screen):.2f} s")
        story.remove(before)
    figures.tell("pictures", str(story.pictures))


if __name__ == "__main__":
    main()
