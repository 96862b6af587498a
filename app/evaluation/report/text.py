"""A report and a comparison as lines of text for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.domain.analysis import Mode
from app.evaluation.report.formatting import (
    PUBLISHED_NOTE,
    agreement_words,
    difference_words,
    done_words,
    estimate_words,
    facts_rows,
    figure_words,
    identity_words,
    judge_words,
    mode_words,
    place_words,
    range_words,
    shown_points,
    verdict_words,
)
from app.evaluation.report.group_names import group_words, part_words
from app.evaluation.report.report_model import Curve, ItemPair, MetricGroup, Report, RunComparison, RunFacts
from app.translation import tr

if TYPE_CHECKING:
    from app.evaluation.run_logs import Run

_SHOWN_CHARACTERS = 90
_STATES = {"done": tr("done"), "unfinished": tr("unfinished"), "failed": tr("failed")}


def run_words(run: Run) -> str:
    """Return a run's description and state in a line."""
    mode = "" if run.order.mode is Mode.OBSERVE else f" ({run.order.mode.value})"
    done = done_words(run.done, run.total, run.failed)
    return (
        f"{run.id}  {run.began:%Y-%m-%d %H:%M}  {run.order.task}  {run.order.model}{mode}  "
        f"{_STATES[run.state.value]}, {done}"
    )


def report_lines(report: Report) -> Iterator[str]:
    """Yield a run's metrics with interval and judge, and the over-refusal."""
    facts = report.facts
    yield f"{facts.title} ({facts.task})"
    for name, words in facts_rows(facts):
        yield f"  {name}: {words}"
    for note in report.notes:
        words = tr("Note: {note}", note=note)
        yield f"  {words}"
    yield from _figures(report)
    for group in report.groups:
        yield from _group(group)
    for curve in report.curves:
        yield from _curve(curve)
    for found in report.agreement:
        yield tr(
            "Judge against people, {measure}: {found}",
            measure=found.measure.title,
            found=agreement_words(found),
        )
    yield from _failures(report)
    yield from _published(report)
    for use in report.usage:
        yield tr(
            "{model}: {read} tokens read, {reused} reused, {written} written",
            model=use.model,
            read=use.read,
            reused=use.reused,
            written=use.written,
        )


def _figures(report: Report) -> Iterator[str]:
    yield tr("Figures")
    if not report.overall:
        words = tr("None yet.")
        yield f"  {words}"
    for each in report.overall:
        yield f"  {each.measure.title}: {figure_words(each)}; {judge_words(each.judge)}"
        yield f"    ({range_words(each.measure)})"
    beside = report.over_refusal
    if beside is None or (beside.figure is not None and not beside.run):
        return
    if beside.figure is None:
        words = tr("Over-refusal: {why}", why=beside.words)
        yield f"  {words}"
    else:
        figure = beside.figure
        yield f"  {figure.measure.title}: {figure_words(figure)}; {judge_words(figure.judge)}. {beside.words}"


def _group(group: MetricGroup) -> Iterator[str]:
    yield tr(
        "{measure} by {group} ({judge})",
        measure=group.measure.title,
        group=group_words(group.group),
        judge=judge_words(group.figures[0].judge),
    )
    for each in group.figures:
        yield f"  {part_words(each.name)}: {figure_words(each)}"


def _curve(curve: Curve) -> Iterator[str]:
    yield f"{curve.title} ({judge_words(curve.judge)})"
    name = curve.across.partition(",")[0]
    for point in shown_points(curve):
        words = estimate_words(point.estimate, percent=curve.percent)
        yield f"  {name} {place_words(point.x)}: {words}"


def _failures(report: Report) -> Iterator[str]:
    if report.failures:
        yield tr("What failed")
    for each in report.failures:
        yield f"  {each.identity}: {_short(each.error) or verdict_words(each)}"


def _published(report: Report) -> Iterator[str]:
    if report.published:
        yield tr("Published figures. {published_note}", published_note=PUBLISHED_NOTE)
    for table in report.published:
        yield f"  {table.title} ({table.source}; {table.scale})"
        for row in table.rows:
            cells = ", ".join(
                f"{column} {value:g}" for column, value in zip(table.columns, row.values, strict=True)
            )
            yield f"    {row.measure}: {cells}"


def comparison_lines(found: RunComparison, *, items: bool) -> Iterator[str]:
    """Yield the paired differences; with ``items`` every item, side by side."""
    yield f"A: {_run(found.first)}"
    yield f"B: {_run(found.second)}"
    yield tr(
        "They differ in: {differing}", differing="; ".join(found.differing) or tr("nothing that was ordered")
    )
    for each in found.measures:
        yield f"{each.measure.title}: {difference_words(each)}; {judge_words(each.judge)}"
        yield f"  ({range_words(each.measure)})"
    for pair in found.items if items else ():
        yield from _pair(pair)


def _pair(pair: ItemPair) -> Iterator[str]:
    yield pair.first.identity
    for name, row in (("A", pair.first), ("B", pair.second)):
        yield f"  {name} [{verdict_words(row)}] {_short(row.reply)}"


def _run(facts: RunFacts) -> str:
    return f"{facts.id}  {facts.began:%Y-%m-%d %H:%M}  {identity_words(facts.model)}; {mode_words(facts)}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN_CHARACTERS else line[:_SHOWN_CHARACTERS] + "…"
