"""Starting evaluations, and resuming paused or killed ones.

Callable from any thread: it blocks, prints nothing and needs no event loop.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from inspect import signature
from pathlib import Path

import filelock
from inspect_ai import Task, eval_async, eval_retry_async
from inspect_ai._util.error import PrerequisiteError  # errors of a provider that lacks a key or a package
from inspect_ai.dataset import Sample
from inspect_ai.log import read_eval_log_async
from inspect_ai.model import Model, get_model
from inspect_ai.util import display_type, registry_info

from app.confinement.network_refusal import network_is_refused
from app.confinement.recorded_sockets import allow_host
from app.domain.hosts import host_of
from app.evaluation import inspect_registry  # noqa: F401 - registers the provider and the tasks
from app.evaluation.apart import asks_elsewhere, run_apart
from app.evaluation.context_need import context_needed
from app.evaluation.errors import EvaluationError, TaskUnknown
from app.evaluation.inspect_environment import settle
from app.evaluation.log_without_texts import texts_left_out
from app.evaluation.opened_models import close_models, need_context, use_locations
from app.evaluation.run_control import RunControl, watch
from app.evaluation.run_logs import Run, RunState, forget_older_attempts, runs_in, unfinished_like
from app.evaluation.run_specification import RunSpecification, as_metadata, identified, inspect_name, is_ours
from app.evaluation.tasks import maker_of, task_named
from app.locations import Locations, private_folder
from app.translation import tr

_TOO_MANY_FAILED = 0.25  # share of the items: then something is wrong with the whole run


def run(
    locations: Locations, order: RunSpecification, control: RunControl | None = None, *, fresh: bool = False
) -> Run:
    """Run an order and return the run, done or paused. An unfinished run of the same order continues.

    With ``fresh`` a new run begins. One that asks another provider runs in a process of its own, unless this process
    may connect itself. Raises ``OysterError``.
    """
    use_locations(locations)
    control = control or RunControl()
    if network_is_refused() and asks_elsewhere(order):
        close_models()  # they are opened over there
        return run_apart(locations, order, control, fresh=fresh)
    with _alone(locations.evaluations):
        try:
            wanted = identified(order)
            before = None if fresh else unfinished_like(locations.evaluations, wanted)
            with texts_left_out(wanted.without_texts):
                asyncio.run(_evaluated(locations.evaluations, wanted, before, control))
        finally:
            watch(None)
            close_models()
        return _outcome(locations.evaluations, wanted)


def resume(locations: Locations, unfinished: Run, control: RunControl | None = None) -> Run:
    """Continue a run and return it. Raises ``OysterError``, also where its files have changed since."""
    use_locations(locations)
    if identified(unfinished.order) != unfinished.order:
        close_models()
        raise EvaluationError(tr("A model or the data of this run have changed since: start it anew."))
    return run(locations, unfinished.order, control)


async def _evaluated(folder: Path, order: RunSpecification, before: Run | None, control: RunControl) -> None:
    """Run to the end or to a pause; the outcome is in the log."""
    task = asyncio.current_task()
    if task is None:
        raise RuntimeError("An evaluation runs in a task.")
    model = _model(order)  # Inspect looks for hooks here, before ours exists and would be announced
    watch(control)
    try:
        made = _task(order)
        need_context(context_needed(map(_text_of, made.dataset), made.config.max_tokens or 0))
        if before is not None:
            control.begin(task, before.done, before.total)
            await _continued(folder, order, before)
        else:
            every = len(made.dataset)
            control.begin(task, 0, min(every, order.limit) if order.limit else every)
            await _started(folder, order, made, model)
    except asyncio.CancelledError:
        if not control.paused:
            raise
    finally:
        control.end()


async def _started(folder: Path, order: RunSpecification, made: Task, model: Model) -> None:
    at_once = _at_once(order)
    await eval_async(
        made,
        model=model,
        model_roles=_roles(order),
        metadata=as_metadata(order),
        limit=order.limit or None,
        seed=order.seed,
        log_dir=str(folder),
        log_level="critical",
        log_buffer=1,
        log_realtime=False,
        log_model_api=False,
        ctl_server=False,
        score_display=False,
        fail_on_error=_TOO_MANY_FAILED,
        retry_on_error=1,
        max_samples=at_once,
        max_connections=at_once,
    )


async def _continued(folder: Path, order: RunSpecification, before: Run) -> None:
    """Run the rest of a run from its log; the task is found by name, whatever the working folder."""
    at_once = _at_once(order)
    log = await read_eval_log_async(str(before.path))
    log.eval.task_file, log.eval.task_registry_name = (
        None,
        registry_info(maker_of(task_named(order.task))).name,
    )
    await eval_retry_async(
        log,
        log_dir=str(folder),
        log_level="critical",
        log_buffer=1,
        log_realtime=False,
        ctl_server=False,
        max_samples=at_once,
        max_connections=at_once,
    )


def _task(order: RunSpecification) -> Task:
    """Create the task; one with a random choice gets the order's seed, unless its settings name another."""
    maker, arguments = maker_of(task_named(order.task)), order.task_arguments
    if "seed" in signature(maker).parameters:
        arguments.setdefault("seed", order.seed)
    try:
        return maker(**arguments)
    except TypeError as error:
        raise TaskUnknown(
            tr("The task '{task}' does not know one of its settings.", task=order.task), str(error)
        ) from error


def _text_of(sample: Sample) -> str:
    """Return all that is put to the model in a sample."""
    return sample.input if isinstance(sample.input, str) else "".join(each.text for each in sample.input)


def _at_once(order: RunSpecification) -> int | None:
    """Return 1 where the model runs here; None leaves the concurrency of another endpoint to Inspect."""
    return 1 if is_ours(order.model_name) else None


def _model(order: RunSpecification) -> Model:
    try:
        if is_ours(order.model_name):
            return get_model(
                order.model_name, mode=order.mode.value, strategy=order.strategy, improve=order.improve
            )
        return _let_connect(get_model(order.model_name, base_url=order.base_url or None))
    except (PrerequisiteError, ValueError, ImportError) as error:
        raise EvaluationError(
            tr("The model '{model_name}' cannot be used: {error}", model_name=order.model_name, error=error)
        ) from error


def _roles(order: RunSpecification) -> dict[str, str | Model | list[str] | list[Model]]:
    """Return the models of the task's roles: the named ones, else the model measured, bare."""
    named = {"judge": order.judge, "attacker": order.attacker}
    found: dict[str, str | Model | list[str] | list[Model]] = {}
    for role in task_named(order.task).roles:
        name = inspect_name(named[role]) if named[role] else order.model_name
        base_url = order.base_url if name == order.model_name else ""
        found[role] = _let_connect(get_model(name, base_url=base_url or None))
    return found


def _let_connect(model: Model) -> Model:
    """Let this process reach the host of a model that the order names, and return the model."""
    address = model.api.base_url or getattr(getattr(model.api, "client", None), "base_url", None)
    if address is not None and not is_ours(str(model)):
        allow_host(host_of(str(address)))
    return model


def _outcome(folder: Path, order: RunSpecification) -> Run:
    found = next((each for each in runs_in(folder) if each.order == order), None)
    if found is None:
        raise EvaluationError(tr("The evaluation ended before its first item. Start it again."))
    if found.state is RunState.DONE and len(found.attempts) > 1:
        forget_older_attempts(found)
        return replace(found, attempts=(found.path,))
    return found


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Allow one evaluation at a time in a data folder; the system releases the lock if the process is killed."""
    try:
        private_folder(folder.parent)
        private_folder(folder)
        with filelock.FileLock(folder / ".lock", timeout=0):
            settle(folder)
            display_type()  # determined here and cached: otherwise an evaluation would print
            yield
    except filelock.Timeout as error:
        raise EvaluationError(tr("Another evaluation is running. Wait for it, or pause it.")) from error
    except OSError as error:
        raise EvaluationError(tr("The folder {folder} cannot be used.", folder=folder), str(error)) from error
