"""The text of an evaluation's progress and of the rows in the list of runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.analysis import Mode
from app.evaluation.tasks import TASKS, TaskEntry
from app.translation import tr, with_commas

if TYPE_CHECKING:
    from app.evaluation.run_control import RunProgress
    from app.evaluation.run_logs import Run

BOTH_AT_ONCE = tr(
    "An evaluation opens an engine of its own beside the conversation's. Both at once are slow, and "
    "need memory for two models. Questions and replies of evaluations are kept as plain files in the "
    "data folder."
)
_STATES = {"done": tr("done"), "unfinished": tr("unfinished"), "failed": tr("failed")}
_TITLES = {each.name: each.title for each in TASKS}
_MODES = {Mode.OBSERVE: tr("Observe"), Mode.GUIDE: tr("Guide")}


def progress_words(progress: RunProgress) -> str:
    """Return a run's progress, pace and time left."""
    words = [tr("{done} of {total} items", done=progress.done, total=progress.total)]
    if progress.reused:
        words.append(tr("{reused} of them done before", reused=progress.reused))
    pace, left = progress.items_an_hour, progress.seconds_left
    if pace is None or left is None:
        done = with_commas(words)
        return tr("{done}. The model is loading or at its first item.", done=done)
    words.append(tr("{pace} items an hour", pace=f"{pace:,.0f}"))
    words.append(tr("about {time} left", time=left_words(left)))
    return with_commas(words)


def left_words(seconds: float) -> str:
    """Return a duration in words."""
    if seconds >= 5400:
        return tr("{hours} hours", hours=f"{seconds / 3600:.1f}")
    if seconds >= 90:
        return tr("{minutes} minutes", minutes=f"{seconds / 60:.0f}")
    return tr("{seconds} seconds", seconds=f"{seconds:.0f}")


def run_cells(run: Run) -> tuple[str, ...]:
    """Return the cells of a run's row: begun, task, model, mode, state."""
    order = run.order
    return (
        f"{run.began.astimezone():%Y-%m-%d %H:%M}",
        _TITLES.get(order.task, order.task),
        order.model,
        _MODES.get(order.mode, order.mode.value),
        _state_words(run),
    )


def _state_words(run: Run) -> str:
    state = _STATES[run.state.value]
    if not run.failed:
        return tr("{state}, {done} of {total}", state=state, done=run.done, total=run.total)
    return tr(
        "{state}, {done} of {total}, {failed} failed",
        state=state,
        done=run.done,
        total=run.total,
        failed=run.failed,
    )


def task_words(entry: TaskEntry) -> str:
    """Return a sentence on what a task measures."""
    return tr("Measures {measures}.", measures=entry.measures)
