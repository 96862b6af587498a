"""The words of help: whole in both languages, and services are read in the reader's language, numbers unchanged."""

from __future__ import annotations

import re

import msgspec
import pytest

from app.alignment.help_button_words import help_button_words
from app.alignment.help_words import LANGUAGES, HelpWords, help_words
from app.alignment.helpline_words import helpline_in
from app.alignment.support import load_helplines
from app.domain.risk import Helpline

_HAN = re.compile(r"[\u4e00-\u9fff]")
_PROPER = re.compile(r"HOME|CONNECT|SHOUT|START|WhatsApp|PDF|TA|[\w.]+\.(?:com|org)")
_VALUE = re.compile(r"\{\w+\}")


def texts(words: HelpWords) -> list[str]:
    """Return every text of a person's page; the tables of helplines are looked at with the helplines."""

    def inside(value: object) -> list[str]:
        if isinstance(value, dict):
            return [found for each in value.values() for found in inside(each)]
        if isinstance(value, list | tuple):
            return [found for each in value for found in inside(each)]
        return [str(value)]

    plain = msgspec.to_builtins(words)
    plain.pop("helplines")
    return inside(plain)


def test_both_languages_have_the_same_entries_with_the_same_values() -> None:
    english, chinese = (texts(help_words(each)) for each in LANGUAGES)
    assert len(english) == len(chinese)
    for one, other in zip(english, chinese, strict=True):
        assert _VALUE.findall(one) == _VALUE.findall(other), one


def test_every_chinese_text_is_chinese() -> None:
    for text in texts(help_words("zh")):
        rest = (
            _PROPER.sub("", _VALUE.sub("", text)).replace("Barbara Stanley", "").replace("Gregory Brown", "")
        )
        assert _HAN.search(text), text
        assert not re.search("[A-Za-z]", rest), text


def test_an_unknown_language_is_read_in_english() -> None:
    assert help_words("fr") == help_words("en")


@pytest.mark.parametrize("helpline", load_helplines(), ids=lambda each: f"{each.region} {each.name}")
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_changes_a_number(helpline: Helpline, language: str) -> None:
    spoken = helpline_in(helpline, language)
    for line, reach in zip(helpline.reach, spoken.reach, strict=True):
        assert re.findall(r"\d+", line) == re.findall(r"\d+", reach.line)
        assert reach.number in reach.line


@pytest.mark.parametrize("helpline", load_helplines(), ids=lambda each: f"{each.region} {each.name}")
def test_what_is_done_with_a_number_and_when_is_said_in_chinese(helpline: Helpline) -> None:
    spoken = helpline_in(helpline, "zh")
    for text in (*(each.line for each in spoken.reach), spoken.facts):
        assert not re.search("[A-Za-z]", _PROPER.sub("", text)), text
        assert _HAN.search(text), text


@pytest.mark.parametrize("helpline", load_helplines(), ids=lambda each: f"{each.region} {each.name}")
def test_what_is_done_with_a_number_and_when_is_said_in_english(helpline: Helpline) -> None:
    spoken = helpline_in(helpline, "en")
    for text in (*(each.line for each in spoken.reach), spoken.facts):
        assert not re.search(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]", text), text


def test_the_languages_of_a_service_for_everywhere_read_well() -> None:
    (everywhere,) = (each for each in load_helplines() if each.name == "Find A Helpline")
    assert helpline_in(everywhere, "en").facts == "24 hours · many languages"
    assert helpline_in(everywhere, "zh").facts == "24小时 · 多种语言"


def test_every_region_has_a_chinese_name() -> None:
    regions = {each.region for each in load_helplines()} - {"INT"}
    assert regions <= set(help_words("zh").helplines.regions)


def test_the_button_has_its_words_in_both_languages_and_in_english_elsewhere() -> None:
    english, chinese = help_button_words("en"), help_button_words("zh")
    assert all(english) and all(chinese) and english != chinese
    assert help_button_words("fr") == english
