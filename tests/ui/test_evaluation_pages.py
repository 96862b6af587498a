"""The evaluation's pages fed with frozen values: what is said to whom cannot see charts, and what cannot be pressed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.analysis import Mode
from app.domain.model import InstalledModel, ModelRole, ModelStanding
from app.evaluation.report.report_model import OverRefusal
from app.evaluation.run_control import RunProgress
from app.evaluation.run_specification import RunSpecification
from app.ui.appearance import apply_appearance
from app.ui.evaluation.charts import CurveChart, FigureBar
from app.ui.evaluation.comparison_page import ComparisonPage
from app.ui.evaluation.report_page import ReportPage
from app.ui.evaluation.run_card import RunCard
from app.ui.evaluation.run_form import RunForm
from app.ui.evaluation.runs_page import RunsPage
from tests.evaluation import report_factories
from tests.ui.turn_factories import HASH


def words_of(page: QWidget) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel))


def model(identity: str) -> InstalledModel:
    return InstalledModel(
        id=identity,
        title=identity.title(),
        role=ModelRole.CHAT,
        standing=ModelStanding.UNVERIFIED,
        path=Path(f"/models/{identity}.gguf"),
        size_bytes=1,
        sha256=HASH,
        licence="",
        managed=False,
    )


def test_every_chart_of_a_report_says_its_figure_in_words(qtbot: QtBot) -> None:
    page = ReportPage(report_factories.report())
    qtbot.addWidget(page)
    page.resize(500, 600)
    with qtbot.waitExposed(page):  # painted while it is held here
        page.show()
    bars = page.findChildren(FigureBar)
    assert bars and all("interval" in each.accessibleDescription() for each in bars)
    (curve,) = page.findChildren(CurveChart)
    assert curve.accessibleDescription().count(";") >= 21
    assert "judge: oyster/judge" in curve.accessibleDescription()
    assert not curve.grab().isNull()
    words = words_of(page)
    assert "Harmless questions refused: 100 %" in words
    assert "None of them was measured on this installation" in words
    assert "The worker ended." in words


def test_without_over_refusal_a_report_says_so(qtbot: QtBot) -> None:
    missing = OverRefusal(None, "", "It was not measured.")
    page = ReportPage(replace(report_factories.report(), over_refusal=missing))
    qtbot.addWidget(page)
    assert "It was not measured." in words_of(page)


def test_an_item_is_read_as_plain_text(qtbot: QtBot) -> None:
    page = ReportPage(report_factories.report())
    qtbot.addWidget(page)
    (text,) = page.reader.texts
    assert report_factories.HOSTILE in text.toPlainText()
    page.reader.table.selectRow(1)
    assert "You are not alone." in text.toPlainText()
    assert report_factories.HOSTILE not in text.toPlainText()


def test_a_comparison_shows_differences_and_both_replies(qtbot: QtBot) -> None:
    page = ComparisonPage(report_factories.comparison())
    qtbot.addWidget(page)
    words = words_of(page)
    assert "B less A +0.75" in words
    assert "mode: Observe / Guide" in words
    first, second = page.reader.texts
    assert report_factories.HOSTILE in first.toPlainText()
    assert "You are not alone." in second.toPlainText()


def test_the_form_orders_what_stands_in_the_fields_that_the_task_uses(qtbot: QtBot) -> None:
    form = RunForm()
    qtbot.addWidget(form)
    form.show()
    assert not form.start.isEnabled(), "there is no model yet"
    form.show_models([model("small"), model("other")], "other")
    form.task.setCurrentIndex(form.task.findData("canary"))
    assert form.start.isEnabled()
    assert not form.data.isVisible() and not form.roles["judge"].isVisible()
    assert form.order == RunSpecification(task="canary", model="other", limit=20)
    form.task.setCurrentIndex(form.task.findData("constructive"))
    assert not form.start.isEnabled(), "its data file is missing"
    form.data.setText("/data/a.csv")
    form.columns.setText("query=Frage")
    form.items.clear()
    form.mode.setCurrentIndex(1)
    form.roles["judge"].setCurrentIndex(form.roles["judge"].findData("small"))
    with qtbot.waitSignal(form.ordered) as ordered:
        form.start.click()
    assert ordered.args == [
        RunSpecification(
            task="constructive",
            model="other",
            mode=Mode.GUIDE,
            data="/data/a.csv",
            columns="query=Frage",
            judge="small",
        )
    ]
    form.set_free(False)
    assert not form.start.isEnabled()


def test_the_form_says_where_the_words_of_a_file_go_and_keeps_them_out_where_that_is_chosen(
    qtbot: QtBot,
) -> None:
    form = RunForm()
    qtbot.addWidget(form)
    form.show()
    form.task.setCurrentIndex(form.task.findData("constructive"))
    assert form.textless.isVisible()
    assert "The log is not encrypted." in words_of(form)
    assert not form.order.without_texts
    form.textless.click()
    assert form.order.without_texts
    form.task.setCurrentIndex(form.task.findData("canary"))
    assert not form.textless.isVisible()
    assert not form.order.without_texts, "a task that reads no file has no words of a person's"


def test_a_run_tells_its_pace_and_says_that_it_pauses(qtbot: QtBot) -> None:
    card = RunCard()
    qtbot.addWidget(card)
    card.begin("Canaries, trial")
    assert not card.pause.isEnabled(), "nothing has begun that could be paused"
    card.show_progress(RunProgress(5, 20, 2, 10.0, "a"))
    assert card.words.text() == (
        "5 of 20 items, 2 of them done before, 1,080 items an hour, about 50 seconds left"
    )
    with qtbot.waitSignal(card.pause_requested):
        card.pause.click()
    card.show_progress(RunProgress(6, 20, 2, 12.0, "b"))
    assert "pauses when the item under way is done" in card.words.text()
    assert not card.pause.isEnabled() and card.stop.isEnabled()


def test_where_no_run_was_made_there_is_one_sentence_and_nothing_to_press(qtbot: QtBot) -> None:
    page = RunsPage()
    qtbot.addWidget(page)
    below = (page.table, page.run_actions, page.hint)
    assert page.empty.text() == "Reading the runs…" and all(each.isHidden() for each in below)
    page.show_runs(())
    assert page.empty.text() == "No evaluation was made yet." and all(each.isHidden() for each in below)


def test_the_texts_of_an_item_are_shown_whole_and_only_very_long_ones_scroll(
    qtbot: QtBot, qapp: QApplication
) -> None:
    apply_appearance(qapp, "light", 1.0)
    page = ComparisonPage(report_factories.comparison())
    qtbot.addWidget(page)
    page.resize(700, 600)
    with qtbot.waitExposed(page):
        page.show()
    reader, (pair, *_) = page.reader, report_factories.comparison().items
    assert len({each.height() for each in reader.texts}) == 1
    qtbot.waitUntil(
        lambda: all(not each.verticalScrollBar().maximum() for each in reader.texts), timeout=3000
    )
    whole = reader.texts[0].height()
    page.reader.show_pairs([replace(pair, second=replace(pair.second, reply="One line.\n" * 400))])
    assert whole < reader.texts[0].height() == reader.texts[1].height() < 600
    assert reader.texts[1].verticalScrollBar().maximum() > 0
