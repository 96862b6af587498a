"""The panel's views of the alignment analysis: what they say, what they mark, and that what-ifs are really solved."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.alignment.anticipation import alike, payoffs_of, posterior_of
from app.alignment.boundary import ladder_of
from app.alignment.game import solve
from app.alignment.strategies import strategy_table
from app.domain.analysis import (
    Depth,
    MessageAnalysis,
    Mode,
    ReplyAnalysis,
    Review,
    Trajectory,
    TurnAnalysis,
    WithheldReply,
)
from app.domain.anticipation import Evidence, Threshold, Weights
from app.domain.risk import JudgeKind
from app.domain.strategy import TYPES, UserType
from app.ui.appearance import apply_appearance
from app.ui.panel.anticipation import AnticipationSection
from app.ui.panel.boundary import BoundarySection
from app.ui.panel.charts.chart import Chart
from app.ui.panel.section import Origin
from app.ui.panel.trajectory import TrajectorySection
from app.ui.view_models.analysis import (
    choice_words,
    lines_in_words,
    payoff_lines,
    threshold_words,
    waterfall_lines,
)
from tests.ui.reasoning_factories import changed

TABLE = strategy_table()
SCREEN = Evidence("crisis screen", False, TABLE.concern_log_odds, "concern for somebody else")
GUARD = Evidence("guard", True, (0.0, 1.6, -1.0), "distress 60%, other risk 5%")
HARM = Evidence("guard", True, (0.0, 0.8, 3.0), "distress 0%, other risk 100%")


def analysis_of(
    *evidence: Evidence,
    stakes: float = 0.8,
    limit: float = 0.2,
    weights: Weights | None = None,
    pearl: str = "",
) -> TurnAnalysis:
    posterior = posterior_of(TABLE.prior, evidence)
    payoffs = payoffs_of(TABLE, posterior.shares, alike(TABLE, stakes))
    ladder = ladder_of(TABLE, payoffs, limit, pearl)
    game = solve(payoffs, posterior.shares, weights or Weights(), ladder.inside)
    message = MessageAnalysis(Depth.COMPACT, posterior, game, ladder, stakes)
    return TurnAnalysis(message, ReplyAnalysis(Mode.OBSERVE), TABLE)


def name_of(strategy: str) -> str:
    return TABLE.strategy(strategy).name


@pytest.fixture
def difficult() -> TurnAnalysis:
    """Return a turn of someone in difficulty, part of the ladder past the boundary."""
    found = analysis_of(SCREEN, GUARD)
    assert 1 < len(found.message.game.allowed) < len(TABLE.strategies)
    return found


@pytest.fixture
def anticipation(qtbot: QtBot) -> AnticipationSection:
    made = AnticipationSection()
    qtbot.addWidget(made)
    made.resize(380, 300)
    return made


@pytest.fixture
def boundary(qtbot: QtBot) -> BoundarySection:
    made = BoundarySection()
    qtbot.addWidget(made)
    made.resize(380, 300)
    return made


@pytest.fixture
def timeline(qtbot: QtBot) -> TrajectorySection:
    made = TrajectorySection()
    qtbot.addWidget(made)
    made.resize(380, 300)
    return made


def words_in(widget: QWidget) -> str:
    QApplication.processEvents()  # what was added to a layout is shown by an event
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget))


# -- anticipation ---------------------------------------------------------------------------------------


def test_the_first_sentence_says_who_what_and_why_in_plain_words(
    anticipation: AnticipationSection, difficult: TurnAnalysis
) -> None:
    anticipation.show_analysis(difficult)
    chosen = next(
        each for each in difficult.message.game.payoffs if each.strategy == difficult.message.game.chosen
    )
    words = anticipation.words.text()
    assert words.startswith("Most likely someone in difficulty. Chosen: ")
    assert f"Chosen: {name_of(difficult.message.game.chosen)}, because it " in words
    assert f"({chosen.retention * 100:.0f} %)" in words
    assert f"{chosen.risk * 100:.0f} %" in words
    assert not set("αβγθ") & set(words)


def test_an_unsure_guess_is_told_as_one() -> None:
    unsure = analysis_of(replace(GUARD, log_odds=(0.0, 1.6, 0.0)))
    assert max(unsure.message.posterior.shares) < 0.6
    assert choice_words(unsure).startswith("Perhaps ")
    assert "far from sure" in choice_words(unsure)


def test_the_only_strategy_inside_the_boundary_is_told_as_the_only_one() -> None:
    narrow = analysis_of(HARM, stakes=1.0, limit=0.0)
    only = changed(narrow, game=replace(narrow.message.game, allowed=(narrow.message.game.chosen,)))
    assert "nothing else was inside the boundary" in choice_words(only)


def test_the_mode_of_the_reply_is_on_it(anticipation: AnticipationSection, difficult: TurnAnalysis) -> None:
    guided = changed(difficult, mode=Mode.GUIDE, guidance="Listen first.")
    anticipation.show_analysis(difficult)
    assert anticipation.mode.text() == "Observe: nothing was added to the model's prompt."
    anticipation.show_analysis(guided)
    assert anticipation.mode.text() == "Guide: the model was told to answer this way."
    anticipation.show_analysis(changed(guided, guidance=""))
    assert anticipation.mode.text().startswith("Guide: nothing had to be added")


def test_a_reply_that_was_taken_back_is_not_told_as_observed(
    anticipation: AnticipationSection, difficult: TurnAnalysis
) -> None:
    taken = WithheldReply(Review(0.5, 0.2, "the chat model"), "redirect_to_help")
    anticipation.show_analysis(changed(difficult, withheld=(taken,)))
    assert "taken back" in anticipation.mode.text()
    assert "Lead to help" in anticipation.mode.text()
    assert "nothing was added" not in anticipation.mode.text()


def test_what_the_model_was_told_stands_there(
    anticipation: AnticipationSection, difficult: TurnAnalysis
) -> None:
    told = TABLE.strategy(difficult.message.game.chosen).instruction
    anticipation.show_analysis(changed(difficult, mode=Mode.GUIDE, guidance=told))
    assert told in words_in(anticipation)


def test_what_if_opens_on_request(anticipation: AnticipationSection, difficult: TurnAnalysis) -> None:
    anticipation.show_analysis(difficult)
    weighing = anticipation.weighing
    assert weighing.isVisibleTo(anticipation)
    assert not weighing.what_if.isVisibleTo(anticipation)
    weighing.ask.click()
    assert weighing.what_if.isVisibleTo(anticipation)
    anticipation.clear()
    assert weighing.what_if.isHidden()


def test_the_waterfall_leads_from_the_prior_through_every_source_to_the_posterior(
    difficult: TurnAnalysis,
) -> None:
    for at, kind in enumerate(TYPES):
        lines = waterfall_lines(difficult.message.posterior, kind)
        assert lines[0].end == TABLE.prior[at]
        assert lines[-1].end == difficult.message.posterior.shares[at]
        assert [each.moves for each in lines] == [False, True, True, False]
        for before, after in itertools.pairwise(lines[:-1]):
            assert after.start == before.end, "a step begins where the last one ended"
    words = lines_in_words(waterfall_lines(difficult.message.posterior, UserType.SENSITIVE))
    assert "Crisis screen (computed): concern for somebody else: +" in words
    assert "Judge (model-made): distress 60%" in words


def test_the_waterfall_explains_the_likeliest_type_and_any_other_on_demand(
    anticipation: AnticipationSection, difficult: TurnAnalysis
) -> None:
    anticipation.show_analysis(difficult)
    weighing = anticipation.weighing
    assert weighing.waterfall.lines == waterfall_lines(difficult.message.posterior, UserType.SENSITIVE)
    weighing.kind.setCurrentIndex(TYPES.index(UserType.MALICIOUS))
    assert weighing.waterfall.lines == waterfall_lines(difficult.message.posterior, UserType.MALICIOUS)
    assert weighing.waterfall.accessibleDescription() == lines_in_words(weighing.waterfall.lines)


def test_the_payoff_table_marks_the_chosen_and_what_is_past_the_boundary_in_words(
    anticipation: AnticipationSection, difficult: TurnAnalysis
) -> None:
    anticipation.show_analysis(difficult)
    rows, game = anticipation.weighing.table.rows, difficult.message.game
    assert len(rows) == len(game.payoffs)
    for row, payoff in zip(rows, game.payoffs, strict=True):
        name = row.name.text()
        assert name_of(payoff.strategy) in name
        assert ("chosen" in name.split("\n")) == (payoff.strategy == game.chosen)
        assert ("past the boundary" in name) == (payoff.strategy not in game.allowed)
        worth = row.accessibleDescription().split("worth ")[1].replace("−", "-")
        assert float(worth) == pytest.approx(payoff.utility(game.weights), abs=0.0051)


def test_every_threshold_is_a_sentence_that_is_true_when_solved_again() -> None:
    found = analysis_of(SCREEN, limit=0.9, stakes=0.5)
    below = next(
        each for each in found.message.game.thresholds if each.quantity == "risk" and each.value < each.now
    )
    sentence = next(
        each for each in threshold_words(found) if each.startswith("With less weight on risk (below ")
    )
    assert f"it would have chosen ‘{name_of(below.then)}’." in sentence
    named = float(sentence.split("below ")[1].split(",")[0])
    assert named == pytest.approx(below.value, rel=0.01)
    weights = replace(found.message.game.weights, risk=named - 1e-6)
    again = solve(
        found.message.game.payoffs, found.message.posterior.shares, weights, found.message.game.allowed
    )
    assert again.chosen == below.then


def test_a_limit_is_rounded_to_the_side_on_which_its_sentence_holds(difficult: TurnAnalysis) -> None:
    game = difficult.message.game
    limits = (
        Threshold("risk", 2.0, 0.91877, "general_information"),
        Threshold("cost", 0.1, 0.12341, "refuse"),
        Threshold("sensitive", 0.5, 0.66661, "refuse"),
        Threshold("benign", 0.5, 1.0, "refuse"),
    )
    words = threshold_words(changed(difficult, game=replace(game, thresholds=limits)))
    assert len(words) == 3, "what cannot be is left out"
    assert "With less weight on risk (below 0.918, now 2)" in words[0]
    assert "With more weight on length (above 0.124, now 0.1)" in words[1]
    assert "Were it likelier to be someone in difficulty (above 66.7 %, now 50 %)" in words[2]
    without = changed(difficult, game=replace(game, thresholds=()))
    assert threshold_words(without)[0].startswith("No change")


def test_the_sliders_say_at_once_what_solve_answers_and_never_touch_the_record(
    anticipation: AnticipationSection,
) -> None:
    found = analysis_of(SCREEN, limit=0.9, stakes=0.5)
    anticipation.show_analysis(found)
    first, what_if = anticipation.words.text(), anticipation.weighing.what_if
    assert "chooses the same" in what_if.answer.text()
    chosen = set()
    for alpha, beta, gamma in ((1, 0, 0), (0, 10, 0), (0, 0, 2), (1.5, 4.05, 0.5), (5, 0.5, 2)):
        for slider, weight in zip(what_if.sliders.sliders.values(), (alpha, beta, gamma), strict=True):
            slider.setValue(round(weight / slider.step))
        asked = what_if.sliders.asked
        assert (asked.retention, asked.risk, asked.cost) == pytest.approx((alpha, beta, gamma))
        then = solve(
            found.message.game.payoffs, found.message.posterior.shares, asked, found.message.game.allowed
        )
        assert f"‘{name_of(then.chosen)}’" in what_if.answer.text()
        chosen.add(then.chosen)
        assert anticipation.words.text() == first
    assert len(chosen) > 2, "the weights tried are to make a difference"
    assert f"recorded was ‘{name_of(found.message.game.chosen)}’, and that stays" in what_if.note.text()


def test_as_it_was_brings_back_the_exact_weights_though_no_slider_can_stand_there(
    anticipation: AnticipationSection,
) -> None:
    found = analysis_of(SCREEN, weights=Weights(1.234, 2.3456, 0.0789))
    anticipation.show_analysis(found)
    sliders = anticipation.weighing.what_if.sliders
    assert sliders.asked == found.message.game.weights
    assert not sliders.reset.isEnabled()
    sliders.risk.setValue(0)
    assert sliders.asked == replace(found.message.game.weights, risk=0.0)
    assert "was 2.346" in sliders.risk.accessibleDescription()
    sliders.reset.click()
    assert sliders.asked == found.message.game.weights
    assert "chooses the same" in anticipation.weighing.what_if.answer.text()


def test_more_of_the_same_turn_leaves_a_question_alone_and_another_turn_begins_anew(
    anticipation: AnticipationSection, difficult: TurnAnalysis
) -> None:
    anticipation.show_analysis(difficult)
    sliders = anticipation.weighing.what_if.sliders
    sliders.risk.setValue(0)
    anticipation.show_analysis(changed(difficult, depth=Depth.FULL))
    assert sliders.asked.risk == 0
    anticipation.show_analysis(analysis_of(HARM))
    assert sliders.asked == Weights()


def test_a_strategy_that_the_table_has_lost_since_is_still_named(difficult: TurnAnalysis) -> None:
    payoffs = tuple(replace(each, strategy=f"old_{each.strategy}") for each in difficult.message.game.payoffs)
    lines = payoff_lines(changed(difficult, game=replace(difficult.message.game, payoffs=payoffs)))
    assert lines[0].strategy == "Old refuse"


# -- boundary -------------------------------------------------------------------------------------------


def test_the_sentence_names_how_far_help_may_go_and_the_pearl_point(
    boundary: BoundarySection, difficult: TurnAnalysis
) -> None:
    boundary.show_analysis(difficult)
    ladder = difficult.message.ladder
    assert boundary.words.text().startswith(
        f"Help stays safe up to ‘{name_of(ladder.boundary)}’; "
        f"the most constructive place inside is ‘{name_of(ladder.pearl)}’."
    )


def test_the_ends_of_the_ladder_have_sentences_of_their_own(boundary: BoundarySection) -> None:
    boundary.show_analysis(analysis_of(stakes=0.0))
    assert boundary.words.text().startswith("Every kind of help stays inside the limit;")
    boundary.show_analysis(analysis_of(HARM, stakes=1.0, limit=0.0))
    assert boundary.words.text().startswith("Even the most careful reply is over the limit, so help goes no")


def test_a_choice_that_is_not_the_pearl_and_a_pearl_that_stayed_are_explained(
    boundary: BoundarySection, difficult: TurnAnalysis
) -> None:
    other = next(each for each in difficult.message.game.allowed if each != difficult.message.ladder.pearl)
    boundary.show_analysis(changed(difficult, game=replace(difficult.message.game, chosen=other)))
    assert f"Chosen was ‘{name_of(other)}’" in boundary.words.text()
    best = next(
        each.value
        for each in difficult.message.ladder.rungs
        if each.strategy == difficult.message.ladder.pearl
    )
    near = [each for each in difficult.message.ladder.rungs if 0 < best - each.value <= 0.05]
    assert near, "the case needs a rung that is nearly as constructive"
    boundary.show_analysis(analysis_of(SCREEN, GUARD, pearl=near[0].strategy))
    assert f"stays ‘{name_of(near[0].strategy)}’, as in the turn before" in boundary.words.text()


def test_the_chart_marks_boundary_pearl_and_choice_and_says_the_same_in_words(
    boundary: BoundarySection, difficult: TurnAnalysis
) -> None:
    boundary.show_analysis(difficult)
    names = [each.strategy for each in difficult.message.ladder.rungs]
    assert boundary.chart.marked == {
        "chosen": names.index(difficult.message.game.chosen),
        "pearl point": names.index(difficult.message.ladder.pearl),
        "boundary": names.index(difficult.message.ladder.boundary),
    }
    described = boundary.chart.accessibleDescription()
    assert "Limit of risk 20 %." in described
    assert (
        f"{names.index(difficult.message.ladder.boundary) + 1} {name_of(difficult.message.ladder.boundary)}"
        in described
    )
    assert described.count("past the boundary") == len(names) - len(difficult.message.ladder.inside)
    for name in names:
        assert name_of(name) in words_in(boundary.chart), "each bar carries its name"


def test_the_chart_can_be_read_and_copied_as_text(boundary: BoundarySection, difficult: TurnAnalysis) -> None:
    boundary.show_analysis(difficult)
    boundary.copy.click()
    described = boundary.chart.accessibleDescription()
    assert QGuiApplication.clipboard().text() == f"{boundary.words.text()} {described}"


def test_drafts_are_listed_as_model_made_and_only_where_there_are_some(
    boundary: BoundarySection, difficult: TurnAnalysis
) -> None:
    boundary.show_analysis(difficult)
    assert not boundary.whose.isVisibleTo(boundary)
    sketches = {"listen_and_support": ("It sounds as if this weighs on you.", 0.02, 0.9)}
    sketched = ladder_of(TABLE, difficult.message.game.payoffs, difficult.message.ladder.limit, "", sketches)
    boundary.show_analysis(changed(difficult, sketched=sketched))
    assert "model's words" in boundary.whose.text()
    assert boundary.whose.isVisibleTo(boundary)
    assert "Listen and support: “It sounds as if this weighs on you.”" in words_in(boundary)
    assert "did not take part in this choice" in boundary.sketched.text()
    boundary.show_analysis(difficult)
    assert "It sounds as if" not in words_in(boundary)


# -- trajectory -----------------------------------------------------------------------------------------


TRAJECTORY = Trajectory(("a", "b", "c"), (0.1, 0.2, 0.12), (0.1, 0.3, 0.46))


def test_the_timeline_waits_for_a_second_turn_and_names_the_gap(
    timeline: TrajectorySection, difficult: TurnAnalysis
) -> None:
    timeline.show_analysis(changed(difficult, trajectory=Trajectory(("a",), (0.1,), (0.1,))))
    assert timeline.isHidden()
    timeline.show_analysis(changed(difficult, trajectory=TRAJECTORY))
    assert not timeline.isHidden()
    assert timeline.words.text() == (
        "Together, the messages carry 34 points more risk than the last one alone (46 % against 12 %)."
    )
    level = Trajectory(("a", "b"), (0.1, 0.2), (0.1, 0.2))
    timeline.show_analysis(changed(difficult, trajectory=level))
    assert "no more risk" in timeline.words.text()


def test_a_turn_is_chosen_with_the_keyboard(
    timeline: TrajectorySection, difficult: TurnAnalysis, qtbot: QtBot
) -> None:
    timeline.show_analysis(changed(difficult, trajectory=TRAJECTORY))
    chart = timeline.chart
    assert chart.focusPolicy() == Qt.FocusPolicy.StrongFocus
    for key, message, at in (
        (Qt.Key.Key_Left, "b", 2),
        (Qt.Key.Key_Home, "a", 1),
        (Qt.Key.Key_Left, "a", 1),
        (Qt.Key.Key_End, "c", 3),
    ):
        qtbot.keyClick(chart, key)
        assert timeline.point.text().startswith(f"Message {at} of 3: alone ")
        assert chart.accessibleDescription().startswith(f"Pointing at: Message {at} of 3")
        with qtbot.waitSignal(timeline.turn_chosen) as caught:
            qtbot.keyClick(chart, Qt.Key.Key_Return)
        assert caught.args == [message]


def test_a_turn_is_chosen_with_a_click_near_its_point(
    timeline: TrajectorySection, difficult: TurnAnalysis, qtbot: QtBot
) -> None:
    timeline.show_analysis(changed(difficult, trajectory=TRAJECTORY))
    timeline.show()
    for index, message in enumerate(TRAJECTORY.turns):
        near = timeline.chart.point_of(index).toPoint() + QPoint(4, 9)
        with qtbot.waitSignal(timeline.turn_chosen) as caught:
            qtbot.mouseClick(timeline.chart, Qt.MouseButton.LeftButton, pos=near)
        assert caught.args == [message]


def test_the_figures_are_indicative_unless_a_guard_model_judged(timeline: TrajectorySection) -> None:
    assert timeline.origin.text() == Origin.INDICATIVE.value[0]
    timeline.judged_by(JudgeKind.GUARD)
    assert timeline.origin.text() == Origin.COMPUTED.value[0]
    timeline.judged_by(JudgeKind.INDICATIVE)
    assert timeline.origin.text() == Origin.INDICATIVE.value[0]


# -- all of them ----------------------------------------------------------------------------------------


def test_clearing_hides_each_and_each_offers_its_method(
    anticipation: AnticipationSection,
    boundary: BoundarySection,
    timeline: TrajectorySection,
    difficult: TurnAnalysis,
) -> None:
    for section in (anticipation, boundary, timeline):
        assert section.isHidden(), f"{section.accessibleName()} has nothing to say yet"
        section.show_analysis(changed(difficult, trajectory=TRAJECTORY))
        assert not section.isHidden()
        assert section.method.text()
        section.clear()
        assert section.isHidden()


@pytest.mark.parametrize(("theme", "scale"), [("light", 1.0), ("dark", 2.0)])
def test_charts_grow_with_the_text_and_paint_in_both_appearances(
    difficult: TurnAnalysis, qtbot: QtBot, theme: str, scale: float
) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    font, palette, sheet, style = (
        application.font(),
        application.palette(),
        application.styleSheet(),
        application.style().objectName(),
    )
    apply_appearance(application, "light", 1.0)
    sections = (BoundarySection(), TrajectorySection())
    for section in sections:
        qtbot.addWidget(section)
        section.resize(380, 300)
        section.show_analysis(changed(difficult, trajectory=TRAJECTORY))
    charts: list[Chart] = [each.findChildren(Chart)[-1] for each in sections]
    usual = [each.sizeHint().height() for each in charts]
    apply_appearance(application, theme, scale)
    try:
        for section, chart, before in zip(sections, charts, usual, strict=True):
            assert chart.sizeHint().height() == pytest.approx(before * scale, rel=0.1)
            drawn = section.chart.grab().toImage()
            columns, rows = range(0, drawn.width(), 3), range(0, drawn.height(), 3)
            colours = {drawn.pixelColor(x, y).name() for x in columns for y in rows}
            assert len(colours) > 3, "the chart is painted"
    finally:
        application.setStyle(style)
        application.setStyleSheet(sheet)
        application.setPalette(palette)
        application.setFont(font)
