"""Scenarios are read whole, faults are told with their line, and the program's own keep to the rules for them."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from app.alignment.crisis_screen.screen import screen
from app.domain.scenario import Scenario, ScenarioRisk, Style, Subject
from app.locations import resource
from app.storage.vault import Vault, memory_record
from app.workspace.scenario_files import ScenarioError, parsed_scenario, shipped_scenarios, shipped_text
from app.workspace.scenario_library import import_scenarios, read_shelf, save_scenario, text_of

HERE = "grief-old-dog"
TEXT = shipped_text(HERE)
NEW = TEXT.replace(f"id: {HERE}", "id: my-own")


@pytest.fixture
def vault() -> Vault:
    return memory_record()


def test_there_are_thirty_in_both_languages_over_every_subject_and_style() -> None:
    scenarios = shipped_scenarios()
    assert len(scenarios) >= 30
    assert {each.languages for each in scenarios} == {("en", "zh")}
    assert {each.subject for each in scenarios} == set(Subject)
    assert {each.style for each in scenarios} == set(Style)
    assert {each.risk for each in scenarios} == set(ScenarioRisk)
    assert [each.id for each in scenarios] == [
        each.stem for each in sorted(resource("scenarios").glob("*.yaml"))
    ]


@pytest.mark.parametrize("scenario", shipped_scenarios(), ids=lambda each: each.id)
def test_no_scenario_has_an_address_a_number_or_a_place_of_danger(scenario: Scenario) -> None:
    """Means and places are those that the crisis screen knows, and no other list of them is made."""
    groups = msgspec.yaml.decode(resource("crisis/vocabulary.en.yaml").read_bytes())["groups"]
    places = re.compile(rf"\b(?:{groups['high']})\b|\btrain tracks?\b", re.IGNORECASE)
    for language in scenario.languages:
        text = msgspec.json.encode(scenario.words(language)).decode()
        assert not re.search(r"https?:|@|\d{3,}", text)
        if scenario.subject in (Subject.SUICIDAL_THOUGHTS, Subject.SELF_HARM):
            assert not places.search(text)


@pytest.mark.parametrize("scenario", shipped_scenarios(), ids=lambda each: each.id)
def test_an_acute_scenario_opens_with_words_that_the_screen_answers(scenario: Scenario) -> None:
    if scenario.risk is ScenarioRisk.ACUTE:
        assert all(screen(scenario.words(each).opening).crisis for each in scenario.languages)


@pytest.mark.parametrize(
    ("before", "after", "line", "words"),
    [
        ("subject: grief", "subject: weather", 2, "weather"),
        ("style: verbose", "style: odd", 3, "odd"),
        ("id: grief-old-dog", "id: Grief Old", 1, "small letters"),
        ("  title: Only a dog", "  title: ' '", 6, "it is empty"),
        ("  course:", "    - four\n    - five\n  course:", 16, "at most 4"),
        ("  person:", "  persona:", 5, "person"),
    ],
)
def test_a_fault_is_told_with_its_line(before: str, after: str, line: int, words: str) -> None:
    with pytest.raises(ScenarioError) as told:
        parsed_scenario(TEXT.replace(before, after, 1))
    assert words in told.value.sentence
    assert f"line {line} of" in told.value.sentence


def test_one_without_any_language_is_refused() -> None:
    with pytest.raises(ScenarioError, match="in English"):
        parsed_scenario("id: my-own\nsubject: grief\nstyle: plain\nrisk: low\n")


def test_an_edited_scenario_stands_in_the_place_of_the_programs_until_it_is_deleted(vault: Vault) -> None:
    edited = TEXT.replace("Only a dog", "Only a hound")
    save_scenario(vault, edited, HERE)
    shelf = read_shelf(vault)
    listed = {each.scenario.id: each for each in shelf.listed}
    assert len(listed) == len(shipped_scenarios())
    assert listed[HERE].own and listed[HERE].replaces
    assert listed[HERE].scenario.words("en").title == "Only a hound"
    assert text_of(vault, HERE) == edited
    vault.delete_own_scenario(HERE)
    assert text_of(vault, HERE) == TEXT


def test_a_new_scenario_does_not_take_the_id_of_another(vault: Vault) -> None:
    with pytest.raises(ScenarioError, match="Another scenario is called grief-old-dog"):
        save_scenario(vault, TEXT, "")
    save_scenario(vault, NEW, "")
    with pytest.raises(ScenarioError, match="my-own"):
        save_scenario(vault, NEW, HERE)


def test_files_are_imported_and_each_that_is_not_has_its_sentence(vault: Vault, tmp_path: Path) -> None:
    good, bad, odd, gone = (tmp_path / name for name in ("good.yaml", "bad.yaml", "odd.yaml", "gone.yaml"))
    good.write_text(NEW, encoding="utf-8")
    bad.write_text(NEW.replace("grief", "weather", 1), encoding="utf-8")
    odd.write_bytes(b"\xff\xfe\x00")
    found = import_scenarios(vault, (good, bad, odd, gone))
    assert [each.id for each in found.scenarios] == ["my-own"]
    assert [each.split(":")[0] for each in found.refused] == ["bad.yaml", "odd.yaml", "gone.yaml"]
    assert "line 2" in found.refused[0]
    assert import_scenarios(vault, (good,)).refused == (), "the same again is no fault"


def test_a_kept_scenario_that_cannot_be_read_any_more_is_told_and_hides_no_other(vault: Vault) -> None:
    vault.keep_own_scenario("old-one", "id: old-one\nsubject: gone\n")
    shelf = read_shelf(vault)
    assert len(shelf.listed) == len(shipped_scenarios())
    assert len(shelf.faults) == 1
    assert "old-one" in shelf.faults[0]
