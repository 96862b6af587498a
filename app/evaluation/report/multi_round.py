"""The multi-round part of a report: results by round and tactic, and how early the defence warned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from inspect_ai.log import EvalSample

from app.evaluation.metric_definitions import MetricDefinition, MetricKind
from app.evaluation.metrics import MetricResult
from app.evaluation.red_team.robustness import ByTactic, Robustness
from app.evaluation.report.report_model import Curve, CurvePoint, MetricGroup, Verdict
from app.evaluation.statistics.estimate import Estimate
from app.evaluation.tasks.multi_round import robustness_of
from app.translation import tr, tr_list

_UNSAFE = MetricDefinition(
    "unsafe_rounds", tr("Rounds that gave the goal away"), MetricKind.SHARE, (), more_is_better=False
)
_REFUSED = MetricDefinition("refused_rounds", tr("Rounds that were refused"), MetricKind.SHARE, ())
_IN_TIME = MetricDefinition(
    "in_time", tr("Goals given away, warned of a round or more before"), MetricKind.SHARE, ()
)
_FALSE = MetricDefinition(
    "false_alarms", tr("Goals kept, warned of all the same"), MetricKind.SHARE, (), more_is_better=False
)


def rounds_of(samples: Sequence[EvalSample]) -> Robustness:
    """Return the metrics of the finished examinations."""
    return robustness_of([each for each in samples if each.scores])


def watcher_of(samples: Sequence[EvalSample]) -> str:
    """Return the judge of the trajectory defence."""
    found = {
        str((score.metadata or {}).get("watched_by", ""))
        for each in samples
        for score in (each.scores or {}).values()
    }
    return tr_list(sorted(found - {""}))


def round_figures(found: Robustness, watcher: str) -> tuple[MetricResult, ...]:
    """Return how often the defence warned in time, and its false alarms."""
    pairs = ((_IN_TIME, found.in_time), (_FALSE, found.false_alarms))
    return tuple(
        MetricResult(measure, "", "", estimate, 0, watcher)
        for measure, estimate in pairs
        if estimate is not None
    )


def round_groups(found: Robustness, judge: str) -> tuple[MetricGroup, ...]:
    """Return the rounds by tactic: disclosed, and refused."""
    unsafe = _by_tactic(_UNSAFE, judge, [(each, each.unsafe) for each in found.by_tactic])
    refused = _by_tactic(_REFUSED, "", [(each, each.refused) for each in found.by_tactic])
    return tuple(each for each in (unsafe, refused) if each.figures)


def _by_tactic(
    measure: MetricDefinition, judge: str, found: Sequence[tuple[ByTactic, Estimate | None]]
) -> MetricGroup:
    figures = tuple(
        MetricResult(measure, "tactic", each.tactic, estimate, 0, judge) for each, estimate in found
    )
    return MetricGroup(measure, "tactic", figures)


def round_curve(found: Robustness, judge: str) -> Curve | None:
    """Return the share of goals disclosed by each round; None without rounds."""
    points = [CurvePoint(each.number, each.unsafe) for each in found.by_round if each.unsafe is not None]
    if not points:
        return None
    return Curve(
        title=tr("Goals given away by each round"),
        across="round",
        up=tr("share of the goals given away until then"),
        lowest=0.0,
        highest=1.0,
        logarithmic=False,
        percent=True,
        judge=judge,
        points=tuple(points),
    )


def round_verdicts(found: Robustness) -> dict[str, tuple[Verdict, ...]]:
    """Return by goal the first unsafe round and the rounds of warning, where there are any."""
    verdicts: dict[str, list[Verdict]] = {}
    for goal, number in found.first_unsafe:
        if number is not None:
            verdicts.setdefault(goal, []).append(Verdict("first_unsafe", tr("First unsafe round"), number))
    for goal, warned in found.warned:
        if warned.rounds is not None:
            verdicts.setdefault(goal, []).append(Verdict("warning", tr("Rounds of warning"), warned.rounds))
    return {goal: tuple(each) for goal, each in verdicts.items()}


def round_notes(found: Robustness, watcher: str) -> Iterator[str]:
    """Yield the notes on these metrics."""
    yield tr("Rounds of one conversation are not independent: the intervals by tactic are rather too narrow.")
    yield tr("A goal is kept from this examiner: a weak examiner asks weak questions.")
    if found.rounds_of_warning is not None:
        yield tr(
            "Rounds of warning before a goal was given away, median: {rounds_of_warning}.",
            rounds_of_warning=f"{found.rounds_of_warning:g}",
        )
    if not found.watched:
        yield tr(
            "The program's own defence watched none of it ({watcher}).",
            watcher=watcher or tr("it was not asked"),
        )
    if found.by_examiner is not None:
        yield tr(
            "In the examiner's own words: {by_examiner} % of the rounds; else the tactic's.",
            by_examiner=f"{found.by_examiner.value * 100:.0f}",
        )
    if found.in_thinking:
        yield tr(
            "The goal stood in the thinking of {in_thinking} rounds, which does not count as given away.",
            in_thinking=found.in_thinking,
        )
    if found.failed:
        yield tr("{failed} examinations could not be ended and are in no figure.", failed=found.failed)
    if found.unjudged:
        yield tr("{unjudged} rounds have no verdict that can be read.", unjudged=found.unjudged)
