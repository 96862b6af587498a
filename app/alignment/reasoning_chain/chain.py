"""The reasoning chain without a model: sentences, support, the computed chain, and a chain rendered as text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import astuple
from itertools import pairwise

from app.alignment.guidance_in_chinese import named_in, said_in
from app.alignment.reasoning_chain.texts import reasoning_texts
from app.alignment.taxonomy import taxonomy
from app.domain.analysis import MessageAnalysis
from app.domain.reasoning_chain import NODES, Author, Node, ReasoningChain, Statement, Statements
from app.domain.strategy import TYPES, StrategyTable

Span = tuple[int, int]
_SENTENCE = re.compile(r"(?:[^.!?。！？\n]|[.!?](?![\s.!?]|$))+[.!?。！？]*")
_WORD = re.compile(r"[a-zà-öø-ÿ0-9']{3,}")
_CJK = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")


def sentences_of(thinking: str) -> tuple[Span, ...]:
    """Return the sentences as half-open code point ranges without white space around them, in order."""
    found = []
    for each in _SENTENCE.finditer(thinking):
        text = each.group()
        start = each.start() + len(text) - len(text.lstrip())
        end = each.start() + len(text.rstrip())
        if end > start:
            found.append((start, end))
    return tuple(found)


def features_of(text: str) -> frozenset[str]:
    """Return the features that two texts are compared by: words, and pairs of Chinese characters."""
    lowered = text.lower()
    characters = _CJK.findall(lowered)
    pairs = {one + other for one, other in pairwise(characters)}
    return frozenset((*_WORD.findall(lowered), *pairs))


def support_of(statement: str, sentences: Sequence[str]) -> float:
    """Return the share, 0 to 1, of a statement's words that occur in the sentences cited for it."""
    wanted = features_of(statement)
    if not wanted:
        return 0.0
    there = frozenset().union(*(features_of(each) for each in sentences)) if sentences else frozenset()
    return len(wanted & there) / len(wanted)


def linked(statement: str, numbers: Sequence[int], thinking: str, sentences: Sequence[Span]) -> Statement:
    """Return a statement with those cited sentences (numbered from 1) that support it; with none, it is unsupported."""
    spans = tuple(dict.fromkeys(sentences[each - 1] for each in numbers if 1 <= each <= len(sentences)))
    said = [thinking[start:end] for start, end in spans]
    holds = support_of(statement, said) >= reasoning_texts().supported_from
    return Statement(statement, spans if holds else ())


def computed_chain(
    table: StrategyTable, analysis: MessageAnalysis, followed: str = "", language: str = "en"
) -> ReasoningChain:
    """Return the chain of the program's own choice, or of the strategy ``followed``, from figures and tables.

    It is in the language of the message, as the guidance is: an edited chain is told to the model.
    """
    likeliest = analysis.posterior.likeliest
    strategy = table.strategy(followed or analysis.game.chosen)
    boundary = table.strategy(analysis.ladder.boundary)
    category = taxonomy().find(analysis.category) if analysis.category else None
    words = reasoning_texts().computed[language]

    def filled(sentence: str, **values: str) -> str:
        return words[sentence].format(**values)

    description = said_in(language, table.descriptions[TYPES.index(likeliest)])
    needs = (filled("person", description=description), said_in(language, strategy.serves))
    risk, guideline = filled("nothing"), tuple[str, ...]()
    if category is not None and analysis.level != "R0":
        risk = filled("risk", category=named_in(language, category.name), level=analysis.level)
        guideline = tuple(said_in(language, each) for each in astuple(table.guideline_of(category)))
    within = filled("within", strategy=named_in(language, boundary.name))
    named = filled("strategy", strategy=named_in(language, strategy.name))
    useful = said_in(language, strategy.instruction) if strategy.instruction else named
    texts = (needs, (risk,), guideline, (within,), (useful,))
    return ReasoningChain(tuple(_from_table(each) for each in texts))


def _from_table(texts: Sequence[str]) -> Statements:
    return tuple(Statement(each, author=Author.TABLE) for each in texts)


def in_prose(chain: ReasoningChain, without: Node | None = None) -> str:
    """Return a chain as prose in the voice of a model's thinking; struck nodes and ``without`` are left out."""
    standing = [(node, chain.standing(node)) for node in NODES if node is not without]
    texts = [statement.text for _, statements in standing for statement in statements]
    words = reasoning_texts().prose[_language("".join(texts))]
    lines = [
        words[node].format(statements=" ".join(each.text for each in statements))
        for node, statements in standing
        if statements
    ]
    return "\n".join(lines)


def as_guidance(chain: ReasoningChain, without: Node | None = None) -> str:
    """Return a chain as an instruction for a model that does not think."""
    prose = in_prose(chain, without)
    return reasoning_texts().guidance[_language(prose)].format(prose=prose)


def _language(text: str) -> str:
    return "zh" if len(_CJK.findall(text)) * 3 > len(text) else "en"


def plain(text: str) -> str:
    """Return a text that is safe inside JSON which a model continues: no quotes, backslashes or line breaks."""
    return " ".join(text.replace('"', "'").replace("\\", "/").split())
