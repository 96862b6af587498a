"""Reflections and personal details by a model: what it answers is taken as far as it can be checked, and no further."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator

import pytest

from app.alignment.personal_details import NamedDetail, details_by_model
from app.alignment.supervision.reflections import Exchange, scored_talk, with_reflections
from app.alignment.supervision.texts import supervision_texts
from app.domain.conversation import Role
from app.domain.generation import (
    GeneratedPiece,
    GenerationEvent,
    GenerationRequest,
    LoadedModel,
    OptionRequest,
    OptionScores,
    QuestionAnswers,
    QuestionRequest,
)
from app.domain.supervision import QUESTIONS, SentenceCode
from app.workspace.supervision import agreement_of, codes_by_the_others, fitted_threshold


class Answering:
    """An engine that writes ``written``, and says yes by ``says_yes``; beside a neutral text it says neither."""

    model: LoadedModel | None = None

    def __init__(self, written: str = "", says_yes: Callable[[str], bool] = lambda sentence: False) -> None:
        self.written, self.says_yes = written, says_yes
        self.requests: list[GenerationRequest] = []

    def generate(self, request: GenerationRequest) -> Iterator[GenerationEvent]:
        self.requests.append(request)
        yield GeneratedPiece(self.written, ())

    def score_options(self, request: OptionRequest) -> OptionScores:
        raise NotImplementedError

    def ask(self, request: QuestionRequest) -> QuestionAnswers:
        neutral = request.messages[-1].role is Role.ASSISTANT
        shares = [self._share(each.text, neutral=neutral) for each in request.questions]
        scores = tuple((math.log(yes), math.log(1 - yes)) for yes in shares)
        return QuestionAnswers(scores, (), 0, 0, 0, 0.0)

    def _share(self, question: str, *, neutral: bool) -> float:
        return 0.5 if neutral else 0.9 if self.says_yes(question) else 0.1


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_model_that_knows_reflections_agrees_wholly_and_one_that_always_says_yes_not_at_all(
    language: str,
) -> None:
    talks = supervision_texts().sentences[language]
    reflections = [words for talk in talks for code, words in talk.said if code is SentenceCode.REFLECTION]
    knows = Answering(says_yes=lambda question: any(words in question for words in reflections))
    found = agreement_of(
        language, talks, codes_by_the_others(talks, [scored_talk(knows, talk) for talk in talks])
    )
    assert (found.all_codes, found.reflections) == (1.0, 1.0)
    willing = Answering(says_yes=lambda question: True)
    found = agreement_of(
        language, talks, codes_by_the_others(talks, [scored_talk(willing, talk) for talk in talks])
    )
    assert found.reflections == 0.0


def test_a_threshold_is_fitted_between_scores_and_a_talk_is_never_coded_by_its_own() -> None:
    talks = supervision_texts().sentences["en"][:3]
    low: list[tuple[SentenceCode | float, ...]] = [
        tuple(
            code if code in QUESTIONS else -1.0 if code is SentenceCode.REFLECTION else -3.0
            for code, _ in talk.said
        )
        for talk in talks
    ]
    assert fitted_threshold(talks, low) == -2.0
    odd = [tuple(each + 9 if isinstance(each, float) else each for each in low[0]), *low[1:]]
    codes = codes_by_the_others(talks, odd)[: len(talks[0].said)]
    assert SentenceCode.OTHER not in codes, "by the others' threshold all of the odd talk is over it"


def test_a_model_is_asked_of_no_question() -> None:
    engine = Answering(says_yes=lambda question: "?" not in question.rsplit('"', 2)[1])
    codes = [
        each.code for each in with_reflections(engine, Exchange("I am sad.", "You are sad. Why? Is it new?"))
    ]
    assert codes == [SentenceCode.REFLECTION, SentenceCode.OPEN, SentenceCode.CLOSED]


def test_a_detail_counts_only_where_it_stands_in_the_text() -> None:
    listed = [
        {"kind": "name", "words": "Mira"},
        {"kind": "place", "words": "Elsewhere"},
        {"kind": "name", "words": " "},
    ]
    engine = Answering(json.dumps(listed))
    assert details_by_model(engine, "My name is Mira.") == (NamedDetail("name", "Mira"),)
    assert "My name is Mira." in engine.requests[0].messages[0].text


@pytest.mark.parametrize("written", ["", '[{"kind": "name", "wo', '[{"kind": "age", "words": "Mira"}]'])
def test_what_was_cut_off_or_is_no_detail_finds_nothing(written: str) -> None:
    assert details_by_model(Answering(written), "My name is Mira.") == ()


def test_a_long_text_is_read_to_its_end() -> None:
    engine = Answering('[{"kind": "name", "words": "Mira"}]')
    assert details_by_model(engine, "word " * 900 + "Mira") == (NamedDetail("name", "Mira"),)
    assert len(engine.requests) == 3
