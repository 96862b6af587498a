"""The mapping from a file's columns to an evaluation's fields: by known names, or by a column map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.errors import OysterError
from app.evaluation.data.errors import DataFileError, listed
from app.evaluation.data.table import Table
from app.translation import tr

ColumnMap = Mapping[str, str]  # field → its column


class ColumnMapError(OysterError):
    """A column map could not be parsed."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an evaluation's items, and its column names in published files.

    ``needed``: the column is required, with a value in every row.
    """

    name: str
    known_as: tuple[str, ...]
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """One item: a value for each field ("" where the file has none), and its row in the file."""

    row: int
    values: Mapping[str, str]

    def __getitem__(self, field: str) -> str:
        return self.values[field]


def read_column_map(text: str) -> ColumnMap:
    """Parse a column map such as ``query=prompt,category=risk``. Raises ``ColumnMapError``."""
    found: dict[str, str] = {}
    for part in (each.strip() for each in text.split(",")):
        if not part:
            continue
        field, equals, column = (each.strip() for each in part.partition("="))
        if not (field and equals and column):
            raise ColumnMapError(
                tr('"{part}" is not understood. Write FIELD=COLUMN, such as query=prompt.', part=part)
            )
        if field in found:
            raise ColumnMapError(
                tr('The field "{field}" is given two columns. Leave one of them out.', field=field)
            )
        found[field] = column
    return found


def records_of(table: Table, fields: Sequence[Field], columns: ColumnMap | None = None) -> tuple[Record, ...]:
    """Return the items of a table. Raises ``DataFileError`` with the rows where a needed value is missing."""
    places = _places(table, fields, columns or {})
    for each in fields:
        if each.needed:
            place = places[each.name]
            empty = [row.number for row in table.rows if not row.cells[place]]
            if empty:
                fault = tr('there is nothing in the column "{columns}"', columns=table.columns[place])
                raise DataFileError(table.path, fault, tr("Fill it in, or delete the rows."), empty)
    return tuple(
        Record(row.number, {name: row.cells[place] if place >= 0 else "" for name, place in places.items()})
        for row in table.rows
    )


def _places(table: Table, fields: Sequence[Field], columns: ColumnMap) -> dict[str, int]:
    """Return the index of each field's column, -1 for an optional one that the file lacks."""
    unknown = [each for each in columns if each not in {field.name for field in fields}]
    if unknown:
        known = listed([each.name for each in fields])
        raise DataFileError(
            table.path,
            tr("there are no fields {unknown}", unknown=listed(unknown)),
            tr("The fields are: {known}.", known=known),
        )
    return {each.name: _place(table, each, columns.get(each.name, "")) for each in fields}


def _place(table: Table, field: Field, named: str) -> int:
    there = tr("The columns are: {columns}.", columns=listed(table.columns))
    if named:
        if named not in table.columns:
            raise DataFileError(table.path, tr('there is no column "{named}"', named=named), there)
        return table.columns.index(named)
    names = {_plain(each) for each in (field.name, *field.known_as)}
    found = [place for place, each in enumerate(table.columns) if _plain(each) in names]
    advice = tr("{there} Say which one: {field}=COLUMN.", there=there, field=field.name)
    in_terminal = tr("The option for it is --columns.")
    if len(found) > 1:
        both = listed([table.columns[each] for each in found])
        raise DataFileError(
            table.path,
            tr('several columns may be "{field}": {both}', field=field.name, both=both),
            advice,
            in_terminal=in_terminal,
        )
    if not found and field.needed:
        fault = tr('there is no column for "{field}"', field=field.name)
        raise DataFileError(table.path, fault, advice, in_terminal=in_terminal)
    return found[0] if found else -1


def _plain(name: str) -> str:
    return " ".join(name.replace("_", " ").casefold().split())
