"""A report or a comparison as one self-contained HTML file; all text of models is escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.evaluation.errors import EvaluationError
from app.evaluation.report import formatting
from app.evaluation.report.geometry import bar_of, curve_marks, difference_bar
from app.evaluation.report.group_names import group_words, part_words
from app.evaluation.report.report_model import Report, RunComparison
from app.locations import resource
from app.translation import tr


def report_html(report: Report) -> str:
    """Return a report as a whole HTML document with light, dark and print styles."""
    return _environment().get_template("report.html").render(report=report)


def comparison_html(comparison: RunComparison) -> str:
    """Return a comparison as a whole HTML document."""
    return _environment().get_template("comparison.html").render(comparison=comparison)


def printed_html(report: Report) -> str:
    """Return a report in the plain HTML of Qt's text document; charts are its images ``bar:``…"""
    return _environment().get_template("paper.html").render(report=report)


def write_html(path: Path, text: str) -> None:
    """Write a document. Raises ``EvaluationError``."""
    try:
        # a lone surrogate, which a model can write, becomes a question mark
        path.write_text(text, encoding="utf-8", errors="replace")
    except OSError as error:
        raise EvaluationError(tr("The file {path} could not be written.", path=path), str(error)) from error


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
        figure=formatting.figure_words,
        judge=formatting.judge_words,
        range=formatting.range_words,
        group=group_words,
        value=part_words,
        verdicts=formatting.verdict_words,
        difference=formatting.difference_words,
        curve=formatting.curve_words,
        identity=formatting.identity_words,
        facts=formatting.facts_rows,
        mode=formatting.mode_words,
        place=formatting.place_words,
        agreement=formatting.agreement_words,
        points=formatting.shown_points,
        marks=curve_marks,
        percent=formatting.is_percent,
        number=formatting.number,
        interval=formatting.interval_words,
        estimate=formatting.estimate_words,
    )
    found.globals.update(
        bar_of=bar_of, difference_bar=difference_bar, published_note=formatting.PUBLISHED_NOTE
    )
    return found
