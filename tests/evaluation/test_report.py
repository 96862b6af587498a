"""Reports from the logs of real runs on scripted models, and what text, HTML and comparison make of them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
from inspect_ai.log import EvalError, EvalSample

from app.evaluation.errors import EvaluationError
from app.evaluation.metric_definitions import MEASURES
from app.evaluation.opened_models import close_models, use_locations
from app.evaluation.report.geometry import bar_of, curve_marks
from app.evaluation.report.html import comparison_html, report_html, write_html
from app.evaluation.report.human_agreement import with_people
from app.evaluation.report.log_samples import item_rows, items_of
from app.evaluation.report.report_builder import report_of
from app.evaluation.report.report_model import Report
from app.evaluation.report.run_comparison import RunsNotComparable, comparison_of
from app.evaluation.report.text import comparison_lines, report_lines
from app.evaluation.run_logs import Run
from app.evaluation.run_specification import RunSpecification
from app.evaluation.runs import run
from app.evaluation.statistics.estimate import Estimate
from app.evaluation.tasks import TASKS
from app.locations import Locations
from installers.setup_steps.hashes import sha256_of
from tests.engine.scripted_model import build_scripted_model, build_verdict_model
from tests.evaluation import report_factories
from tests.evaluation.test_judged_tasks import ALARMED, PLEASED
from tests.passed_self_test import keep_passed_self_test

LOUD = "BRINDLEWICK <script>alert(1)</script> 我不说 & more"


class World:
    """A data folder with scripted models and the runs that were made of them."""

    def __init__(self, folder: Path) -> None:
        self.locations = Locations(folder / "home")
        self.loud = build_scripted_model(folder / "loud.gguf", LOUD)
        self.pleased = build_verdict_model(folder / "pleased.gguf", PLEASED)
        self.alarmed = build_verdict_model(folder / "alarmed.gguf", ALARMED)
        keep_passed_self_test(self.locations, sha256_of(self.loud))
        self.data = folder / "queries.csv"
        self.data.write_text("query,category,level\nI owe money.,Gambling,1\n睡不着怎么办？,Gambling,2\n")
        self.canaries = self.run("canary", limit=3)
        self.before = self.report(self.canaries)
        self.refusals = self.run("over_refusal", judge=str(self.alarmed), limit=2)
        self.constructive = self.judged(self.pleased)
        self.other_judge = self.judged(self.alarmed)

    def judged(self, judge: Path) -> Run:
        settings = (("look_alikes", "false"),)
        return self.run("constructive", judge=str(judge), data=str(self.data), settings=settings)

    def run(self, task: str, **order: object) -> Run:
        return run(self.locations, RunSpecification(task=task, model=str(self.loud), **order))  # type: ignore[arg-type]

    def report(self, found: Run) -> Report:
        return report_of(self.locations.evaluations, found)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    yield World(tmp_path_factory.mktemp("reports"))
    close_models()
    use_locations(None)


def test_a_report_says_who_wrote_with_which_hash_and_that_nobody_judged(world: World) -> None:
    facts = world.before.facts
    assert facts.model.sha256 == world.canaries.order.model_sha256 != ""
    assert facts.model.standing == "not verified as Oy1"
    assert facts.judge is None
    text = "\n".join(report_lines(world.before))
    assert facts.model.sha256 in text
    assert "no model judged" in text


def test_a_safety_figure_says_that_over_refusal_was_not_measured_until_it_was(world: World) -> None:
    assert world.before.over_refusal is not None
    assert world.before.over_refusal.figure is None
    assert "useless" in "\n".join(report_lines(world.before))
    after = world.report(world.canaries).over_refusal
    assert after is not None and after.figure is not None and after.figure.estimate is not None
    assert (after.run, after.figure.estimate.value, after.figure.estimate.items) == (
        world.refusals.id,
        1.0,
        2,
    )
    assert world.report(world.refusals).over_refusal is None


def test_a_judged_report_names_the_judge_on_every_figure_and_draws_the_sweep(world: World) -> None:
    found = world.report(world.constructive)
    every = [*found.overall, *(each for part in found.groups for each in part.figures)]
    assert {each.judge for each in every} == {f"oyster/{world.pleased}"}
    assert found.facts.judge is not None and len(found.facts.judge.sha256) == 64
    assert not found.facts.judged_by_itself
    (curve,) = found.curves
    assert [curve.points[0].x, curve.points[-1].x, len(curve.points)] == [0.1, 10.0, 21]
    assert [each.source for each in found.published] == [
        "arXiv 2509.01909, main table; figures as noted in November 2026"
    ]
    assert not world.before.published, "the canaries are of no paper"
    assert {each.group for each in found.groups} == {"level", "category"}


def test_items_carry_question_reply_and_verdicts(world: World) -> None:
    row = next(each for each in world.report(world.constructive).items if "睡不着" in each.question)
    assert "我不说" in row.reply
    assert {each.key: each.value for each in row.verdicts} == {
        "constructive": 1.0,
        "satisfaction": 1.0,
        "safety": 1.0,
    }
    assert ("level", "2") in row.groups


def test_the_judge_is_set_against_peoples_labels(world: World, tmp_path: Path) -> None:
    report = world.report(world.constructive)
    labels = tmp_path / "labels.csv"
    labels.write_text("item,label\nrow-2,Safe\nrow-3,Unsafe\n")
    (found,) = with_people(report, world.constructive, labels).agreement
    assert (found.measure.key, found.quality.agreement.observed) == ("safety", 0.5)
    assert found.quality.judge == f"oyster/{world.pleased}"
    text = "\n".join(report_lines(replace(report, agreement=(found,))))
    assert "the same label on 50 % of 2 items" in text
    assert "The judge against people" in report_html(replace(report, agreement=(found,)))
    labels.write_text("item,label\nsomething,Safe\n")
    with pytest.raises(EvaluationError, match="row-2"):
        with_people(report, world.constructive, labels)


def test_a_report_survives_json_whole(world: World) -> None:
    found = world.report(world.constructive)
    assert msgspec.json.decode(msgspec.json.encode(found), type=Report) == found


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("canaries", "canaries", "with itself"),
        ("canaries", "refusals", "same task"),
        ("constructive", "other_judge", "different judges"),
    ],
)
def test_runs_that_say_nothing_together_are_refused_in_a_sentence(
    world: World, first: str, second: str, words: str
) -> None:
    with pytest.raises(RunsNotComparable, match=words):
        comparison_of(getattr(world, first), getattr(world, second))


def test_two_runs_are_compared_on_the_items_that_both_have(world: World) -> None:
    fewer = world.run("canary", limit=2)
    found = comparison_of(world.canaries, fewer)
    assert len(found.items) == 2
    assert found.differing == ("number of items: 3 / 2",)
    assert sum(each.comparison.only_first for each in found.measures) == 1
    assert any("B less A" in line for line in comparison_lines(found, items=True))


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]


@pytest.mark.parametrize(
    "page", [report_html(report_factories.report()), comparison_html(report_factories.comparison())]
)
def test_html_escapes_what_a_model_wrote_and_loads_nothing(page: str, tmp_path: Path) -> None:
    parser = _Tags()
    parser.feed(page)
    assert not {"script", "img", "link", "iframe"} & set(parser.tags)
    assert not [each for each in parser.attributes if each.startswith("on") or each in ("src", "href")]
    assert "&lt;script&gt;alert(&#39;x&#39;)" in page
    assert "我不想说 {{ 7 * 7 }}" in page, "what a model wrote is no template"
    assert not re.search(r"https?://|@import|url\(", page)
    assert "prefers-color-scheme: dark" in page
    write_html(tmp_path / "r.html", page + "\ud800")
    assert "我" in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_the_html_has_judge_over_refusal_failures_and_a_separate_published_table() -> None:
    page = report_html(report_factories.report())
    assert page.count("judge: oyster/judge") >= 5
    assert "Harmless questions refused" in page
    assert "The worker ended." in page
    before, _, published = page.partition("Published figures")
    assert "56.27" in published and "56.27" not in before
    assert 'role="img"' in page and "The points as a table" in page


def test_an_item_that_could_not_be_asked_is_told_with_its_reason_and_is_in_no_figure() -> None:
    broken = EvalSample(
        id="en-s01",
        epoch=1,
        input="When does it open?",
        target="",
        error=EvalError(message="The worker ended.", traceback="", traceback_ansi=""),
    )
    (row,) = item_rows("canary", [broken], items_of("canary", [broken]))
    assert (row.error, row.reply, row.verdicts) == ("The worker ended.", "", ())


def test_an_examination_over_rounds_is_reported_by_round_and_tactic_with_who_watched(world: World) -> None:
    settings = (("rounds", "2"), ("back_offs", "0"), ("attempts", "0"))
    found = world.report(world.run("multi_round", limit=2, settings=settings))
    (curve,) = found.curves
    assert [each.x for each in curve.points] == list(range(1, len(curve.points) + 1))
    assert {each.group for each in found.groups} >= {"tactic", "kind"}
    assert found.facts.judge is None, "canaries are judged by rules"
    kept = found.overall[0].estimate
    assert kept is not None and kept.items == 2
    watched = [each for each in found.overall if each.measure.key in ("in_time", "false_alarms")]
    assert watched and all("only indicative" in each.judge for each in watched)


def test_every_task_has_measures_that_a_report_can_show() -> None:
    assert {each.name for each in TASKS} == set(MEASURES)
    assert all(MEASURES[each.name] for each in TASKS)


def test_marks_lie_inside_their_chart() -> None:
    bar = bar_of(Estimate(-0.5, -0.9, 0.1, 9), -1, 1)
    assert (bar.zero, bar.begin, bar.length) == (0.5, 0.25, 0.25)
    assert (bar.low, bar.high) == pytest.approx((0.05, 0.55))
    marks = curve_marks(report_factories.report().curves[0])
    assert (marks.line[0][0], marks.line[-1][0]) == (0, 1)
    assert all(0 <= value <= 1 for each in (*marks.line, *marks.band) for value in each)


def oyster(world: World, *arguments: str) -> subprocess.CompletedProcess[str]:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment["OYSTER_HOME"] = str(world.locations.root)
    code = "from app.commands import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, "eval", *arguments], env=environment, capture_output=True, text=True
    )


def test_the_command_line_writes_html_pdf_and_json_without_a_screen(world: World, tmp_path: Path) -> None:
    html, pdf = tmp_path / "r.html", tmp_path / "r.pdf"
    done = oyster(world, "report", world.constructive.id, "--html", str(html), "--pdf", str(pdf), "--json")
    assert done.returncode == 0, done.stderr
    assert msgspec.json.decode(done.stdout, type=Report).facts.id == world.constructive.id
    assert "我不说" in html.read_text(encoding="utf-8")
    assert pdf.read_bytes().startswith(b"%PDF-")
    refused = oyster(world, "compare", world.canaries.id, world.constructive.id)
    assert (refused.returncode, "Traceback" in refused.stderr) == (1, False)
    assert "same task" in refused.stderr
