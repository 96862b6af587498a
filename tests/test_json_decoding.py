"""JSON that may be anything: every fault is one kind of error, and what is right is decoded as it is."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.json_decoding import decode_json


class Point(msgspec.Struct, frozen=True):
    x: int
    name: str = ""


FAULTS = {
    "nothing": b"",
    "cut off": b'{"x": 1',
    "another form": b"[1]",
    "broken UTF-8": b'{"x": 1, "name": "\xff"}',
    "nested without end": b"[" * 100_000,
    "nested without end in a field that is not known": b'{"x": 1, "y": ' + b"[" * 100_000,
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("form", [Point, msgspec.json.Decoder(Point)], ids=["type", "decoder"])
def test_every_fault_is_a_decode_error(fault: str, form: type[Point] | msgspec.json.Decoder[Point]) -> None:
    with pytest.raises(msgspec.DecodeError):
        decode_json(FAULTS[fault], form)


@given(st.builds(Point, st.integers(-(2**53), 2**53), st.text()))
def test_a_value_comes_back_whole(point: Point) -> None:
    content = msgspec.json.encode(point)

    assert decode_json(content, Point) == point
    assert decode_json(content.decode(), msgspec.json.Decoder(Point)) == point


def test_numbers_written_as_text_are_taken_only_where_that_is_asked_for() -> None:
    assert decode_json(b'{"x": "7"}', Point, strict=False) == Point(7)
    with pytest.raises(msgspec.ValidationError):
        decode_json(b'{"x": "7"}', Point)
