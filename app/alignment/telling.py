"""The analysis in plain words: the same sentences for panel, terminal and report."""

from __future__ import annotations

from collections.abc import Iterator

from app.alignment.choosing import category_name
from app.domain.analysis import Mode, TurnAnalysis
from app.domain.anticipation import Threshold
from app.domain.strategy import TYPES, StrategyTable, UserType

_WHO = {
    UserType.BENIGN: "someone with an everyday question",
    UserType.SENSITIVE: "someone in difficulty",
    UserType.MALICIOUS: "someone who means harm or wants to get round the rules",
}
_QUANTITIES = {
    "retention": "weight on usefulness",
    "risk": "weight on risk",
    "cost": "weight on brevity",
}


def choice_in_words(analysis: TurnAnalysis, table: StrategyTable) -> str:
    """Answer in one or two sentences who may be asking, what was chosen, and what became of it."""
    shares = analysis.posterior.shares
    likeliest = analysis.posterior.likeliest
    share = shares[TYPES.index(likeliest)]
    name = table.strategy(analysis.game.chosen).name
    did = (
        "The model was told to answer so."
        if analysis.guidance
        else "Nothing was added to the model's prompt."
        if analysis.mode is Mode.GUIDE
        else "This was only computed: nothing was added to the model's prompt."
    )
    return f"Most likely {_WHO[likeliest]} ({share:.0%}). Chosen: {name}. {did}"


def withheld_in_words(analysis: TurnAnalysis, table: StrategyTable) -> str:
    """Answer why a reply was taken away; empty where none was."""
    review = analysis.review
    if review is None or not review.instead:
        return ""
    name = table.strategy(review.instead).name
    return (
        f"The reply was taken back: looked at together with the question, its risk ({review.risk:.0%}) was over the "
        f"limit ({review.limit:.0%}). It is answered again, more carefully: {name}."
    )


def review_in_words(analysis: TurnAnalysis) -> str:
    """Answer what question and reply carry together; empty where nobody looked."""
    review = analysis.review
    if review is None:
        return ""
    where = "within" if review.passed else "over"
    return f"Question and reply together: risk {review.risk:.0%}, {where} the limit of {review.limit:.0%}."


def boundary_in_words(analysis: TurnAnalysis, table: StrategyTable) -> str:
    """Answer how far help stays safe and where it is most constructive."""
    ladder = analysis.ladder
    boundary, pearl = table.strategy(ladder.boundary).name, table.strategy(ladder.pearl).name
    about = category_name(analysis.category) or "nothing that stood out"
    return (
        f"Help stays safe up to “{boundary}” (limit {ladder.limit:.0%}, about {about}). "
        f"The most constructive place inside is “{pearl}”."
    )


def threshold_in_words(threshold: Threshold, table: StrategyTable) -> str:
    """Answer at which value another strategy would have won, in one sentence."""
    name = table.strategy(threshold.then).name
    less = threshold.value < threshold.now
    side = "below" if less else "above"
    if threshold.quantity in _QUANTITIES:
        much = "less" if less else "more"
        words = f"With {much} {_QUANTITIES[threshold.quantity]} ({side} {threshold.value:.2f}"
        return f"{words}, now {threshold.now:.2f}) it would have been: {name}."
    likely = "less" if less else "more"
    who = _WHO[UserType(threshold.quantity)]
    words = f"Were it {likely} likely {who} ({side} {threshold.value:.0%}"
    return f"{words}, now {threshold.now:.0%}) it would have been: {name}."


def explained(analysis: TurnAnalysis, table: StrategyTable) -> Iterator[str]:
    """Answer the whole analysis as lines; what a model made is marked."""
    yield choice_in_words(analysis, table)
    if withheld := withheld_in_words(analysis, table):
        yield withheld
    yield ""
    yield "Who may be asking (computed; prior carried over from the turn before)"
    yield f"  prior: {_shares(analysis.posterior.prior)}"
    for each, step in zip(analysis.posterior.evidence, analysis.posterior.steps, strict=True):
        made = "model-made" if each.model_made else "by rules"
        yield f"  after {each.source} ({made}; {each.saw}): {_shares(step)}"
    yield ""
    weights = analysis.game.weights
    yield (
        f"What each strategy is worth: {weights.retention:g} · retention − {weights.risk:g} · risk − "
        f"{weights.cost:g} · cost"
    )
    for payoff in analysis.game.payoffs:
        mark = "→" if payoff.strategy == analysis.game.chosen else " "
        beyond = "" if payoff.strategy in analysis.game.allowed else "  past the boundary"
        yield (
            f"{mark} {table.strategy(payoff.strategy).name:<38} retention {payoff.retention:.2f}  "
            f"risk {payoff.risk:.2f}  cost {payoff.cost:.2f}  = {payoff.utility(weights):+.3f}{beyond}"
        )
    for one in analysis.game.thresholds:
        yield f"  {threshold_in_words(one, table)}"
    yield ""
    yield from _afterwards(analysis, table)


def _afterwards(analysis: TurnAnalysis, table: StrategyTable) -> Iterator[str]:
    yield boundary_in_words(analysis, table)
    if analysis.sketched is not None:
        for rung in analysis.sketched.rungs:
            if rung.sketch:
                yield f"  {table.strategy(rung.strategy).name} (model-made): {rung.sketch}"
    for facet in analysis.facets:
        yield f"{facet.name}: {facet.score:.2f} ({'model-made' if facet.model_made else 'computed'}: {facet.source})"
    for intent in analysis.intents:
        yield f"intent, {intent.name}: {intent.share:.0%} (model-made)"
    for span in analysis.spans:
        yield f"words {span.start} to {span.end}: {span.change:+.2f} (model-made: change of ln P(safe) without them)"
    if analysis.review is not None:
        yield f"{review_in_words(analysis)} (model-made)"
    if len(analysis.trajectory.turns) > 1:
        yield f"over the conversation: the whole carries {analysis.trajectory.gap:.0%} more risk than the last message"
    yield ""
    for cost in analysis.costs:
        yield f"cost, {cost.part}: {cost.tokens} tokens, {cost.seconds:.2f} s"
    if analysis.left_out:
        yield f"left out so far: {', '.join(analysis.left_out)}"


def _shares(shares: tuple[float, ...]) -> str:
    return ", ".join(f"{kind.value} {share:.1%}" for kind, share in zip(TYPES, shares, strict=True))
