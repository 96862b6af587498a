"""What of a reply repeats its guidance: whole sentences and headings do, agreement and a person's own words do not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.alignment.given_back import given_back
from app.alignment.guidance import guidance_for
from app.alignment.guidance_in_chinese import said_in
from app.alignment.reasoning_chain.chain import as_guidance, computed_chain, in_prose
from app.alignment.strategies import strategy_table
from app.alignment.taxonomy import taxonomy
from tests.law_examples import examples
from tests.ui.reasoning_factories import analysis

LEVEL = analysis(category="mental_health", level="R1").message
LANGUAGES = st.sampled_from(["en", "zh"])
STRATEGIES = st.sampled_from([each.id for each in strategy_table().strategies])
latin = st.text("abcdefghij ,.!?:", max_size=200)
other = st.text("klmnopqrst ,.!?:", max_size=200)
chinese = st.text("的一是不了在人有我他这 ，。：", max_size=200)
other_chinese = st.text("山水火木金土日月星云风 ，。：", max_size=200)


def told(language: str, strategy: str) -> str:
    """Return a chain as the guidance of a message in distress."""
    return as_guidance(computed_chain(strategy_table(), LEVEL, strategy, language))


@settings(max_examples=examples(200), deadline=None)
@given(LANGUAGES, STRATEGIES, st.data())
def test_lines_of_the_chain_are_found_wherever_they_stand(
    language: str, strategy: str, data: st.DataObject
) -> None:
    chain = computed_chain(strategy_table(), LEVEL, strategy, language)
    whole = [
        line for line in in_prose(chain).splitlines() if len(line) > 12
    ]  # "为了有用：完整回答。" proves nothing
    lines = data.draw(st.lists(st.sampled_from(whole), min_size=1))
    reply = data.draw(latin) + "\n\n" + "\n".join(lines) + "\n\n" + data.draw(other_chinese)
    assert given_back(reply, as_guidance(chain), ()) > 0
    assert given_back("\n".join(lines), as_guidance(chain), ()) == 1.0


@settings(max_examples=examples(200), deadline=None)
@given(st.one_of(st.tuples(latin, other), st.tuples(chinese, other_chinese)), st.lists(latin, max_size=2))
def test_a_reply_without_a_word_of_its_guidance_never_repeats_it(
    texts: tuple[str, str], said: list[str]
) -> None:
    reply, guidance = texts
    assert given_back(reply, guidance, said) == 0.0


@settings(max_examples=examples(200), deadline=None)
@given(LANGUAGES, STRATEGIES, latin)
def test_what_the_person_wrote_themselves_may_be_said_again(
    language: str, strategy: str, before: str
) -> None:
    guidance = told(language, strategy)
    assert given_back(f"{before}\n{guidance}", guidance, (guidance,)) == 0.0


@settings(max_examples=examples(200), deadline=None)
@given(LANGUAGES, STRATEGIES, st.text(max_size=80), st.lists(st.text(max_size=40), max_size=2))
def test_it_is_a_share(language: str, strategy: str, reply: str, said: list[str]) -> None:
    guidance = told(language, strategy)
    assert given_back(reply, guidance, ()) >= given_back(reply, guidance, said) >= 0.0
    assert given_back(reply, "", said) == given_back("", guidance, said) == 0.0


@pytest.mark.parametrize(
    ("language", "reply"),
    [
        ("en", "I see.\n\n**What could be risky**: that you feel alone with it."),
        ("en", "To stay safe: I won’t go further than that."),
        ("zh", "可能的风险：你一个人扛着。"),
        ("zh", "好的。我要遵守的：不说细节。"),
    ],
)
def test_a_heading_of_the_guidance_is_enough(language: str, reply: str) -> None:
    assert given_back(reply, told(language, "listen_and_support"), ()) > 0


@pytest.mark.parametrize(
    ("language", "reply"),
    [
        (
            "en",
            "You are heard, and such times pass with help. Here is one small step for the next hour: tea.",
        ),
        ("en", "To be useful to them you could ask who can help now. What would you like me to hear?"),
        ("zh", "有人在听，这样的时候在帮助下会过去。接下来一小时内可以做的一件小事：喝杯茶。"),
        ("zh", "你可以告诉对方：你需要帮助。为了安全，先去一个有人的地方。"),
    ],
)
def test_a_reply_that_does_as_it_was_told_does_not_repeat_it(language: str, reply: str) -> None:
    for strategy in ("listen_and_support", "support_with_resources"):
        plain = guidance_for(strategy_table(), taxonomy(), LEVEL, strategy, language)
        assert given_back(reply, plain, ()) == 0.0
        assert given_back(reply, told(language, strategy), ()) == 0.0


def test_what_a_small_model_gave_back_is_found() -> None:
    reply = "Dr. says to lose weight, tried everything, what works? [To be heard and that such times pass with help.]"
    said = ("Doctor says lose weight. Tried everything. What works.",)
    assert given_back(reply, told("en", "support_with_resources"), said) == pytest.approx(8 / 19)


def test_what_the_guideline_for_distress_asks_to_be_said_is_shorter_than_a_run_that_counts() -> None:
    """The reason of the threshold; if that wording grows, ``given_back`` in ``reasoning.yaml`` has to follow."""
    category = taxonomy().find("mental_health")
    assert category is not None
    asked = said_in("zh", category.guideline.say)
    assert given_back(asked.removeprefix("告诉对方："), asked, ()) == 0.0
