"""Search finds words and parts of words in any script, takes every character as itself, forgets deletions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.domain.conversation import Conversation, Message, Role, new_message_id, now
from app.storage.vault import Vault, memory_record

TEXTS = {
    "chinese": "我最近睡不着，觉得很累。",
    "english": "I cannot sleep and my Heart races",
    "german": "Über die Brücke, ÖL und Tee",
    "percent": "It fell by 50% in file_name.txt",
    "quotes": 'He said "never again" AND left (NEAR the end*)',
    "plain": "Nothing of the kind in filexname nor 50 of it",
    "backslash": r"C:\temp and a^b",
    "emoji": "I feel 😔😔😔 today",
}


@pytest.fixture(scope="module")
def library() -> Iterator[Vault]:
    with memory_record() as vault:
        for title, text in TEXTS.items():
            conversation = vault.start(title)
            vault.append(_said(conversation, text))
        yield vault


def _said(conversation: Conversation, text: str) -> Message:
    return Message(new_message_id(), conversation.id, None, Role.USER, text, now())


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("睡不着", {"chinese"}),
        ("睡", {"chinese"}),
        ("很累", {"chinese"}),
        ("觉得 睡不着", {"chinese"}),
        ("heart", {"english"}),
        ("eart rac", {"english"}),
        ("sleep brücke", set()),
        ("BRÜCKE", {"german"}),
        ("öl", {"german"}),
        ("50%", {"percent"}),
        ("%", {"percent"}),
        ("_", {"percent"}),
        ("e_n", {"percent"}),
        ('"', {"quotes"}),
        ('"never again"', {"quotes"}),
        ("NEAR the", {"quotes"}),
        ("(NEAR", {"quotes"}),
        ("end*", {"quotes"}),
        ("nev* OR", set()),
        ("text:heart", set()),
        ("\\", {"backslash"}),
        ("C:\\temp", {"backslash"}),
        ("a^b", {"backslash"}),
        ("😔😔😔", {"emoji"}),
        ("😔", {"emoji"}),
        ("german", {"german"}),
        ("GERM", {"german"}),
        ("'; DROP TABLE messages; --", set()),
        ("hea\0rt", {"english"}),
        ("\ud83d", set()),
    ],
)
def test_a_query_is_taken_as_what_it_says(library: Vault, query: str, found: set[str]) -> None:
    assert {each.title for each in library.conversations(query)} == found


@pytest.mark.parametrize("query", ["", "   ", "\0", "\n\t"])
def test_an_empty_query_answers_all(library: Vault, query: str) -> None:
    assert {each.title for each in library.conversations(query)} == set(TEXTS)


def test_what_is_found_stands_newest_first() -> None:
    with memory_record() as vault:
        first, second = vault.start("one"), vault.start("two")
        for each in (second, first):
            vault.append(_said(each, "the same lantern"))
        assert [each.title for each in vault.conversations("lantern")] == ["one", "two"]


def test_what_was_deleted_is_found_no_more_and_the_rest_still_is() -> None:
    with memory_record() as vault:
        gone, kept = vault.start("gone"), vault.start("kept")
        for each in (gone, kept):
            question = _said(each, "a lantern 灯笼很亮")
            vault.append(question)
            vault.append(replace(_said(each, "lit lantern"), parent=question.id))
        vault.delete(gone.id)
        for query in ("lantern", "灯笼很", "灯", "lit lan"):
            assert [each.title for each in vault.conversations(query)] == ["kept"]


@settings(max_examples=80, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_no_query_breaks_the_search(query: str) -> None:
    with_query = _LIBRARY.conversations(query)
    assert len(with_query) <= 1


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 60), st.integers(1, 12))
def test_every_part_of_a_text_is_found(start: int, length: int) -> None:
    part = _TEXT[start : start + length]
    assert len(_LIBRARY.conversations(part)) == 1


_TEXT = "Anxiety 焦虑, 100%_sure; naïve \\ \"quoted\" 'n' 是的—明天见 (AND NOT) *x* ^y"
_LIBRARY = memory_record()
_LIBRARY.append(_said(_LIBRARY.start("one"), _TEXT))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text('aAbB哈иИ %_"', min_size=1, max_size=14), min_size=1, max_size=6),
    st.text('aAbB哈иИ%_"', min_size=1, max_size=10),
)
@example(["иИ"], "ИИ")
def test_a_word_is_found_where_a_message_holds_it_in_any_case_and_nowhere_else(
    texts: list[str], word: str
) -> None:
    with memory_record() as vault:
        holding = set()
        for text in texts:
            conversation = vault.start("")
            vault.append(_said(conversation, text))
            if word.lower() in text.lower():
                holding.add(conversation.id)
        assert {each.id for each in vault.conversations(word)} == holding
