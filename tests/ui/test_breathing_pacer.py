"""The breathing pacer: slow, out longer than in, and without movement for those who want none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.alignment.help_words import help_words
from app.ui.appearance import apply_appearance
from app.ui.help.calm_page import CalmPage
from app.ui.view_models.breathing import Breath, breath_at
from tests.pages.legibility import contrast_in, pixels_of


@pytest.mark.parametrize(
    ("seconds", "inwards", "count"),
    [(0.0, True, 1), (3.9, True, 4), (4.0, False, 1), (9.9, False, 6), (10.0, True, 1)],
)
def test_a_breath_goes_in_for_four_seconds_and_out_for_six(seconds: float, inwards: bool, count: int) -> None:
    breath = breath_at(seconds)
    assert (breath.inwards, breath.count) == (inwards, count)


def test_the_chest_fills_and_empties_without_a_jump() -> None:
    levels = [breath_at(each / 50).fullness for each in range(1000)]
    assert max(abs(one - other) for one, other in pairwise(levels)) < 0.02
    assert min(levels) < 0.01 < 0.99 < max(levels)


def test_nothing_moves_where_no_movement_is_wanted(qtbot: QtBot) -> None:
    page = CalmPage("en", still=True)
    qtbot.addWidget(page)
    page.resize(600, 500)
    page.show()
    page.begin.click()
    pacer = page.pacer
    pictures = []
    for fullness in (0.1, 0.5, 0.9):
        pacer.shown = Breath(True, 2, fullness)
        pictures.append(pacer.grab().toImage())
    assert pictures[0] == pictures[1] == pictures[2]
    page.still.click()
    pacer.shown = Breath(True, 2, 0.1)
    assert pacer.grab().toImage() != pictures[0]


def test_it_is_said_when_to_breathe_and_stops_when_the_page_is_left(qtbot: QtBot) -> None:
    page = CalmPage("zh", still=False)
    qtbot.addWidget(page)
    page.show()
    said: list[str] = []
    page.pacer.announcer.announced.connect(lambda words, assertive: said.append(words))
    page.begin.click()
    assert said == [help_words("zh").calm.breathe_in]
    assert page.begin.text() == help_words("zh").calm.stop
    page.hide()
    assert not page.pacer.is_running
    assert page.begin.text() == help_words("zh").calm.begin


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_the_circle_stands_out_from_its_ground(qtbot: QtBot, qapp: QApplication, theme: str) -> None:
    apply_appearance(qapp, theme, 1.0)
    page = CalmPage("en", still=False)
    qtbot.addWidget(page)
    page.resize(600, 500)
    page.show()
    assert contrast_in(pixels_of(page.pacer.grab().toImage())) >= 3, "no word is written in it yet"
    apply_appearance(qapp, "light", 1.0)
