"""A button with an icon: its words stand clear of the icon, and an icon alone stands in the middle."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.appearance import apply_appearance
from app.ui.icon_button import IconButton

_CLEAR = 7  # pixels
_EDGE = 4  # of the button's frame
_SEEN = 60  # steps of lightness by which ink differs from its ground


def inked_columns(shown: IconButton) -> list[int]:
    """Return the columns inside the button's frame in which something is drawn."""
    picture = shown.grab().toImage()
    middle = range(_EDGE, picture.height() - _EDGE)
    ground = QColor(picture.pixel(_EDGE, picture.height() // 2)).lightness()

    def has_ink(x: int) -> bool:
        return any(abs(QColor(picture.pixel(x, y)).lightness() - ground) > _SEEN for y in middle)

    return [x for x in range(_EDGE, picture.width() - _EDGE) if has_ink(x)]


def a_button(qtbot: QtBot, scale: float) -> IconButton:
    running = QApplication.instance()
    assert isinstance(running, QApplication)
    apply_appearance(running, "light", scale)
    made = IconButton("model", "Switch the model", words="Trial", colour="text")
    qtbot.addWidget(made)
    made.setProperty("chip", True)
    with qtbot.waitExposed(made):
        made.show()
    made.resize(made.sizeHint())
    return made


@pytest.mark.parametrize("scale", [1.0, 1.75])
def test_the_words_stand_clear_of_the_icon_and_both_are_about_in_the_middle(
    qtbot: QtBot, scale: float
) -> None:
    shown = a_button(qtbot, scale)
    inked = inked_columns(shown)
    assert max(after - before for before, after in pairwise(inked)) > _CLEAR
    left, right = inked[0], shown.width() - 1 - inked[-1]
    assert abs(left - right) <= 5 * scale, f"{left} free at the left, {right} at the right"


def test_without_its_words_the_icon_stands_in_the_middle_of_a_smaller_button(qtbot: QtBot) -> None:
    shown = a_button(qtbot, 1.0)
    with_words = shown.sizeHint().width()
    shown.show_words("")
    shown.resize(shown.sizeHint())
    inked = inked_columns(shown)
    assert abs(inked[0] - (shown.width() - 1 - inked[-1])) <= 2
    assert shown.width() < with_words - 30
