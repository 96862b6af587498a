"""Factories of chains, influences and passes; calm words only."""

from __future__ import annotations

from dataclasses import fields, replace

from app.alignment.strategies import strategy_table
from app.alignment.strategy_selection import ChoiceInputs, choose
from app.domain.analysis import MessageAnalysis, Mode, ReplyAnalysis, TurnAnalysis
from app.domain.anticipation import Weights
from app.domain.lingo_bp import Backpropagation, BackpropPass, Criterion, NodeEdit, PassScores
from app.domain.reasoning_chain import Author, Influence, Node, ReasoningChain, Statement
from app.domain.risk import CrisisFinding
from tests.ui.turn_factories import assessment

THINKING = "They sleep badly 😴 before exams. 先听一听。 Nothing here is risky. I keep it short."


def place(words: str) -> tuple[int, int]:
    """Return the span of some words in the thinking."""
    at = THINKING.index(words)
    return at, at + len(words)


def chain() -> ReasoningChain:
    """Return a chain from the thinking, with one statement that is not in it."""
    return ReasoningChain(
        (
            (
                Statement(
                    "The person sleeps badly before exams", (place("They sleep badly 😴 before exams."),)
                ),
            ),
            (Statement("Nothing is risky", (place("Nothing here is risky."),)),),
            (Statement("Name no medicine"),),
            (Statement("Listen first", (place("先听一听。"),)),),
            (Statement("Keep it short", (place("I keep it short."),)),),
        )
    )


def table_chain() -> ReasoningChain:
    """Return a chain that the program composed."""
    texts = ("The person asks.", "Nothing stood out.", "", "Not further than: Full answer.", "Full answer.")
    return ReasoningChain(tuple((Statement(each, author=Author.TABLE),) if each else () for each in texts))


def analysis(mode: Mode = Mode.OBSERVE, **changes: object) -> TurnAnalysis:
    """Return the analysis of a reply to an everyday message, with changes of either part."""
    inputs = ChoiceInputs(CrisisFinding(crisis=False), assessment(), Weights())
    known = TurnAnalysis(choose(strategy_table(), inputs), ReplyAnalysis(mode), strategy_table())
    return changed(known, **changes)


def changed(known: TurnAnalysis, **changes: object) -> TurnAnalysis:
    """Return an analysis with changes, each in the part that has it; costs and left-out parts only in the reply's."""
    shared = {"costs", "left_out"}
    of_message = {each.name for each in fields(MessageAnalysis)} - shared
    message = {name: value for name, value in changes.items() if name in of_message}
    message |= dict.fromkeys(shared & set(changes), ())
    reply = {name: value for name, value in changes.items() if name not in of_message}
    return replace(known, message=replace(known.message, **message), reply=replace(known.reply, **reply))


def influences() -> tuple[Influence, ...]:
    """Return three influences: one that matters, one that does not, one against the reply."""
    return (
        Influence(Node.USER_NEEDS, 0.4, 30),
        Influence(Node.SAFETY_GUIDELINES, 0.001, 30),
        Influence(Node.STRATEGY_SAFETY, -0.2, 30),
    )


def scores(safety: float, *values: int) -> PassScores:
    """Return scores of the five criteria in order."""
    names = ("politeness", "willingness", "completion", "logic", "information")
    return PassScores(
        safety,
        tuple(Criterion(name, value) for name, value in zip(names, values, strict=True)),
        "a student",
        "to sleep before an exam",
    )


def improvement(best: int = 1, ended: str = "targets met") -> Backpropagation:
    """Return an improvement in one pass."""
    edit = NodeEdit(Node.STRATEGY_USEFULNESS, ("Keep it short",), ("Name two things to try",), held_back=True)
    later = chain().having(Node.STRATEGY_USEFULNESS, (Statement("Name two things to try"),))
    return Backpropagation(
        (
            BackpropPass(0, chain(), "Sleep.", scores(1.0, 1, 0, -1, 1, -1)),
            BackpropPass(
                1, later, "Put the phone away; breathe.", scores(1.0, 1, 1, 1, 1, 0), (edit,), "Say more."
            ),
        ),
        best,
        ended,
        420,
    )
