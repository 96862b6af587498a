"""Compare: the same message answered under two strategies, from one prefix, each reply a branch of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.alignment.answering import Answering
from app.domain.analysis import TurnAnalysis
from app.domain.turn import AnalysisExtended, AnswerBegan, StrategyChosen, TurnEvent


def compare(choosing: Answering) -> Iterator[TurnEvent]:
    """Answer under the strategy that was chosen and under another; a stop ends both.

    What was asked of the message is asked once; review and chain are each reply's own.
    """
    choosing.choose()
    strategies = compared(choosing.analysis, choosing.parts.strategy, choosing.parts.against)
    given: list[Answering] = []
    for number, strategy in enumerate(strategies, 1):
        one = (given[-1] if given else choosing).under(strategy)
        yield AnswerBegan(strategy, number, len(strategies))
        yield StrategyChosen(one.analysis)
        yield from one.answer()
        if one.said is None or not one.reply.whole:
            return
        given.append(one)
    yield from _analyse(given)


def compared(analysis: TurnAnalysis, strategy: str = "", against: str = "") -> tuple[str, ...]:
    """Answer the two strategies: those that were wished for, else the game's choice and the next best inside.

    Where only one is inside the boundary, it stands alone.
    """
    game = analysis.game
    inside = [each for each in game.payoffs if each.strategy in game.allowed]
    ranked = sorted(inside, key=lambda each: each.utility(game.weights), reverse=True)
    order = [strategy or game.chosen, against, *(each.strategy for each in ranked)]
    return tuple(dict.fromkeys(each for each in order if each))[:2]


def _analyse(given: list[Answering]) -> Iterator[TurnEvent]:
    """Go on with the analysis: in full for the first reply, and for the others what is not the same."""
    leading = given[0]
    if leading.said is None:
        return
    for event in leading.analyse(leading.said):
        for other in given[1:]:
            _share(leading.analysis, other)
        if isinstance(event, AnalysisExtended):
            yield AnalysisExtended(given[-1].analysis)
    for other in given[1:]:
        if other.said is not None:
            other.analysis = other.afterwards(other.said).with_chain(
                other.analysis, other.prompt_with(other.said)
            )
            other.parts.record.record_analysis(other.said.id, other.analysis)
            yield AnalysisExtended(other.analysis)


def _share(leading: TurnAnalysis, other: Answering) -> None:
    """Give another reply's analysis what was computed of the message that both answer."""
    mine = other.analysis
    other.analysis = replace(
        leading,
        review=mine.review,
        guidance=mine.guidance,
        followed=mine.followed,
        chain=mine.chain,
        costs=mine.costs,
    )
    if other.said is not None:
        other.parts.record.record_analysis(other.said.id, other.analysis)
