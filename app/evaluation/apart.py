"""A run that asks another provider's endpoint, in a process of its own: the one that started it reaches no network."""

from __future__ import annotations

import signal
import threading
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

import msgspec

from app.child_process import ChildProcess
from app.confinement.confinement import connects
from app.confinement.connection_log import Purpose
from app.domain.errors import OysterError
from app.domain.hosts import host_of
from app.evaluation.errors import EvaluationError
from app.evaluation.run_control import RunControl, RunProgress
from app.evaluation.run_specification import RunSpecification, inspect_name, is_ours
from app.locations import Locations
from app.translation import tr, tr_list

if TYPE_CHECKING:
    from app.evaluation.run_logs import Run

_LOOK_SECONDS = 0.1
_END_SECONDS = 10.0  # for a run that was stopped to write its log
_ENDED = tr("The evaluation's process ended unexpectedly. Start it again: the items that are done are kept.")


class _Wish(msgspec.Struct, frozen=True):
    """What the process is asked to do: pause after the current item, or stop ``now``."""

    now: bool


class _Failed(msgspec.Struct, frozen=True):
    sentence: str
    detail: str
    in_terminal: str


def asks_elsewhere(order: RunSpecification) -> bool:
    """Return whether a model of the order runs at another provider's endpoint."""
    return bool(_elsewhere(order))


def _elsewhere(order: RunSpecification) -> tuple[str, ...]:
    """Return the models of the order that do not run here."""
    named = (order.model, order.judge, order.attacker)
    return tuple(name for name in named if name and not is_ours(inspect_name(name)))


def run_apart(locations: Locations, order: RunSpecification, control: RunControl, *, fresh: bool) -> Run:
    """Run an order in a process that may connect, and return the run. Raises ``OysterError``."""
    models = tr_list(dict.fromkeys(each for each in _elsewhere(order)))
    reach = connects(Purpose.EVALUATION, models, (host_of(order.base_url),))
    process = ChildProcess(
        "oyster-evaluation", _serve, locations, order, fresh, confinement=reach, has_children=True
    )
    try:
        return _followed(process.pipe, control)
    except (EOFError, OSError) as error:
        raise EvaluationError(_ENDED, str(error)) from error
    except BaseException:  # Ctrl+C: the log is written before the process ends
        process.pipe.send(_Wish(now=True))
        process.wait(_END_SECONDS)
        raise
    finally:
        process.close()


def _followed(pipe: Connection, control: RunControl) -> Run:
    """Pass progress and wishes on until the run is over."""
    told: _Wish | None = None
    while True:
        wish = _Wish(now=control.stopped) if control.paused else None
        if wish != told and wish is not None:
            pipe.send(wish)
            told = wish
        if not pipe.poll(_LOOK_SECONDS):
            continue
        match pipe.recv():
            case RunProgress() as progress:
                control.show(progress)
            case _Failed() as failed:
                raise EvaluationError(failed.sentence, failed.detail, in_terminal=failed.in_terminal)
            case found:
                run: Run = found
                return run


def _serve(pipe: Connection, locations: Locations, order: RunSpecification, fresh: bool) -> None:
    """Run the order in this process."""
    from app.evaluation.runs import run

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the program's to pass on
    control = RunControl(pipe.send)
    threading.Thread(target=_obey, args=(pipe, control), name="wishes", daemon=True).start()
    try:
        pipe.send(run(locations, order, control, fresh=fresh))
    except OysterError as error:
        pipe.send(_Failed(error.sentence, error.detail, error.in_terminal))


def _obey(pipe: Connection, control: RunControl) -> None:
    """Pause or stop the run as asked, and stop it where nobody listens any more."""
    try:
        while True:
            wish: _Wish = pipe.recv()
            control.stop() if wish.now else control.pause()
    except (EOFError, OSError):
        control.stop()
