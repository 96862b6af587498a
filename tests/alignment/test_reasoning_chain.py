"""The reasoning chain without a model: sentences, support, what a person does to it, and how it is told."""

from __future__ import annotations

import json
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.alignment.reasoning_chain.chain import in_prose, linked, plain, sentences_of, support_of
from app.alignment.reasoning_chain.texts import reasoning_texts
from app.alignment.reasoning_chain.writer import whole_items
from app.domain.reasoning_chain import NODES, Author, Node, ReasoningChain, Statement

THINKING = "She lost 3.5 kg... I should listen first! 她很难过。她需要有人听。\nThen offer help"
SENTENCES = sentences_of(THINKING)
texts = st.text(alphabet=st.characters(blacklist_categories=("Cs",)), max_size=200)


def chain_of(**nodes: str) -> ReasoningChain:
    chain = ReasoningChain()
    for name, text in nodes.items():
        chain = chain.having(Node(name), (Statement(text),))
    return chain


def test_sentences_end_at_their_marks_in_english_and_chinese_and_not_within_numbers() -> None:
    assert [THINKING[start:end] for start, end in SENTENCES] == [
        "She lost 3.5 kg...",
        "I should listen first!",
        "她很难过。",
        "她需要有人听。",
        "Then offer help",
    ]


@given(texts)
def test_sentences_stand_in_order_and_leave_out_no_word(text: str) -> None:
    spans = sentences_of(text)
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    left = "".join(text[start:end] for start, end in spans)
    assert [each for each in left if each.isalnum()] == [each for each in text if each.isalnum()]


@pytest.mark.parametrize(
    ("statement", "numbers", "spans"),
    [
        ("Listen first", (2,), (SENTENCES[1],)),
        ("她很难过", (3,), (SENTENCES[2],)),
        ("Listen first", (1,), ()),  # the sentence says something else
        ("Give the dose of a medicine", (2,), ()),
        ("Listen first", (), ()),
        ("Listen first", (2, 2, 99, 0), (SENTENCES[1],)),
    ],
)
def test_a_statement_is_linked_only_to_sentences_that_carry_it(
    statement: str, numbers: tuple[int, ...], spans: tuple[tuple[int, int], ...]
) -> None:
    found = linked(statement, numbers, THINKING, SENTENCES)
    assert found.spans == spans
    assert found.supported == bool(spans)


@given(texts, st.lists(texts, max_size=4))
def test_support_is_a_share_and_whole_for_the_words_themselves(statement: str, sentences: list[str]) -> None:
    assert 0.0 <= support_of(statement, sentences) <= 1.0
    assert support_of("listen " + statement, ["listen " + statement, *sentences]) == 1.0


def test_what_a_person_writes_is_theirs_and_what_they_leave_keeps_its_links() -> None:
    kept = Statement("Listen first", (SENTENCES[1],))
    chain = ReasoningChain().having(Node.USER_NEEDS, (kept, Statement("Gone")))
    edited = chain.rewritten(Node.USER_NEEDS, ("Listen first", "  Be practical ", ""))
    assert edited.of(Node.USER_NEEDS) == (kept, Statement("Be practical", author=Author.PERSON))
    assert edited.edited is Node.USER_NEEDS


def test_locked_and_struck_nodes_are_not_derived_anew() -> None:
    chain = ReasoningChain().with_lock(Node.SAFETY_GUIDELINES, True).with_strike(Node.STRATEGY_SAFETY, True)
    assert chain.to_derive(Node.USER_NEEDS) == (Node.RISK_INTENT, Node.STRATEGY_USEFULNESS)
    assert chain.to_derive(Node.STRATEGY_USEFULNESS) == ()
    free = chain.with_lock(Node.SAFETY_GUIDELINES, False).with_strike(Node.STRATEGY_SAFETY, False)
    assert free.to_derive(Node.USER_NEEDS) == Node.USER_NEEDS.following


def test_a_struck_node_is_told_to_nobody_but_is_not_lost() -> None:
    chain = chain_of(user_needs="Be heard", risk_intent="None at all")
    struck = chain.with_strike(Node.RISK_INTENT, True)
    assert "None at all" in in_prose(chain)
    assert "None at all" not in in_prose(struck)
    assert "Be heard" in in_prose(struck)
    assert struck.of(Node.RISK_INTENT) and not struck.standing(Node.RISK_INTENT)
    assert in_prose(chain, without=Node.RISK_INTENT) == in_prose(struck)


def test_a_chinese_chain_is_told_in_chinese() -> None:
    assert in_prose(chain_of(user_needs="她需要有人听")).startswith("对方需要的是")


@given(texts)
def test_plain_text_can_stand_in_json_as_it_is(text: str) -> None:
    assert json.loads(f'"{plain(text)}"', strict=False) == plain(text)


@given(st.lists(st.text(alphabet="ab c", min_size=1, max_size=8), min_size=1, max_size=3), st.data())
def test_of_an_array_that_was_cut_the_whole_items_stay(items: list[str], data: st.DataObject) -> None:
    written = json.dumps(items)
    cut = written[: data.draw(st.integers(1, len(written)))]
    found = msgspec.json.decode(whole_items(cut), type=list[str])
    assert found == items[: len(found)]
    objects = json.dumps([{"says": each, "from": [1, 2]} for each in items])
    cut = objects[: data.draw(st.integers(1, len(objects)))]
    assert all(each["from"] == [1, 2] for each in json.loads(whole_items(cut)))


def test_every_node_has_its_words() -> None:
    texts = reasoning_texts()
    assert set(texts.nodes) == set(NODES)
    assert all(set(each) == set(NODES) for each in texts.prose.values())
