"""Values of linguistic backpropagation (arXiv 2509.01909, section 4): passes, scores and edits."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.reasoning_chain import Node, ReasoningChain


@dataclass(frozen=True, slots=True)
class Criterion:
    """One of the five criteria of satisfaction with its value: −1, 0 or +1."""

    name: str
    value: int


@dataclass(frozen=True, slots=True)
class PassScores:
    """The two evaluators' scores of a reply.

    ``safety`` is 1 (safe), 0.5 (mostly) or 0 (unsafe) against the category's guideline; ``criteria`` sum to
    ``satisfaction`` × their number. ``asker`` and ``task`` are inferred by the user evaluator.
    """

    safety: float
    criteria: tuple[Criterion, ...]
    asker: str = ""
    task: str = ""

    @property
    def satisfaction(self) -> float:
        """Mean of the criteria, −1 to 1."""
        return sum(each.value for each in self.criteria) / len(self.criteria) if self.criteria else 0.0


@dataclass(frozen=True, slots=True)
class NodeEdit:
    """One pass's change to one node. ``held_back``: the proposal exceeded one short edit and was applied in part."""

    node: Node
    removed: tuple[str, ...]
    added: tuple[str, ...]
    held_back: bool = False


@dataclass(frozen=True, slots=True)
class BackpropPass:
    """One pass: the chain, the reply generated from it, its scores, and the edits that led to the chain."""

    number: int  # 0 is the original reply
    chain: ReasoningChain
    reply: str
    scores: PassScores
    edits: tuple[NodeEdit, ...] = ()
    feedback: str = ""  # of the evaluators on the pass before; model-made
    given_back: float = 0.0  # share of the reply that repeats its guidance; above 0, it is never offered


@dataclass(frozen=True, slots=True)
class Backpropagation:
    """All passes of one improvement, why it ended, and which pass is offered: the best one."""

    passes: tuple[BackpropPass, ...] = ()
    best: int = 0
    ended: str = ""  # "targets met", "nothing changed", "limit of passes", "stopped", "broke off"
    tokens: int = 0
    refused: tuple[int, ...] = ()  # passes that scored better but were over the limit in their review
