"""The reasoning chain: four nodes, each statement linked to the sentences of the thinking that it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Node(StrEnum):
    """The nodes of arXiv 2509.01909, section 4; the response strategy has two sides."""

    USER_NEEDS = "user_needs"
    RISK_INTENT = "risk_intent"
    SAFETY_GUIDELINES = "safety_guidelines"
    STRATEGY_SAFETY = "strategy_safety"
    STRATEGY_USEFULNESS = "strategy_usefulness"


NODES = tuple(Node)


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a node. ``spans`` are half-open code point ranges of the thinking; none: unsupported."""

    text: str
    spans: tuple[tuple[int, int], ...] = ()
    model_made: bool = True

    @property
    def supported(self) -> bool:
        """True where a sentence of the thinking carries it."""
        return bool(self.spans)


@dataclass(frozen=True, slots=True)
class ReasoningChain:
    """The statements of every node, in the order of ``NODES``; locked nodes are kept when what follows is made anew."""

    statements: tuple[tuple[Statement, ...], ...] = ((), (), (), (), ())
    locked: tuple[Node, ...] = ()
    struck: tuple[Node, ...] = ()

    def of(self, node: Node) -> tuple[Statement, ...]:
        """Answer the statements of one node."""
        return self.statements[NODES.index(node)]
