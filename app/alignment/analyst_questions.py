"""The analyst's questions, read from ``resources/analyst.yaml``."""

from __future__ import annotations

from functools import cache

import msgspec

from app.locations import resource
from app.yaml_table import read_yaml


class _Intents(msgspec.Struct, frozen=True):
    question: str
    options: tuple[str, ...]
    names: tuple[str, ...]


class _Reactions(msgspec.Struct, frozen=True):
    preamble: str
    question: str


class _SketchScores(msgspec.Struct, frozen=True):
    question: str
    words: tuple[str, str, str]  # dangerous, useless, helpful


class AnalystQuestions(msgspec.Struct, frozen=True):
    """The contents of ``resources/analyst.yaml``."""

    neutral_text: str
    intents: _Intents
    facets: dict[str, str]
    review: str
    reactions: _Reactions
    sketch: str
    redraft: str
    sketch_scores: _SketchScores


@cache
def analyst_questions() -> AnalystQuestions:
    """Return the questions that come with the program."""
    return read_yaml(resource("analyst.yaml"), AnalystQuestions)
