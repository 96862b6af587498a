"""The header of a conversation: its title is read before the whole name of a model."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.ui.appearance import apply_appearance
from app.ui.conversation.header import ConversationHeader

ICON_ALONE = Qt.ToolButtonStyle.ToolButtonIconOnly
WORDS_BESIDE = Qt.ToolButtonStyle.ToolButtonTextBesideIcon


@pytest.mark.parametrize("width", [640, 660, 800])
def test_a_short_title_is_shown_whole_beside_a_long_name_of_a_model(
    qtbot: QtBot, qapp: QApplication, width: int
) -> None:
    apply_appearance(qapp, "light", 1.0)
    header = ConversationHeader(QMenu())
    qtbot.addWidget(header)
    header.show_model("SmolLM2-135M-Instruct (trial model)", "not Oy1", "Trial model")
    header.title.show_words("A worry")
    header.resize(width, 44)
    with qtbot.waitExposed(header):
        header.show()
    needed = header.title.fontMetrics().horizontalAdvance("A worry")
    qtbot.waitUntil(lambda: header.title.width() >= needed, timeout=3000)


def test_a_model_without_words_is_an_icon_in_the_middle_and_leaves_the_title_its_room(
    qtbot: QtBot, qapp: QApplication
) -> None:
    apply_appearance(qapp, "light", 1.75)
    header = ConversationHeader(QMenu())
    qtbot.addWidget(header)
    header.show_model("SmolLM2-135M-Instruct (trial model)", "not Oy1", "Trial model")
    header.resize(640, 60)
    with qtbot.waitExposed(header):
        header.show()
    assert header.model.text() == "" and header.model.toolButtonStyle() == ICON_ALONE
    assert header.model.sizeHint().width() - header.model.iconSize().width() < 36, "no room for words"
    header.resize(1400, 60)
    assert header.model.text() and header.model.toolButtonStyle() == WORDS_BESIDE
