"""The quantising process: llama.cpp's quantiser on whole files, or on one tensor at a time in little memory."""

from __future__ import annotations

import ctypes
import errno
import multiprocessing
import os
import re
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path

import llama_cpp
import llama_cpp.llama_cpp as native
import msgspec

from app.domain.errors import EngineFailure
from app.engine.processors import usable_processors
from app.engine.quantiser_protocol import (
    QUANTISING_VERSION,
    Answer,
    Failed,
    Finished,
    QuantiseFile,
    Ready,
    Share,
    Work,
    decode_work,
)
from app.engine.worker import native_library
from app.engine.worker.output_silencing import keep_quiet
from app.engine.worker.tensor_rows import commit
from app.engine.worker.tensor_writing import write_tensor
from app.translation import tr

_STEP = re.compile(r"^\[ *(\d+)/ *(\d+)\]")
_DISK_FULL = tr("The disk is full. Make room and ask again: what was done is kept.")
_STREAM_FAILED = ("failbit", "iostream error", "iostream_category")  # as the C++ libraries word it


def run(connection: Connection) -> None:
    """Serve until the other end is gone."""
    keep_quiet()
    threading.Thread(target=_end_with_the_program, name="watch", daemon=True).start()
    native_library.start()

    def say(answer: Answer) -> None:
        connection.send_bytes(msgspec.msgpack.encode(answer))

    try:
        say(Ready(QUANTISING_VERSION, _build()))
        with ThreadPoolExecutor(usable_processors()) as pool:
            while True:
                say(_answer(decode_work(connection.recv_bytes()), pool, say))
    except (EOFError, OSError):
        return


def _end_with_the_program() -> None:
    """Exit at once when the program is gone: native work on a large file does not notice a closed pipe."""
    program = multiprocessing.parent_process()
    if program is not None:
        program.join()
        os._exit(1)


def _build() -> str:
    features = native.llama_print_system_info().decode(errors="replace")
    there = sorted(re.findall(r"(\w+) = 1", features))
    return f"llama.cpp {commit()}, llama-cpp-python {llama_cpp.__version__} ({' '.join(there)})"


def _answer(work: Work, pool: ThreadPoolExecutor, say: Callable[[Answer], None]) -> Answer:
    try:
        if isinstance(work, QuantiseFile):
            _quantise_file(work, say)
        else:
            write_tensor(work.job, pool)
    except EngineFailure as error:
        return Failed(error.sentence, error.detail)
    except OSError as error:
        return Failed(_of_disk(error), str(error))
    return Finished()


def _of_disk(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return _DISK_FULL
    return tr("A file of the model cannot be read or written. Ask again; if it stays so, check the disk.")


def _quantise_file(work: QuantiseFile, say: Callable[[Answer], None]) -> None:
    source, target = Path(work.source), Path(work.target)
    with source.open("rb"), target.open("wb"):
        pass  # distinguishes a file that cannot be opened from a full disk
    parameters = native.llama_model_quantize_default_params()
    parameters.ftype = work.file_type
    parameters.nthread = usable_processors()
    native_library.forget_log()
    with native_library.heard(lambda line: _tell_share(line, say)):
        code = native.llama_model_quantize(
            work.source.encode(), work.target.encode(), ctypes.byref(parameters)
        )
    if code != 0:
        detail = native_library.last_log()
        full = any(words in detail for words in _STREAM_FAILED)
        raise EngineFailure(_DISK_FULL if full else tr("llama.cpp could not quantise the model."), detail)
    with target.open("rb+") as written:
        os.fsync(written.fileno())


def _tell_share(line: str, say: Callable[[Answer], None]) -> None:
    found = _STEP.match(line)
    if found is not None:
        say(Share((int(found[1]) - 1) / int(found[2])))
