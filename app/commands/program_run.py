"""The run of the program around what was asked of it: its log and hooks, and the reporting of failures."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from app import __version__
from app.atomic_write import write_atomically
from app.commands.exit_codes import ExitCode
from app.commands.garbage_collection import leave_the_rest_to_the_system
from app.confinement.confinement import list_connections_in
from app.diagnostics.events import Event, Identifier
from app.diagnostics.hooks import disown_faults, own_faults
from app.diagnostics.log import RunningLog, record
from app.diagnostics.native_faults import catch_native_faults
from app.diagnostics.traces import Trace
from app.domain.errors import OysterError
from app.locations import Locations, close_to_others, locate, private_folder
from app.privacy.exported_token import take_from_environment
from app.translation import together, tr


class Diagnostics:
    """The log and hooks for the program's own faults, active once the data folder is known."""

    def __init__(self) -> None:
        self.locations: Locations | None = None
        self._log: RunningLog | None = None

    def start(self, locations: Locations, *, debug: bool = False, verb: str = "window") -> None:
        """Log and list connections in this data folder from now on; ``verb`` is one of the program's own words."""
        self.locations = locations
        list_connections_in(locations.connections)
        close_to_others(locations.root)
        self._log = RunningLog(locations, debug=debug)
        catch_native_faults(locations)
        own_faults()
        record(Event.PROGRAM_STARTED, process=os.getpid(), verb=Identifier(verb))

    def stop(self) -> None:
        """Give the hooks back, and close the log."""
        disown_faults()
        if self._log is not None:
            self._log.stop()


def run_program(work: Callable[[Diagnostics], int]) -> None:
    """Do the work and end with its exit code; a person sees a sentence, never a traceback."""
    take_from_environment()
    diagnostics = Diagnostics()
    code: int = ExitCode.DEFECT
    try:
        code = _reported(work, diagnostics)
    finally:
        record(Event.PROGRAM_ENDED, code=int(code))
        diagnostics.stop()
        leave_the_rest_to_the_system()
    sys.exit(code)


def _reported(work: Callable[[Diagnostics], int], diagnostics: Diagnostics) -> int:
    """Return the exit code of the work, whatever became of it."""
    try:
        return work(diagnostics)
    except OysterError as error:
        record(Event.COMMAND_REFUSED, error)
        _say(together(error.sentence, error.in_terminal))
        return ExitCode.FAILED
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        return ExitCode.FAILED
    except Exception as error:  # noqa: BLE001 - last resort: any exception is reported in one sentence
        trace = Trace.of(error)
        record(Event.FAULT_AT_THE_END, trace)
        _say(_report(trace, diagnostics.locations or locate()))
        return ExitCode.DEFECT


def _say(sentence: str) -> None:
    from app.commands.terminal import say  # what prints is not read before there is something to print

    say(sentence, error=True)


def _report(trace: Trace, locations: Locations) -> str:
    """Write a defect's traceback beside the data and return the sentence for the person."""
    path = locations.last_error
    sentence = tr("The program made a mistake. Nothing that was saved is lost.")
    try:
        private_folder(path.parent)
        write_atomically(path, f"Oyster desktop {__version__}\n{trace}\n".encode())
    except OSError:
        return sentence
    return together(sentence, tr("Where it was is in {path}, without a word of a conversation.", path=path))
