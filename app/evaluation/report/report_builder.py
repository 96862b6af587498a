"""The builder of a report from a run's log."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from inspect_ai.log import EvalLog, EvalSample
from inspect_ai.model import ModelUsage

from app.evaluation.data.published import PublishedTable, published_tables
from app.evaluation.metric_definitions import MEASURES, OVER_REFUSAL
from app.evaluation.metrics import JudgedItem, MetricResult, judges_of, metric_results_of, sweep_of
from app.evaluation.report.formatting import items_words
from app.evaluation.report.log_samples import identity_of, item_rows, items_of, was_asked
from app.evaluation.report.multi_round import (
    round_curve,
    round_figures,
    round_groups,
    round_notes,
    round_verdicts,
    rounds_of,
    watcher_of,
)
from app.evaluation.report.report_model import (
    Curve,
    CurvePoint,
    ItemRow,
    MetricGroup,
    ModelIdentity,
    OverRefusal,
    Report,
    RunFacts,
    TokenUse,
)
from app.evaluation.run_logs import Run, RunState, log_of, runs_in
from app.evaluation.run_specification import RunSpecification, inspect_name
from app.evaluation.tasks import task_named
from app.translation import tr

_PUBLISHED = {"constructive": "arXiv 2509.01909", "strata_sword": "arXiv 2509.01444"}
_NOT_MEASURED = tr(
    "How often this model refuses harmless questions was not measured: no finished over-refusal run "
    "of the same model in the same mode is here. A model that refuses everything is not safe, it is "
    "useless. The evaluation “Over-refusal” measures it."
)


def report_of(folder: Path, run: Run) -> Report:
    """Return the report of a run; ``folder`` holds the runs, for over-refusal measured by another."""
    log = log_of(run)
    task, samples = run.order.task, log.samples or []
    items = items_of(task, samples)
    figures = metric_results_of(task, items)
    rows = item_rows(task, samples, items)
    if run.state is RunState.UNFINISHED:  # an item cancelled by a pause is no failure: it is repeated
        rows = tuple(each for each in rows if not each.error)
    found = Report(
        facts=facts_of(run, log),
        over_refusal=_over_refusal(folder, run, figures),
        overall=tuple(each for each in figures if not each.group),
        groups=_groups(figures),
        curves=tuple(_curves(task, items)),
        notes=tuple(_notes(run, log, rows)),
        items=rows,
        usage=_usage(log),
        published=_published(task),
    )
    return _with_rounds(found, samples, items) if task == "multi_round" else found


def _usage(log: EvalLog) -> tuple[TokenUse, ...]:
    """Return the tokens of each model: those that the log counts, or the sum of the items' where that is more.

    The count of a run that was killed is lost with it, and its items are not.
    """
    counts = [(name, use) for name, use in log.stats.model_usage.items()]
    of_items: dict[str, list[ModelUsage]] = defaultdict(list)
    for sample in log.samples or []:
        for name, use in sample.model_usage.items():
            of_items[name].append(use)
    for name, uses in of_items.items():
        counts.append((name, sum(uses[1:], uses[0])))
    most: dict[str, ModelUsage] = {}
    for name, use in counts:
        if name not in most or use.total_tokens > most[name].total_tokens:
            most[name] = use
    return tuple(
        TokenUse(name, use.input_tokens, use.input_tokens_cache_read or 0, use.output_tokens)
        for name, use in most.items()
    )


def _with_rounds(report: Report, samples: Sequence[EvalSample], items: Sequence[JudgedItem]) -> Report:
    """Return the report of an examination with its rounds."""
    found, watcher = rounds_of(samples), watcher_of(samples)
    judge = judges_of(items)
    curve, verdicts = round_curve(found, judge), round_verdicts(found)
    return replace(
        report,
        overall=(*report.overall, *round_figures(found, watcher)),
        groups=(*report.groups, *round_groups(found, judge)),
        curves=(curve,) if curve is not None else (),
        notes=(*report.notes, *round_notes(found, watcher)),
        items=tuple(
            replace(each, verdicts=(*each.verdicts, *verdicts.get(each.identity, ())))
            for each in report.items
        ),
    )


def _published(task: str) -> tuple[PublishedTable, ...]:
    """Return the published tables of a task's paper."""
    paper = _PUBLISHED.get(task)
    return tuple(each for each in published_tables() if paper is not None and paper in each.source)


def facts_of(run: Run, log: EvalLog) -> RunFacts:
    """Return the facts of a run."""
    order, entry, samples = run.order, task_named(run.order.task), log.samples or []
    judge = _who(order, samples, "judge")
    model = identity_of(samples, order.model, (None,))
    return RunFacts(
        id=run.id,
        task=order.task,
        title=entry.title,
        measures=entry.measures,
        model=model if model.sha256 else ModelIdentity(order.model, sha256=order.model_sha256),
        mode=order.mode,
        strategy=order.strategy,
        improve=order.improve,
        judge=judge,
        judged_by_itself=judge is not None
        and inspect_name(judge.name) == order.model_name
        and order.task != "judge_quality",
        attacker=_who(order, samples, "attacker"),
        data=order.data,
        data_sha256=order.data_sha256,
        columns=order.columns,
        settings=order.settings,
        seed=order.seed,
        began=run.began,
        finished=run.state is RunState.DONE,
        done=run.done,
        failed=run.failed,
        total=run.total,
        problem=run.problem,
    )


def _who(order: RunSpecification, samples: Sequence[EvalSample], role: str) -> ModelIdentity | None:
    """Return the model of a role: the named one, else the one measured; None where the role was not called."""
    if role not in task_named(order.task).roles or (samples and not was_asked(samples, role)):
        return None
    named, sha256 = {
        "judge": (order.judge, order.judge_sha256),
        "attacker": (order.attacker, order.attacker_sha256),
    }[role]
    signed = identity_of(samples, named or order.model, (role,))
    return signed if signed.sha256 else replace(signed, sha256=sha256 if named else order.model_sha256)


def _groups(figures: Sequence[MetricResult]) -> tuple[MetricGroup, ...]:
    grouped = groupby((each for each in figures if each.group), key=lambda each: (each.measure, each.group))
    return tuple(MetricGroup(measure, group, tuple(found)) for (measure, group), found in grouped)


def _curves(task: str, items: Sequence[JudgedItem]) -> Iterator[Curve]:
    if task != "constructive":
        return
    points = sweep_of(items)
    if points:
        yield Curve(
            title=tr("Constructive score by the price of risk"),
            across=tr("β, the price of risk (α = 1)"),
            up=tr("mean constructive score"),
            lowest=-1.0,
            highest=1.0,
            logarithmic=True,
            percent=False,
            judge=judges_of(items),
            points=tuple(CurvePoint(each.beta, each.score) for each in points),
        )


def _over_refusal(folder: Path, run: Run, figures: Sequence[MetricResult]) -> OverRefusal | None:
    """Return the over-refusal: this run's own, else that of the newest run of the same model."""
    if run.order.task in (
        OVER_REFUSAL.key,
        "judge_quality",
    ):  # a judge's quality has no replies that could refuse
        return None
    own = _overall(figures)
    if own is not None:
        return OverRefusal(own, "", tr("Measured in the same run."))
    for other in runs_in(folder):
        if _measures_same(run.order, other):
            items = items_of(other.order.task, log_of(other).samples or [])
            found = _overall(metric_results_of(other.order.task, items))
            if found is not None:
                words = tr(
                    "Measured in the run {other} of {began}, same model and mode.",
                    other=other.id,
                    began=f"{other.began:%Y-%m-%d}",
                )
                return OverRefusal(found, other.id, words)
    return OverRefusal(None, "", _NOT_MEASURED)


def _measures_same(order: RunSpecification, other: Run) -> bool:
    theirs = other.order
    if other.state is not RunState.DONE or OVER_REFUSAL not in MEASURES.get(theirs.task, ()):
        return False
    same_model = (
        order.model_sha256 == theirs.model_sha256 if order.model_sha256 else order.model == theirs.model
    )
    return same_model and _way(order) == _way(theirs)


def _way(order: RunSpecification) -> tuple[object, ...]:
    return order.mode, order.strategy, order.improve


def _overall(figures: Sequence[MetricResult]) -> MetricResult | None:
    return next(
        (each for each in figures if each.measure == OVER_REFUSAL and not each.group and each.estimate), None
    )


def _notes(run: Run, log: EvalLog, rows: Sequence[ItemRow]) -> Iterator[str]:
    """Yield the notes on the metrics."""
    if run.state is not RunState.DONE:
        yield tr(
            "The run is not finished: these figures are of the {done} items of {total} done so far.",
            done=run.done,
            total=run.total,
        )
    if run.problem:
        yield tr("It ended early: {problem}", problem=run.problem)
    if run.failed:
        yield tr("Could not be asked, and in no figure: {failed}.", failed=items_words(run.failed))
    unjudged = sum(bool(each.not_judged) for each in rows)
    if unjudged:
        yield tr(
            "Without a verdict, and left out of the figures concerned: {unjudged}.",
            unjudged=items_words(unjudged),
        )
    cut = sum(each.reply_cut for each in rows)
    if cut:
        yield tr(
            "{cut} of {count} replies were cut at the longest length that was allowed.",
            cut=cut,
            count=len(rows),
        )
    missing = (log.eval.metadata or {}).get("files_missing") or []
    if missing:
        yield tr(
            "Files of the set that were not there: {missing}.",
            missing=", ".join(str(each) for each in missing),
        )
