"""What was measured is told in a sentence: what is used, since when, and honestly where nothing was measured."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.domain.measured_speed import Chosen, MeasuredSpeed, Rate
from app.session.measured_speeds import KeptSpeed, this_processor
from app.session.measured_words import speed_words

SPEED = MeasuredSpeed("CPU", Chosen(2, 2), (Rate(1, 14.2), Rate(2, 20.9)), (Rate(1, 40.0), Rate(2, 80.0)))


def kept(speed: MeasuredSpeed) -> KeptSpeed:
    return KeptSpeed("a", this_processor(), date(2026, 12, 1), speed)


def test_every_number_of_threads_is_told_and_what_is_used() -> None:
    assert speed_words([kept(SPEED)], 0) == (
        "Measured on 1 December 2026 on this computer, in tokens written a second: 14 with 1 thread and 21 with "
        "2 threads. Used: 2 threads."
    )


def test_what_the_person_chose_is_told_as_theirs() -> None:
    assert speed_words([kept(SPEED)], 1).endswith("Used, as you chose: 1 thread.")


def test_writing_reading_and_steps_are_told_where_they_differ() -> None:
    told = speed_words([kept(replace(SPEED, chosen=Chosen(1, 2, 128)))], 0)
    assert told.endswith(
        "Used: 1 thread for writing, 2 threads for reading. What you write is read 128 tokens at a time."
    )


def test_nothing_is_claimed_where_nothing_was_measured() -> None:
    told = speed_words([], 0)
    assert "was not measured yet" in told and "a second" not in told


def test_devices_are_told_side_by_side() -> None:
    card = replace(SPEED, device="CUDA0", writing=(Rate(2, 60.0),), reading=(Rate(2, 900.0),))
    both = [kept(SPEED), kept(card)]
    assert speed_words(both, 0, {"CUDA0": "A card"}) == (
        "Processor, measured on 1 December 2026: 21 tokens written a second, 80 read. A card, measured on 1 December "
        "2026: 60 tokens written a second, 900 read."
    )
    assert speed_words(both, 0, {"CUDA0": "A card"}, "CUDA0").endswith(
        "It computes on: A card. Used: 2 threads."
    )
    assert speed_words(both, 1, {}, "CPU").endswith(
        "It computes on: Processor. Used, as you chose: 1 thread."
    )


def test_of_a_device_where_nothing_was_measured_no_figure_of_another_one_is_used() -> None:
    card = kept(replace(SPEED, device="CUDA0", chosen=Chosen(63, 63)))
    told = speed_words([card], 0, {}, "CPU")
    assert told.startswith("CUDA0, measured on 1 December 2026:") and "63" not in told
