"""The text of a data file: UTF-8 with or without a byte order mark, or UTF-16 with one."""

from __future__ import annotations

import codecs
from pathlib import Path

from app.evaluation.data.errors import DataFileError
from app.translation import tr

_MOST_BYTES = 256 * 1024 * 1024
_ADVICE = tr('Save it as UTF-8 (in a spreadsheet program: "CSV UTF-8").')


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file of at most 256 MiB. Raises ``DataFileError``."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise DataFileError(path, tr("it is larger than 256 MiB"), tr("Split it into smaller files."))
        return path.read_bytes()
    except OSError as error:
        fault = tr("it cannot be read ({strerror})", strerror=error.strerror or error)
        raise DataFileError(path, fault, tr("Choose a file that you may read.")) from error


def read_text(path: Path) -> str:
    """Return the text of a file. Raises ``DataFileError`` with the row of the first invalid byte."""
    content = read_bytes(path)
    encoding = _encoding(content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") + 1
        raise DataFileError(
            path, tr("not {encoding} text", encoding=encoding.upper()[:6].rstrip("-")), _ADVICE, (row,)
        ) from error
    if "\x00" in text:
        row = text[: text.index("\x00")].count("\n") + 1
        raise DataFileError(path, tr("a zero byte stands in the text"), _ADVICE, (row,))
    return text


def _encoding(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return "utf-8-sig"
