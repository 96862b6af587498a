"""Every page at every size: nothing is cut, hidden, too small to hit, hard to read or without a name.

In ``make test`` the sizes and themes that have shown most faults; in ``make torture`` all of them.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from app.locations import Locations
from app.session.session import Session
from app.ui.appearance import apply_appearance
from app.ui.main_window import MainWindow
from tests.pages.findings import settle
from tests.pages.walk import SIZES, TEXT_SCALES, THEMES, Found, PageWalk
from tests.torture.tally import Effort

_USUAL_SIZES = {1.0: ((640, 480),), 2.0: ((1024, 768),)}
MINUTES_FOR_ALL = 10
_USUAL_THEMES = ("dark",)


@pytest.fixture(scope="module")
def walk(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PageWalk]:
    """A private session in a real window."""
    folder = Locations(tmp_path_factory.mktemp("pages"))
    before = (qapp.style().objectName(), qapp.styleSheet(), qapp.palette(), qapp.font())
    with Session(folder, region="GB", private=True) as session:
        apply_appearance(qapp, "light", 1.0)
        window = MainWindow(session)
        window.show()
        yield PageWalk(window, session)
        window.close()
        window.deleteLater()
        settle()
        qapp.sendPostedEvents(
            window, QEvent.Type.DeferredDelete
        )  # before the style changes: it costs every widget
    qapp.setStyleSheet(before[1])
    qapp.setStyle(before[0])
    qapp.setPalette(before[2])
    qapp.setFont(before[3])


@pytest.fixture(scope="module")
def in_full(effort: Effort) -> bool:
    """Whether every size and theme is walked."""
    return effort.minutes >= MINUTES_FOR_ALL


@pytest.mark.timeout(600)
def test_every_page_fits_its_window_and_every_control_can_be_hit_and_named(
    walk: PageWalk, in_full: bool
) -> None:
    sizes = dict.fromkeys(TEXT_SCALES, SIZES) if in_full else _USUAL_SIZES
    found = [each for scale, wanted in sizes.items() for each in walk.through_sizes(scale, wanted)]
    assert not found, _listed(found)


@pytest.mark.timeout(600)
def test_every_text_stands_out_from_its_ground(walk: PageWalk, in_full: bool) -> None:
    found = [each for theme in (THEMES if in_full else _USUAL_THEMES) for each in walk.through_theme(theme)]
    assert not found, _listed(found)


@pytest.mark.timeout(600)
def test_every_kind_of_control_shows_that_the_keyboard_is_at_it(walk: PageWalk) -> None:
    found = walk.through_controls((1280, 800))
    assert not found, _listed(found)


def _listed(found: list[Found]) -> str:
    return "\n" + "\n".join(str(each) for each in found)
