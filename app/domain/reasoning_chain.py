"""The reasoning chain: five nodes in their order, each statement linked to the sentences that it rests on."""

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
        """The nodes that are derived from this one and those before it."""
        return NODES[NODES.index(self) + 1 :]


NODES = tuple(Node)


class Author(StrEnum):
    """Who a statement is from."""

    MODEL = "model"  # taken from the model's thinking, or derived by the model from earlier nodes
    TABLE = "table"  # put together by the program from its figures and tables
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a node. ``spans`` are half-open code point ranges of the thinking; none: unsupported."""

    text: str
    spans: tuple[tuple[int, int], ...] = ()
    author: Author = Author.MODEL

    @property
    def supported(self) -> bool:
        """True where a sentence of the thinking carries it."""
        return bool(self.spans)


Statements = tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class ReasoningChain:
    """The statements of every node, in the order of ``NODES``.

    ``locked`` nodes are kept when what follows an edit is derived anew; ``struck`` ones count for nothing.
    ``edited`` is the node that a person changed, from which the rest was derived; None where nobody did.
    """

    statements: tuple[Statements, ...] = ((), (), (), (), ())
    locked: tuple[Node, ...] = ()
    struck: tuple[Node, ...] = ()
    edited: Node | None = None

    @property
    def empty(self) -> bool:
        """True where no node says anything."""
        return not any(self.statements)

    def of(self, node: Node) -> Statements:
        """Return the statements of one node, struck out or not."""
        return self.statements[NODES.index(node)]

    def standing(self, node: Node) -> Statements:
        """Return the statements of one node that count: none where it is struck out."""
        return () if node in self.struck else self.of(node)

    def having(self, node: Node, statements: Statements) -> ReasoningChain:
        """Return the chain with other statements in one node."""
        at = NODES.index(node)
        return replace(self, statements=(*self.statements[:at], statements, *self.statements[at + 1 :]))

    def with_lock(self, node: Node, locked: bool) -> ReasoningChain:
        """Return the chain with one node locked or not."""
        others = tuple(each for each in self.locked if each is not node)
        return replace(self, locked=(*others, node) if locked else others)

    def with_strike(self, node: Node, struck: bool) -> ReasoningChain:
        """Return the chain with one node struck out or not."""
        others = tuple(each for each in self.struck if each is not node)
        return replace(self, struck=(*others, node) if struck else others)

    def rewritten(self, node: Node, texts: tuple[str, ...]) -> ReasoningChain:
        """Return the chain as a person left it after writing one node anew; what they did not touch keeps its links."""
        known = {each.text: each for each in self.of(node)}
        kept = (text.strip() for text in texts if text.strip())
        statements = tuple(known.get(text, Statement(text, author=Author.PERSON)) for text in kept)
        return replace(self.having(node, statements), edited=node)

    def to_derive(self, after: Node) -> tuple[Node, ...]:
        """Return the nodes that are derived anew after a change of one: neither locked nor struck out."""
        return tuple(each for each in after.following if each not in (*self.locked, *self.struck))


@dataclass(frozen=True, slots=True)
class Influence:
    """What striking out one node does to the reply that was given.

    ``change`` is the mean ln P of the reply's first ``tokens`` tokens with the whole reasoning less that without
    the node: above 0, the node made the reply likelier; about 0, it did not matter.
    """

    node: Node
    change: float
    tokens: int
