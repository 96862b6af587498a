"""The reader for JSONL files: one JSON object a line."""

from __future__ import annotations

import json
from pathlib import Path

from app.evaluation.data.errors import DataFileError
from app.evaluation.data.table import Row, Table, table_of
from app.evaluation.data.text import read_text
from app.translation import tr

_ADVICE = tr('Write one JSON object a line, such as {"query": "…"}.')


class _TwiceError(ValueError):
    """A name occurs twice in one object."""


def read_json_lines(path: Path) -> Table:
    """Return the table of a JSONL file; a list or object value stays as JSON text. Raises ``DataFileError``."""
    records = [
        (number, _record(path, number, line))
        for number, line in enumerate(read_text(path).split("\n"), start=1)
        if line.strip()
    ]
    columns = tuple(dict.fromkeys(name for _, record in records for name in record))
    if records and not columns:
        raise DataFileError(path, tr("the objects are empty"), _ADVICE)
    rows = [
        Row(number, tuple(record.get(each, "") for each in columns)) for number, record in records if record
    ]
    return table_of(path, [Row(1, columns), *rows]) if rows else table_of(path, [])


def _record(path: Path, number: int, line: str) -> dict[str, str]:
    try:
        found: object = json.loads(line, object_pairs_hook=_once)
    except _TwiceError as error:
        raise DataFileError(path, str(error), tr("Rename one of them."), (number,)) from error
    except (ValueError, RecursionError) as error:
        raise DataFileError(path, tr("not JSON ({error})", error=error), _ADVICE, (number,)) from error
    if not isinstance(found, dict):
        raise DataFileError(path, tr("not a JSON object"), _ADVICE, (number,))
    return {str(name): _text(value) for name, value in found.items()}


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return an object's fields, and refuse duplicate names, of which JSON would silently keep the last."""
    names = [name.strip() for name, _ in pairs]
    fields = dict(zip(names, (value for _, value in pairs), strict=True))
    if len(fields) < len(pairs):
        raise _TwiceError(f'"{next(each for each in names if names.count(each) > 1)}" stands twice')
    return fields


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    return json.dumps(value, ensure_ascii=False)
