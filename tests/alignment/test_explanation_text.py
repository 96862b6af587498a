"""A kept turn in plain words: the reasoning with its links, what it did to the reply, and every pass."""

from __future__ import annotations

from dataclasses import replace

from app.alignment.analysis_lines import explained
from app.alignment.explanation_text import choice_in_words
from app.alignment.strategies import strategy_table
from app.alignment.strategy_selection import ChoiceInputs, choose
from app.domain.analysis import Cost, Mode, ReplyAnalysis, TurnAnalysis
from app.domain.anticipation import Weights
from app.domain.lingo_bp import Backpropagation, BackpropPass, Criterion, NodeEdit, PassScores
from app.domain.reasoning_chain import Influence, Node, ReasoningChain, Statement
from app.domain.risk import CrisisFinding, Headline, Judge, JudgeKind, RiskAssessment

NOBODY = RiskAssessment(Headline.NOT_JUDGED, Judge(JudgeKind.NONE), ())
CHAIN = ReasoningChain(((Statement("Needs sleep", ((0, 11),)),), (Statement("No risk"),), (), (), ()))


def analysis(mode: Mode = Mode.OBSERVE, **of_reply: object) -> TurnAnalysis:
    table = strategy_table()
    message = choose(table, ChoiceInputs(CrisisFinding(crisis=False), NOBODY, Weights()))
    return TurnAnalysis(message, ReplyAnalysis(mode, **of_reply), table)


def told(known: TurnAnalysis) -> str:
    return "\n".join(explained(known))


def test_every_statement_is_told_with_its_place_or_that_it_has_none() -> None:
    words = told(analysis(chain=CHAIN))
    assert "Needs sleep [model-made; in its thinking, characters 0 to 11]" in words
    assert "No risk [model-made; not found in the thinking]" in words
    edited = CHAIN.rewritten(Node.USER_NEEDS, ("Needs calm",)).with_strike(Node.STRATEGY_SAFETY, True)
    words = told(analysis(chain=edited))
    assert "changed by a person at ‘What the person needs’" in words
    assert "Needs calm [by a person]" in words
    assert "No risk [model-made; written anew]" in words
    assert "(struck out)" in words
    assert "reasoning that a person changed" in words


def test_the_influence_is_told_and_also_that_there_was_none() -> None:
    known = analysis(chain=CHAIN, costs=(Cost("influence", 10, 0.1),))
    assert "the reply cannot have rested on it" in told(known)
    influences = (Influence(Node.USER_NEEDS, 0.3, 20), Influence(Node.RISK_INTENT, 0.001, 20))
    weighed = replace(known, reply=replace(known.reply, influences=influences))
    assert "without ‘What the person needs’: +0.300 over 20 tokens; it mattered" in told(weighed)
    assert "without ‘Risk and intent’: +0.001 over 20 tokens; it hardly mattered" in told(weighed)


def test_every_pass_is_told_with_its_scores_and_changes() -> None:
    scores = PassScores(0.5, (Criterion("politeness", 1), Criterion("logic", -1)))
    edit = NodeEdit(Node.USER_NEEDS, ("Needs sleep",), ("Needs calm",), held_back=True)
    passes = (
        BackpropPass(0, CHAIN, "One.", scores),
        BackpropPass(1, CHAIN, "Two.", scores, (edit,), "Be warmer."),
    )
    words = told(analysis(improvement=Backpropagation(passes, 0, "limit of passes", 99)))
    assert "pass 0 is the best; ended: limit of passes; 99 tokens" in words
    assert "pass 1 (model-made): safety 0.5, satisfaction +0.0 (politeness +1, logic -1)" in words
    assert "feedback: Be warmer." in words
    assert "‘What the person needs’ (more was proposed): - Needs sleep + Needs calm" in words


def test_one_of_two_compared_replies_is_not_told_as_only_computed() -> None:
    assert "one of two" in choice_in_words(analysis(Mode.COMPARE, followed="full_answer"))
