"""A spreadsheet is read in a process of its own, which reaches that file and nothing else, and ends at its limits.

It is a stranger's archive, unpacked and parsed by native code; the window holds the key of the conversations.
"""

from __future__ import annotations

import contextlib
import mimetypes
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec

from app.child_process import ChildProcess
from app.confinement.confinement import computes
from app.confinement.limits import limit_memory_and_time
from app.evaluation.data.errors import DataFileError
from app.evaluation.data.table import Row, Table
from app.evaluation.data.text import read_bytes
from app.translation import tr


class _Found(msgspec.Struct, frozen=True, tag=True):
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


class _Refused(msgspec.Struct, frozen=True, tag=True):
    fault: str
    advice: str
    rows: tuple[int, ...] = ()


def read_spreadsheet_apart(path: Path, sheet: str = "") -> Table:
    """Return the table of a sheet, as ``read_spreadsheet`` does. Raises ``DataFileError``."""
    if not path.is_file():
        read_bytes(path)  # which says why it cannot be read
    place = str(path.absolute())
    reader = ChildProcess("oyster-table", serve, place, sheet, confinement=computes((place,)))
    try:
        answer = msgspec.msgpack.decode(reader.pipe.recv_bytes(), type=_Found | _Refused)
    except (EOFError, OSError) as error:
        fault = tr("the process that reads it ended")
        raise DataFileError(path, fault, tr("Try again, or save the file anew.")) from error
    finally:
        reader.close()
    if isinstance(answer, _Refused):
        raise DataFileError(path, answer.fault, answer.advice, answer.rows)
    return Table(path, answer.columns, answer.rows)


def serve(pipe: Connection, place: str, sheet: str) -> None:
    """Read one file and send what it holds."""
    limit_memory_and_time()
    mimetypes.knownfiles.clear()  # openpyxl has Python read the system's lists, which this process does not reach
    from app.evaluation.data.spreadsheet import read_spreadsheet

    with contextlib.suppress(BrokenPipeError):
        try:
            table = read_spreadsheet(Path(place), sheet)
            answer: _Found | _Refused = _Found(table.columns, table.rows)
        except DataFileError as error:
            answer = _Refused(error.fault, error.advice, error.rows)
        except MemoryError:
            answer = _Refused(tr("it takes more memory than there is"), tr("Split it into smaller files."))
        pipe.send_bytes(msgspec.msgpack.encode(answer))
