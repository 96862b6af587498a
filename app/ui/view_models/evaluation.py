"""The text of an evaluation's progress and of the rows in the list of runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.analysis import Mode
from app.evaluation.tasks import TASKS, TaskEntry

if TYPE_CHECKING:
    from app.evaluation.run_control import RunProgress
    from app.evaluation.run_logs import Run

BOTH_AT_ONCE = (
    "An evaluation opens an engine of its own beside the conversation's. Both at once are slow, and need memory for "
    "two models. Questions and replies of evaluations are kept as plain files in the data folder."
)
_TITLES = {each.name: each.title for each in TASKS}
_MODES = {Mode.OBSERVE: "Observe", Mode.GUIDE: "Guide"}


def progress_words(progress: RunProgress) -> str:
    """Return a run's progress, pace and time left."""
    words = [f"{progress.done} of {progress.total} items"]
    if progress.reused:
        words.append(f"{progress.reused} of them done before")
    pace, left = progress.items_an_hour, progress.seconds_left
    if pace is None or left is None:
        return f"{', '.join(words)}. The model is loading or at its first item."
    words.append(f"{pace:,.0f} items an hour")
    words.append(f"about {left_words(left)} left")
    return ", ".join(words)


def left_words(seconds: float) -> str:
    """Return a duration in words."""
    if seconds >= 5400:
        return f"{seconds / 3600:.1f} hours"
    if seconds >= 90:
        return f"{seconds / 60:.0f} minutes"
    return f"{seconds:.0f} seconds"


def run_cells(run: Run) -> tuple[str, ...]:
    """Return the cells of a run's row: begun, task, model, mode, state."""
    order = run.order
    failed = f", {run.failed} failed" if run.failed else ""
    return (
        f"{run.began.astimezone():%Y-%m-%d %H:%M}",
        _TITLES.get(order.task, order.task),
        order.model,
        _MODES.get(order.mode, order.mode.value),
        f"{run.state.value}, {run.done} of {run.total}{failed}",
    )


def task_words(entry: TaskEntry) -> str:
    """Return a sentence on what a task measures."""
    return f"Measures {entry.measures}."
