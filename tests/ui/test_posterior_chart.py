"""Who may be asking over the turns: shown from the second turn on, in words too."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.ui.panel.anticipation import AnticipationSection
from app.ui.panel.charts.posterior_chart import PosteriorChart, turn_in_words
from tests.ui.reasoning_factories import changed
from tests.ui.test_panel_analysis import GUARD, SCREEN, analysis_of

BEFORE = (0.8, 0.15, 0.05)


def test_the_history_is_shown_from_the_second_turn_on(qtbot: QtBot) -> None:
    section = AnticipationSection()
    qtbot.addWidget(section)
    chart = section.weighing.history
    analysis = analysis_of(SCREEN, GUARD)
    section.show_analysis(analysis)
    assert chart.isHidden()
    section.show_analysis(changed(analysis, history=(BEFORE,)))
    assert not chart.isHidden()
    words = chart.accessibleDescription()
    assert turn_in_words(1, BEFORE) in words
    assert turn_in_words(2, analysis.message.posterior.shares) in words


def test_each_type_is_a_line_with_a_mark_of_its_own(qtbot: QtBot) -> None:
    chart = PosteriorChart()
    qtbot.addWidget(chart)
    chart.resize(320, chart.chart_height())
    chart.show_history((BEFORE, (0.1, 0.8, 0.1), (0.2, 0.2, 0.6)))
    drawn = chart.grab().toImage()
    chart.show_history((BEFORE, (0.1, 0.1, 0.8), (0.2, 0.2, 0.6)))
    assert chart.grab().toImage() != drawn
