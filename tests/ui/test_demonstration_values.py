"""The values behind the demonstration: the walk, the idleness, and where a card stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QRegion

from app.domain.model import ModelStanding
from app.domain.recording_mark import RecordingMark
from app.session.demonstration.scenarios import Scenario, scenarios
from app.ui.demonstration.coach_mark import place_beside
from app.ui.demonstration.screen_hold import unheld_words
from app.ui.view_models.recording_words import recording_words
from app.ui.view_models.stage import Idleness, clock_words
from app.ui.view_models.walk import Walk
from tests.recording_factories import MADE_AT


@given(st.sampled_from(scenarios()), st.lists(st.sampled_from(["forward", "back", "answer"]), max_size=40))
def test_a_walk_shows_no_step_before_its_message_was_answered(scenario: Scenario, acts: list[str]) -> None:
    walk = Walk(scenario)
    for act in acts:
        before = walk
        acted = {"answer": walk.with_answer, "forward": walk.forward, "back": walk.back}
        walk = acted[act]()
        assert walk.step is None or walk.step.after <= walk.answered
        assert 0 <= walk.position <= len(scenario.steps)
        if before.says_next and act == "forward":
            assert walk == before, "nothing is skipped while a message is answered"


def test_a_walk_that_goes_on_after_a_fall_says_its_messages_again_up_to_its_step() -> None:
    split = next(each for each in scenarios() if each.id == "split")
    walk = Walk.at(split, 1)
    said = 0
    while walk.says_next:
        walk, said = walk.with_answer(), said + 1
    assert said == 3
    assert walk.step == split.steps[1]


def test_the_warning_comes_in_time_and_counts_down() -> None:
    idleness = Idleness(90, 20)
    assert idleness.remaining(89.9) is None
    assert idleness.remaining(90.0) == 20
    assert idleness.remaining(109.5) == 1
    assert idleness.remaining(110.0) == 0
    assert clock_words(125.9) == "2:05"


@given(
    st.integers(0, 1900), st.integers(0, 1060), st.integers(1, 1900), st.integers(1, 1060),
    st.integers(640, 1920), st.integers(480, 1080),
)  # fmt: skip
def test_the_card_stands_in_the_window_wherever_the_part_is(
    x: int, y: int, width: int, height: int, wide: int, tall: int
) -> None:
    around, size = QRect(0, 0, wide, tall), QSize(400, 200)
    place = place_beside(QRect(x, y, width, height) & around, size, around, QRegion())
    assert around.contains(QRect(place, size))


@pytest.mark.parametrize("left", [470, 478, 485, 500])
def test_the_card_never_covers_the_words_that_say_that_it_is_a_recording(left: int) -> None:
    around, size = QRect(0, 0, 960, 540), QSize(452, 180)
    hole, recording = QRect(left, 200, 940 - left, 340), QRect(485, 65, 460, 90)
    card = QRect(place_beside(hole, size, around, QRegion(recording)), size)
    assert not card.intersects(recording)
    assert around.contains(card)


def test_the_mark_of_a_recording_names_model_hash_day_and_speed() -> None:
    mark = RecordingMark("Some 1.5B", "ab" * 32, ModelStanding.UNVERIFIED, MADE_AT, 2.0)
    words = recording_words(mark)
    assert words.startswith("Recording, not live")
    for fact in ("Some 1.5B", "not verified as Oy1", "abababababab", "2026-11-30", "2 times"):
        assert fact in words


@pytest.mark.parametrize(
    ("platform", "system", "kept"),
    [
        ("xcb", "linux", "Ctrl"),
        ("wayland", "linux", "Xorg"),
        ("windows", "win32", "Alt"),
        ("cocoa", "darwin", "Tab"),
    ],
)
def test_what_the_window_system_keeps_is_said(platform: str, system: str, kept: str) -> None:
    assert kept in unheld_words(platform, system)
