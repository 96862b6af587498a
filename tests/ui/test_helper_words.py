"""What a person reads of a helper model: with the facts of a turn, and on the page of models."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.domain.model import InstalledModel, ModelRole, ModelStanding
from app.models.catalogue import load_catalogue
from app.ui.view_models.facts import facts_view
from app.ui.welcome.welcome_page import WelcomePage
from tests.ui.turn_factories import facts, loaded_model


def lines(foreseen: int = 0, by_helper: int = 0, helper: str = "", no_helper: str = "") -> dict[str, str]:
    told = replace(facts(), tokens_foreseen=foreseen, tokens_by_helper=by_helper, helper=helper)
    found = facts_view(told, replace(loaded_model(), no_helper=no_helper))
    return {each.name: f"{each.value} | {each.method}" for each in found}


def test_what_was_guessed_is_told_with_who_guessed_it_and_that_it_decided_nothing() -> None:
    own = "This model drew each of them itself: guessing saves time only."
    assert lines(30, 21, "Small")["Guessed ahead"] == (
        "30 of 48 tokens | 21 of them were guessed by the helper Small, the others from what repeats itself. "
        + own
    )
    assert lines(9)["Guessed ahead"] == f"9 of 48 tokens | Guessed from what repeats itself. {own}"
    assert lines(0, 0, "Small")["Guessed ahead"].startswith("0 of 48 tokens"), (
        "it is told that it was of no use"
    )


def test_without_guesses_nothing_is_told_and_without_a_helper_why() -> None:
    assert not {"Guessed ahead", "No helper"} & set(lines())
    assert lines(no_helper="Small is damaged.")["No helper"].startswith("Small is damaged.")


def installed(identity: str) -> InstalledModel:
    path = Path(f"/models/{identity}.gguf")
    return InstalledModel(
        identity,
        identity.title(),
        ModelRole.CHAT,
        ModelStanding.UNVERIFIED,
        path,
        10**9,
        "a" * 64,
        "Apache-2.0",
        True,
    )


def test_the_page_of_models_says_which_small_model_would_help_until_it_is_here(qtbot: QtBot) -> None:
    page = WelcomePage(load_catalogue().models)
    qtbot.addWidget(page)
    would_help = "With Qwen3 0.6B (639 MB) beside it, it may write faster"
    large, small = installed("qwen3-8b"), installed("qwen3-0.6b")
    page.show_models((large,), "")
    assert would_help in page.cards[0].words.text()
    page.show_models((large, small), "")
    assert [would_help in card.words.text() for card in page.cards[:2]] == [False, False]
