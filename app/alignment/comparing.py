"""Compare: the same message answered under two strategies, from one prefix, each reply a branch of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.alignment.answering import Answering
from app.domain.analysis import MessageAnalysis
from app.domain.turn import AnswerBegan, StrategyChosen, TurnEvent


def compare(choosing: Answering) -> Iterator[TurnEvent]:
    """Answer under the strategy that was chosen and under another; a stop ends both.

    What was asked of the message is asked once; what belongs to a reply is each reply's own.
    """
    choosing.choose()
    strategies = compared(choosing.analysed, choosing.parts.strategy, choosing.parts.against)
    given: list[Answering] = []
    for number, strategy in enumerate(strategies, 1):
        one = (given[-1] if given else choosing).under(strategy)
        yield AnswerBegan(strategy, number, len(strategies), one.analysis.strategy_name(strategy))
        yield StrategyChosen(one.analysis)
        yield from one.answer()
        if one.said is None or not one.reply.whole:
            return
        given.append(one)
    yield from _analyse(given)


def compared(analysis: MessageAnalysis, strategy: str = "", against: str = "") -> tuple[str, ...]:
    """Return the two strategies: those that were wished for, else the game's choice and the next best inside.

    Where only one is inside the boundary, it stands alone.
    """
    game = analysis.game
    inside = [each for each in game.payoffs if each.strategy in game.allowed]
    ranked = sorted(inside, key=lambda each: each.utility(game.weights), reverse=True)
    order = [strategy or game.chosen, against, *(each.strategy for each in ranked)]
    return tuple(dict.fromkeys(each for each in order if each))[:2]


def _analyse(given: list[Answering]) -> Iterator[TurnEvent]:
    """Go on with the analysis: the message's part once, recorded with every reply, and each reply's own chain."""
    leading, others = given[0], given[1:]
    if leading.said is None:
        return
    for event in leading.analyse(leading.said):
        yield event
        for other in others:
            if other.said is not None:
                other.analysed = leading.analysed
                yield other.extended(other.said)
    for other in others:
        if other.said is not None:
            afterwards = other.afterwards(other.said)
            chained = afterwards.with_chain(other.analysis, other.prompt_with(other.said)).reply
            left = tuple(each for each in chained.left_out if each != "chain")
            other.mine = replace(chained, left_out=left)
            yield other.extended(other.said)
