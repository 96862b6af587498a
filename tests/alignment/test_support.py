"""Helplines and the words written by people: laws of the files, and what is offered to whom."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from app.alignment.crisis_screen.screen import screen
from app.alignment.support import (
    ANYWHERE,
    SupportFileError,
    helplines_for,
    is_emergency_number,
    known_region,
    load_helplines,
    read_helplines,
    region_from_locale,
    support_for,
    words_in,
)
from app.domain.message_language import language_of
from app.domain.risk import CrisisFinding, CrisisKind
from app.locations import resource

SERVED = "USGBIECAAUNZCNHKTWSGJPKRINDEATCHFRBENLESITPTSENODKFIPLBRMXZA"  # two letters a region
REGIONS = sorted({each.region for each in load_helplines()} - {ANYWHERE})
SUICIDE = (CrisisKind.SUICIDAL_INTENT,)
ABUSE = (CrisisKind.ABUSE,)
DANGER = (CrisisKind.IMMEDIATE_DANGER,)

FILE = """
dated: '2026-11-23'
emergency:
  GB: {number: '999', languages: [English], source: 'https://www.gov.uk', basis: known}
helplines:
  - {name: A line, region: GB, reach: ['Call 1'], languages: [English], kinds: [abuse],
     source: 'https://example.org', basis: seen, checked: '2026-11-23'}
"""


def damaged(folder: Path, old: str, new: str) -> Path:
    assert old in FILE
    path = folder / "helplines.yaml"
    path.write_text(FILE.replace(old, new), encoding="utf-8")
    return path


def test_every_service_names_its_source_a_way_to_reach_it_and_a_sound_date() -> None:
    for each in load_helplines():
        assert each.source.startswith("https://"), each.name
        assert each.reach, each.name
        assert all(re.search(r"\d|\.(?:org|com)|number", way) for way in each.reach), each.name
        assert each.kinds, each.name
        assert each.languages, each.name
        if each.checked:
            assert date(2026, 1, 1) <= date.fromisoformat(each.checked), each.name


def test_every_listening_service_but_the_worldwide_directory_was_seen_at_a_source() -> None:
    unseen = [each.name for each in load_helplines() if not is_emergency_number(each) and not each.checked]
    assert unseen == ["Find A Helpline"]


def test_the_file_says_honestly_how_it_was_checked() -> None:
    header = resource("helplines.yaml").read_text(encoding="utf-8").split("dated:")[0]
    assert "nobody placed a test call" in header
    assert "basis: known" in header


def test_no_number_is_in_international_form() -> None:
    for each in load_helplines():
        for way in each.reach:
            assert not re.search(r"\+\s*\d|\b00[1-9]\d", way), f"{each.name}: {way}"


def test_no_service_stands_twice() -> None:
    names = [(each.region, each.name) for each in load_helplines()]
    assert len(names) == len(set(names))


def test_the_regions_that_were_promised_are_served() -> None:
    promised = {SERVED[start : start + 2] for start in range(0, len(SERVED), 2)}
    assert set(REGIONS) >= promised


@pytest.mark.parametrize("region", REGIONS)
def test_every_region_has_one_emergency_number_and_lines_for_suicide_and_for_abuse(region: str) -> None:
    services = [each for each in load_helplines() if each.region == region]
    assert len([each for each in services if is_emergency_number(each)]) == 1
    for kind in (CrisisKind.SUICIDAL_INTENT, CrisisKind.SELF_HARM, CrisisKind.ABUSE):
        assert any(kind in each.kinds and not is_emergency_number(each) for each in services), kind


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("kinds", [DANGER, ABUSE, (*SUICIDE, *DANGER)])
def test_in_danger_and_abuse_the_emergency_number_comes_first(
    region: str, kinds: tuple[CrisisKind, ...]
) -> None:
    first = helplines_for(region, kinds)[0]
    assert first.region == region
    assert is_emergency_number(first)


@pytest.mark.parametrize("region", REGIONS)
def test_otherwise_those_who_listen_come_first_and_the_emergency_number_last(region: str) -> None:
    offered = helplines_for(region, SUICIDE)
    assert not is_emergency_number(offered[0])
    assert offered[0].region == region
    assert is_emergency_number(offered[-1])
    assert CrisisKind.SUICIDAL_INTENT in offered[0].kinds


def test_immediate_danger_alone_still_shows_people_to_talk_to() -> None:
    assert "Samaritans" in [each.name for each in helplines_for("GB", DANGER)]


def test_a_service_for_something_else_is_left_out() -> None:
    names = [each.name for each in helplines_for("AU", SUICIDE)]
    assert "Lifeline Australia" in names
    assert "1800RESPECT" not in names


def test_what_fits_more_of_what_was_seen_comes_before_what_fits_less() -> None:
    offered = helplines_for("MX", (*SUICIDE, *ABUSE))
    names = [each.name for each in offered]
    assert names.index("Línea de la Vida") < names.index("Línea de las Mujeres")


@pytest.mark.parametrize("region", ["", "XX", "INT", "Atlantis"])
def test_an_unknown_region_gets_the_directory_and_the_advice_to_call_the_number_there(region: str) -> None:
    offered = helplines_for(region, SUICIDE)
    assert [each.region for each in offered] == [ANYWHERE, ANYWHERE]
    assert "findahelpline.com" in offered[0].reach[0]
    assert "emergency number of the place where you are" in offered[-1].reach[0]
    assert is_emergency_number(helplines_for(region, ABUSE)[0])


def test_a_region_is_understood_as_people_write_it() -> None:
    assert known_region(" gb ") == "GB"
    assert known_region("uk") == "GB"
    assert known_region("no") == "NO"


def test_a_sound_file_is_read(tmp_path: Path) -> None:
    emergency, line = read_helplines(damaged(tmp_path, "A line", "Another line"))
    assert emergency.reach == ("Call 999",)
    assert line.name == "Another line"


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("kinds: [abuse]", "kinds: [boredom]", "A line in GB"),
        ("reach: ['Call 1']", "reach: []", "A line in GB"),
        ("region: GB", "region: Britain", "A line in Britain"),
        ("basis: seen, checked: '2026-11-23'", "basis: seen", "A line in GB"),
        ("checked: '2026-11-23'", "checked: 'last week'", "A line in GB"),
        ("basis: seen,", "basis: known,", "A line in GB"),
        ("number: '999',", "", "the emergency number of GB"),
        ("source: 'https://www.gov.uk'", "source: ''", "the emergency number of GB"),
        ("name: A line,", "", "an entry without a name in GB"),
        ("helplines:", "helplines: [", "helplines.yaml"),
    ],
)
def test_a_damaged_file_is_refused_and_the_entry_named(
    tmp_path: Path, old: str, new: str, named: str
) -> None:
    with pytest.raises(SupportFileError) as refused:
        read_helplines(damaged(tmp_path, old, new))
    assert named in refused.value.sentence


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SupportFileError, match=r"helplines\.yaml"):
        read_helplines(tmp_path / "helplines.yaml")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_there_are_words_for_every_kind_which_say_that_this_is_a_program(language: str) -> None:
    for kind in CrisisKind:
        assert ("程序" if language == "zh" else "program") in words_in(language)[kind], kind


def test_the_files_of_words_say_who_wrote_them_and_who_has_not_read_them_yet() -> None:
    assert "Not yet reviewed by a clinician" in resource("crisis/support.en.yaml").read_text(encoding="utf-8")
    assert "尚未经临床专业人士审阅" in resource("crisis/support.zh.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I want to die", "en"),
        ("我不想活了", "zh"),
        ("我想死 help", "zh"),
        ("My teacher wrote 死 on the board and I feel awful", "en"),
        ("もう死にたいです", "en"),
        ("", "en"),
        ("…", "en"),
    ],
)
def test_the_words_follow_the_language_of_the_message(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_crisis_is_answered_in_front_and_in_the_language_of_the_message() -> None:
    english = support_for(screen("I want to die"), "GB", "I want to die")
    chinese = support_for(screen("我不想活了"), "CN", "我不想活了")
    assert english is not None
    assert chinese is not None
    assert english.text == words_in("en")[CrisisKind.SUICIDAL_INTENT]
    assert chinese.text == words_in("zh")[CrisisKind.SUICIDAL_INTENT]
    assert not english.quiet
    assert (english.region, chinese.region) == ("GB", "CN")


def test_the_words_are_for_the_most_pressing_of_what_was_seen() -> None:
    finding = CrisisFinding(crisis=True, kinds=(*ABUSE, *DANGER))
    support = support_for(finding, "GB", "he is here")
    assert support is not None
    assert support.text == words_in("en")[CrisisKind.IMMEDIATE_DANGER]


def test_concern_for_another_is_answered_quietly() -> None:
    support = support_for(CrisisFinding(False, (CrisisKind.CONCERN_FOR_OTHER,)), "US", "my friend")
    assert support is not None
    assert support.quiet
    assert support.text == words_in("en")[CrisisKind.CONCERN_FOR_OTHER]


def test_a_crisis_with_concern_for_another_is_not_quiet() -> None:
    finding = CrisisFinding(True, (*SUICIDE, CrisisKind.CONCERN_FOR_OTHER))
    support = support_for(finding, "US", "me and my friend")
    assert support is not None
    assert not support.quiet


def test_nothing_is_shown_where_nothing_was_seen() -> None:
    assert support_for(screen("what a lovely day"), "US", "what a lovely day") is None


@pytest.mark.parametrize(
    ("environment", "region"),
    [
        ({"LANG": "en_GB.UTF-8"}, "GB"),
        ({"LANG": "zh_Hans_CN"}, "CN"),
        ({"LANG": "zh-Hant-TW"}, "TW"),
        ({"LANG": "pt_BR"}, "BR"),
        ({"LANG": "C.UTF-8"}, ""),
        ({"LANG": "POSIX"}, ""),
        ({"LANG": "de"}, ""),
        ({"LANG": "es_419"}, ""),
        ({"LC_ALL": "de_AT@euro", "LANG": "en_US"}, "AT"),
        ({"LC_ALL": "", "LC_MESSAGES": "fr_BE", "LANG": "en_US"}, "BE"),
        ({"LC_ALL": "C", "LANG": "en_US"}, ""),
        ({}, ""),
    ],
)
def test_the_region_comes_from_the_locale(environment: dict[str, str], region: str) -> None:
    assert region_from_locale(environment) == region


def test_the_region_comes_from_this_computers_own_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "nl_BE.UTF-8")
    assert region_from_locale() == "BE"
