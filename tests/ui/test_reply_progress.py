"""What is told of an improvement or a comparison under way: measured times alone make an estimate."""

from __future__ import annotations

from dataclasses import replace

from app.ui.view_models.reply_progress import (
    Measured,
    comparison_progress,
    duration_words,
    improvement_progress,
    outcome_note,
)
from tests.ui.reasoning_factories import improvement


def test_before_a_pass_was_measured_passes_are_only_counted() -> None:
    assert (
        improvement_progress(0, Measured((), 4.0)).words == "Improving: the reply as it was is being judged."
    )
    seen = improvement_progress(3, Measured((5.0,), 9.0))
    assert seen.words == "Improving: pass 1 of at most 3."
    assert seen.share == 0.25


def test_a_measured_pass_gives_an_upper_bound_that_falls_with_the_time() -> None:
    at_once = improvement_progress(3, Measured((5.0, 15.0), 15.0))
    assert at_once.words == "Improving: pass 2 of at most 3. At most 20 s left, by the passes before."
    later = improvement_progress(3, Measured((5.0, 15.0), 23.0))
    assert "At most 15 s left" in later.words
    late = improvement_progress(3, Measured((5.0, 15.0), 60.0))
    assert late.words == "Improving: pass 2 of at most 3. It takes longer than the passes before."


def test_the_second_reply_is_expected_to_take_as_long_as_the_first() -> None:
    first = comparison_progress(2, Measured((), 3.0))
    assert first.words == "Comparing: reply 1 of 2 is being written."
    second = comparison_progress(2, Measured((12.0,), 13.0))
    assert second.words.endswith("reply 2 of 2 is being written. About 15 s left, by the one before.")
    assert "longer than the one before" in comparison_progress(2, Measured((12.0,), 40.0)).words


def test_an_estimate_is_not_told_more_finely_than_it_is_known() -> None:
    assert [duration_words(each) for each in (0.5, 5.0, 5.1, 89.0, 91.0, 200.0)] == [
        "5 s",
        "5 s",
        "10 s",
        "90 s",
        "2 minutes",
        "4 minutes",
    ]


def test_every_end_without_an_offer_is_a_sentence() -> None:
    assert outcome_note(None, "").startswith("Improving was stopped.")
    assert outcome_note(None, "No memory.") == "Improving broke off: No memory. The reply stays as it was."
    assert outcome_note(replace(improvement(0), refused=(1,)), "").startswith("A version scored better but")
    assert outcome_note(improvement(0), "").startswith("No other version scored better.")
    first, second = improvement(0).passes
    repeating = replace(improvement(0), passes=(first, replace(second, given_back=0.4)))
    assert outcome_note(repeating, "").startswith("A version repeats what the model was told")
    only = replace(improvement(0), passes=improvement(0).passes[:1])
    assert outcome_note(only, "").startswith("The model found nothing to improve.")
