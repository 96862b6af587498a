"""Compare mode: the same message answered under two strategies, from one prefix, each reply on its own branch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.alignment.answer import Answer, anew_under, chosen
from app.alignment.answering import Given, analyse, analysis_after, read_ahead, record_analysis, write_reply
from app.alignment.interfaces import EngineFailure
from app.domain.analysis import MessageAnalysis
from app.domain.turn import AnalysisBroke, AnswerBegan, StrategyChosen, TurnEvent


def compare(answer: Answer) -> Iterator[TurnEvent]:
    """Answer under the chosen strategy and under another; cancelling ends both.

    The message's analysis is computed once, each reply's own analysis for each.
    """
    answer = chosen(answer)
    strategies = compared(answer.analysed, answer.parts.strategy, answer.parts.against)
    all_given: list[Given] = []
    for number, strategy in enumerate(strategies, 1):
        answer = anew_under(answer, strategy)
        yield AnswerBegan(strategy, number, len(strategies), answer.analysis.strategy_name(strategy))
        yield StrategyChosen(answer.analysis)
        given = yield from write_reply(answer)
        if given is None:
            return
        answer = given.answer
        all_given.append(given)
    read_ahead(all_given[-1])  # its branch is the open one
    yield from _analyse(all_given)


def compared(analysis: MessageAnalysis, strategy: str = "", against: str = "") -> tuple[str, ...]:
    """Return the two strategies: those requested, else the game's choice and the next best inside the boundary.

    Where only one is inside the boundary, it is returned alone.
    """
    game = analysis.game
    inside = [each for each in game.payoffs if each.strategy in game.allowed]
    ranked = sorted(inside, key=lambda each: each.utility(game.weights), reverse=True)
    order = [strategy or game.chosen, against, *(each.strategy for each in ranked)]
    return tuple(dict.fromkeys(each for each in order if each))[:2]


def _analyse(all_given: list[Given]) -> Iterator[TurnEvent]:
    """Continue the analysis: the message's part once, recorded with every reply, and each reply's own chain."""
    leading, others = all_given[0], all_given[1:]
    analysed = leading.answer.analysed
    for event in analyse(leading):
        yield event
        if isinstance(event, AnalysisBroke):
            return
        analysed = event.analysis.message
        for other in others:
            yield record_analysis(replace(other.answer, analysed=analysed), other.said)
    for other in others:
        answer = replace(other.answer, analysed=analysed)
        prompt = answer.prompt_with(other.said, other.left_out)
        try:
            chained = analysis_after(other).explaining.with_chain(answer.analysis, prompt).reply
        except EngineFailure as failure:
            yield AnalysisBroke(failure.sentence, failure.detail)
            return
        left = tuple(part for part in chained.left_out if part != "chain")
        yield record_analysis(replace(answer, mine=replace(chained, left_out=left)), other.said)
