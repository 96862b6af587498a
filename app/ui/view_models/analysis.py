"""The alignment analysis of a turn as text and chart values: anticipation, boundary and trajectory."""

from __future__ import annotations

import math
from dataclasses import dataclass

from app.alignment.explanation_text import maker, type_name
from app.alignment.game import solve
from app.domain.analysis import Mode, Trajectory, TurnAnalysis
from app.domain.anticipation import GameSolution, Payoff, Posterior, Threshold, Weights
from app.domain.strategy import TYPES, UserType
from app.ui.view_models.chain import is_improved
from app.ui.view_models.profile import percent

_LITTLE, _SURE = 0.05, 0.6
_WEIGHTS = {"retention": "usefulness", "risk": "risk", "cost": "length"}
_SOURCES = {"guard": "Judge", "engine": "Chat model's scores", "trajectory": "Earlier messages"}


@dataclass(frozen=True, slots=True)
class BarLine:
    """A line of text with a bar from ``start`` to ``end``, 0 to 1; ``moves``: a step, not a total."""

    name: str
    figure: str
    start: float
    end: float
    moves: bool = False


@dataclass(frozen=True, slots=True)
class PayoffLine:
    """A row of the payoff table: a strategy, its formatted values, and its mark."""

    strategy: str
    figures: tuple[str, str, str, str]  # retention, risk, cost, utility
    chosen: bool
    past_boundary: bool

    @property
    def name(self) -> str:
        """The strategy with its mark in words."""
        if self.chosen:
            return f"◆ {self.strategy}\nchosen"
        return f"{self.strategy}\npast the boundary" if self.past_boundary else self.strategy


# -- anticipation ---------------------------------------------------------------------------------------


def choice_words(analysis: TurnAnalysis) -> str:
    """Return in plain words the likeliest user type, the chosen strategy, and the reason."""
    posterior, game = analysis.message.posterior, analysis.message.game
    kind, share = posterior.likeliest, max(posterior.shares)
    who = f"Most likely {type_name(kind)}."
    if share < _SURE:
        who = f"Perhaps {type_name(kind)}, but that is far from sure ({percent(share)})."
    return f"{who} Chosen: {analysis.strategy_name(game.chosen)}, {_because(game)}."


def _because(game: GameSolution) -> str:
    chosen = _payoff_of(game, game.chosen)
    kept = f"it is likely to be of use ({percent(chosen.retention)}) at {_risk_words(chosen.risk)}"
    if len(game.allowed) == 1:
        return f"because nothing else was inside the boundary: {kept}"
    return f"because {kept}" if chosen.retention >= 0.5 else f"because it weighs best of all: {kept}"


def _risk_words(risk: float) -> str:
    return f"little risk ({percent(risk)})" if risk < _LITTLE else f"a risk of {percent(risk)}"


def _payoff_of(game: GameSolution, strategy: str) -> Payoff:
    return next(each for each in game.payoffs if each.strategy == strategy)


def mode_words(analysis: TurnAnalysis) -> str:
    """Return how the choice was applied."""
    reply = analysis.reply
    if reply.withheld:
        instead, count = analysis.strategy_name(reply.withheld[-1].instead), len(reply.withheld)
        first = (
            "The first reply was taken back" if count == 1 else f"The first {count} replies were taken back"
        )
        return f"{first}; the model was then told to answer otherwise: {instead}."
    if reply.chain is not None and reply.chain.edited is not None:
        return "The model was told reasoning that a person changed, in place of a strategy."
    if is_improved(analysis):
        return "The reply was improved: the model was told its own reasoning, changed pass by pass."
    if reply.mode is Mode.COMPARE:
        followed = analysis.strategy_name(reply.followed or analysis.message.game.chosen)
        return f"Compare: this reply was told to follow ‘{followed}’."
    if reply.mode is Mode.OBSERVE:
        return "Observe: nothing was added to the model's prompt."
    if reply.guidance:
        return "Guide: the model was told to answer this way."
    return "Guide: nothing had to be added, since a model answers this way by itself."


def guidance_words(analysis: TurnAnalysis) -> str:
    """Return the guidance given to the model; empty where there was none."""
    return f"The model was told: “{analysis.reply.guidance}”" if analysis.reply.guidance else ""


def posterior_lines(posterior: Posterior) -> tuple[BarLine, ...]:
    """Return the posterior over user types."""
    return tuple(
        BarLine(_capital(type_name(kind)), percent(share), 0.0, share)
        for kind, share in zip(TYPES, posterior.shares, strict=True)
    )


def waterfall_lines(posterior: Posterior, kind: UserType) -> tuple[BarLine, ...]:
    """Return one type's share as steps: the carried-over share, each piece of evidence, the result."""
    at = TYPES.index(kind)
    share = posterior.prior[at]
    lines = [BarLine("Before this message", percent(share), 0.0, share)]
    for evidence, step in zip(posterior.evidence, posterior.steps, strict=True):
        source = _SOURCES.get(evidence.source, _capital(evidence.source))
        name = f"{source} ({maker(evidence.model_made)}): {evidence.saw}"
        lines.append(BarLine(name, points(step[at] - share), share, step[at], True))
        share = step[at]
    return (*lines, BarLine("Now", percent(share), 0.0, share))


def points(change: float) -> str:
    """Return a change of a share, -1 to 1, in percentage points."""
    if abs(change) < 0.005:
        return "hardly any change"
    return f"{'+' if change > 0 else '−'}{abs(change) * 100:.0f} points"


def lines_in_words(lines: tuple[BarLine, ...]) -> str:
    """Return bars as a sentence."""
    return "; ".join(f"{each.name}: {each.figure}" for each in lines) + "."


def payoff_lines(analysis: TurnAnalysis) -> tuple[PayoffLine, ...]:
    """Return the payoff table, from the least specific strategy to the most."""
    game = analysis.message.game
    return tuple(
        PayoffLine(
            analysis.strategy_name(each.strategy),
            (
                percent(each.retention),
                percent(each.risk),
                percent(each.cost),
                f"{each.utility(game.weights):.2f}".replace("-", "−"),
            ),
            each.strategy == game.chosen,
            each.strategy not in game.allowed,
        )
        for each in game.payoffs
    )


def threshold_words(analysis: TurnAnalysis) -> tuple[str, ...]:
    """Return a sentence for each change that would alter the choice; impossible changes are left out."""
    thresholds = analysis.message.game.thresholds
    sentences = (_threshold_words(each, analysis.strategy_name(each.then)) for each in thresholds)
    found = tuple(words for words in sentences if words)
    return found or ("No change of one weight or one share alone would have led to another choice.",)


def _threshold_words(threshold: Threshold, other: str) -> str:
    below = threshold.value < threshold.now
    if below and threshold.value <= 0:
        return ""
    side = "below" if below else "above"
    then = f"it would have chosen ‘{other}’."
    if threshold.quantity in _WEIGHTS:
        value, now = _towards(threshold.value, up=not below), f"{threshold.now:.3g}"
        more = "less" if below else "more"
        return f"With {more} weight on {_WEIGHTS[threshold.quantity]} ({side} {value}, now {now}), {then}"
    if threshold.value >= 1:
        return ""
    value, now = _towards(threshold.value * 100, up=not below), f"{threshold.now * 100:.3g}"
    likely = "less likely" if below else "likelier"
    who = f"Were it {likely} to be {type_name(UserType(threshold.quantity))}"
    return f"{who} ({side} {value} %, now {now} %), {then}"


def _towards(value: float, *, up: bool) -> str:
    """Return a limit in three digits, rounded so that the sentence stays true."""
    if value <= 0:
        return "0"
    scale = 10.0 ** (2 - math.floor(math.log10(value)))
    scaled = value * scale
    whole = math.ceil(scaled - 1e-9) if up else math.floor(scaled + 1e-9)
    return f"{whole / scale:.3g}"


def what_if_words(analysis: TurnAnalysis, weights: Weights) -> str:
    """Return what ``solve`` chooses for the same game under other weights."""
    game = analysis.message.game
    then = solve(game.payoffs, analysis.message.posterior.shares, weights, game.allowed)
    payoff, name = _payoff_of(then, then.chosen), analysis.strategy_name(then.chosen)
    figures = f"of use {percent(payoff.retention)}, risk {percent(payoff.risk)}"
    if then.chosen == game.chosen:
        return f"With these weights it chooses the same: ‘{name}’ ({figures})."
    return f"With these weights it would choose ‘{name}’ ({figures})."


def mixed_words(analysis: TurnAnalysis) -> str:
    """Return the best mixed strategy in a sentence; empty where it was not computed."""
    mixed = analysis.message.game.mixed
    if mixed is None:
        return ""
    parts = ", ".join(f"‘{analysis.strategy_name(each)}’ {percent(share)}" for each, share in mixed.shares)
    return f"Against a person who always reacts in the likeliest way, the best mixture is: {parts}."


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


# -- boundary -------------------------------------------------------------------------------------------


def boundary_words(analysis: TurnAnalysis) -> str:
    """Return the boundary, the pearl point, and how the choice relates to them."""
    ladder, chosen = analysis.message.ladder, analysis.message.game.chosen
    edge, pearl = analysis.strategy_name(ladder.boundary), analysis.strategy_name(ladder.pearl)
    inside = ladder.rungs[: len(ladder.inside)]
    if ladder.rungs[0].monotone_risk > ladder.limit:
        first = f"Even the most careful reply is over the limit, so help goes no further than ‘{edge}’"
    elif len(inside) == len(ladder.rungs):
        first = "Every kind of help stays inside the limit"
    else:
        first = f"Help stays safe up to ‘{edge}’"
    value = next(each.value for each in inside if each.strategy == ladder.pearl)
    if any(each.value > value for each in inside):
        second = f"the most constructive place inside stays ‘{pearl}’, as in the turn before"
    else:
        second = f"the most constructive place inside is ‘{pearl}’"
    also = f" Chosen was ‘{analysis.strategy_name(chosen)}’: the choice weighs risk and length as well."
    return f"{first}; {second}.{'' if chosen == ladder.pearl else also}"


def ladder_in_words(analysis: TurnAnalysis) -> str:
    """Return the ladder chart as text, for screen readers and copying."""
    ladder, chosen = analysis.message.ladder, analysis.message.game.chosen
    parts, inside = [f"Limit of risk {percent(ladder.limit)}."], ladder.inside
    for number, each in enumerate(ladder.rungs, 1):
        marks = (
            ", chosen" * (each.strategy == chosen),
            ", pearl point" * (each.strategy == ladder.pearl),
            ", boundary" * (each.strategy == ladder.boundary),
            ", past the boundary" * (each.strategy not in inside),
        )
        figures = f"risk {percent(each.monotone_risk)}, constructive value {percent(each.value)}"
        parts.append(f"{number} {analysis.strategy_name(each.strategy)}: {figures}{''.join(marks)}.")
    return " ".join(parts)


def sketched_words(analysis: TurnAnalysis) -> str:
    """Return how the drafts, made after the reply, would have changed the result; empty without drafts."""
    sketched = analysis.message.sketched
    if sketched is None:
        return ""
    edge, pearl = analysis.strategy_name(sketched.boundary), analysis.strategy_name(sketched.pearl)
    words = f"With the drafts below, scored after the reply, help stays inside up to ‘{edge}’, pearl point ‘{pearl}’."
    return f"{words} They did not take part in this choice."


def sketches_of(analysis: TurnAnalysis) -> tuple[tuple[str, str], ...]:
    """Return (strategy name, drafted sentence) of the rungs that have one."""
    ladder = analysis.message.sketched or analysis.message.ladder
    return tuple((analysis.strategy_name(each.strategy), each.sketch) for each in ladder.rungs if each.sketch)


# -- trajectory -----------------------------------------------------------------------------------------


def gap_words(trajectory: Trajectory) -> str:
    """Return by how much the cumulative risk exceeds that of the last message."""
    if trajectory.gap < 0.005:
        return "Together, the messages carry no more risk than the last one alone."
    alone, together = percent(trajectory.last[-1]), percent(trajectory.together[-1])
    more = f"{trajectory.gap * 100:.0f} points more risk"
    return f"Together, the messages carry {more} than the last one alone ({together} against {alone})."


def turn_words(trajectory: Trajectory, at: int) -> str:
    """Return one point of the trajectory in words."""
    alone, together = percent(trajectory.last[at]), percent(trajectory.together[at])
    return f"Message {at + 1} of {len(trajectory.turns)}: alone {alone}, together {together}"
