"""The reasoning chain for display and editing: text, spans in the thinking, and a draft with undo."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from app.alignment.explanation_text import node_title
from app.domain.analysis import TurnAnalysis
from app.domain.reasoning_chain import NODES, Author, Node, ReasoningChain, Statement
from app.translation import together, tr, with_semicolons

Spans = tuple[tuple[int, int], ...]

FROM_THINKING = tr("taken from the model's thinking")
NOT_FOUND = tr("model's words, not found in the thinking")
DERIVED = tr("written anew by the model")
IMPROVED = tr("written by the model while improving")
FROM_PROGRAM = tr("put together by the program")
BY_PERSON = tr("written by a person")


# -- a draft --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ChainDraft:
    """A chain with a person's unsent edits; each can be undone."""

    original: ReasoningChain = field(default_factory=ReasoningChain)
    steps: tuple[ReasoningChain, ...] = ()

    @property
    def chain(self) -> ReasoningChain:
        """The chain with all edits so far."""
        return self.steps[-1] if self.steps else self.original

    @property
    def changed(self) -> tuple[Node, ...]:
        """The nodes whose statements changed; a lock alone changes none."""
        return tuple(each for each in NODES if self._says(each) != _said(self.original, each))

    @property
    def renewed(self) -> tuple[Node, ...]:
        """The nodes that the model will regenerate once this is sent."""
        return self.sending().to_derive(self.changed[0]) if self.changed else ()

    def rewritten(self, node: Node, texts: tuple[str, ...]) -> ChainDraft:
        """Return the draft with one node rewritten, one text a statement."""
        return self._with(replace(self.chain.rewritten(node, texts), edited=self.original.edited))

    def locked(self, node: Node) -> ChainDraft:
        """Return the draft with one node's lock toggled."""
        return self._with(self.chain.with_lock(node, node not in self.chain.locked))

    def struck(self, node: Node) -> ChainDraft:
        """Return the draft with one node struck out, or restored."""
        return self._with(self.chain.with_strike(node, node not in self.chain.struck))

    def undone(self) -> ChainDraft:
        """Return the draft without its last edit."""
        return replace(self, steps=self.steps[:-1])

    def sending(self) -> ReasoningChain:
        """Return the chain to answer again from: nodes after the first edit are regenerated, later edits are kept."""
        if not self.changed:
            return self.original
        first, *later = self.changed
        chain = self.chain
        for each in later:
            chain = chain.with_lock(each, True)
        return replace(chain, edited=first)

    def _with(self, chain: ReasoningChain) -> ChainDraft:
        return self if chain == self.chain else replace(self, steps=(*self.steps, chain))

    def _says(self, node: Node) -> tuple[str, ...]:
        return _said(self.chain, node)


def _said(chain: ReasoningChain, node: Node) -> tuple[str, ...]:
    return tuple(each.text for each in chain.standing(node))


# -- words ----------------------------------------------------------------------------------------------


def is_improved(analysis: TurnAnalysis) -> bool:
    """True where a reply is the result of linguistic backpropagation, not its original."""
    found = analysis.reply.improvement
    return found is not None and found.best > 0 and found.passes[found.best].chain == analysis.reply.chain


def chain_words(chain: ReasoningChain, *, improved: bool = False) -> str:
    """Return in a sentence or two what this chain is and how far it can be relied on."""
    if chain.edited is not None:
        return _edited_words(chain, chain.edited)
    if improved:
        return tr(
            "The reply was improved: it was written from this reasoning, which was changed a little pass by pass."
        )
    said = [each for node in NODES for each in chain.of(node)]
    if not said:
        return tr("No reasoning could be made out in the model's thinking.")
    if all(each.author is Author.TABLE for each in said):
        return tr(
            "Five steps from what you need to how you are answered. There was no thinking to take them from, so the "
            "program put them together from its own figures."
        )
    taken = [each for each in said if each.author is Author.MODEL]
    missing = sum(not each.supported for each in taken)
    return together(
        tr("Five steps from what you need to how you are answered, taken from the model's thinking."),
        tr(
            "{missing} of {count} statements could not be found there: doubt those.",
            missing=missing,
            count=len(taken),
        )
        if missing
        else tr("Each statement was found again there."),
    )


def _edited_words(chain: ReasoningChain, node: Node) -> str:
    """Return what a person did to a step, and what became of those after it."""
    title, renewed = node_title(node), bool(chain.to_derive(node))
    if node in chain.struck:
        done = tr("A person struck out ‘{node}’.", node=title)
    else:
        done = tr("A person changed ‘{node}’.", node=title)
    rest = (
        tr("What follows it was written anew, and the reply was written from this reasoning.")
        if renewed
        else tr("Nothing else was changed, and the reply was written from this reasoning.")
    )
    return together(done, rest)


def mark_of(chain: ReasoningChain, node: Node, statement: Statement, *, improved: bool = False) -> str:
    """Return the origin of a statement."""
    if statement.author is Author.PERSON:
        return BY_PERSON
    if statement.author is Author.TABLE:
        return FROM_PROGRAM
    if statement.supported:
        return FROM_THINKING
    if chain.edited is not None and node in chain.to_derive(chain.edited):
        return DERIVED
    return IMPROVED if improved else NOT_FOUND


def state_of(draft: ChainDraft, node: Node) -> str:
    """Return a node's state; empty where there is nothing to say."""
    parts = []
    if node in draft.chain.struck:
        parts.append(tr("struck out: it counts for nothing"))
    elif node in draft.changed:
        parts.append(tr("changed by you, not sent yet"))
    elif node in draft.renewed:
        parts.append(tr("will be written anew"))
    if node in draft.chain.locked and node not in draft.chain.struck:
        parts.append(tr("locked: it stays as it is"))
    return with_semicolons(parts)


# -- spans in the thinking ------------------------------------------------------------------------------


def places_of(chain: ReasoningChain, statement: Statement, thinking: str, *, told: bool) -> Spans:
    """Return the spans of a statement in the shown thinking, as code point ranges.

    ``told``: the reply was generated from this chain; its thinking then has the statement verbatim, and the links,
    which point into an earlier thinking, do not count.
    """
    if not told:
        return tuple((start, end) for start, end in statement.spans if end <= len(thinking))
    at = thinking.find(statement.text) if statement.text else -1
    return ((at, at + len(statement.text)),) if at >= 0 else ()


def utf16_spans(text: str, spans: Spans) -> Spans:
    """Return code point ranges as Qt counts: in UTF-16 units, and a line break as one."""

    def units(index: int) -> int:
        return len(text[:index].replace("\r\n", "\n").encode("utf-16-le", "surrogatepass")) // 2

    return tuple((units(start), units(end)) for start, end in spans)
