"""What a prompt leaves out when the context is full: whole exchanges, half at once, and the same again next time."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from app.alignment.context_window import carried_over, left_out_next
from app.domain.conversation import Message, Role
from tests.ui.turn_factories import facts, loaded_model, message

ROLES = {"u": Role.USER, "a": Role.ASSISTANT}


def talk(roles: str, text: str = "some words about the sea") -> list[Message]:
    return [message(text, ROLES[role]) for role in roles]


def test_half_of_what_stands_before_the_last_message_goes_at_once() -> None:
    assert left_out_next(talk("ua" * 10 + "u"), 0) == 10
    assert left_out_next(talk("ua" * 10 + "u"), 10) == 16
    assert left_out_next(talk("ua" * 10 + "u"), 16) == 18
    assert left_out_next(talk("ua" * 10 + "u"), 18) == 20
    assert left_out_next(talk("ua" * 10 + "u"), 20) is None, "the question itself always stays"


def test_sizes_count_rather_than_numbers_and_guidance_counts_too() -> None:
    history = talk("uauauau")
    history[0] = message("long " * 500)
    assert left_out_next(history, 0) == 2
    history[0] = message("short")
    history[1] = replace(history[1], guidance="Advice of many words. " * 100)
    assert left_out_next(history, 0) == 2


def test_messages_of_the_person_in_a_row_are_never_taken_apart() -> None:
    assert left_out_next(talk("uuaua" + "uu"), 0) == 3
    assert left_out_next(talk("uuuu"), 0) is None
    assert left_out_next(talk("uaauu"), 0) == 3


@settings(deadline=None)
@given(st.text("ua", max_size=30))
def test_what_is_kept_begins_with_the_person_and_ends_with_the_question(roles: str) -> None:
    history = talk(f"u{roles}u")
    starts = [0]
    while (following := left_out_next(history, starts[-1])) is not None:
        starts.append(following)
    assert starts == sorted(set(starts)), "each time more is left out, so it comes to an end"
    last_speech = len(history) - len(f"u{roles}u".rstrip("u"))
    assert starts[-1] == len(history) - last_speech
    for start in starts:
        assert history[start].role is Role.USER
        assert start == 0 or history[start - 1].role is not Role.USER
    sizes = [len(history[start : len(history) - last_speech]) for start in starts]
    assert all(after <= before / 2 for before, after in pairwise(sizes))


def test_the_next_turn_begins_where_the_last_one_did_on_the_same_model_and_context() -> None:
    history, loaded = talk("ua" * 5 + "u"), loaded_model()
    last = replace(facts(), messages_left_out=4)
    assert carried_over(history, last, loaded) == 4
    assert carried_over(history, None, loaded) == 0
    assert carried_over(history, last, None) == 0
    assert carried_over(history, last, replace(loaded, sha256="f" * 64)) == 0
    assert carried_over(history, last, replace(loaded, context_size=8192)) == 0


def test_a_record_of_an_earlier_version_that_cut_within_an_exchange_is_mended() -> None:
    assert carried_over(talk("uuauau"), replace(facts(), messages_left_out=2), loaded_model()) == 3
    assert carried_over(talk("uuu"), replace(facts(), messages_left_out=2), loaded_model()) == 0
