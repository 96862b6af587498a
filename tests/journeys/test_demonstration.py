"""The demonstration, in the real window: loop, walk, weights, idleness, danger, and the way out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.language import LANGUAGES
from app.locations import Locations
from app.privacy.passphrase import Argon2Parameters
from app.session.demonstration.kept_state import (
    Place,
    Plan,
    begin_demonstration,
    locations_of_demonstration,
)
from app.session.demonstration.scenarios import recording_path, scenarios
from app.session.recording.recording_file import read_recording
from app.session.recording.replayed_turn import AT_ONCE
from app.session.session import Session
from app.ui.demonstration.programme import Programme, playable
from app.ui.demonstration.stage import Stage
from app.ui.demonstration.stage_flow import StageFlow
from app.ui.help.help_window import HelpWindow
from app.ui.transcript.text_block import TextBlock
from app.ui.view_models.idle_time import IdleTime
from app.ui.view_models.stage import Idleness, Scene
from tests.recording_factories import recording

PASSPHRASE = "two herons by the quiet lake"
CHEAP = Argon2Parameters(memory_kib=64, passes=1, lanes=1)
TURN_MS = 120_000


@dataclass
class Clock:
    """A clock that stands until a test sets it forward."""

    seconds: float = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture(scope="module")
def programme() -> Programme:
    """The shipped scenarios with made recordings, played without waits."""
    made = recording()
    return Programme(playable(scenarios(), made), made, AT_ONCE, Idleness(90, 20), rest_seconds=0.01)


@pytest.fixture
def locations(tmp_path: Path) -> Locations:
    """A data folder in which a demonstration has begun."""
    found = Locations(tmp_path / "data")
    begin_demonstration(found, Plan(region="GB"), PASSPHRASE, CHEAP)
    return found


@pytest.fixture
def clock() -> Clock:
    """The time by which nobody is there."""
    return Clock()


@pytest.fixture
def session(locations: Locations) -> Iterator[Session]:
    """The demonstration's own session, which keeps nothing."""
    with Session(locations_of_demonstration(locations), region="GB", private=True) as opened:
        yield opened


@pytest.fixture
def stage(
    qtbot: QtBot, session: Session, locations: Locations, programme: Programme, clock: Clock
) -> Iterator[Stage]:
    """The demonstration on the screen, before anything is played."""
    made = Stage(session, locations, programme, IdleTime((clock,)))
    with qtbot.waitExposed(made.window):
        made.hold.show()
    yield made
    made.end()
    made.window.deleteLater()


def settled(qtbot: QtBot, flow: StageFlow) -> None:
    """Wait until the walk shows a mark."""
    qtbot.waitUntil(lambda: flow.walk is not None and flow.walk.step is not None, timeout=TURN_MS)


def words_on(widget: QWidget) -> str:
    """Return everything that can be read on a widget."""
    QApplication.processEvents()  # widgets added to a layout are shown by an event
    labels = [each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)]
    blocks = [each.toPlainText() for each in widget.findChildren(TextBlock) if each.isVisibleTo(widget)]
    return "\n".join([*labels, *blocks])


def press(stage: Stage, key: Qt.Key) -> None:
    """Press a key as the window system does, so that the program's filters see it."""
    handle = stage.window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, key)


def test_the_loop_plays_recordings_marked_as_such_until_somebody_comes(qtbot: QtBot, stage: Stage) -> None:
    flow = stage.flow
    flow.begin(Place())
    assert flow.scene is Scene.ATTRACT
    assert stage.window.isFullScreen()
    second = flow.programme.scenarios[1].title.en
    assert stage.window.geometry() == stage.window.screen().geometry()
    qtbot.waitUntil(lambda: stage.window.top.title.text() == second, timeout=TURN_MS)
    qtbot.waitUntil(stage.window.area.panel.recorded.isVisible, timeout=TURN_MS)
    assert "Recording, not live" in stage.window.area.panel.recorded.words.text()
    assert stage.window.invitation.isVisible()
    press(stage, Qt.Key.Key_A)
    assert flow.scene is Scene.CHOICE
    assert "What would you like to see?" in words_on(stage.window.choice)
    assert not stage.window.invitation.isVisible()


def test_a_walk_explains_the_live_panel_step_by_step_by_the_arrow_keys(qtbot: QtBot, stage: Stage) -> None:
    flow, mark = stage.flow, stage.window.mark
    flow.begin(Place())
    flow.choose()
    stage.window.choice.cards["worry"].begin.click()
    scenario = flow.programme.scenario("worry")
    assert scenario is not None
    settled(qtbot, flow)
    for number, step in enumerate(scenario.steps):
        assert mark.card.words.text() == step.words.en
        assert mark.card.count.text() == f"{number + 1} of {len(scenario.steps)}"
        assert stage.window.area.panel.recorded.isVisible()
        press(stage, Qt.Key.Key_Right)
    assert flow.scene is Scene.CHOICE
    flow.begin_walk("worry")
    settled(qtbot, flow)
    press(stage, Qt.Key.Key_PageDown)
    press(stage, Qt.Key.Key_Left)
    assert mark.card.words.text() == scenario.steps[0].words.en
    assert not stage.window.area.pane.composer.isVisible(), "nobody writes into a recording"


def test_the_mark_leaves_its_part_undimmed_and_lets_it_be_used(qtbot: QtBot, stage: Stage) -> None:
    """The audience moves a weight, and the choice flips: the same game is solved again by the panel."""
    flow = stage.flow
    flow.begin(Place())
    flow.begin_walk("weights", 1)
    settled(qtbot, flow)
    what_if = stage.window.area.panel.anticipation.weighing.what_if
    qtbot.waitUntil(lambda: not stage.window.mark.hole.isEmpty(), timeout=TURN_MS)
    assert what_if.isVisible()
    slider = what_if.sliders.risk
    over = stage.window.childAt(slider.mapTo(stage.window, QPoint(slider.width() // 2, slider.height() // 2)))
    assert over is not stage.window.mark, "clicks go through the mark"
    before = what_if.answer.text()
    slider.setValue(slider.maximum())
    assert what_if.answer.text() != before
    answers = {what_if.answer.text()}
    slider.setValue(0)
    answers.add(what_if.answer.text())
    assert len(answers) == 2, "another way to answer at no risk than at the highest"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_weight_that_the_presenter_is_told_to_move_flips_the_choice_of_the_shipped_recording(
    qtbot: QtBot, session: Session, locations: Locations, clock: Clock, language: str
) -> None:
    shipped = read_recording(recording_path(language))
    programme = Programme(playable(scenarios(), shipped), shipped, AT_ONCE, Idleness(90, 20))
    stage = Stage(session, locations, programme, IdleTime((clock,)))
    with qtbot.waitExposed(stage.window):
        stage.hold.show()
    stage.flow.begin(Place())
    stage.flow.begin_walk("weights", 1)
    settled(qtbot, stage.flow)
    what_if = stage.window.area.panel.anticipation.weighing.what_if
    qtbot.waitUntil(what_if.isVisible, timeout=TURN_MS)
    sliders = what_if.sliders
    for slider, end in (
        (sliders.risk, sliders.risk.maximum()),
        (sliders.cost, sliders.cost.maximum()),
        (sliders.retention, 0),
    ):
        sliders.reset.click()
        assert "it chooses the same" in what_if.answer.text()
        slider.setValue(end)
        assert "it would choose" in what_if.answer.text(), (slider.name, what_if.answer.text())
    stage.end()
    stage.window.deleteLater()


def test_on_a_narrow_screen_what_is_explained_gets_most_of_the_height(qtbot: QtBot, stage: Stage) -> None:
    flow, window = stage.flow, stage.window
    flow.begin(Place())
    flow.begin_walk("worry")
    settled(qtbot, flow)
    area = window.area
    area.setFixedSize(480, 600)
    qtbot.waitUntil(lambda: area.pane.height() > area.panel.height() > 0, timeout=TURN_MS)
    press(stage, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: area.panel.height() > area.pane.height() > 0, timeout=TURN_MS)


def test_an_attack_over_several_messages_is_said_message_by_message(qtbot: QtBot, stage: Stage) -> None:
    flow = stage.flow
    flow.begin(Place())
    flow.begin_walk("split")
    settled(qtbot, flow)
    asked = [each.text for each in stage.window.area.flow.open.path if each.role.value == "user"]
    scenario = flow.programme.scenario("split")
    assert scenario is not None
    assert asked == [scenario.messages[0].en]
    press(stage, Qt.Key.Key_Right)
    settled(qtbot, flow)
    asked = [each.text for each in stage.window.area.flow.open.path if each.role.value == "user"]
    assert asked == [each.en for each in scenario.messages]


def test_when_nobody_is_there_it_warns_and_begins_anew_with_nothing_left(
    qtbot: QtBot, stage: Stage, session: Session, locations: Locations, clock: Clock
) -> None:
    flow, window = stage.flow, stage.window
    flow.begin(Place())
    flow.talk()
    window.area.pane.composer.field.setPlainText("The heron told Marguerite")
    window.area.pane.composer.send.click()
    qtbot.waitUntil(lambda: not window.area.flow.turns.answering and bool(window.area.flow.open.path))
    qtbot.waitUntil(lambda: "nobody answers" in words_on(window.area.pane.transcript), timeout=TURN_MS)
    assert "nobody answers" in words_on(window.area.pane.transcript)
    window.area.pane.composer.field.setPlainText("and nobody else")
    clock.seconds += 95
    flow.look()
    assert window.warning.isVisible()
    assert "15 seconds" in window.warning.words.text()
    press(stage, Qt.Key.Key_Shift)
    assert not window.warning.isVisible(), "whoever is there stays"
    clock.seconds += 111
    flow.look()
    assert flow.scene is Scene.ATTRACT
    qtbot.waitUntil(window.area.panel.recorded.isVisible, timeout=TURN_MS)
    assert session.vault.conversations("Marguerite") == ()
    assert "Marguerite" not in words_on(window)
    assert window.area.pane.composer.draft == ""
    files = [each for each in locations.root.rglob("*") if each.is_file()]
    assert not any(b"Marguerite" in each.read_bytes() for each in files)


def test_somebody_in_danger_gets_help_until_it_is_closed(
    qtbot: QtBot, stage: Stage, session: Session, clock: Clock
) -> None:
    flow, window = stage.flow, stage.window
    places: list[Place] = []
    flow.placed.connect(places.append)
    flow.begin(Place())
    flow.talk()
    window.area.pane.composer.field.setPlainText("I want to die")
    window.area.pane.composer.send.click()
    qtbot.waitUntil(lambda: flow.scene is Scene.HELP, timeout=TURN_MS)
    opened = window.findChild(HelpWindow)
    assert isinstance(opened, HelpWindow)
    qtbot.waitUntil(opened.isVisible)
    assert "Call 116 123" in words_on(opened.services), "the helplines of this region"
    assert places[-1] == Place(help=True), "after a fall it is help that comes back"
    clock.seconds += 3600
    flow.look()
    assert flow.scene is Scene.HELP, "it never gives way to the loop"
    assert opened.isVisible()
    flow.close_help()
    assert flow.scene is Scene.TALK
    assert "116 123" in words_on(window.area), "and stays beside the conversation"
    opened.language_chosen.emit("zh")
    assert session.settings.help_language == "zh"
    flow.choose()
    assert session.settings.help_language == "", "the next visitor may read another language"
    assert window.findChildren(HelpWindow) == [], "what was written there went with its visitor"


def test_a_recording_of_distress_is_not_a_visitor_in_danger(qtbot: QtBot, stage: Stage) -> None:
    flow = stage.flow
    flow.begin(Place(help=True))
    assert flow.scene is Scene.HELP
    flow.close_help()
    flow.begin_walk("worry")
    settled(qtbot, flow)
    assert flow.scene is Scene.WALK


def test_it_is_left_by_its_passphrase_and_by_nothing_else(qtbot: QtBot, stage: Stage) -> None:
    stage.flow.begin(Place())
    left: list[bool] = []
    stage.left.connect(lambda: left.append(True))
    assert not stage.window.close(), "Alt+F4 sends this"
    assert stage.window.isVisible()
    sheet = stage.exit_sheet
    assert sheet is not None
    sheet.field.setText("two herons")
    image = sheet.grab().toImage()
    inside, edge = (image.pixelColor(x, image.height() // 2) for x in (12, 1))
    assert abs(inside.lightness() - edge.lightness()) > 150, "no desktop frames it there"
    sheet.leave.click()
    qtbot.waitUntil(lambda: "not the passphrase" in sheet.problem.text(), timeout=TURN_MS)
    assert not left
    sheet.field.setText(PASSPHRASE)
    sheet.leave.click()
    qtbot.waitUntil(lambda: bool(left), timeout=TURN_MS)


def test_the_presenter_sees_note_next_step_and_time_and_steers(
    qtbot: QtBot, stage: Stage, clock: Clock
) -> None:
    flow = stage.flow
    flow.begin(Place())
    presenter = stage.open_presenter()
    qtbot.addWidget(presenter)
    presenter.resize(900, 700)
    presenter.show()
    presenter.scenario.setCurrentIndex(presenter.scenario.findData("worry"))
    presenter.begin.click()
    settled(qtbot, flow)
    scenario = flow.programme.scenario("worry")
    assert scenario is not None
    assert presenter.note.text() == scenario.steps[0].note.en
    assert presenter.following.text() == scenario.steps[1].words.en
    assert "of 4:00 for this scenario" in presenter.time.text()
    presenter.forward.click()
    assert presenter.now.text() == scenario.steps[1].words.en
    assert not presenter.close(), "it stays as long as the demonstration does"
    presenter.stays.setChecked(True)
    clock.seconds += 3600
    flow.look()
    assert flow.scene is Scene.WALK, "nothing begins anew under whoever presents"
    assert presenter.ticks.isActive()
    presenter.hide()
    assert not presenter.ticks.isActive(), "a clock that nobody sees rests"


def test_after_a_fall_it_goes_on_at_the_step_where_it_stood(qtbot: QtBot, stage: Stage) -> None:
    stage.flow.begin(Place("worry", 2))
    settled(qtbot, stage.flow)
    assert stage.flow.walk is not None
    assert (stage.flow.walk.scenario.id, stage.flow.walk.position) == ("worry", 2)


def test_help_from_people_and_the_warning_of_idleness_are_never_dimmed(qtbot: QtBot, stage: Stage) -> None:
    flow, window = stage.flow, stage.window
    flow.begin(Place())
    flow.begin_walk("worry", 1)
    settled(qtbot, flow)
    qtbot.waitUntil(lambda: not window.mark.hole.isEmpty(), timeout=TURN_MS)
    window.warning.show_remaining(15)
    qtbot.waitUntil(lambda: window.warning.width() == window.width())
    for lit in (window.top.help, window.warning):
        place = QRect(lit.mapTo(window, QPoint(0, 0)), lit.size())
        assert QRegion(place).subtracted(window.mark.lit).isEmpty()
    window.warning.show_remaining(None)
    part = window.mark.part
    assert part is window.area.panel.anticipation.weighing.asking
    assert part.visibleRegion().boundingRect().height() == part.height(), "the part is in view as a whole"


def test_a_part_that_is_laid_out_late_is_brought_into_view_all_the_same(qtbot: QtBot, stage: Stage) -> None:
    flow, window = stage.flow, stage.window
    flow.begin(Place())
    flow.begin_walk("worry", 1)
    settled(qtbot, flow)
    qtbot.waitUntil(lambda: not window.mark.hole.isEmpty(), timeout=TURN_MS)
    part = window.mark.part
    assert part is not None
    part.hide()
    flow._reveal(part, 2_000)  # two seconds after the step began it is not there yet
    part.show()
    window.area.panel.findChildren(QScrollArea)[0].verticalScrollBar().setValue(0)
    qtbot.waitUntil(lambda: not part.visibleRegion().isEmpty())
