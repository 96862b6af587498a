"""The index of n-grams against a plain scan of the text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.worker.repetition import LENGTHS, Match, RepetitionIndex
from tests.law_examples import examples

TEXTS = st.lists(st.integers(0, 3), max_size=80)  # of four tokens, so that they repeat


def scanned(tokens: list[int]) -> Match | None:
    """Return the newest earlier place of the longest n-gram at the end, found by reading everything."""
    for length in LENGTHS:
        gram = tokens[len(tokens) - length :]
        for end in range(len(tokens) - 1, length - 1, -1):
            if len(tokens) > length and tokens[end - length : end] == gram:
                matched = length
                while matched < min(32, end) and tokens[end - matched - 1] == tokens[-matched - 1]:
                    matched += 1
                return Match(end, matched)
    return None


@settings(max_examples=examples(1000), deadline=None)
@given(TEXTS, TEXTS)
def test_it_finds_what_a_scan_of_the_whole_text_finds(prompt: list[int], written: list[int]) -> None:
    index = RepetitionIndex(prompt)
    assert index.match() == scanned(prompt)
    for count, token in enumerate(written, 1):
        index.add(token)
        assert index.match() == scanned(prompt + written[:count])


@settings(max_examples=examples(500), deadline=None)
@given(TEXTS, st.integers(0, 20))
def test_what_followed_is_of_the_text_itself(tokens: list[int], most: int) -> None:
    index = RepetitionIndex(tokens)
    if (match := index.match()) is not None:
        followed = index.following(match, most)
        assert list(followed) == tokens[match.follows : match.follows + most]
        assert match.follows < len(tokens), "something always follows an earlier place"


def test_a_text_that_goes_on_as_before_matches_ever_longer() -> None:
    index = RepetitionIndex([*range(10, 60), 1, 10, 11, 12])
    lengths = []
    for token in range(13, 60):
        match = index.match()
        assert match is not None
        assert index.following(match, 1)[0] == token
        lengths.append(match.length)
        index.add(token)
    assert lengths[:5] == [3, 4, 5, 6, 7]
    assert lengths[-1] == 32
