"""A run, and two runs side by side, as lines of text: the figures that stand in the log, with nothing added."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from inspect_ai.log import EvalLog

from app.domain.analysis import Mode
from app.evaluation.errors import EvaluationError
from app.evaluation.run_logs import Run, RunState, log_of
from app.evaluation.run_order import differences
from app.evaluation.tasks import task_named

_SHOWN_CHARACTERS = 90
_NUMBERS = {"C": 1.0, "I": 0.0, "P": 0.5, "N": 0.0}  # what Inspect's letters are worth
_HASHES = ("model_sha256", "data_sha256")


@dataclass(frozen=True, slots=True)
class ItemScore:
    """One item's score by one scorer. ``value`` is None where it is no number."""

    item: str
    scorer: str
    value: float | None
    reply: str
    explanation: str


@dataclass(frozen=True, slots=True)
class PairedItem:
    """One item in two runs."""

    one: ItemScore
    other: ItemScore

    @property
    def difference(self) -> float | None:
        """The other's value less the first's."""
        if self.one.value is None or self.other.value is None:
            return None
        return self.other.value - self.one.value


def item_scores(log: EvalLog) -> Iterator[ItemScore]:
    """Answer every score of every item of a log; a score of several values is one for each."""
    for sample in log.samples or ():
        for scorer, score in (sample.scores or {}).items():
            values = score.value if isinstance(score.value, Mapping) else {"": score.value}
            for name, value in values.items():
                named = f"{scorer}.{name}" if name else scorer
                yield ItemScore(
                    str(sample.id),
                    named,
                    _number(value),
                    sample.output.completion,
                    score.explanation or "",
                )


def paired(one: Run, other: Run) -> tuple[PairedItem, ...]:
    """Answer the items that both runs have scored, in the first's order. Raises ``EvaluationError``."""
    if one.order.task != other.order.task:
        raise EvaluationError("Only runs of the same task can be compared.")
    theirs = {(each.item, each.scorer): each for each in item_scores(log_of(other))}
    pairs = (
        PairedItem(mine, theirs[mine.item, mine.scorer])
        for mine in item_scores(log_of(one))
        if (mine.item, mine.scorer) in theirs
    )
    return tuple(pairs)


def run_words(run: Run) -> str:
    """Answer in a line what a run is and how far."""
    mode = "" if run.order.mode is Mode.OBSERVE else f" ({run.order.mode.value})"
    failed = f", {run.failed} failed" if run.failed else ""
    return (
        f"{run.id}  {run.began:%Y-%m-%d %H:%M}  {run.order.task}  {run.order.model}{mode}  "
        f"{run.state.value}, {run.done} of {run.total} items{failed}"
    )


def report_lines(run: Run) -> Iterator[str]:
    """Answer a run's figures, each with what it is of."""
    log = log_of(run)
    order = run.order
    yield run_words(run)
    yield f"measures: {task_named(order.task).measures}"
    yield f"model: {order.model}" + (f", SHA-256 {order.model_sha256}" if order.model_sha256 else "")
    for role, name in (("judge", order.judge), ("attacker", order.attacker)):
        if role in task_named(order.task).roles:
            yield f"{role}: {name or 'the model itself'}"
    if order.data:
        yield f"data: {order.data}, SHA-256 {order.data_sha256}"
    yield f"seed {order.seed}; mode {order.mode.value}"
    if run.problem:
        yield f"It ended early: {run.problem}"
    if run.state is not RunState.DONE:
        yield "It is not finished: the same command goes on with the rest, and the figures come at the end."
    for score in log.results.scores if log.results is not None else ():
        for name, metric in score.metrics.items():
            yield f"{score.name}, {name}: {metric.value:.3f}"
        yield f"{score.name}: {score.scored_samples} items scored"
    for name, usage in log.stats.model_usage.items():
        yield (
            f"{name}: {usage.input_tokens} tokens read, {usage.input_tokens_cache_read or 0} reused, "
            f"{usage.output_tokens} written"
        )


def comparison_lines(one: Run, other: Run, *, items: bool) -> Iterator[str]:
    """Answer two runs of a task beside each other, on the items that both have. Raises ``EvaluationError``."""
    pairs = paired(one, other)
    yield f"A: {run_words(one)}"
    yield f"B: {run_words(other)}"
    differing = [each for each in differences(one.order, other.order) if each not in _HASHES]
    yield f"they differ in: {', '.join(differing) or 'nothing that was ordered'}"
    for scorer in dict.fromkeys(each.one.scorer for each in pairs):
        yield _difference_words(scorer, [each for each in pairs if each.one.scorer == scorer])
    if items:
        for each in pairs:
            yield f"{each.one.item}  {each.one.scorer}  A {_value(each.one)}  B {_value(each.other)}"
            yield f"  A: {_short(each.one.reply)}"
            yield f"  B: {_short(each.other.reply)}"


def _difference_words(scorer: str, pairs: list[PairedItem]) -> str:
    differences = [each.difference for each in pairs if each.difference is not None]
    if not differences:
        return f"{scorer}: nothing to compare"
    mean = sum(differences) / len(differences)
    better, worse = sum(each > 0 for each in differences), sum(each < 0 for each in differences)
    return (
        f"{scorer}: B less A {mean:+.3f} on {len(differences)} items that both have; "
        f"B is higher in {better}, lower in {worse}, the same in {len(differences) - better - worse}"
    )


def _number(value: object) -> float | None:
    if isinstance(value, str):
        return _NUMBERS.get(value)
    if isinstance(value, bool | int | float) and not math.isnan(value):
        return float(value)
    return None


def _value(score: ItemScore) -> str:
    return "–" if score.value is None else f"{score.value:.2f}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN_CHARACTERS else line[:_SHOWN_CHARACTERS] + "…"
