"""First words: how likely the chat model is, by itself, to begin with a refusal, or with words of sympathy.

Scored on forks of the conversation that is read anyway; behind an empty think block where the template thinks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import msgspec

from app.alignment.interfaces import Engine
from app.domain.generation import OptionRequest, OptionScores, PromptMessage
from app.domain.message_language import language_of
from app.locations import resource
from app.yaml_table import read_yaml

SEQUENCE = "analyst"  # shares the conversation's cells in the engine
END_OF_THINKING = "\n</think>\n\n"
WITHOUT_THINKING: tuple[tuple[str, str | bool], ...] = (("enable_thinking", False),)


class Openings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The beginnings of one language."""

    refusal: tuple[str, ...]
    sympathy: tuple[str, ...]


@cache
def openings() -> dict[str, Openings]:
    """Return the beginnings that come with the program, by language (``en``, ``zh``)."""
    return read_yaml(resource("evidence/first_words.yaml"), dict[str, Openings])


@dataclass(frozen=True, slots=True)
class FirstWords:
    """ln P of the likeliest beginning of each list."""

    refusal: float
    sympathy: float


def end_of_thinking(engine: Engine) -> str:
    """Return the prefill that ends the thinking which the loaded model's template opens; empty where it opens none."""
    model = engine.model
    return END_OF_THINKING if model is not None and model.opens_thinking else ""


def ask(engine: Engine, prompt: Sequence[PromptMessage]) -> tuple[FirstWords, OptionScores]:
    """Return the scores behind a prompt that ends with the message, and their cost. Raises ``EngineFailure``."""
    lists = openings()[language_of(prompt[-1].text)]
    request = OptionRequest(
        messages=tuple(prompt),
        options=(*lists.refusal, *lists.sympathy),
        sequence=SEQUENCE,
        prefill=end_of_thinking(engine),
        template_variables=WITHOUT_THINKING,
    )
    scores = engine.score_options(request)
    found, at = scores.log_probabilities, len(lists.refusal)
    return FirstWords(max(found[:at]), max(found[at:])), scores
