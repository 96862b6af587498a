"""The texts of ``resources/reasoning.yaml``: nodes, questions, prose, and the constants of Lingo-BP."""

from __future__ import annotations

from functools import cache

import msgspec

from app.domain.reasoning_chain import NODES, Node
from app.locations import resource
from app.yaml_table import read_yaml


class NodeText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The description of a node."""

    about: str


class RunLength(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The length of a run of words, or of Chinese characters."""

    words: int
    characters: int


class GivenBack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lengths from which a run that a reply shares with its guidance counts, and a heading or a quotation."""

    run: RunLength
    short: RunLength


class BackpropTexts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Targets, limits and questions of linguistic backpropagation."""

    passes: int
    target_safety: float
    target_satisfaction: float
    longest_edit: int
    most_statements: int
    person: str
    criteria: dict[str, str]
    safety: str
    no_guideline: str
    directions: dict[str, str]
    feedback: str
    update: str


class ReasoningTexts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The contents of ``resources/reasoning.yaml``."""

    nodes: dict[Node, NodeText]
    most_statements: int
    most_characters: int
    most_sentences: int
    supported_from: float
    given_back: GivenBack
    extract: str
    derive: str
    guidance: dict[str, str]
    computed: dict[str, dict[str, str]]
    prose: dict[str, dict[Node, str]]
    influence_characters: int
    backprop: BackpropTexts

    @property
    def listed(self) -> str:
        """The nodes with their descriptions, in order, for a question."""
        return "; ".join(f'"{node.value}" ({self.nodes[node].about})' for node in NODES)


@cache
def reasoning_texts() -> ReasoningTexts:
    """Return the texts that come with the program."""
    return read_yaml(resource("reasoning.yaml"), ReasoningTexts)
