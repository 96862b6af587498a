"""Labels: their words can be selected by mouse, but for those of something that is clicked as a whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from app.ui.labels import label

_WORDS = "Breathe slowly, and count to four, and to four again"


@pytest.mark.parametrize(("selectable", "selected"), [(True, "Breathe"), (False, "")])
def test_a_word_is_selected_by_a_double_click(qtbot: QtBot, selectable: bool, selected: str) -> None:
    shown = label(_WORDS, selectable=selectable)
    qtbot.addWidget(shown)
    shown.resize(120, 200)
    shown.show()
    place = QPoint(6, (shown.height() - shown.heightForWidth(shown.width())) // 2 + 6)  # of the first letter
    qtbot.mouseDClick(shown, Qt.MouseButton.LeftButton, pos=place)
    assert shown.selectedText() == selected


@pytest.mark.parametrize("width", [60, 120, 300])
def test_words_need_the_same_room_before_and_after_a_click(qtbot: QtBot, width: int) -> None:
    shown = label(f"{_WORDS}: 慢慢地呼吸。")
    qtbot.addWidget(shown)
    shown.resize(width, 200)
    shown.show()
    before = shown.heightForWidth(width)
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton)
    assert shown.heightForWidth(width) == before


def test_a_chinese_heading_is_bold_because_few_fonts_have_a_weight_before_it(qtbot: QtBot) -> None:
    heading = label("A calm minute", heading=True)
    qtbot.addWidget(heading)
    assert heading.font().weight() is QFont.Weight.DemiBold
    heading.setText("片刻平静")
    assert heading.font().weight() is QFont.Weight.Bold
    heading.setText("A calm minute")
    assert heading.font().weight() is QFont.Weight.DemiBold
    plain = label("片刻平静")
    qtbot.addWidget(plain)
    assert plain.font().weight() is QFont.Weight.Normal
