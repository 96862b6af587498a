"""The list of connections in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from app.confinement.connection_log import ConnectionNote, Purpose
from app.session.connection_words import HEADINGS, cells_of

NOTE = ConnectionNote(
    datetime(2026, 11, 29, 20, 15, tzinfo=UTC), "hub.example", 443, Purpose.LISTING, "a/b", False, 999, 1_500
)


def test_a_connection_is_told_under_its_headings() -> None:
    told = dict(zip(HEADINGS, cells_of(NOTE), strict=True))
    moment = NOTE.began.astimezone().strftime("%Y-%m-%d %H:%M")
    assert told == {
        "When": moment,
        "Where": "hub.example:443",
        "Why": "a list of files",
        "Received": "999 bytes",
        "Sent": "1.5 kB",
        "What": "a/b",
    }


def test_a_proxy_an_address_of_version_six_and_large_numbers_are_told() -> None:
    cells = cells_of(replace(NOTE, host="::1", is_proxy=True, received=484_217_984, sent=29_500_000_000))
    assert cells[1] == "[::1]:443, a proxy"
    assert cells[3:5] == ("484.2 MB", "29.50 GB")


def test_every_purpose_has_words() -> None:
    assert len({cells_of(replace(NOTE, purpose=purpose))[2] for purpose in Purpose}) == len(Purpose)
