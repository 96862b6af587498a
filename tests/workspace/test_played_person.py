"""The side that plays the person knows what trust has brought out, and nothing more of what is kept back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.conversation import ConversationId, Message, MessageId, Role
from app.domain.scenario import Play, Scenario, ScenarioRisk, ScenarioWords, Style, Subject
from app.workspace.played_person import person_prompt, told_by_now
from app.workspace.scenario_rules import scenario_rules
from app.workspace.trust import MOST_POINTS, POINTS_A_STEP, Trust

RULES = scenario_rules()
HIDDEN = ("hidden-one", "hidden-two", "hidden-three")
WORDS = ScenarioWords(
    "Rain",
    "note",
    "Ada {braces}",
    "At home",
    "Hello",
    HIDDEN,
    ("begins", "goes on"),
    ("hears",),
    ("hurries",),
)
SCENARIO = Scenario("rain-day", Subject.GRIEF, Style.RESERVED, ScenarioRisk.LOW, en=WORDS, zh=WORDS)


def _path(*texts: str) -> tuple[Message, ...]:
    moment = datetime(2026, 11, 29, tzinfo=UTC)
    roles = (Role.USER, Role.ASSISTANT)
    return tuple(
        Message(MessageId(str(at)), ConversationId("c"), None, roles[at % 2], text, moment)
        for at, text in enumerate(texts)
    )


@pytest.mark.parametrize("language", ["en", "zh"])
@given(points=st.integers(0, MOST_POINTS))
def test_only_what_trust_has_brought_out_is_in_the_prompt(language: str, points: int) -> None:
    play, trust = Play(SCENARIO, language), Trust(points)
    prompt = "\n".join(each.text for each in person_prompt(play, _path("Hello", "Hi"), trust, RULES))
    told = told_by_now(play, trust)
    assert told == HIDDEN[: points // POINTS_A_STEP]
    assert [each for each in HIDDEN if each in prompt] == list(told)


def test_the_person_is_the_one_who_writes_and_roles_alternate() -> None:
    prompt = person_prompt(
        Play(SCENARIO, "en"), _path("Hello", "Hi", "It rains", "And then?"), Trust(), RULES
    )
    assert [each.role for each in prompt] == [Role.USER, Role.ASSISTANT, Role.USER, Role.ASSISTANT, Role.USER]
    assert [each.text for each in prompt[1:]] == ["Hello", "Hi", "It rains", "And then?"]
    assert "Ada {braces}" in prompt[0].text
    assert "goes on" in prompt[0].text, "the second turn"
