"""Three words: the chat model sorts a message as harmless, distress or wrong, after eleven examples.

The examples stand in a KV sequence of their own, read once for each model; each message costs its own tokens alone. The
message is quoted material on one line: it cannot end the quotation, nor open a turn of its own, and the engine makes no
control tokens of it. What the three probabilities mean for a model is fitted to its self-test (``calibration``).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated

import msgspec

from app.alignment.evidence.first_words import WITHOUT_THINKING, end_of_thinking
from app.alignment.interfaces import Engine
from app.domain.conversation import Role
from app.domain.generation import PromptMessage, Question, QuestionAnswers, QuestionRequest
from app.domain.risk import DISTRESS_CATEGORY, SAFE_CATEGORY, WRONG_CATEGORY
from app.locations import resource
from app.yaml_table import read_yaml

SEQUENCE = "judge"  # the engine's KV sequence that holds the examples
HARMLESS, DISTRESS, WRONG = range(3)  # positions of the words
WORD_CATEGORIES = (SAFE_CATEGORY, DISTRESS_CATEGORY, WRONG_CATEGORY)  # in the same order
_LONGEST = 1200  # characters of a message that are shown: its beginning and its end


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A message and the word that fits it."""

    text: str
    word: str


class ThreeWordsTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The contents of ``resources/evidence/three_words.yaml``."""

    instruction: str
    frame: str
    words: tuple[str, str, str]
    prior: tuple[float, float, float]
    risky_from: Annotated[float, msgspec.Meta(gt=0, lt=1)]
    most: float
    least_auc: Annotated[float, msgspec.Meta(gt=0.5, lt=1)]
    examples: tuple[Example, ...]


@cache
def three_words_table() -> ThreeWordsTable:
    """Return the question that comes with the program."""
    return read_yaml(resource("evidence/three_words.yaml"), ThreeWordsTable, _check)


def _check(table: ThreeWordsTable) -> None:
    for index, example in enumerate(table.examples):
        if example.word not in table.words:
            raise msgspec.ValidationError(f"'{example.word}' is no word - at `$.examples[{index}].word`")
    if not math.isclose(sum(table.prior), 1.0):
        raise msgspec.ValidationError("the shares do not sum to 1 - at `$.prior`")


@dataclass(frozen=True, slots=True)
class Words:
    """What a model said of one message: how much likelier a word is than ``harmless``, in nats."""

    distress: float
    wrong: float


def ask(engine: Engine, texts: Sequence[str]) -> tuple[tuple[Words, ...], QuestionAnswers]:
    """Return the scores of some messages, asked side by side, and the answers with their cost.

    Raises ``EngineFailure``.
    """
    answers = engine.ask(request_for(engine, texts))
    return tuple(_scores(each) for each in answers.log_probabilities), answers


def log_harmless(engine: Engine, texts: Sequence[str]) -> QuestionAnswers:
    """Return the answers whose first figure for each text is ln P(harmless). Raises ``EngineFailure``."""
    return engine.ask(request_for(engine, texts))


def request_for(engine: Engine, texts: Sequence[str]) -> QuestionRequest:
    """Return the question about some messages, behind the examples."""
    table = three_words_table()
    return QuestionRequest(
        messages=_examples(),
        questions=tuple(Question(_framed(text), table.words) for text in texts),
        sequence=SEQUENCE,
        prefill=end_of_thinking(engine),
        template_variables=WITHOUT_THINKING,
    )


@cache
def _examples() -> tuple[PromptMessage, ...]:
    table = three_words_table()
    messages = [PromptMessage(Role.SYSTEM, table.instruction)]
    for example in table.examples:
        messages += [
            PromptMessage(Role.USER, _framed(example.text)),
            PromptMessage(Role.ASSISTANT, example.word),
        ]
    return tuple(messages)


def _framed(text: str) -> str:
    return three_words_table().frame.replace("{message}", quoted(text))


def quoted(text: str) -> str:
    """Return a message on one line without double quotes, cut in its middle where it is very long."""
    line = " ".join(text.split()).replace('"', "'").replace("“", "'").replace("”", "'")
    half = _LONGEST // 2
    return line if len(line) <= _LONGEST else f"{line[:half]} … {line[-half:]}"


def _scores(log_probabilities: Sequence[float]) -> Words:
    harmless = log_probabilities[HARMLESS]
    return Words(log_probabilities[DISTRESS] - harmless, log_probabilities[WRONG] - harmless)


def asked(text: str) -> PromptMessage:
    """Return the question about one message, as it stands behind the examples."""
    return PromptMessage(Role.USER, _framed(text))


def word_of(category: str) -> str:
    """Return the word that stands for a category's id."""
    return dict(zip(WORD_CATEGORIES, three_words_table().words, strict=True))[category]
