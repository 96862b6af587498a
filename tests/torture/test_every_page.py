"""Every page at every size: nothing is cut, hidden, too small to hit, hard to read or without a name.

In ``make test`` the sizes and themes that have shown most faults; in ``make torture`` all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from app.locations import Locations
from app.session.session import Session
from app.ui.appearance import apply_appearance
from app.ui.main_window import MainWindow
from tests.pages.findings import settle
from tests.pages.walk import (
    SIZES,
    TEXT_SCALES,
    THEMES,
    Found,
    Look,
    PageWalk,
    at_sizes,
    by_keyboard,
    legible,
)
from tests.torture.tally import Effort

MINUTES_FOR_ALL = 10


class Pass(NamedTuple):
    """All pages once, in one dress: bringing them up and dressing them takes longer than looking at them."""

    theme: str
    scale: float
    looks: Sequence[Look]


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


_USUAL: tuple[Pass, ...] = (
    Pass("dark", 1.0, (at_sizes(((640, 480),)), legible, by_keyboard())),
    Pass("light", 2.0, (at_sizes(((1024, 768),)),)),
)
_FULL: tuple[Pass, ...] = (
    *(Pass("light", scale, (at_sizes(SIZES),)) for scale in TEXT_SCALES),
    *(Pass(theme, 1.0, (legible, by_keyboard())) for theme in THEMES),
)


@pytest.mark.timeout(1800)
def test_every_page_stands_at_every_size_and_in_every_theme(walk: PageWalk, effort: Effort) -> None:
    passes = _FULL if effort.minutes >= MINUTES_FOR_ALL else _USUAL
    found = [each for one in passes for each in walk.through(one.theme, one.scale, one.looks)]
    assert not found, _listed(found)


def _listed(found: list[Found]) -> str:
    return "\n" + "\n".join(str(each) for each in found)
