"""Reflections by a model: asked of each sentence that the rules leave open, in the talk that it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.alignment.analyst import Analyst
from app.alignment.interfaces import Engine
from app.alignment.strategies import strategy_table
from app.alignment.supervision.questions import code_by_rules, coded_by_rules
from app.alignment.supervision.texts import CodedTalk, supervision_texts
from app.domain.conversation import Role
from app.domain.generation import PromptMessage, Question
from app.domain.supervision import CodedSentence, SentenceCode

_YES_NO = ("yes", "no")
_LONGEST = 300  # characters of a sentence that is asked about


@dataclass(frozen=True, slots=True)
class Exchange:
    """What a person said, and what a helper answered."""

    said: str
    answer: str


def with_reflections(engine: Engine, exchange: Exchange, threshold: float = 0.0) -> tuple[CodedSentence, ...]:
    """Return the coded sentences of an answer: each that is no question reflects where its score is over a threshold.

    Raises ``EngineFailure``.
    """
    coded = coded_by_rules(exchange.answer)
    open_ones = [each for each in coded if each.code is SentenceCode.UNJUDGED]
    texts = [exchange.answer[each.start : each.end] for each in open_ones]
    scores = dict(zip(open_ones, _scores(engine, exchange.said, texts), strict=True))
    return tuple(
        replace(each, code=code_of(scores[each], threshold)) if each in scores else each for each in coded
    )


def scored_talk(engine: Engine, talk: CodedTalk) -> tuple[SentenceCode | float, ...]:
    """Return of a hand-coded talk's sentences the code by rules, or the model's score. Raises ``EngineFailure``."""
    by_rules = [code_by_rules(words) for _, words in talk.said]
    pairs = zip(by_rules, talk.said, strict=True)
    scores = iter(
        _scores(engine, talk.person, [words for code, (_, words) in pairs if code is SentenceCode.UNJUDGED])
    )
    return tuple(next(scores) if code is SentenceCode.UNJUDGED else code for code in by_rules)


def code_of(scored: SentenceCode | float, threshold: float) -> SentenceCode:
    """Return the code of a sentence by rules, or by its score."""
    if isinstance(scored, SentenceCode):
        return scored
    return SentenceCode.REFLECTION if scored > threshold else SentenceCode.OTHER


def _scores(engine: Engine, said: str, sentences: Sequence[str]) -> list[float]:
    """Return of each sentence how much more yes gains over no than it does beside a neutral text."""
    if not sentences:
        return []
    asked = supervision_texts().asked
    questions = [Question(asked.format(sentence=_plain(each)), _YES_NO) for each in sentences]
    scores, _ = Analyst(engine, strategy_table()).calibrated(
        "supervision", (PromptMessage(Role.USER, said),), questions
    )
    return [yes - no for yes, no in scores]


def _plain(sentence: str) -> str:
    return " ".join(sentence.replace('"', "'").split())[:_LONGEST]
