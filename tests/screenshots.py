"""``make screenshots``: every page on screens of every size in each language, and contact sheets, in build/screenshots.

``--readme`` takes the README's pictures instead (docs/screenshots), with the trial model and real turns; its replies
differ each time. ``--docs`` takes small ones of every page (docs/pages.md). Each screen is an Xvfb of its own on
a free display.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "screenshots"
EVERY_PAGE = ROOT / "build" / "screenshots"
SIZE = (1280, 800)
INSIDE = "OYSTER_PICTURES_FOLDER"
LIMIT_MS = 1_800_000
SLEEP = "What can I do to sleep better before an exam? Answer with a short list."


def main() -> int:
    """Take the pictures of every page, or the README's."""
    if INSIDE in os.environ:
        return take_pictures(Path(os.environ[INSIDE]))
    if shutil.which("Xvfb") is None:
        print("There is no Xvfb here. On Debian: sudo apt-get install -y xvfb fonts-wqy-microhei")
        return 1
    if "--readme" in sys.argv:
        with tempfile.TemporaryDirectory() as folder:
            return on_screen(*SIZE, 1.0, [__file__], {"OYSTER_HOME": folder, INSIDE: folder})
    if "--docs" in sys.argv:
        with tempfile.TemporaryDirectory() as home:
            arguments = ["-m", "tests.pages.screens", "--docs", str(PICTURES.parent)]
            return on_screen(*SIZE, 1.0, arguments, {"OYSTER_HOME": home})
    return take_every_page()


def take_every_page() -> int:
    """Take the pictures of every page, screen by screen; return the first exit code that is not 0.

    Arguments choose among them: ``1280x800`` a screen, ``zh`` a language, ``dark`` a theme.
    """
    from app.language import LANGUAGES
    from tests.pages.screens import SCREENS, THEMES

    asked = set(sys.argv[1:])
    languages = [each for each in LANGUAGES if each in asked] or LANGUAGES
    screens = [each for each in SCREENS if each.name in asked] or SCREENS
    themes = [each for each in THEMES if each in asked] or THEMES
    for each, language in product(screens, languages):
        arguments = [str(each.width), str(each.height), str(each.factor), str(EVERY_PAGE), *themes]
        with tempfile.TemporaryDirectory() as home:
            code = on_screen(
                each.width,
                each.height,
                each.factor,
                ["-m", "tests.pages.screens", *arguments],
                {"OYSTER_HOME": home, "OYSTER_LANGUAGE": language},
            )
        if code:
            return code
    print(f"The sheets are in {EVERY_PAGE / 'sheets'}")
    return 0


def on_screen(width: int, height: int, factor: float, arguments: list[str], more: dict[str, str]) -> int:
    """Run Python with these arguments on an X screen of its own; return its exit code."""
    reading, writing = os.pipe()
    screen = subprocess.Popen(
        [
            "Xvfb",
            "-displayfd",
            str(writing),
            "-screen",
            "0",
            f"{width}x{height}x24",
            "-dpi",
            "96",
            "-nolisten",
            "tcp",
        ],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading, encoding="ascii") as numbers:
        environment = os.environ | {
            "DISPLAY": f":{numbers.readline().strip()}",
            "QT_QPA_PLATFORM": "xcb",
            "QT_SCALE_FACTOR": str(factor),
            "LANG": "en_GB.UTF-8",
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
        }
        try:
            return subprocess.run([sys.executable, *arguments], env=environment | more, cwd=ROOT).returncode
        finally:
            screen.terminate()
            screen.wait()


def take_pictures(folder: Path) -> int:
    """Take the README's screenshots in turn, in one window."""
    import msgspec
    from PySide6.QtCore import QTimer

    from app.locations import locate
    from app.session.session import Session
    from app.ui.appearance import apply_appearance
    from app.ui.main_window import MainWindow
    from app.ui.qt_application import application

    PICTURES.mkdir(parents=True, exist_ok=True)
    running = application()
    session = Session(locate(folder))
    session.unlock("only for these pictures")
    session.save_settings(msgspec.structs.replace(session.settings, theme="light", region="GB"))
    apply_appearance(running, "light", 1.0)
    window = MainWindow(session)
    window.setGeometry(0, 0, *SIZE)
    window.show()
    photographer = Photographer(window, session)
    QTimer.singleShot(LIMIT_MS, lambda: running.exit(2))
    QTimer.singleShot(0, photographer.begin)
    code = running.exec()
    window.close()
    session.close()
    return code


def save_small(image: object, path: Path) -> None:
    """Write a picture with at most 256 colours, the most frequent ones: flat areas and text lose nothing visible."""
    import numpy as np
    from PySide6.QtGui import QImage, qRgb

    assert isinstance(image, QImage)
    whole = image.convertToFormat(QImage.Format.Format_RGB32)
    width, height = whole.width(), whole.height()
    pixels = np.frombuffer(whole.constBits(), np.uint32).reshape(height, whole.bytesPerLine() // 4)[:, :width]
    colours, places, counts = np.unique(pixels, return_inverse=True, return_counts=True)
    kept = colours[np.argsort(-counts)[:256]]
    parts = [
        np.stack([(each >> shift & 255).astype(np.int32) for shift in (16, 8, 0)], 1)
        for each in (colours, kept)
    ]
    distances = (
        np.abs(parts[0][at : at + 512, None] - parts[1][None]).sum(2) for at in range(0, len(colours), 512)
    )
    nearest = np.concatenate([each.argmin(1) for each in distances]).astype(np.uint8)
    small = QImage(width, height, QImage.Format.Format_Indexed8)
    small.setColorTable([qRgb(*(int(part) for part in each)) for each in parts[1]])
    rows = np.frombuffer(small.bits(), np.uint8).reshape(height, small.bytesPerLine())
    rows[:, :width] = nearest[places.reshape(height, width)]
    small.save(str(path), "PNG", 0)


class Photographer:
    """Runs through the scenes; each starts the next."""

    def __init__(self, window: object, session: object) -> None:
        from app.session.session import Session
        from app.ui.main_window import MainWindow

        assert isinstance(window, MainWindow)
        assert isinstance(session, Session)
        self.window, self.session = window, session
        self.then: Callable[[], None] = self.finish
        window.turns.over.connect(lambda live: self.after(900, self.then))

    def after(self, milliseconds: int, act: Callable[[], None]) -> None:
        from PySide6.QtCore import QTimer

        QTimer.singleShot(milliseconds, act)

    def picture(self, name: str, then: Callable[[], None]) -> None:
        """Take a screenshot once everything is painted, then go on."""

        def take() -> None:
            place = self.window.geometry()
            grabbed = self.window.screen().grabWindow(0, place.x(), place.y(), place.width(), place.height())
            save_small(grabbed.toImage(), PICTURES / f"{name}.png")
            print(name, flush=True)
            then()

        self.after(500, take)

    def say(self, words: str, then: Callable[[], None]) -> None:
        self.then = then
        self.window.say(words)

    def begin(self) -> None:
        self.window.ready.connect(self.judge)
        self.window.use_model(self.session.choose_model("trial"))

    def judge(self) -> None:
        """Let the model take its self-test, as it does while nobody writes: until then it judges no message."""
        if self.session.wants_self_test:
            self.after(500, self.judge)
        else:
            self.talk()

    def talk(self) -> None:
        self.say("Name three sea birds.", self.talk_more)

    def talk_more(self) -> None:
        self.window.start_new()
        self.say(SLEEP, lambda: self.when_at_rest(self.light))

    def light(self) -> None:
        self.look_up()
        self.picture("light", self.weighing)

    def weighing(self) -> None:
        """Show the figures of the choice, once the analysis is over."""
        from app.ui.view_models.panel_depth import PanelDepth

        if self.window.turns.analysing:
            self.after(200, self.weighing)
            return
        panel = self.window.panel
        panel.show_depth(PanelDepth.FIGURES)
        self.show_section(panel.anticipation, "weighing", self.edit)

    def edit(self) -> None:
        """Edit the reasoning of a reply."""
        self.window.start_new()
        self.say("How do I stay calm before an exam?", lambda: self.when_at_rest(self.change))

    def change(self) -> None:
        chain = self.window.panel.reasoning.chain
        self.window.panel.reasoning.fold.click()
        chain.change.click()
        chain.nodes[0].edit_button.click()
        editor = chain.nodes[0].editor
        assert editor is not None
        editor.field.setPlainText("The person wants one thing to do tonight, not a list.")
        editor.keep.click()
        chain.nodes[2].lock_button.click()
        self.show_section(self.window.panel.reasoning, "reasoning", self.compare)

    def compare(self) -> None:
        """Answer the same message under two strategies."""
        from app.domain.analysis import Mode

        self.window.start_new()
        self.window.composer.mode.choose(Mode.COMPARE)
        self.say(SLEEP, lambda: self.when_at_rest(self.compared))

    def compared(self) -> None:
        """Fold the panel away, so that both replies have room side by side."""
        from app.ui.view_models.side_widths import Side

        self.window.parts.toggle(Side.PANEL)
        self.after(300, self.look_up)
        self.after(600, lambda: self.picture("compare", self.talk_in_dark))

    def talk_in_dark(self) -> None:
        import msgspec

        from app.domain.analysis import Mode
        from app.ui.view_models.side_widths import Side

        self.window.parts.toggle(Side.PANEL)
        self.session.save_settings(msgspec.structs.replace(self.session.settings, theme="dark"))
        self.window._dress()
        self.window.composer.mode.choose(Mode.GUIDE)
        self.window.start_new()
        self.say(SLEEP, self.dark)

    def look_up(self) -> None:
        """Show the conversation from its beginning."""
        self.window.transcript.verticalScrollBar().setValue(0)

    def when_at_rest(self, act: Callable[[], None]) -> None:
        """Go on once nothing is computed any more."""
        busy = self.window.turns.answering or self.window.turns.analysing or self.window.asking.asking
        self.after(300, (lambda: self.when_at_rest(act)) if busy else act)

    def show_section(self, section: object, name: str, then: Callable[[], None]) -> None:
        """Scroll the panel to a section and take a screenshot."""
        from PySide6.QtWidgets import QWidget

        assert isinstance(section, QWidget)

        def scroll() -> None:
            inside = self.window.panel._scroll.widget()
            top = section.mapTo(inside, section.rect().topLeft()).y()
            self.window.panel._scroll.verticalScrollBar().setValue(top - 8)
            self.picture(name, then)

        self.after(400, scroll)

    def dark(self) -> None:
        self.after(300, self.look_up)
        self.after(600, lambda: self.picture("dark", self.finish))

    def finish(self) -> None:
        from PySide6.QtWidgets import QApplication

        QApplication.exit(0)


if __name__ == "__main__":
    raise SystemExit(main())
