"""The settings dialog gives back what was chosen in it, and leaves the rest as it was."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.session.settings import Settings
from app.ui.appearance import apply_appearance
from app.ui.combo_box import ComboBox
from app.ui.dialogs.settings import SettingsDialog


@pytest.mark.parametrize("kept", [True, False])
def test_whether_states_are_kept_is_chosen_and_otherwise_stays(qtbot: QtBot, kept: bool) -> None:
    settings = Settings(states_kept=kept)
    dialog = SettingsDialog(settings, (), "GB")
    qtbot.addWidget(dialog)
    assert dialog.settings.states_kept is kept
    dialog.states_kept.click()
    assert dialog.settings.states_kept is not kept
    assert not dialog.settings.private


@pytest.mark.parametrize("used", [True, False])
def test_whether_a_helper_is_used_is_chosen_and_otherwise_stays(qtbot: QtBot, used: bool) -> None:
    dialog = SettingsDialog(Settings(helper_used=used), (), "GB")
    qtbot.addWidget(dialog)
    assert dialog.settings.helper_used is used
    dialog.helper_used.click()
    assert dialog.settings.helper_used is not used
    assert dialog.settings.states_kept


def test_a_number_of_threads_is_chosen_and_otherwise_it_is_as_measured(qtbot: QtBot) -> None:
    dialog = SettingsDialog(Settings(), (), "GB", speed="It was measured.")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.speed.isVisible() and dialog.speed.text() == "It was measured."
    assert dialog.threads.currentText() == "As measured" and dialog.settings.threads == 0
    dialog.threads.setCurrentIndex(1)
    assert dialog.threads.currentText() == "1 thread" and dialog.settings.threads == 1
    again = SettingsDialog(Settings(threads=7), (), "GB")
    qtbot.addWidget(again)
    again.show()
    assert again.settings.threads == 7, "a number of another computer stays until another one is chosen"
    assert not again.speed.isVisible(), "there is nothing to tell"


def test_where_the_screen_has_room_every_choice_is_shown_whole_else_with_an_ellipsis(
    qtbot: QtBot, qapp: QApplication
) -> None:
    apply_appearance(qapp, "light", 1.0)
    dialog = SettingsDialog(Settings(), (), "GB")
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    choices = dialog.findChildren(ComboBox)
    for choice in choices:
        for place in range(choice.count()):
            if choice is not dialog.region:  # names of countries in the language of the person
                choice.setCurrentIndex(place)
            assert choice.shown_text == choice.currentText()
    dialog.resize(340, 480)
    qtbot.waitUntil(lambda: dialog.mode.shown_text.endswith("…"))
    assert dialog.mode.toolTip() == dialog.mode.currentText()


def test_at_a_larger_text_size_it_opens_as_high_as_what_it_shows(qapp: QApplication, qtbot: QtBot) -> None:
    style, before, palette, font = qapp.style().objectName(), qapp.styleSheet(), qapp.palette(), qapp.font()
    try:
        apply_appearance(qapp, "light", 1.5)
        dialog = SettingsDialog(Settings(text_scale=1.5), (), "GB")
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: dialog.height() == dialog.sizeHint().height())
    finally:
        qapp.setStyleSheet(before)
        qapp.setStyle(style)
        qapp.setPalette(palette)
        qapp.setFont(font)
