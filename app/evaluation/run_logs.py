"""The runs, read from Inspect's log files, which are their only record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from inspect_ai.log import (
    EvalLog,
    EvalSampleSummary,
    list_eval_logs,
    read_eval_log,
    read_eval_log_sample_summaries,
)

from app.evaluation.errors import RunUnknown
from app.evaluation.run_specification import RunSpecification, order_in
from app.translation import tr

_SHOWN_ID = 8  # characters of Inspect's task id that a person types


class RunState(StrEnum):
    """The state of a run."""

    DONE = "done"
    UNFINISHED = "unfinished"  # paused, killed, or under way in another process: the same order continues it
    FAILED = "failed"  # too many items failed; the same order tries the rest again


@dataclass(frozen=True, slots=True)
class Run:
    """One run with all its attempts. ``done`` of ``total`` items are scored; ``failed`` ended with an error."""

    id: str
    order: RunSpecification
    state: RunState
    done: int
    failed: int
    total: int
    began: datetime
    path: Path  # of the attempt with the most items
    attempts: tuple[Path, ...]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class _Attempt:
    path: Path
    log: EvalLog
    order: RunSpecification
    summaries: Sequence[EvalSampleSummary]

    @property
    def done(self) -> int:
        return sum(1 for each in self.summaries if each.error is None and each.completed)


def runs_in(folder: Path) -> tuple[Run, ...]:
    """Return the runs with logs in a folder, newest first. Unreadable files are skipped."""
    attempts: dict[str, list[_Attempt]] = {}
    for attempt in _attempts(folder):
        attempts.setdefault(attempt.log.eval.task_id, []).append(attempt)
    runs = (_run(identity, each) for identity, each in attempts.items())
    return tuple(sorted(runs, key=lambda each: each.began, reverse=True))


def run_named(folder: Path, name: str) -> Run:
    """Return a run by "last" or the beginning of its id. Raises ``RunUnknown``."""
    runs = runs_in(folder)
    found = runs[:1] if name == "last" else [each for each in runs if each.id.startswith(name)]
    if len(found) == 1:
        return found[0]
    raise RunUnknown(
        tr("The run '{name}' is not unique.", name=name)
        if found
        else tr("The run '{name}' is not known.", name=name),
        in_terminal=tr("'oyster eval list' shows the runs; 'last' is the newest."),
    )


def unfinished_like(folder: Path, order: RunSpecification) -> Run | None:
    """Return the newest run of this order if it is not done."""
    same = next((each for each in runs_in(folder) if each.order == order), None)
    return same if same is not None and same.state is not RunState.DONE else None


def log_of(run: Run) -> EvalLog:
    """Return a run's log with its items."""
    return read_eval_log(str(run.path))


def forget_older_attempts(run: Run) -> None:
    """Delete the attempts whose items are all in a run's last one."""
    for each in run.attempts:
        if each != run.path:
            each.unlink(missing_ok=True)


def planned(log: EvalLog) -> int:
    """Return the number of items that a log's run plans."""
    every, limit = log.eval.dataset.samples or 0, log.eval.config.limit
    return min(every, limit) if isinstance(limit, int) else every


def _attempts(folder: Path) -> Iterable[_Attempt]:
    if not folder.is_dir():
        return
    for info in list_eval_logs(str(folder), formats=["eval"], recursive=False):
        try:
            log = read_eval_log(info, header_only=True)
            order = order_in(log.eval.metadata)
            if order is not None:
                yield _Attempt(_path(info.name), log, order, read_eval_log_sample_summaries(info))
        except (OSError, ValueError, KeyError):
            continue  # no whole log: another program's, or one being written


def _run(identity: str, attempts: list[_Attempt]) -> Run:
    # an attempt begins with all items of those before it, so continue from the one with the most
    best = max(attempts, key=lambda each: (each.done, each.log.status == "success", each.log.eval.created))
    state, error = _state(best.log), best.log.error
    # an item cancelled by a pause is in the log with an error as well, and is repeated
    unfinished = state is RunState.UNFINISHED
    failed = 0 if unfinished else sum(1 for each in best.summaries if each.error is not None)
    return Run(
        id=identity[:_SHOWN_ID],
        order=best.order,
        state=state,
        done=best.done,
        failed=failed,
        total=planned(best.log),
        began=_began(attempts),
        path=best.path,
        attempts=tuple(each.path for each in attempts),
        problem=error.message if error is not None else "",
    )


def _began(attempts: Sequence[_Attempt]) -> datetime:
    """Return when the first attempt or its first item began; of attempts that were forgotten, the items remain."""
    times = [each.log.eval.created for each in attempts]
    times += [each.started_at for attempt in attempts for each in attempt.summaries if each.started_at]
    return min(datetime.fromisoformat(each) for each in times)


def _state(log: EvalLog) -> RunState:
    if log.status == "success":
        return RunState.DONE
    return RunState.FAILED if log.status == "error" else RunState.UNFINISHED


def _path(name: str) -> Path:
    return Path(name.removeprefix("file://"))
