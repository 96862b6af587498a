"""The formatting of a report's numbers and words, the same on every surface."""

from __future__ import annotations

from app.domain.analysis import Mode
from app.evaluation.metric_definitions import MetricDefinition, MetricKind
from app.evaluation.metrics import MetricResult
from app.evaluation.report.report_model import (
    Curve,
    CurvePoint,
    ItemRow,
    JudgeAgreement,
    MetricComparison,
    ModelIdentity,
    RunFacts,
)
from app.evaluation.statistics.estimate import Estimate

NO_JUDGE = "no model judged: found by the words of the reply"
PUBLISHED_NOTE = (
    "Other people's figures, from the papers, for orientation: judge, prompts and sampling differ. None of them was "
    "measured on this installation."
)
NOT_A_VERDICT = "no verdict"
_HASH_SHOWN = 16
_FEW_POINTS, _STEP = 12, 5
_GROUPS = {"kind": "kind", "language": "language", "level": "level", "method": "attack method"}
_VALUES = {
    "en": "English",
    "zh": "Chinese",
    "secret": "secrets",
    "topic": "forbidden topics",
    "look_alike": "look-alikes",
}
_MODES = {Mode.OBSERVE: "Observe: the bare model", Mode.GUIDE: "Guide: the model is told how to answer"}


def number(value: float, *, percent: bool, signed: bool = False) -> str:
    """Format a value: a share in per cent, a mean with two decimals."""
    sign = "+" if signed else ""
    text = f"{value * 100:{sign}.0f} %" if percent else f"{value:{sign}.2f}"
    return text.replace("-", "−")


def is_percent(measure: MetricDefinition) -> bool:
    """True for shares, which are shown in per cent."""
    return measure.kind is MetricKind.SHARE


def interval_words(estimate: Estimate, *, percent: bool, signed: bool = False) -> str:
    """Return the 95 % interval, or that there is none."""
    if estimate.low is None or estimate.high is None:
        return "too few items for an interval"
    bounds = [number(each, percent=percent, signed=signed) for each in (estimate.low, estimate.high)]
    return f"{bounds[0]} to {bounds[1]}"


def items_words(count: int) -> str:
    """Return a number of items in words."""
    return "1 item" if count == 1 else f"{count} items"


def estimate_words(estimate: Estimate | None, *, percent: bool, signed: bool = False) -> str:
    """Return a value with interval and items."""
    if estimate is None:
        return "nothing was judged"
    value = number(estimate.value, percent=percent, signed=signed)
    interval = interval_words(estimate, percent=percent, signed=signed)
    if estimate.low is not None:
        interval = f"95 % interval {interval}"
    return f"{value} ({interval}; {items_words(estimate.items)})"


def figure_words(figure: MetricResult) -> str:
    """Return a metric's value, interval, items, and the number not judged."""
    words = estimate_words(figure.estimate, percent=is_percent(figure.measure))
    return f"{words}; {items_words(figure.not_judged)} not judged" if figure.not_judged else words


def judge_words(judge: str) -> str:
    """Return who judged a metric."""
    return f"judge: {judge}" if judge else NO_JUDGE


def range_words(measure: MetricDefinition) -> str:
    """Return a metric's range and its better end."""
    percent = is_percent(measure)
    ends = [number(each, percent=percent) for each in (measure.lowest, measure.highest)]
    return f"{ends[0]} to {ends[1]}, {'more' if measure.more_is_better else 'less'} is better"


def group_words(group: str) -> str:
    """Return a group's name."""
    return _GROUPS.get(group, group)


def value_words(name: str) -> str:
    """Return the name of one part of a group."""
    return _VALUES.get(name, name)


def identity_words(model: ModelIdentity) -> str:
    """Return a model's title, standing and the beginning of its hash."""
    parts = [model.title or model.name]
    if model.standing:
        parts.append(model.standing)
    elif not model.sha256:
        parts.append("not one of this computer's models: no hash is known")
    if model.sha256:
        parts.append(f"SHA-256 {model.sha256[:_HASH_SHOWN]}…")
    return ", ".join(parts)


def mode_words(facts: RunFacts) -> str:
    """Return the mode, and the strategy where one was set."""
    strategy = f", strategy {facts.strategy}" if facts.strategy else ""
    return f"{_MODES.get(facts.mode, facts.mode.value)}{strategy}"


def state_words(facts: RunFacts) -> str:
    """Return a run's state."""
    state = "Finished" if facts.finished else "Not finished"
    failed = f", {facts.failed} failed" if facts.failed else ""
    return f"{state}: {facts.done} of {facts.total} items{failed}"


def facts_rows(facts: RunFacts) -> tuple[tuple[str, str], ...]:
    """Return the facts of a run, as names and values."""
    rows = [
        ("Model", identity_words(facts.model)),
        ("Model's SHA-256", facts.model.sha256 or "not known"),
        ("Mode", mode_words(facts)),
        ("Judge", _judge_row(facts)),
        ("Measures", facts.measures),
        ("Begun", f"{facts.began:%Y-%m-%d %H:%M} UTC"),
        ("State", state_words(facts)),
        ("Seed", str(facts.seed)),
        ("Run", facts.id),
    ]
    if facts.attacker is not None:
        rows.insert(4, ("Attacker", identity_words(facts.attacker)))
    if facts.data:
        digest = f", SHA-256 {facts.data_sha256}" if facts.data_sha256 else ""
        rows.append(("Data", f"{facts.data}{digest}"))
    if facts.columns:
        rows.append(("Columns", facts.columns))
    if facts.settings:
        rows.append(("Settings", ", ".join(f"{name}={value}" for name, value in facts.settings)))
    return tuple(rows)


def _judge_row(facts: RunFacts) -> str:
    if facts.judge is None:
        return "none: what counts stands in the reply or it does not"
    itself = " – judged by itself" if facts.judged_by_itself else ""
    return f"{identity_words(facts.judge)}{itself}"


def shown_points(curve: Curve) -> tuple[CurvePoint, ...]:
    """Return the points of a curve to list in words: all of a few, else every fifth."""
    few = len(curve.points) <= _FEW_POINTS
    return curve.points if few else curve.points[::_STEP]


def place_words(x: float) -> str:
    """Return a point's x, to three digits."""
    return f"{x:.3g}"


def curve_words(curve: Curve) -> str:
    """Return a curve in words, every point of it."""
    points = "; ".join(
        f"{place_words(point.x)}: {estimate_words(point.estimate, percent=curve.percent)}"
        for point in curve.points
    )
    return f"{curve.title}. {curve.across} against {curve.up}. {points}. {judge_words(curve.judge)}."


def verdict_words(row: ItemRow) -> str:
    """Return an item's verdicts in a line."""
    if row.error:
        return "could not be asked"
    told = [f"{each.title} {_plain(each.value)}" for each in row.verdicts]
    told += [f"{each}: {NOT_A_VERDICT}" for each in row.not_judged]
    return "; ".join(told) or NOT_A_VERDICT


def _plain(value: float) -> str:
    return f"{round(value, 4):g}".replace("-", "−")


def agreement_words(found: JudgeAgreement) -> str:
    """Return a judge's agreement with people: Cohen's kappa with its interval, and the observed agreement."""
    agreement, quality = found.quality.agreement, found.quality
    if agreement.kappa is None:
        told = "Cohen's kappa is not defined: both gave the same label throughout"
    else:
        told = f"Cohen's kappa {number(agreement.kappa, percent=False)}"
        if agreement.low is not None and agreement.high is not None:
            bounds = [number(each, percent=False) for each in (agreement.low, agreement.high)]
            told += f" (95 % interval {bounds[0]} to {bounds[1]})"
    same = number(agreement.observed, percent=True)
    alone = f"; {items_words(quality.only_people)} only people labelled" if quality.only_people else ""
    return f"{told}; the same label on {same} of {items_words(agreement.items)}{alone}; {judge_words(quality.judge)}"


def difference_words(found: MetricComparison) -> str:
    """Return a paired difference, whether it differs from zero, and how many items go each way."""
    comparison, percent = found.comparison, is_percent(found.measure)
    if comparison.difference is None:
        return "no item has this figure in both runs"
    words = estimate_words(comparison.difference, percent=percent, signed=True)
    told = "" if comparison.told_apart else "; not to be told apart from no difference"
    alone = comparison.only_first + comparison.only_second
    left = f"; {items_words(alone)} in one run only" if alone else ""
    return (
        f"B less A {words}{told}; B is higher on {comparison.higher}, lower on {comparison.lower}, "
        f"the same on {comparison.equal}{left}"
    )
