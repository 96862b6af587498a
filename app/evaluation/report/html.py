"""A report or a comparison as one HTML file: nothing loaded from elsewhere, all that a model wrote escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.evaluation.errors import EvaluationError
from app.evaluation.report import words
from app.evaluation.report.geometry import bar_of, curve_marks, difference_bar
from app.evaluation.report.value import Report, RunComparison
from app.locations import resource


def report_html(report: Report) -> str:
    """Answer a report as a whole HTML document, for light and dark and for paper."""
    return _environment().get_template("report.html").render(report=report)


def comparison_html(comparison: RunComparison) -> str:
    """Answer a comparison as a whole HTML document."""
    return _environment().get_template("comparison.html").render(comparison=comparison)


def paper_html(report: Report) -> str:
    """Answer a report in the plain HTML that Qt's text document sets on paper; charts are its images ``bar:``…"""
    return _environment().get_template("paper.html").render(report=report)


def write_html(path: Path, text: str) -> None:
    """Write a document. Raises ``EvaluationError``."""
    try:
        # half a character, which a model can write, becomes a question mark
        path.write_text(text, encoding="utf-8", errors="replace")
    except OSError as error:
        raise EvaluationError(f"The file {path} could not be written.", str(error)) from error


@cache
def _environment() -> Environment:
    folder = resource("evaluation/report")
    found = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters.update(
        figure=words.figure_words,
        judge=words.judge_words,
        range=words.range_words,
        group=words.group_words,
        value=words.value_words,
        verdicts=words.verdict_words,
        difference=words.difference_words,
        curve=words.curve_words,
        identity=words.identity_words,
        facts=words.facts_rows,
        mode=words.mode_words,
        place=words.place_words,
        points=words.shown_points,
        marks=curve_marks,
        percent=words.is_percent,
        number=words.number,
        interval=words.interval_words,
        estimate=words.estimate_words,
    )
    found.globals.update(bar_of=bar_of, difference_bar=difference_bar, published_note=words.PUBLISHED_NOTE)
    return found
