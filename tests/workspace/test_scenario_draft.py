"""A scenario that is filled in field by field is the same scenario, and what is wrong is told at its field."""

from __future__ import annotations

import pytest

from app.locations import resource
from app.workspace.scenario_draft import draft_of, faults_in, text_of_draft
from app.workspace.scenario_files import parsed_scenario, shipped_scenarios, shipped_text


def test_every_shipped_scenario_is_the_same_after_the_form() -> None:
    for scenario in shipped_scenarios():
        draft = draft_of(shipped_text(scenario.id))
        assert not tuple(faults_in(draft)), scenario.id
        assert parsed_scenario(text_of_draft(draft)) == scenario


def test_the_template_is_an_empty_form() -> None:
    draft = draft_of(resource("scenario_template.yaml").read_text(encoding="utf-8"))
    assert draft["subject"] == "grief" and draft["id"] == "my-scenario"
    assert not any(text for place, text in draft.items() if "." in place)
    assert [each.place for each in faults_in(draft)] == ["en.title"], "no language is written"


@pytest.mark.parametrize(
    ("place", "text", "said"),
    [
        ("id", "My scenario!", "small letters"),
        ("en.person", "  ", "Write something here"),
        ("zh.opening", "", "empty all fields of this language"),
        ("en.hidden", "1\n2\n3\n4\n\n5", "At most 4 lines, please: there are 5"),
        ("en.title", "a" * 601, "at most 600"),
        ("en.course", "short\n" + "b" * 2001, "at most 2000"),
    ],
)
def test_a_fault_is_told_at_its_field(place: str, text: str, said: str) -> None:
    draft = {**draft_of(shipped_text("grief-old-dog")), place: text}
    (fault,) = faults_in(draft)
    assert fault.place == place and said in fault.sentence


def test_a_language_without_a_word_is_left_out_and_a_text_that_is_none_is_an_empty_form() -> None:
    draft = draft_of(shipped_text("grief-old-dog"))
    english = {place: "" if place.startswith("zh.") else text for place, text in draft.items()}
    assert not tuple(faults_in(english))
    assert parsed_scenario(text_of_draft(english)).languages == ("en",)
    assert not any(draft_of("a: [").values()) and not any(draft_of("en: 3").values())
