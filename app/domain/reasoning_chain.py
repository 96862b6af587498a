"""The reasoning chain: five nodes in order, each statement linked to the sentences that support it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Node(StrEnum):
    """The nodes of arXiv 2509.01909, section 4; the response strategy has two sides."""

    USER_NEEDS = "user_needs"
    RISK_INTENT = "risk_intent"
    SAFETY_GUIDELINES = "safety_guidelines"
    STRATEGY_SAFETY = "strategy_safety"
    STRATEGY_USEFULNESS = "strategy_usefulness"

    @property
    def following(self) -> tuple[Node, ...]:
        """The nodes derived from this one and those before it."""
        return NODES[NODES.index(self) + 1 :]


NODES = tuple(Node)


class Author(StrEnum):
    """The author of a statement."""

    MODEL = "model"  # taken from the model's thinking, or derived by the model from earlier nodes
    TABLE = "table"  # composed by the program from its figures and tables
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a node. ``spans`` are half-open code point ranges of the thinking; none: unsupported."""

    text: str
    spans: tuple[tuple[int, int], ...] = ()
    author: Author = Author.MODEL

    @property
    def supported(self) -> bool:
        """True where a sentence of the thinking supports it."""
        return bool(self.spans)


Statements = tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class ReasoningChain:
    """The statements of every node, in the order of ``NODES``.

    ``locked`` nodes are kept when the nodes after an edit are derived anew; ``struck`` ones are ignored.
    ``edited`` is the node that the user changed, from which the rest was derived; None for an unedited chain.
    """

    statements: tuple[Statements, ...] = ((), (), (), (), ())
    locked: tuple[Node, ...] = ()
    struck: tuple[Node, ...] = ()
    edited: Node | None = None

    @property
    def empty(self) -> bool:
        """True where no node has a statement."""
        return not any(self.statements)

    def of(self, node: Node) -> Statements:
        """Return the statements of one node, struck out or not."""
        return self.statements[NODES.index(node)]

    def standing(self, node: Node) -> Statements:
        """Return the statements of one node; none where it is struck out."""
        return () if node in self.struck else self.of(node)

    def having(self, node: Node, statements: Statements) -> ReasoningChain:
        """Return the chain with the statements of one node replaced."""
        at = NODES.index(node)
        return replace(self, statements=(*self.statements[:at], statements, *self.statements[at + 1 :]))

    def with_lock(self, node: Node, locked: bool) -> ReasoningChain:
        """Return the chain with one node locked or unlocked."""
        others = tuple(each for each in self.locked if each is not node)
        return replace(self, locked=(*others, node) if locked else others)

    def with_strike(self, node: Node, struck: bool) -> ReasoningChain:
        """Return the chain with one node struck out or restored."""
        others = tuple(each for each in self.struck if each is not node)
        return replace(self, struck=(*others, node) if struck else others)

    def rewritten(self, node: Node, texts: tuple[str, ...]) -> ReasoningChain:
        """Return the chain with one node rewritten by the user; unchanged statements keep their links."""
        known = {each.text: each for each in self.of(node)}
        kept = (text.strip() for text in texts if text.strip())
        statements = tuple(known.get(text, Statement(text, author=Author.PERSON)) for text in kept)
        return replace(self.having(node, statements), edited=node)

    def to_derive(self, after: Node) -> tuple[Node, ...]:
        """Return the nodes to derive anew after a change of one: neither locked nor struck out."""
        return tuple(each for each in after.following if each not in (*self.locked, *self.struck))


@dataclass(frozen=True, slots=True)
class Influence:
    """The effect of striking out one node on the likelihood of the reply.

    ``change`` is the mean ln P of the reply's first ``tokens`` tokens with the whole reasoning less that without
    the node: above 0, the node made the reply likelier; about 0, it made no difference.
    """

    node: Node
    change: float
    tokens: int
