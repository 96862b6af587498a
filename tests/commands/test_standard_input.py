"""A message on standard input: whole, and refused in one sentence where it cannot be one."""

from __future__ import annotations

import io
import sys

import pytest

from app.commands.standard_input import MessageUnreadable, standard_input


def give(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), encoding="ascii"))


def test_a_message_keeps_its_lines_whatever_the_terminals_encoding(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, "  I cannot sleep.\n\n睡不着\n".encode())
    assert standard_input() == "  I cannot sleep.\n\n睡不着"


@pytest.mark.parametrize(
    ("content", "says"), [(b"\xff\xfe", "UTF-8"), (b"a" * 1_000_001, "longer than 1 MB")]
)
def test_what_cannot_be_a_message_is_refused(
    monkeypatch: pytest.MonkeyPatch, content: bytes, says: str
) -> None:
    give(monkeypatch, content)
    with pytest.raises(MessageUnreadable, match=says):
        standard_input()
