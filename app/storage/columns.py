"""Column types for domain values: timestamps, text, packed token ids and small JSON values."""

from __future__ import annotations

import json
import re
import struct
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Generic, TypeVar

import msgspec
from sqlalchemy import Dialect, Enum, Integer, LargeBinary, Text, TypeDecorator

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

_Value = TypeVar("_Value")


def storable(text: str) -> str:
    """Return the text with lone surrogates, which UTF-8 cannot encode, replaced by U+FFFD."""
    return _LONE_SURROGATE.sub("\ufffd", text)


class Words(TypeDecorator[str]):
    """Any text written by a user or a model, unchanged."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Return the stored value."""
        return None if value is None else storable(value)


class Moment(TypeDecorator[datetime]):
    """A UTC timestamp in whole microseconds since 1970, exact both ways."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Return the stored value."""
        return None if value is None else (value.astimezone(UTC) - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """Return the domain value."""
        return None if value is None else _EPOCH + value * _MICROSECOND


class TokenIds(TypeDecorator[tuple[int, ...]]):
    """Token ids packed as little-endian 32-bit integers."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: tuple[int, ...] | None, dialect: Dialect) -> bytes | None:
        """Return the stored value."""
        return None if value is None else struct.pack(f"<{len(value)}i", *value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> tuple[int, ...] | None:
        """Return the domain value."""
        return None if value is None else struct.unpack(f"<{len(value) // 4}i", value)


class Json(TypeDecorator[_Value], Generic[_Value]):
    """A frozen value as JSON, checked against its type when it is read."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, kind: type[_Value]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: _Value | None, dialect: Dialect) -> bytes | None:
        """Return the stored value; lone surrogates, which JSON cannot hold either, are replaced as in ``Words``."""
        if value is None:
            return None
        try:
            return msgspec.json.encode(value)
        except UnicodeEncodeError:
            return storable(json.dumps(msgspec.to_builtins(value), ensure_ascii=False)).encode()

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> _Value | None:
        """Return the domain value."""
        return None if value is None else msgspec.json.decode(value, type=self.kind)


def named(kind: type[StrEnum]) -> Enum:
    """Return the column type of an enumeration, stored as its value."""
    return Enum(
        kind,
        native_enum=False,
        create_constraint=False,
        values_callable=lambda each: [one.value for one in each],
    )
