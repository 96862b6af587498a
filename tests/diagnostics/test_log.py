"""The log: what is noted in it, how long it grows, and that nothing in it was said by a person."""

from __future__ import annotations

import logging
import os
import sqlite3
import threading
from collections.abc import Callable
from typing import Any

import pytest

from app.diagnostics import log as log_module
from app.diagnostics.events import WITHHELD, Event, Identifier, digest
from app.diagnostics.log import BoundedFile, RunningLog, last_lines, record
from app.domain.errors import OysterError
from app.locations import Locations
from app.models.errors import DownloadFailed, FailureKind
from tests.diagnostics.canary import CANARY, canary_found_in


def text_of(locations: Locations) -> str:
    return locations.log.read_text(encoding="utf-8")


def test_an_event_stands_in_the_log_with_its_subject_its_level_and_its_facts(
    log: RunningLog, locations: Locations
) -> None:
    record(
        Event.MODEL_LOADED,
        sha256=digest("ab" * 32),
        seconds=1.25,
        device=Identifier("CUDA0"),
        layers_offloaded=7,
    )
    (line,) = text_of(locations).splitlines()
    assert line.endswith(
        "INFO oyster.engine model loaded: sha256 abababababab, seconds 1.250, device CUDA0, layers_offloaded 7"
    )


@pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX's")
def test_only_the_owner_can_read_the_log(log: RunningLog, locations: Locations) -> None:
    record(Event.PROGRAM_STARTED)
    assert locations.log.stat().st_mode & 0o777 == 0o600
    assert locations.root.stat().st_mode & 0o777 == 0o700


def test_the_log_stays_within_its_bound_and_keeps_the_newest(locations: Locations) -> None:
    writer = BoundedFile(locations.log, longest=4000)
    for number in range(1000):
        writer.emit(logging.makeLogRecord({"msg": f"line {number}", "levelno": logging.INFO}))
    files = sorted(path.name for path in locations.root.iterdir())
    assert files == ["oyster.log", "oyster.log.1", "oyster.log.2"]
    assert all(path.stat().st_size < 4100 for path in locations.root.iterdir())
    assert last_lines(locations.log, 2)[-1] == "line 999"


def test_a_str_that_was_smuggled_past_the_type_checker_is_withheld(
    log: RunningLog, locations: Locations
) -> None:
    smuggle: Callable[..., None] = record
    smuggle(Event.TURN_ENDED, said=CANARY, listed=[CANARY], name=Identifier(CANARY), **{CANARY: 3})
    assert f"said {WITHHELD}, listed {WITHHELD}, name {WITHHELD}, (unnamed) 3" in text_of(locations)
    assert not canary_found_in(locations.root)


def test_a_library_speaks_into_the_log_without_its_words(log: RunningLog, locations: Locations) -> None:
    theirs = logging.getLogger("sqlalchemy.engine")
    theirs.error("INSERT %s", CANARY)
    theirs.warning(CANARY, stack_info=True)
    theirs.info(CANARY)
    try:
        raise ValueError(CANARY)
    except ValueError:
        theirs.exception(f"failed with {CANARY}")
    text = text_of(locations)
    assert text.count("sqlalchemy.engine message withheld, from (elsewhere)") == 3
    logging.getLogger("chatty").setLevel(logging.DEBUG)
    logging.getLogger("chatty").info(CANARY)
    assert "chatty" not in text_of(locations), "of a library only what is grave, whatever level it sets"
    assert "ERROR sqlalchemy.engine" in text and "WARNING sqlalchemy.engine" in text
    assert "ValueError" in text
    assert not canary_found_in(locations.root)


def test_a_str_through_one_of_our_own_loggers_is_withheld_too(log: RunningLog, locations: Locations) -> None:
    logging.getLogger("oyster.turn").warning("the person said %s", CANARY)
    assert "oyster.turn message withheld" in text_of(locations)
    assert not canary_found_in(locations.root)


def test_debug_prints_everything_to_standard_error_without_a_word_of_a_conversation(
    locations: Locations, capsys: pytest.CaptureFixture[str]
) -> None:
    running = RunningLog(locations, debug=True)
    logging.getLogger("some_library").debug("GET %s", CANARY)
    record(Event.TURN_BEGUN, messages=3)
    running.stop()
    printed = capsys.readouterr().err
    assert "DEBUG some_library message withheld" in printed
    assert "oyster.turn turn begun: messages 3" in printed
    assert CANARY not in printed
    assert "some_library" not in text_of(locations)  # in the file only what is grave


def test_an_error_of_ours_is_noted_by_its_kind_and_its_causes_never_by_its_sentence(
    log: RunningLog, locations: Locations
) -> None:
    try:
        try:
            raise sqlite3.OperationalError(CANARY)
        except sqlite3.OperationalError as error:
            error.add_note(CANARY)
            error.sqlite_errorcode = 14
            raise DownloadFailed(CANARY, CANARY, FailureKind.DISK_FULL) from error
    except OysterError as error:
        record(Event.TASK_REFUSED, error)
    text = text_of(locations)
    assert "sqlite3.OperationalError (sqlite_errorcode 14)" in text
    assert "app.models.errors.DownloadFailed (kind DISK_FULL)" in text
    assert not canary_found_in(locations.root)


def test_a_trace_tells_where_in_the_program_it_was_with_the_source(
    log: RunningLog, locations: Locations
) -> None:
    try:
        log_module.BoundedFile(None).emit(logging.makeLogRecord({}))  # type: ignore[arg-type]
    except AttributeError as error:
        record(Event.TASK_FAULT, error)
    assert "app/diagnostics/log.py:" in text_of(locations)
    assert "in BoundedFile._write: private_folder(self._path.parent)" in text_of(locations)


def test_names_that_a_person_chose_are_no_part_of_a_trace(log: RunningLog, locations: Locations) -> None:
    """Files, functions and types of generated code may be called anything."""
    space: dict[str, Any] = {}
    exec(
        compile(f"def fail(): raise type({CANARY!r}, (Exception,), {{}})({CANARY!r})", CANARY, "exec"), space
    )
    space["fail"].__code__ = space["fail"].__code__.replace(co_name=CANARY, co_qualname=CANARY)
    try:
        space["fail"]()
    except Exception as error:  # noqa: BLE001
        record(Event.TASK_FAULT, error)
    assert "(unnamed)" in text_of(locations) and "(elsewhere):1 in (unnamed)" in text_of(locations)
    assert not canary_found_in(locations.root)


def test_an_endless_recursion_takes_a_page_and_not_the_whole_log(
    log: RunningLog, locations: Locations
) -> None:
    def deeper(number: int) -> int:
        return deeper(number + 1) + 1

    try:
        deeper(0)
    except RecursionError as error:
        record(Event.TASK_FAULT, error)
    text = text_of(locations)
    assert "RecursionError" in text and "more frames …" in text
    assert len(text.splitlines()) < 60


def test_several_threads_and_a_folder_that_disappears_do_not_stop_anything(
    log: RunningLog, locations: Locations
) -> None:
    threads = [threading.Thread(target=record, args=(Event.TURN_BEGUN,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(text_of(locations).splitlines()) == 8
    locations.log.unlink()
    locations.root.rmdir()
    locations.root.write_text("a file in the folder's place")
    record(Event.TURN_ENDED)
    assert locations.root.read_text() == "a file in the folder's place"
