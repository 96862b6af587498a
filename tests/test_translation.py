"""Sentences are their own keys; a catalogue gives them in another language, with the values where they belong."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.translation import set_catalogue, together, tr, tr_count, tr_list, with_commas, with_semicolons


@pytest.fixture(autouse=True)
def _no_catalogue_afterwards() -> Iterator[None]:
    yield
    set_catalogue({})


def test_without_a_catalogue_the_english_sentence_is_shown_with_its_values() -> None:
    assert tr("Removed {name}.", name="a {curly} name") == "Removed a {curly} name."


def test_a_translation_may_put_the_values_in_another_order() -> None:
    set_catalogue({"{part} of {whole}": "{whole} 中的 {part}"})
    assert tr("{part} of {whole}", part=3, whole=7) == "7 中的 3"


def test_a_sentence_that_is_not_translated_yet_stays_english() -> None:
    set_catalogue({"Stop": ""})
    assert (tr("Stop"), tr("Send")) == ("Stop", "Send")


def test_one_thing_and_several_things_have_a_sentence_each() -> None:
    assert [tr_count("{count} message", "{count} messages", count=n) for n in (0, 1, 2)] == [
        "0 messages",
        "1 message",
        "2 messages",
    ]


def test_a_language_without_a_singular_has_one_sentence_for_all_numbers() -> None:
    set_catalogue({"{count} messages": "{count} 条消息"})
    assert [tr_count("{count} message", "{count} messages", count=n) for n in (1, 2)] == [
        "1 条消息",
        "2 条消息",
    ]


def test_a_value_that_is_missing_is_an_error() -> None:
    with pytest.raises(KeyError):
        tr("Removed {name} from {place}.", name="a model")


def test_sentences_stand_together_as_the_language_writes_them() -> None:
    assert together("", "It is kept.", "", "Go on.") == "It is kept. Go on."
    assert together("", "") == ""
    set_catalogue({"{before} {after}": "{before}{after}"})
    assert together("已保存。", "请继续。") == "已保存。请继续。"


def test_names_are_listed_in_words() -> None:
    assert [tr_list(names) for names in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == [
        "",
        "A",
        "A and B",
        "A, B and C",
    ]
    set_catalogue({"{names}, {name}": "{names}、{name}", "{before} and {last}": "{before}和{last}"})
    assert tr_list(["甲", "乙", "丙"]) == "甲、乙和丙"


def test_parts_of_a_sentence_have_the_marks_of_the_language_between_them() -> None:
    for join, mark, other in ((with_commas, ", ", "，"), (with_semicolons, "; ", "；")):
        set_catalogue({})
        assert [join(parts) for parts in ([], ["A"], ["A", "B {x}", "C"])] == [
            "",
            "A",
            mark.join(["A", "B {x}", "C"]),
        ]
        set_catalogue({f"{{before}}{mark}{{after}}": f"{{before}}{other}{{after}}"})
        assert join(each for each in ("甲", "乙", "丙")) == f"甲{other}乙{other}丙"
