"""The comparison of two runs of one task, item by item, or the reason why they cannot be compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.domain.analysis import Mode
from app.evaluation.errors import EvaluationError
from app.evaluation.metric_definitions import MEASURES
from app.evaluation.metrics import JudgedItem, judges_of, values_of
from app.evaluation.report.formatting import strategy_words
from app.evaluation.report.log_samples import item_rows, items_of
from app.evaluation.report.report_builder import facts_of
from app.evaluation.report.report_model import ItemPair, MetricComparison, RunComparison
from app.evaluation.run_logs import Run, log_of
from app.evaluation.run_specification import RunSpecification, differences
from app.evaluation.statistics.differences import compare
from app.translation import tr

_NAMES = {
    "model": tr("model"),
    "mode": tr("mode"),
    "strategy": tr("strategy"),
    "improve": tr("Improve"),
    "limit": tr("number of items"),
    "seed": tr("seed"),
    "columns": tr("columns"),
    "settings": tr("settings"),
    "attacker": tr("attacker"),
    "attacker_sha256": tr("attacker's file"),
    "base_url": tr("address"),
    "model_sha256": tr("model file"),
}
_MODES = {Mode.OBSERVE: tr("Observe"), Mode.GUIDE: tr("Guide")}


class RunsNotComparable(EvaluationError):
    """Two runs that cannot be compared meaningfully."""


def comparison_of(first: Run, second: Run) -> RunComparison:
    """Return the paired differences of two runs, second minus first. Raises ``RunsNotComparable``."""
    _refuse_orders(first, second)
    task = first.order.task
    logs = log_of(first), log_of(second)
    mine, theirs = (items_of(task, each.samples or []) for each in logs)
    facts = facts_of(first, logs[0]), facts_of(second, logs[1])
    measures = tuple(_measures(task, mine, theirs))
    if any(each.judge for each in measures):
        _refuse_judges(first.order, second.order)
    if not any(each.comparison.pairs for each in measures):
        raise RunsNotComparable(tr("The two runs have no item in common that both have finished."))
    rows = [
        {row.identity: row for row in item_rows(task, log.samples or [], items)}
        for log, items in zip(logs, (mine, theirs), strict=True)
    ]
    return RunComparison(
        first=facts[0],
        second=facts[1],
        differing=tuple(_differing(first.order, second.order)),
        measures=measures,
        items=tuple(ItemPair(row, rows[1][name]) for name, row in rows[0].items() if name in rows[1]),
    )


def _refuse_orders(first: Run, second: Run) -> None:
    one, other = first.order, second.order
    if first.id == second.id:
        raise RunsNotComparable(tr("A run cannot be compared with itself: choose two runs."))
    if one.task != other.task:
        raise RunsNotComparable(
            tr(
                "Only runs of the same task can be compared: {first} is of '{task}', {second} of "
                "'{other_task}'.",
                first=first.id,
                task=one.task,
                second=second.id,
                other_task=other.task,
            )
        )
    if _data(one) != _data(other):
        raise RunsNotComparable(
            tr("The two runs read different data, so their items are not the same questions.")
        )


def _refuse_judges(one: RunSpecification, other: RunSpecification) -> None:
    """Refuse judges of one name with different files; a self-judging model is its own judge."""
    files = [each.judge_sha256 or ("" if each.judge else each.model_sha256) for each in (one, other)]
    if files[0] != files[1]:
        raise RunsNotComparable(
            tr("The two runs were judged by different model files of one name: run one of them again.")
        )


def _data(order: RunSpecification) -> str:
    return order.data_sha256 or order.data


def _measures(
    task: str, first: Sequence[JudgedItem], second: Sequence[JudgedItem]
) -> Iterator[MetricComparison]:
    for measure in MEASURES[task]:
        values = values_of(first, measure.key), values_of(second, measure.key)
        if not (values[0] or values[1]):
            continue
        judges = _judges(first, measure.key), _judges(second, measure.key)
        if values[0] and values[1] and judges[0] != judges[1]:
            raise RunsNotComparable(
                tr(
                    "The two runs were judged by different judges ({judge}; {other}): run one of them again "
                    "with the judge of the other.",
                    judge=judges[0],
                    other=judges[1],
                ),
                in_terminal=tr("The option for it is --judge."),
            )
        widest = measure.highest - measure.lowest
        yield MetricComparison(measure, compare(*values, widest=widest), judges[0] or judges[1])


def _judges(items: Sequence[JudgedItem], key: str) -> str:
    return judges_of(each for each in items if key in each.values)


def _differing(one: RunSpecification, other: RunSpecification) -> Iterator[str]:
    """Yield the differing settings in words; a model's hash only where the names are equal."""
    names = [each for each in differences(one, other) if each in _NAMES]
    for role in ("model", "attacker"):
        if role in names and f"{role}_sha256" in names:
            names.remove(f"{role}_sha256")
    for name in names:
        values = [_words(each, name) for each in (one, other)]
        yield tr("{setting}: {first} / {second}", setting=_NAMES[name], first=values[0], second=values[1])


def _words(order: RunSpecification, name: str) -> str:
    value = getattr(order, name)
    if name == "settings":
        return ", ".join(f"{key}={each}" for key, each in order.settings) or tr("as usual")
    if name == "limit":
        return str(value) if value else tr("all")
    if name == "improve":
        return tr("yes") if order.improve else tr("no")
    if name == "mode":
        return _MODES.get(order.mode, order.mode.value)
    if name == "strategy":
        return strategy_words(order.strategy) if order.strategy else tr("the chosen one")
    return str(value) or tr("none")
