"""A conversation that begins in distress is called after its day; any other one by its first words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.alignment.conversation_title import title_for
from app.alignment.crisis_screen.screen import screen

FRIDAY_NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("I want to die", "Conversation of Friday"),
        ("I'm worried my friend wants to kill himself", "Conversation of Friday"),
        ("我不想活了", "星期五的对话"),
        ("Name three birds of the sea.", "Name three birds of the sea."),
        ("我想学游泳", "我想学游泳"),
    ],
)
def test_only_distress_is_left_out_of_a_title(text: str, title: str) -> None:
    assert title_for(text, screen(text), FRIDAY_NOON) == title
