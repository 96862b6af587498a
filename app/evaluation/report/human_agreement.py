"""The agreement of a run's judge with human labels from a file, for each labelled metric."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from app.evaluation.data.columns import ColumnMap
from app.evaluation.errors import EvaluationError
from app.evaluation.judge_quality import LABELLED, judge_quality, read_labels, verdicts_of
from app.evaluation.metric_definitions import MEASURES
from app.evaluation.metrics import JudgedItem, judges_of
from app.evaluation.report.log_samples import items_of
from app.evaluation.report.report_model import JudgeAgreement, Report
from app.evaluation.run_logs import Run, log_of
from app.translation import tr


def with_people(report: Report, run: Run, labels: Path, columns: ColumnMap | None = None) -> Report:
    """Return the report with the judge's agreement added. Raises ``DataFileError``, ``EvaluationError``."""
    people = read_labels(labels, columns)
    items = items_of(run.order.task, log_of(run).samples or [])
    found = tuple(_agreements(run.order.task, items, people))
    if not found:
        raise EvaluationError(
            tr(
                "No item of this run has both a judge's verdict and a label. The labels' items are the "
                "run's, such as {items}.",
                items=", ".join(each.identity for each in items[:3]),
            )
        )
    return replace(report, agreement=found)


def _agreements(task: str, items: Sequence[JudgedItem], people: dict[str, str]) -> Iterator[JudgeAgreement]:
    for measure in MEASURES[task]:
        if measure.key not in LABELLED:
            continue
        verdicts = verdicts_of(items, measure.key)
        # labels of another metric are not this one's
        others = {each.identity for each in items if each.identity not in verdicts}
        labels = {item: label for item, label in people.items() if item not in others}
        if any(item in verdicts for item in labels):
            judge = judges_of(each for each in items if each.identity in verdicts)
            yield JudgeAgreement(measure, judge_quality(judge, verdicts, labels))
