"""The influence of each node: strike it out and score the reply's likelihood again."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.alignment.interfaces import Engine, EngineFailure
from app.alignment.prompting import as_thinking, prompt_of
from app.alignment.reasoning_chain.chain import as_guidance, in_prose
from app.alignment.reasoning_chain.texts import reasoning_texts
from app.alignment.turn_context import TurnContext
from app.domain.analysis import Cost, TurnAnalysis
from app.domain.conversation import Message
from app.domain.generation import OptionRequest, PromptMessage
from app.domain.reasoning_chain import NODES, Author, Influence, Node, ReasoningChain
from app.domain.turn import TurnRecord
from app.translation import tr

Prompt = Sequence[PromptMessage]


@dataclass(frozen=True, slots=True)
class Premise:
    """The context of a reply: a prompt that ends with the user's message, and a prefilled thinking."""

    prompt: tuple[PromptMessage, ...]
    prefill: str = ""


def thinking_without(thinking: str, chain: ReasoningChain, node: Node) -> str:
    """Return a thinking without the sentences that support only this node's statements.

    For a chain that the user edited, whose thinking was rendered from it, return that prose without the node.
    """
    if chain.edited is not None:
        return in_prose(chain, without=node)
    others = {
        span
        for each in NODES
        if each is not node
        for statement in chain.standing(each)
        for span in statement.spans
    }
    mine = {span for statement in chain.standing(node) for span in statement.spans} - others
    for start, end in sorted(mine, reverse=True):
        thinking = thinking[:start] + thinking[end:]
    return thinking


def guidance_without(guidance: str, chain: ReasoningChain, node: Node) -> str:
    """Return a guidance without the words of one node of the program's own chain."""
    if chain.edited is not None:
        return as_guidance(chain, without=node)
    for statement in chain.standing(node):
        if statement.author is Author.TABLE:
            guidance = guidance.replace(statement.text, "")
    return " ".join(guidance.split())


def influences(
    engine: Engine, whole: Premise, without: Callable[[Node], Premise], reply: str
) -> tuple[tuple[Influence, ...], Cost]:
    """Return each node's influence on a reply, in order of ``NODES``; nodes whose removal does not change the
    premise are left out. Raises ``EngineFailure``.
    """
    began = time.perf_counter()
    beginning = reply[: reasoning_texts().influence_characters]
    if not beginning.strip():
        return (), Cost("influence", 0, 0.0)
    full, length, tokens = _likelihood(engine, whole, beginning)
    found = []
    for node in NODES:
        premise = without(node)
        if premise == whole:
            continue
        likelihood, _, read = _likelihood(engine, premise, beginning)
        tokens += read
        found.append(Influence(node, (full - likelihood) / length, length))
    return tuple(found), Cost("influence", tokens, time.perf_counter() - began)


def _likelihood(engine: Engine, premise: Premise, reply: str) -> tuple[float, int, int]:
    """Return ln P of a reply's beginning after a premise, its number of tokens, and the tokens decoded."""
    scores = engine.score_options(OptionRequest(premise.prompt, (reply,), prefill=premise.prefill))
    return scores.log_probabilities[0], scores.lengths[0], scores.tokens_read


def with_influences(parts: TurnContext, record: TurnRecord, history: Sequence[Message]) -> TurnAnalysis:
    """Return a recorded turn's analysis with the influence of each node of its reasoning.

    ``history`` ends with the message that was answered. Raises ``EngineFailure``.
    """
    analysis, said = record.analysis, record.reply
    chain = analysis.reply.chain if analysis is not None else None
    if analysis is None or said is None or chain is None:
        raise EngineFailure(tr("There is no reasoning of this reply that could be weighed."))
    left_out = record.facts.messages_left_out if record.facts is not None else 0

    def premise(guidance: str, thinking: str) -> Premise:
        prompt = prompt_of(parts, history[left_out:], guidance)
        return Premise(prompt, as_thinking(parts, thinking) if said.thinking else "")

    def without(node: Node) -> Premise:
        if said.thinking:
            return premise(said.guidance, thinking_without(said.thinking, chain, node))
        return premise(guidance_without(said.guidance, chain, node), "")

    found, cost = influences(parts.engine, premise(said.guidance, said.thinking), without, said.text)
    mine = replace(analysis.reply, influences=found, costs=(*analysis.reply.costs, cost))
    return replace(analysis, reply=mine)
