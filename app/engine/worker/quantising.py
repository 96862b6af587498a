"""The quantising process: llama.cpp's quantiser on whole files, or on one tensor at a time in little memory."""

from __future__ import annotations

import ctypes
import errno
import os
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection

import llama_cpp
import llama_cpp.llama_cpp as native
import msgspec
import numpy as np

from app.domain.errors import EngineFailure
from app.domain.quantisation import TensorJob
from app.engine.quantising_protocol import (
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
from app.engine.worker import library
from app.engine.worker.quiet import keep_quiet
from app.engine.worker.rows import quantised, row_bytes, single_precision, source_width, type_named

_SLAB_BYTES = 32 * 2**20  # of single-precision numbers at a time
_STEP = re.compile(r"^\[ *(\d+)/ *(\d+)\]")


def run(connection: Connection) -> None:
    """Work until the other end is gone."""
    keep_quiet()
    library.start()

    def say(answer: Answer) -> None:
        connection.send_bytes(msgspec.msgpack.encode(answer))

    try:
        say(Ready(QUANTISING_VERSION, _build()))
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            while True:
                say(_answer(decode_work(connection.recv_bytes()), pool, say))
    except (EOFError, OSError):
        return


def _build() -> str:
    features = native.llama_print_system_info().decode(errors="replace")
    there = sorted(re.findall(r"(\w+) = 1", features))
    return f"llama-cpp-python {llama_cpp.__version__} ({' '.join(there)})"


def _answer(work: Work, pool: ThreadPoolExecutor, say: Callable[[Answer], None]) -> Answer:
    try:
        if isinstance(work, QuantiseFile):
            _quantise_file(work, say)
        else:
            _write_tensor(work.job, pool)
    except EngineFailure as error:
        return Failed(error.sentence, error.detail)
    except OSError as error:
        return Failed(_of_disk(error), str(error))
    return Finished()


def _of_disk(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return "The disk is full. Make room and ask again: what was done is kept."
    return "A file of the model cannot be read or written. Ask again; if it stays so, check the disk."


# -- whole files --------------------------------------------------------------------------------------


def _quantise_file(work: QuantiseFile, say: Callable[[Answer], None]) -> None:
    parameters = native.llama_model_quantize_default_params()
    parameters.ftype = work.file_type
    parameters.nthread = os.cpu_count() or 1
    library.forget_log()
    with library.heard(lambda line: _tell_share(line, say)):
        code = native.llama_model_quantize(
            work.source.encode(), work.target.encode(), ctypes.byref(parameters)
        )
    if code != 0:
        detail = library.last_log()
        full = "failbit" in detail or "No space left" in detail or "iostream error" in detail
        raise EngineFailure(
            "The disk is full. Make room and ask again: what was done is kept."
            if full
            else "llama.cpp could not quantise the model.",
            detail,
        )


def _tell_share(line: str, say: Callable[[Answer], None]) -> None:
    found = _STEP.match(line)
    if found is not None:
        say(Share((int(found[1]) - 1) / int(found[2])))


# -- one tensor ---------------------------------------------------------------------------------------


def _write_tensor(job: TensorJob, pool: ThreadPoolExecutor) -> None:
    kind = type_named(job.target_type)
    width = source_width(job.source_type) * job.columns
    written = row_bytes(kind, job.columns)
    slab = max(1, _SLAB_BYTES // (4 * job.columns))
    source = os.open(job.source, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        target = os.open(job.target, os.O_WRONLY | getattr(os, "O_BINARY", 0))
        try:
            for row in range(0, job.rows, slab):
                count = min(slab, job.rows - row)
                data = _read(source, count * width, job.source_offset + row * width, job.name)
                numbers = single_precision(data, job.source_type)
                if not np.isfinite(numbers).all():
                    raise EngineFailure(
                        f"The model's tensor {job.name} holds values that are not numbers, so it cannot be used."
                    )
                _write(target, quantised(numbers, kind, job.columns, pool), job.target_offset + row * written)
            os.fsync(target)
        finally:
            os.close(target)
    finally:
        os.close(source)


def _read(descriptor: int, count: int, offset: int, name: str) -> bytes:
    os.lseek(descriptor, offset, os.SEEK_SET)
    pieces, left = [], count
    while left:
        piece = os.read(descriptor, left)
        if not piece:
            raise EngineFailure(f"The file with the model's tensor {name} ends too early. Fetch it again.")
        pieces.append(piece)
        left -= len(piece)
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def _write(descriptor: int, data: bytes, offset: int) -> None:
    os.lseek(descriptor, offset, os.SEEK_SET)
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
