"""The base of all mappings, which maps domain types to column types."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import DeclarativeBase

from app.domain.conversation import MessageState, Role
from app.storage.columns import Moment, TokenIds, Words, named


class Table(DeclarativeBase):
    """A mapped table."""

    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it from the class
        str: Words(),
        datetime: Moment(),
        tuple[int, ...]: TokenIds(),
        Role: named(Role),
        MessageState: named(MessageState),
    }
