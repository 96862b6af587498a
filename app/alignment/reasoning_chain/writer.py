"""Chains that a model writes under a grammar: extracted, derived after an edit, or rewritten in one node."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Sequence

import msgspec

from app.alignment.interfaces import Engine, EngineFailure
from app.alignment.reasoning_chain.chain import linked, plain, sentences_of
from app.alignment.reasoning_chain.texts import reasoning_texts
from app.domain import answer_form
from app.domain.analysis import Cost
from app.domain.answer_form import AnswerForm
from app.domain.conversation import Role
from app.domain.generation import (
    EndReason,
    GeneratedPiece,
    GenerationEnded,
    GenerationRequest,
    PromptMessage,
    Sampling,
)
from app.domain.reasoning_chain import NODES, Node, ReasoningChain, Statement, Statements
from app.translation import tr

MOST_SENTENCES = 60  # of a thinking that are considered, the last ones: its conclusion stands at the end
_TOKENS = 160  # at most, for one node
_NO_THINKING: tuple[tuple[str, str | bool], ...] = (("enable_thinking", False),)
Prompt = Sequence[PromptMessage]


class _Linked(msgspec.Struct, frozen=True):
    says: str
    rests_on: tuple[int, ...] = msgspec.field(name="from")


class ReasoningChainWriter:
    """Writes chains with one engine, node by node on one shared prefix. All methods raise ``EngineFailure``."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._tokens = 0

    def extract(self, prompt: Prompt, thinking: str) -> tuple[ReasoningChain, Cost]:
        """Return the chain contained in a thinking, each statement linked to the sentences that support it.

        ``prompt`` ends with the reply that the thinking produced.
        """
        began, self._tokens = time.perf_counter(), 0
        sentences = sentences_of(thinking)[-MOST_SENTENCES:]
        chain = ReasoningChain()
        if sentences:
            numbered = " ".join(
                f"[{number}] {plain(thinking[start:end])}" for number, (start, end) in enumerate(sentences, 1)
            )
            question = reasoning_texts().extract.format(sentences=numbered, nodes=reasoning_texts().listed)
            written = "{"
            for node in NODES:
                found = self._linked(prompt, question, f'{written}"{node.value}": ', len(sentences))
                statements = [linked(each.says, each.rests_on, thinking, sentences) for each in found]
                chain = chain.having(node, tuple(each for each in statements if _says_something(each.text)))
                written += f'"{node.value}": {_dumped([msgspec.to_builtins(each) for each in found])}, '
        return chain, Cost("reasoning chain", self._tokens, time.perf_counter() - began)

    def derive(self, prompt: Prompt, chain: ReasoningChain, after: Node) -> tuple[ReasoningChain, Cost]:
        """Return a chain in which the nodes after an edited one are derived anew; locked and struck nodes stay.

        ``prompt`` ends with the person's message.
        """
        began, self._tokens = time.perf_counter(), 0
        question = reasoning_texts().derive.format(nodes=reasoning_texts().listed)
        renewed, written = chain.to_derive(after), "{"
        for node in NODES:
            if node in renewed:
                texts = self._texts(prompt, question, f'{written}"{node.value}": ')
                chain = chain.having(node, _statements(texts))
            standing = [plain(each.text) for each in chain.standing(node)]
            written += f'"{node.value}": {_dumped(standing)}, '
        return chain, Cost("chain derived", self._tokens, time.perf_counter() - began)

    def rewrite(self, prompt: Prompt, question: str, most: int) -> tuple[str, ...]:
        """Return the statements with which the model answers a question about one node, at most ``most``."""
        return tuple(dict.fromkeys(filter(_says_something, self._texts(prompt, question, "", most))))

    def take_cost(self) -> int:
        """Return the tokens decoded since the last call, and reset the count."""
        tokens, self._tokens = self._tokens, 0
        return tokens

    def _texts(self, prompt: Prompt, question: str, prefill: str, most: int = 0) -> list[str]:
        written = self._write(prompt, question, prefill, _text_items(most))
        return msgspec.json.decode(whole_items(written), type=list[str])

    def _linked(self, prompt: Prompt, question: str, prefill: str, sentences: int) -> list[_Linked]:
        written = self._write(prompt, question, prefill, _linked_items(sentences))
        return msgspec.json.decode(whole_items(written), type=list[_Linked])

    def _write(self, prompt: Prompt, question: str, prefill: str, form: AnswerForm) -> str:
        request = GenerationRequest(
            (*prompt, PromptMessage(Role.USER, question)),
            Sampling(temperature=0.0, max_tokens=_TOKENS, repeat_penalty=1.0, seed=0),
            sequence="analyst",
            prefill=prefill,
            template_variables=_NO_THINKING,
            grammar=form.grammar,
            schema=form.schema,
        )
        parts: list[str] = []
        for event in self._engine.generate(request):
            match event:
                case GeneratedPiece():
                    parts.append(event.text)
                case GenerationEnded():
                    self._tokens += event.tokens_read + event.tokens_written
                    if event.reason is EndReason.CANCELLED:
                        raise EngineFailure(tr("The reasoning was not written down: it was stopped."))
        return "".join(parts)


def _statements(texts: Sequence[str]) -> Statements:
    return tuple(Statement(each) for each in dict.fromkeys(texts) if _says_something(each))


def _says_something(text: str) -> bool:
    """Return whether a statement is more than a node's name, which weak models repeat instead."""
    return text.strip().lower() not in ("", *(node.value for node in NODES))


def _text_items(most: int = 0) -> AnswerForm:
    texts = reasoning_texts()
    item = answer_form.string(texts.most_characters, least=8)
    return answer_form.form(answer_form.array(item, most or texts.most_statements, least=1))


def _linked_items(sentences: int) -> AnswerForm:
    texts = reasoning_texts()
    number = answer_form.choice(range(1, sentences + 1))
    item = answer_form.record(
        [
            ("says", answer_form.string(texts.most_characters, least=8)),
            ("from", answer_form.array(number, texts.most_sentences)),
        ]
    )
    return answer_form.form(answer_form.array(item, texts.most_statements))


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


_WHOLE = re.compile(r'\{"says": "[^"]*", "from": \[[0-9, ]*\]\}|"[^"]*"')


def whole_items(written: str) -> str:
    """Return the JSON array of the complete items: writing may have stopped at the token limit."""
    try:
        json.loads(written)
    except json.JSONDecodeError:
        linked_only = '{"says"' in written
        items = (each for each in _WHOLE.findall(written) if each.startswith("{") == linked_only)
        return f"[{', '.join(items)}]"
    return written
