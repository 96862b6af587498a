"""The formatting of a report's numbers and words, the same on every surface."""

from __future__ import annotations

from app.alignment.strategies import strategy_table
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
from app.translation import tr, tr_count, with_semicolons

NO_JUDGE = tr("no model judged: found by the words of the reply")
PUBLISHED_NOTE = tr(
    "Other people's figures, from the papers, for orientation: judge, prompts and sampling differ. "
    "None of them was measured on this installation."
)
NOT_A_VERDICT = tr("no verdict")
_HASH_SHOWN = 16
_FEW_POINTS, _STEP = 12, 5
_MODES = {
    Mode.OBSERVE: tr("Observe: the bare model"),
    Mode.GUIDE: tr("Guide: the model is told how to answer"),
}


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
        if estimate.items < 2:
            return tr("too few items for an interval")
        return tr("no interval: all are equal")
    bounds = [number(each, percent=percent, signed=signed) for each in (estimate.low, estimate.high)]
    return tr("{low} to {high}", low=bounds[0], high=bounds[1])


def items_words(count: int) -> str:
    """Return a number of items in words."""
    return tr_count("{count} item", "{count} items", count=count)


def estimate_words(estimate: Estimate | None, *, percent: bool, signed: bool = False) -> str:
    """Return a value with interval and items."""
    if estimate is None:
        return tr("nothing was judged")
    value = number(estimate.value, percent=percent, signed=signed)
    interval = interval_words(estimate, percent=percent, signed=signed)
    if estimate.low is not None:
        interval = tr("95 % interval {interval}", interval=interval)
    return tr(
        "{value} ({interval}; {items})", value=value, interval=interval, items=items_words(estimate.items)
    )


def figure_words(figure: MetricResult) -> str:
    """Return a metric's value, interval, items, and the number not judged."""
    words = estimate_words(figure.estimate, percent=is_percent(figure.measure))
    return (
        tr("{words}; {not_judged} not judged", words=words, not_judged=items_words(figure.not_judged))
        if figure.not_judged
        else words
    )


def judge_words(judge: str) -> str:
    """Return who judged a metric."""
    return tr("judge: {judge}", judge=judge) if judge else NO_JUDGE


def range_words(measure: MetricDefinition) -> str:
    """Return a metric's range and its better end."""
    percent = is_percent(measure)
    ends = [number(each, percent=percent) for each in (measure.lowest, measure.highest)]
    return (
        tr("{lowest} to {highest}, more is better", lowest=ends[0], highest=ends[1])
        if measure.more_is_better
        else tr("{lowest} to {highest}, less is better", lowest=ends[0], highest=ends[1])
    )


def identity_words(model: ModelIdentity) -> str:
    """Return a model's title, standing and the beginning of its hash."""
    parts = [model.title or model.name]
    if model.standing:
        parts.append(model.standing)
    elif not model.sha256:
        parts.append(tr("not one of this computer's models: no hash is known"))
    if model.sha256:
        parts.append(tr("SHA-256 {sha256}…", sha256=model.sha256[:_HASH_SHOWN]))
    return ", ".join(parts)


def mode_words(facts: RunFacts) -> str:
    """Return the mode, and the strategy where one was set."""
    mode = _MODES.get(facts.mode, facts.mode.value)
    if facts.improve:
        mode = tr("{mode}, improved", mode=mode)
    if not facts.strategy:
        return mode
    return tr("{mode}, strategy {strategy}", mode=mode, strategy=strategy_words(facts.strategy))


def strategy_words(identity: str) -> str:
    """Return the name of one of the program's strategies; one of somebody else's table keeps its id."""
    names = {each.id: each.shown_name for each in strategy_table().strategies}
    return names.get(identity, identity)


def state_words(facts: RunFacts) -> str:
    """Return a run's state."""
    items = done_words(facts.done, facts.total, facts.failed)
    if facts.finished:
        return tr("Finished: {items}", items=items)
    return tr("Not finished: {items}", items=items)


def done_words(done: int, total: int, failed: int) -> str:
    """Return how many items of a run are done, and how many failed."""
    if not failed:
        return tr("{done} of {total} items", done=done, total=total)
    return tr("{done} of {total} items, {failed} failed", done=done, total=total, failed=failed)


def facts_rows(facts: RunFacts) -> tuple[tuple[str, str], ...]:
    """Return the facts of a run, as names and values."""
    rows = [
        (tr("Model"), identity_words(facts.model)),
        (tr("Model's SHA-256"), facts.model.sha256 or tr("not known")),
        (tr("Mode"), mode_words(facts)),
        (tr("Judge"), _judge_row(facts)),
        (tr("Measures"), facts.measures),
        (tr("Begun"), tr("{began} UTC", began=f"{facts.began:%Y-%m-%d %H:%M}")),
        (tr("State"), state_words(facts)),
        (tr("Seed"), str(facts.seed)),
        (tr("Run"), facts.id),
    ]
    if facts.attacker is not None:
        rows.insert(4, (tr("Attacker"), identity_words(facts.attacker)))
    if facts.data:
        data, digest = facts.data, facts.data_sha256
        rows.append((tr("Data"), tr("{data}, SHA-256 {hash}", data=data, hash=digest) if digest else data))
    if facts.columns:
        rows.append((tr("Columns"), facts.columns))
    if facts.settings:
        rows.append((tr("Settings"), ", ".join(f"{name}={value}" for name, value in facts.settings)))
    return tuple(rows)


def _judge_row(facts: RunFacts) -> str:
    if facts.judge is None:
        return tr("none: what counts stands in the reply or it does not")
    judge = identity_words(facts.judge)
    return tr("{judge} – judged by itself", judge=judge) if facts.judged_by_itself else judge


def shown_points(curve: Curve) -> tuple[CurvePoint, ...]:
    """Return the points of a curve to list in words: all of a few, else every fifth."""
    few = len(curve.points) <= _FEW_POINTS
    return curve.points if few else curve.points[::_STEP]


def place_words(x: float) -> str:
    """Return a point's x, to three digits."""
    return f"{x:.3g}"


def curve_words(curve: Curve) -> str:
    """Return a curve in words, every point of it."""
    points = with_semicolons(
        f"{place_words(point.x)}: {estimate_words(point.estimate, percent=curve.percent)}"
        for point in curve.points
    )
    return tr(
        "{curve}. {across} against {up}. {points}. {judge}.",
        curve=curve.title,
        across=curve.across,
        up=curve.up,
        points=points,
        judge=judge_words(curve.judge),
    )


def verdict_words(row: ItemRow) -> str:
    """Return an item's verdicts in a line."""
    if row.error:
        return tr("could not be asked")
    told = [f"{each.title} {_plain(each.value)}" for each in row.verdicts]
    told += [f"{each}: {NOT_A_VERDICT}" for each in row.not_judged]
    return with_semicolons(told) or NOT_A_VERDICT


def _plain(value: float) -> str:
    return f"{round(value, 4):g}".replace("-", "−")


def agreement_words(found: JudgeAgreement) -> str:
    """Return a judge's agreement with people: Cohen's kappa with its interval, and the observed agreement."""
    agreement, quality = found.quality.agreement, found.quality
    if agreement.kappa is None:
        told = [tr("Cohen's kappa is not defined: both gave the same label throughout")]
    else:
        kappa = number(agreement.kappa, percent=False)
        told = [tr("Cohen's kappa {kappa}", kappa=kappa)]
        if agreement.low is not None and agreement.high is not None:
            low, high = (number(each, percent=False) for each in (agreement.low, agreement.high))
            told = [
                tr("Cohen's kappa {kappa} (95 % interval {low} to {high})", kappa=kappa, low=low, high=high)
            ]
    same, items = number(agreement.observed, percent=True), items_words(agreement.items)
    told.append(tr("the same label on {share} of {items}", share=same, items=items))
    if quality.only_people:
        told.append(tr("{items} only people labelled", items=items_words(quality.only_people)))
    return with_semicolons([*told, judge_words(quality.judge)])


def difference_words(found: MetricComparison) -> str:
    """Return a paired difference, whether it differs from zero, and how many items go each way."""
    comparison, percent = found.comparison, is_percent(found.measure)
    if comparison.difference is None:
        return tr("no item has this figure in both runs")
    words = estimate_words(comparison.difference, percent=percent, signed=True)
    told = [tr("B less A {difference}", difference=words)]
    if not comparison.told_apart:
        told.append(tr("not to be told apart from no difference"))
    told.append(
        tr(
            "B is higher on {higher}, lower on {lower}, the same on {equal}",
            higher=comparison.higher,
            lower=comparison.lower,
            equal=comparison.equal,
        )
    )
    if alone := comparison.only_first + comparison.only_second:
        told.append(tr("{items} in one run only", items=items_words(alone)))
    return with_semicolons(told)
