"""Linguistic backpropagation in the panel: every pass with its scores and changes, and which one is used."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.domain.turn import PassJudged, RiskAssessed
from app.ui.panel.improvement import ImprovementSection
from app.ui.panel.panel import TransparencyPanel
from tests.ui.reasoning_factories import improvement
from tests.ui.turn_factories import assessment, follow


@pytest.fixture
def section(qtbot: QtBot) -> ImprovementSection:
    made = ImprovementSection()
    qtbot.addWidget(made)
    made.resize(380, 500)
    made.show()
    return made


def words_in(section: ImprovementSection) -> str:
    QApplication.processEvents()  # what was added to a layout is shown by an event
    return "\n".join(each.text() for each in section.findChildren(QLabel) if each.isVisibleTo(section))


def test_it_counts_the_passes_while_they_come(section: ImprovementSection) -> None:
    section.begin()
    assert "being judged" in section.words.text()
    passes = improvement().passes
    for count in range(1, len(passes) + 1):
        section.show_passes(passes[:count], 3)
    assert section.words.text() == "Pass 1 of at most 3: safe (1), satisfaction +0.8."
    section.fold.click()
    assert "politeness +1, willingness +1, completion +1, logic +1, information 0" in words_in(section)


def test_afterwards_every_pass_is_there_with_what_it_changed(section: ImprovementSection) -> None:
    section.show_outcome(improvement())
    assert (
        "Pass 1 scored best and is offered as another version: safety 1 → 1, satisfaction 0.0 → +0.8"
        in section.words.text()
    )
    assert "both targets were met" in section.words.text()
    section.fold.click()
    shown = words_in(section)
    assert "◆ Pass 1: the best" in shown
    assert "How to answer usefully:\n− Keep it short\n+ Name two things to try" in shown
    assert "more was proposed" in shown
    assert "“Say more.”" in shown
    assert "a student – to sleep before an exam" in shown
    assert "Put the phone away" not in shown
    section.passes[1].more.click()
    assert "Put the phone away; breathe." in words_in(section)


def test_where_no_pass_is_better_the_reply_as_it_was_is_the_best(section: ImprovementSection) -> None:
    section.show_outcome(improvement(0, "limit of passes"))
    assert section.words.text().startswith("The reply as it was is the best: it stays. No pass was better.")
    assert "limit of passes was reached" in section.words.text()


def test_a_pass_that_repeats_its_guidance_says_why_it_is_not_offered(section: ImprovementSection) -> None:
    found = improvement(0)
    repeating = replace(found.passes[1], given_back=0.4)
    section.show_outcome(replace(found, passes=(found.passes[0], repeating)))
    assert section.words.text().startswith(
        "The reply as it was stays. Pass 1 repeats the guidance that the model was given, so it is not offered."
    )
    section.fold.click()
    shown = words_in(section)
    assert "Pass 1: not offered" in shown
    assert "40 % of the reply repeats the guidance that the model was given. So it is not offered" in shown


def test_one_that_ends_before_anything_was_judged_leaves_no_waiting_words(
    section: ImprovementSection,
) -> None:
    section.begin()
    section.over()
    assert section.isHidden()


def test_the_panel_takes_the_passes(qtbot: QtBot) -> None:
    panel = TransparencyPanel()
    qtbot.addWidget(panel)
    state = follow(panel, (PassJudged(improvement().passes[0], 3),))
    judged = "The reply as it was is judged: safe (1), satisfaction 0.0."
    assert panel.improvement.words.text().startswith(judged)
    follow(panel, (RiskAssessed(assessment()),), state)
    assert panel.improvement.words.text().startswith(judged), "news of the turn do not end an improvement"
