"""The anticipation of a turn as text and chart values: who may be asking, and what each strategy would bring."""

from __future__ import annotations

import math
from dataclasses import dataclass

from app.alignment.explanation_text import maker, type_name
from app.alignment.game import solve
from app.domain.analysis import Mode, TurnAnalysis
from app.domain.anticipation import GameSolution, Payoff, Posterior, Threshold, Weights
from app.domain.strategy import TYPES, UserType
from app.translation import together, tr, tr_count, with_semicolons
from app.ui.view_models.chain import is_improved
from app.ui.view_models.profile import percent

_LITTLE, _SURE = 0.05, 0.6
_WEIGHTS = {"retention": tr("usefulness"), "risk": tr("risk"), "cost": tr("length")}
_SOURCES = {
    "guard": tr("Judge"),
    "sentence_classifier": tr("Sentence classifier"),
    "three_words": tr("Chat model, in one word"),
    "first_words": tr("Chat model's first words"),
    "engine": tr("Chat model's scores"),  # in turns of earlier versions
    "trajectory": tr("Earlier messages"),
}


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
            return tr("◆ {strategy}\nchosen", strategy=self.strategy)
        return (
            tr("{strategy}\npast the boundary", strategy=self.strategy)
            if self.past_boundary
            else self.strategy
        )


def choice_words(analysis: TurnAnalysis) -> str:
    """Return in plain words the likeliest user type, the chosen strategy, and the reason."""
    posterior, game = analysis.message.posterior, analysis.message.game
    kind, share = posterior.likeliest, max(posterior.shares)
    who = tr("Most likely {who}.", who=type_name(kind))
    if share < _SURE:
        who = tr(
            "Perhaps {who}, but that is far from sure ({share}).", who=type_name(kind), share=percent(share)
        )
    return together(who, _chosen_words(game, analysis.strategy_name(game.chosen)))


def _chosen_words(game: GameSolution, name: str) -> str:
    chosen = _payoff_of(game, game.chosen)
    use, risk = percent(chosen.retention), _risk_words(chosen.risk)
    if len(game.allowed) == 1:
        return tr(
            "Chosen: {name}, because nothing else was inside the boundary: it is likely to be of use ({use}) "
            "at {risk}.",
            name=name,
            use=use,
            risk=risk,
        )
    if chosen.retention >= 0.5:
        return tr(
            "Chosen: {name}, because it is likely to be of use ({use}) at {risk}.",
            name=name,
            use=use,
            risk=risk,
        )
    return tr(
        "Chosen: {name}, because it weighs best of all: it is likely to be of use ({use}) at {risk}.",
        name=name,
        use=use,
        risk=risk,
    )


def _risk_words(risk: float) -> str:
    return (
        tr("little risk ({risk})", risk=percent(risk))
        if risk < _LITTLE
        else tr("a risk of {risk}", risk=percent(risk))
    )


def _payoff_of(game: GameSolution, strategy: str) -> Payoff:
    return next(each for each in game.payoffs if each.strategy == strategy)


def mode_words(analysis: TurnAnalysis) -> str:
    """Return how the choice was applied."""
    reply = analysis.reply
    if reply.withheld:
        return tr_count(
            "The first reply was taken back; the model was then told to answer otherwise: {instead}.",
            "The first {count} replies were taken back; the model was then told to answer otherwise: {instead}.",
            count=len(reply.withheld),
            instead=analysis.strategy_name(reply.withheld[-1].instead),
        )
    if reply.chain is not None and reply.chain.edited is not None:
        return tr("The model was told reasoning that a person changed, in place of a strategy.")
    if is_improved(analysis):
        return tr("The reply was improved: the model was told its own reasoning, changed pass by pass.")
    if reply.mode is Mode.COMPARE:
        followed = analysis.strategy_name(reply.followed or analysis.message.game.chosen)
        return tr("Compare: this reply was told to follow ‘{followed}’.", followed=followed)
    if reply.mode is Mode.OBSERVE:
        return tr("Observe: nothing was added to the model's prompt.")
    if reply.guidance:
        return tr("Guide: the model was told to answer this way.")
    return tr("Guide: nothing had to be added, since a model answers this way by itself.")


def guidance_words(analysis: TurnAnalysis) -> str:
    """Return the guidance given to the model; empty where there was none."""
    return (
        tr("The model was told: “{guidance}”", guidance=analysis.reply.guidance)
        if analysis.reply.guidance
        else ""
    )


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
    lines = [BarLine(tr("Before this message"), percent(share), 0.0, share)]
    for evidence, step in zip(posterior.evidence, posterior.steps, strict=True):
        source = _SOURCES.get(evidence.source, _capital(evidence.source))
        name = tr(
            "{source} ({maker}): {saw}", source=source, maker=maker(evidence.model_made), saw=evidence.saw
        )
        lines.append(BarLine(name, points(step[at] - share), share, step[at], True))
        share = step[at]
    return (*lines, BarLine(tr("Now"), percent(share), 0.0, share))


def points(change: float) -> str:
    """Return a change of a share, -1 to 1, in percentage points."""
    if abs(change) < 0.005:
        return tr("hardly any change")
    sign = "+" if change > 0 else "−"
    return tr("{sign}{points} points", sign=sign, points=f"{abs(change) * 100:.0f}")


def lines_in_words(lines: tuple[BarLine, ...]) -> str:
    """Return bars as a sentence."""
    told = (tr("{name}: {value}", name=each.name, value=each.figure) for each in lines)
    return tr("{words}.", words=with_semicolons(told))


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
    return found or (tr("No change of one weight or one share alone would have led to another choice."),)


def _threshold_words(threshold: Threshold, other: str) -> str:
    below = threshold.value < threshold.now
    if below and threshold.value <= 0:
        return ""
    if threshold.quantity in _WEIGHTS:
        value, now = _towards(threshold.value, up=not below), f"{threshold.now:.3g}"
        return _other_weight(_WEIGHTS[threshold.quantity], value, now, other, below=below)
    if threshold.value >= 1:
        return ""
    value, now = _towards(threshold.value * 100, up=not below), f"{threshold.now * 100:.3g}"
    return _other_person(type_name(UserType(threshold.quantity)), value, now, other, below=below)


def _other_weight(weight: str, value: str, now: str, other: str, *, below: bool) -> str:
    if below:
        return tr(
            "With less weight on {weight} (below {value}, now {now}), it would have chosen ‘{other}’.",
            weight=weight,
            value=value,
            now=now,
            other=other,
        )
    return tr(
        "With more weight on {weight} (above {value}, now {now}), it would have chosen ‘{other}’.",
        weight=weight,
        value=value,
        now=now,
        other=other,
    )


def _other_person(who: str, value: str, now: str, other: str, *, below: bool) -> str:
    if below:
        return tr(
            "Were it less likely to be {who} (below {value} %, now {now} %), it would have chosen ‘{other}’.",
            who=who,
            value=value,
            now=now,
            other=other,
        )
    return tr(
        "Were it likelier to be {who} (above {value} %, now {now} %), it would have chosen ‘{other}’.",
        who=who,
        value=value,
        now=now,
        other=other,
    )


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
    figures = tr(
        "of use {retention}, risk {risk}", retention=percent(payoff.retention), risk=percent(payoff.risk)
    )
    if then.chosen == game.chosen:
        return tr("With these weights it chooses the same: ‘{name}’ ({figures}).", name=name, figures=figures)
    return tr("With these weights it would choose ‘{name}’ ({figures}).", name=name, figures=figures)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
