"""What the model is told, in the language of the message: every sentence that ships has its Chinese, none is lost."""

from __future__ import annotations

from dataclasses import astuple, replace

import pytest

from app.alignment.evidence.source import Judgement
from app.alignment.guidance import guidance_for
from app.alignment.guidance_in_chinese import named_in, said_in
from app.alignment.headline import assessment_of
from app.alignment.reasoning_chain.chain import as_guidance, computed_chain
from app.alignment.reasoning_chain.influence import guidance_without
from app.alignment.strategies import strategy_table
from app.alignment.strategy_selection import ChoiceInputs, choose
from app.alignment.taxonomy import taxonomy
from app.domain.analysis import MessageAnalysis
from app.domain.anticipation import Weights
from app.domain.message_language import language_of
from app.domain.reasoning_chain import NODES, Node
from app.domain.risk import DISTRESS_CATEGORY, CategoryScore, CrisisFinding, Judge, JudgeKind

TABLE = strategy_table()


@pytest.fixture
def distress() -> MessageAnalysis:
    judgement = Judgement(Judge(JudgeKind.GUARD), (CategoryScore(DISTRESS_CATEGORY, "Distress", 1.0),))
    assessment = assessment_of(CrisisFinding(crisis=False), judgement)
    return choose(TABLE, ChoiceInputs(CrisisFinding(crisis=False), assessment, Weights(), None))


def sentences() -> list[str]:
    told = [each.instruction for each in TABLE.strategies if each.instruction]
    told += [each.serves for each in TABLE.strategies] + list(TABLE.descriptions)
    return told + [each for category in taxonomy().categories for each in astuple(category.guideline)]


def test_every_sentence_to_the_model_has_its_chinese_and_every_name_too() -> None:
    names = [each.name for each in (*TABLE.strategies, *taxonomy().categories)]
    for told in [said_in("zh", each) for each in sentences()] + [named_in("zh", each) for each in names]:
        assert language_of(told) == "zh", f"there is no Chinese for: {told}"


def test_a_message_in_english_is_answered_under_the_tables_own_words(distress: MessageAnalysis) -> None:
    for each in TABLE.strategies:
        told = guidance_for(TABLE, taxonomy(), distress, each.id)
        assert told.startswith(each.instruction)
        assert language_of(told) == "en"


def test_a_message_in_chinese_is_answered_under_chinese_words(distress: MessageAnalysis) -> None:
    for each in TABLE.strategies:
        told = guidance_for(TABLE, taxonomy(), distress, each.id, "zh")
        assert told.startswith(said_in("zh", each.instruction))
        assert not any(letter.isascii() and letter.isalpha() for letter in told)


def test_only_who_listens_is_told_at_the_end_not_to_speak_for_the_person(distress: MessageAnalysis) -> None:
    """Behind it a small model refused to draft a letter: it would speak for somebody then."""
    last = "不要重复对方的话，也不要替对方说话。直接回复对方。"
    told = {each.id: guidance_for(TABLE, taxonomy(), distress, each.id, "zh") for each in TABLE.strategies}
    listening = {"listen_and_support", "support_with_resources", "redirect_to_help"}
    assert {identity for identity, words in told.items() if words.endswith(last)} == listening
    assert {identity for identity, words in told.items() if last in words} == listening


def test_what_a_counsellor_wrote_is_told_as_it_was_written(distress: MessageAnalysis) -> None:
    own = replace(TABLE.strategy("clarify"), instruction="Ask about the garden.")
    table = replace(TABLE, strategies=(own,))
    assert guidance_for(table, taxonomy(), distress, "clarify", "zh").startswith("Ask about the garden. ")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_computed_chain_has_the_words_that_the_model_was_told(
    distress: MessageAnalysis, language: str
) -> None:
    told = guidance_for(TABLE, taxonomy(), distress, "listen_and_support", language)
    chain = computed_chain(TABLE, distress, "listen_and_support", language)
    assert all(language_of(each.text) == language for node in NODES for each in chain.standing(node))
    assert language_of(as_guidance(chain)) == language
    bare = guidance_without(told, chain, Node.STRATEGY_USEFULNESS)
    assert bare
    left = said_in(language, TABLE.strategy("listen_and_support").instruction)
    assert left not in bare
    assert len(bare) <= len(told) - len(left), "a node that is left out takes its words with it"
