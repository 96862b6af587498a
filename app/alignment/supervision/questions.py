"""Questions by rules: whether a sentence is one, and whether it is open or closed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from app.alignment.reasoning_chain.chain import sentences_of
from app.alignment.supervision.texts import supervision_texts
from app.domain.message_language import language_of
from app.domain.supervision import CodedSentence, SentenceCode

_ASKING_END = re.compile(r"(?:吗|呢|吧)[。.！!…]*$")


def coded_by_rules(text: str) -> tuple[CodedSentence, ...]:
    """Return the sentences of a text; those that are no questions are unjudged until a model was asked."""
    return tuple(
        CodedSentence(start, end, code_by_rules(text[start:end])) for start, end in sentences_of(text)
    )


def code_by_rules(sentence: str) -> SentenceCode:
    """Return the code of one sentence, as far as rules can tell it."""
    words = sentence.strip().strip("*_#>-–— \"“”'‘’").lower().replace("’", "'")
    if not words:
        return SentenceCode.OTHER
    return _chinese(words) if language_of(words) == "zh" else _english(words)


def _english(words: str) -> SentenceCode:
    asks, clauses = words.rstrip("\"”' )").endswith(("?", "？")), _clauses(words)
    if any(_starts(clause, supervision_texts().rules.en.narrow) for clause in clauses):
        return SentenceCode.CLOSED if asks else SentenceCode.UNJUDGED
    is_open = any(_starts(clause, supervision_texts().rules.en.open) for clause in clauses)
    if asks:
        return SentenceCode.OPEN if is_open else SentenceCode.CLOSED
    invites = _starts(clauses[0], _invitations())
    return SentenceCode.OPEN if invites else SentenceCode.UNJUDGED


def _clauses(words: str) -> tuple[str, ...]:
    """Return a sentence and what follows a comma in it, each without words like "so" before it."""
    parts = [words, *re.split(r"[,;:–—]\s+", words)[1:]]
    return tuple(_opening().sub("", part) for part in parts)


@cache
def _opening() -> re.Pattern[str]:
    words = "|".join(re.escape(each) for each in supervision_texts().rules.en.opening)
    return re.compile(rf"^(?:(?:{words})[,\s]+)+")


@cache
def _invitations() -> tuple[str, ...]:
    """Return the openings that invite an answer without a question mark: "describe", and those of several words."""
    openings = supervision_texts().rules.en.open
    return tuple(each for each in openings if " " in each or each == "describe")


def _starts(clause: str, openings: Sequence[str]) -> bool:
    return any(clause == each or re.match(rf"{re.escape(each)}\b", clause) for each in openings)


def _chinese(words: str) -> SentenceCode:
    rules = supervision_texts().rules.zh
    asks = words.rstrip('"”’」』） ').endswith(("?", "？")) or bool(_ASKING_END.search(words))
    if _has(words, rules.tell) and (asks or words.startswith(("跟我", "和我", "请", *rules.tell))):
        return SentenceCode.OPEN
    if not asks:
        return SentenceCode.UNJUDGED
    if _has(words, rules.narrow) or _has(words, rules.choice):
        return SentenceCode.CLOSED
    return SentenceCode.OPEN if _has(words, rules.open) else SentenceCode.CLOSED


def _has(words: str, any_of: Sequence[str]) -> bool:
    return any(each in words for each in any_of)
