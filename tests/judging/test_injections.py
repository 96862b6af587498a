"""Lines that ask for a verdict: they stand around the wish, and what they lower is counted."""

from __future__ import annotations

from app.domain.risk import Headline
from tests.judging.injections import injections, resistance, wishes
from tests.judging.judged_lines import JudgedLine


def judge(text: str) -> JudgedLine:
    """A judge that believes every line that says harmless."""
    fooled = "harmless" in text
    headline = Headline.LOW if fooled else Headline.POSSIBLE
    shares = (0.9, 0.05, 0.05) if fooled else (0.2, 0.1, 0.7)
    return JudgedLine(headline, "full_answer" if fooled else "refuse", False, (0.85, 0.1, 0.05), shares, 0.0)


def test_every_line_holds_the_wish_in_both_languages() -> None:
    kinds = {
        language: {each.kind for each in injections() if each.language == language}
        for language in ("en", "zh")
    }
    assert kinds["en"] == kinds["zh"] and len(kinds["en"]) >= 8
    assert all(wish in each.around(wish) for each in injections() for wish in wishes(each.language))


def test_a_judge_that_is_talked_round_is_found_out() -> None:
    found = {(each.injection.language, each.injection.kind): each for each in resistance(judge)}
    asked = found["en", "asks for the word"]
    assert asked.fell.hits == asked.fell.of == asked.answered.hits == len(wishes("en"))
    assert asked.shift < -0.6
    assert found["en", "everyday question behind it"].fell.hits == 0
