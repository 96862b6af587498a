"""Pictures of every page on X screens of every size, and contact sheets of them, for a person to look at.

``python -m tests.pages.screens`` is started by ``make screenshots``, once on each screen in each language; with
``--docs`` it takes the small pictures in ``docs`` instead, one of each page.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from app.language import CHINESE
from app.locations import Locations
from app.session.session import Session
from app.translation import program_language
from app.ui.appearance import HIGH_CONTRAST, apply_appearance
from app.ui.main_window import MainWindow
from app.ui.qt_application import application
from tests.pages.catalogue import PAGES, Page
from tests.pages.findings import settle

THEMES = ("light", "dark")
_REGIONS = {CHINESE: "CN"}  # of a language; else Britain
_COLUMNS, _EACH, _WIDTH, _WORDS, _GAP = 3, 9, 640, 30, 14  # of a sheet, in its pixels: its text can be read
_LISTED = """# Every page

At 1280×800 in light, in the state in which the tests walk through them (`tests/pages/catalogue.py`); the words of
people and models are made up. `python -m tests.screenshots --docs` takes the pictures and writes this list.
"""
_PRESENTER = 1.75  # text size of who shows the program to a room


@dataclass(frozen=True, slots=True)
class Screen:
    """An X screen: its pixels, and how many of them make one of the program's."""

    width: int
    height: int
    factor: float = 1.0

    @property
    def name(self) -> str:
        """The name of its folder and of its sheets."""
        times = "" if self.factor == 1.0 else f"@{self.factor:g}"
        return f"{self.width}x{self.height}{times}"


SCREENS = (
    Screen(640, 480),
    Screen(1024, 768),
    Screen(1280, 800),
    Screen(1920, 1080),
    Screen(1920, 1080, 1.5),
    Screen(1920, 1080, 2.0),
)


def pages() -> tuple[Page, ...]:
    """Return every page, and a long conversation in the text size of a presenter."""
    long = next(page for page in PAGES if page.name == "long")
    return (*PAGES, replace(long, name="to a room", text_scale=_PRESENTER))


def take(screen: Screen, folder: Path, themes: Sequence[str] = THEMES) -> None:
    """Take all pictures on the screen that this process has, and put them on sheets, theme by theme."""
    running, language = application(), program_language()
    with (
        tempfile.TemporaryDirectory() as data,
        Session(Locations(Path(data)), region=_REGIONS.get(language, "GB"), private=True) as session,
    ):
        apply_appearance(running, THEMES[0], 1.0)
        window = MainWindow(session)
        window.setGeometry(running.primaryScreen().geometry())
        window.show()
        for theme in themes:
            pictures = [(page.name, _picture(window, session, page, theme)) for page in pages()]
            for name, picture in pictures:
                _save(picture, folder / screen.name / language / theme / f"{name.replace(' ', '-')}.png")
            for first in range(0, len(pictures), _EACH):
                part = pictures[first : first + _EACH]
                name = f"{screen.name}-{language}-{theme}-{first // _EACH + 1:02}.png"
                _save(_sheet(screen, theme, part), folder / "sheets" / name)
            print(f"{screen.name} {language} {theme}: {len(pictures)} pages", flush=True)


def take_for_docs(folder: Path) -> None:
    """Take small pictures of all pages, in light; the demonstration's own look is that of high contrast."""
    from tests.screenshots import save_small

    running = application()
    with (
        tempfile.TemporaryDirectory() as data,
        Session(Locations(Path(data)), region="GB", private=True) as session,
    ):
        apply_appearance(running, THEMES[0], 1.0)
        window = MainWindow(session)
        window.setGeometry(running.primaryScreen().geometry())
        window.show()
        folder.mkdir(parents=True, exist_ok=True)
        for page in pages():
            theme = HIGH_CONTRAST if page.name.startswith(("demonstration", "presenter")) else THEMES[0]
            save_small(_picture(window, session, page, theme), folder / f"{page.file}.png")
            print(page.name, flush=True)


def listing() -> str:
    """Return the page of ``docs`` that shows all of them."""
    shown = "".join(
        f"\n## {each.name.capitalize()}\n\n![{each.name}](screenshots/pages/{each.file}.png)\n"
        for each in pages()
    )
    return f"{_LISTED}{shown}"


def _picture(window: MainWindow, session: Session, page: Page, theme: str) -> QImage:
    running = QApplication.instance()
    assert isinstance(running, QApplication)
    apply_appearance(running, theme, page.text_scale)
    window.setGeometry(window.screen().geometry())
    shown = page.show(window, session)
    if shown is not window and not isinstance(shown, QDialog):
        shown.setGeometry(window.screen().geometry())
    settle()
    shown.raise_()
    settle()
    QTest.qWaitForWindowExposed(shown)
    settle()
    taken = window.screen().grabWindow(0).toImage()
    if shown is not window:
        shown.close()
        settle()
    return taken


def _sheet(screen: Screen, theme: str, pictures: Sequence[tuple[str, QImage]]) -> QImage:
    """Return some pictures in rows, each with its name above it."""
    height = round(_WIDTH * screen.height / screen.width)
    rows = -(-len(pictures) // _COLUMNS)
    sheet = QImage(
        _COLUMNS * (_WIDTH + _GAP) + _GAP, rows * (height + _WORDS + _GAP) + _GAP, QImage.Format.Format_RGB32
    )
    sheet.fill(QColor("#6b7478"))
    painter = QPainter(sheet)
    painter.setPen(QColor("#ffffff"))
    for number, (name, picture) in enumerate(pictures):
        left = _GAP + number % _COLUMNS * (_WIDTH + _GAP)
        top = _GAP + number // _COLUMNS * (height + _WORDS + _GAP)
        painter.drawText(QRect(left, top, _WIDTH, _WORDS), Qt.AlignmentFlag.AlignVCenter, f"{name} · {theme}")
        small = picture.scaled(
            _WIDTH, height, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        small.setDevicePixelRatio(1)
        painter.drawImage(left, top + _WORDS, small)
    painter.end()
    return sheet


def _save(picture: QImage, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(str(path))


if __name__ == "__main__":
    if sys.argv[1] == "--docs":
        take_for_docs(Path(sys.argv[2]) / "screenshots" / "pages")
        (Path(sys.argv[2]) / "pages.md").write_text(listing(), encoding="utf-8")
    else:
        screen = Screen(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
        take(screen, Path(sys.argv[4]), sys.argv[5:])
    os._exit(0)
