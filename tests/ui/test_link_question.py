"""Before a link is opened its whole address is shown, and no sign in it turns or hides another."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.shown_address import shown_address
from app.ui.dialogs.questions import link_question


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u200b", "\u00ad", "\x07", "\ufeff", " "])
def test_a_sign_that_cannot_be_seen_is_written_out(sign: str) -> None:
    assert sign not in shown_address(f"https://a.example/{sign}gnp.exe")
    assert shown_address(f"https://a.example/{sign}x").startswith("https://a.example/%")


def test_letters_of_any_script_stay() -> None:
    assert shown_address("https://例.example/路?q=é#ا") == "https://例.example/路?q=é#ا"


def test_the_question_shows_the_address_and_the_site_it_leads_to(qtbot: QtBot) -> None:
    asked = link_question("https://a.example\u202e@b.example/x", None)
    qtbot.addWidget(asked)
    words = " ".join(each.text() for each in asked.findChildren(QLabel)).replace("\u200b", "")
    assert "https://a.example%E2%80%AE@b.example/x" in words
    assert "It leads to b.example." in words
