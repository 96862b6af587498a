"""The boundary of help on the ladder as text."""

from __future__ import annotations

from app.domain.analysis import TurnAnalysis
from app.translation import together, tr, with_commas
from app.ui.view_models.profile import percent


def boundary_words(analysis: TurnAnalysis) -> str:
    """Return the boundary, the pearl point, and how the choice relates to them."""
    ladder, chosen = analysis.message.ladder, analysis.message.game.chosen
    edge, pearl = analysis.strategy_name(ladder.boundary), analysis.strategy_name(ladder.pearl)
    inside = ladder.rungs[: len(ladder.inside)]
    if ladder.rungs[0].monotone_risk > ladder.limit:
        first = tr(
            "Even the most careful reply is over the limit, so help goes no further than ‘{edge}’", edge=edge
        )
    elif len(inside) == len(ladder.rungs):
        first = tr("Every kind of help stays inside the limit")
    else:
        first = tr("Help stays safe up to ‘{edge}’", edge=edge)
    value = next(each.value for each in inside if each.strategy == ladder.pearl)
    if any(each.value > value for each in inside):
        second = tr("the most constructive place inside stays ‘{pearl}’, as in the turn before", pearl=pearl)
    else:
        second = tr("the most constructive place inside is ‘{pearl}’", pearl=pearl)
    words = tr("{boundary}; {pearl}.", boundary=first, pearl=second)
    if chosen == ladder.pearl:
        return words
    name = analysis.strategy_name(chosen)
    return together(words, tr("Chosen was ‘{name}’: the choice weighs risk and length as well.", name=name))


def ladder_in_words(analysis: TurnAnalysis) -> str:
    """Return the ladder chart as text, for screen readers and copying."""
    ladder, chosen = analysis.message.ladder, analysis.message.game.chosen
    rungs = []
    for number, each in enumerate(ladder.rungs, 1):
        said = [
            tr(
                "{number} {strategy}: risk {risk}, constructive value {value}",
                number=number,
                strategy=analysis.strategy_name(each.strategy),
                risk=percent(each.monotone_risk),
                value=percent(each.value),
            )
        ]
        marks = (
            (tr("chosen"), each.strategy == chosen),
            (tr("pearl point"), each.strategy == ladder.pearl),
            (tr("boundary"), each.strategy == ladder.boundary),
            (tr("past the boundary"), each.strategy not in ladder.inside),
        )
        said += [mark for mark, holds in marks if holds]
        rungs.append(tr("{rung}.", rung=with_commas(said)))
    return together(tr("Limit of risk {limit}.", limit=percent(ladder.limit)), *rungs)


def sketched_words(analysis: TurnAnalysis) -> str:
    """Return how the drafts, made after the reply, would have changed the result; empty without drafts."""
    sketched = analysis.message.sketched
    if sketched is None:
        return ""
    return tr(
        "With the drafts below, scored after the reply, help stays inside up to ‘{edge}’, pearl point ‘{pearl}’. "
        "They did not take part in this choice.",
        edge=analysis.strategy_name(sketched.boundary),
        pearl=analysis.strategy_name(sketched.pearl),
    )


def sketches_of(analysis: TurnAnalysis) -> tuple[tuple[str, str], ...]:
    """Return (strategy name, drafted sentence) of the rungs that have one."""
    ladder = analysis.message.sketched or analysis.message.ladder
    return tuple((analysis.strategy_name(each.strategy), each.sketch) for each in ladder.rungs if each.sketch)
