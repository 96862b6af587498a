"""Sentences on an analysis that terminal and panel share."""

from __future__ import annotations

from collections.abc import Callable

from app.alignment.strategy_selection import category_name
from app.domain.analysis import Mode, Review, TurnAnalysis, WithheldReply
from app.domain.anticipation import Threshold
from app.domain.reasoning_chain import Node
from app.domain.strategy import TYPES, UserType
from app.translation import tr

_TYPES = {
    UserType.BENIGN: tr("someone with a question, or with something to tell"),
    UserType.SENSITIVE: tr("someone in difficulty"),
    UserType.MALICIOUS: tr("someone who means harm or wants to get round the rules"),
}
_NODES = {
    Node.USER_NEEDS: tr("What the person needs"),
    Node.RISK_INTENT: tr("Risk and intent"),
    Node.SAFETY_GUIDELINES: tr("Guidelines to keep to"),
    Node.STRATEGY_SAFETY: tr("How to answer safely"),
    Node.STRATEGY_USEFULNESS: tr("How to answer usefully"),
}
HARDLY = 0.02  # a mean change of ln P a token below which a step is described as one that did not matter
_QUANTITIES = {
    "retention": tr("weight on usefulness"),
    "risk": tr("weight on risk"),
    "cost": tr("weight on brevity"),
}

_COSTS = {
    "facets and intents": tr("facets and intents"),
    "neutral text": tr("neutral text"),
    "sketches scored": tr("sketches scored"),
    "person inferred": tr("person inferred"),
    "reasoning chain": tr("reasoning chain"),
    "chain derived": tr("chain derived"),
    "words that carry it": tr("words that carry it"),
    "influence": tr("influence"),
    "reactions": tr("reactions"),
    "sketches": tr("sketches"),
    "trajectory": tr("trajectory"),
    "improvement": tr("improvement"),
    "types": tr("types"),
    "judge": tr("judge"),
}


def type_name(kind: UserType) -> str:
    """Return the name of a user type."""
    return _TYPES[kind]


def node_title(node: Node) -> str:
    """Return the title of a node of the reasoning."""
    return _NODES[node]


def maker(model_made: bool) -> str:
    """Return the source of a figure, in a word."""
    return tr("model-made") if model_made else tr("computed")


def is_weighed(analysis: TurnAnalysis) -> bool:
    """Return whether the influence of the reasoning was computed, whatever the result."""
    return bool(analysis.reply.influences) or any(cost.part == "influence" for cost in analysis.costs)


def taken_back_words(which: str, withheld: WithheldReply, figure: Callable[[float], str]) -> str:
    """Return why ``which`` reply was withheld; ``figure`` formats a share."""
    risk, limit = figure(withheld.review.risk), figure(withheld.review.limit)
    return tr(
        "{which} was taken back: looked at together with the question, its risk ({risk}) was over the limit "
        "({limit}).",
        which=which,
        risk=risk,
        limit=limit,
    )


def reviewed_words(review: Review, figure: Callable[[float], str]) -> str:
    """Return the reviewed risk of question and reply together; ``figure`` formats a share."""
    risk, limit = figure(review.risk), figure(review.limit)
    if review.passed:
        return tr(
            "Question and reply together: risk {risk}, within the limit of {limit}.", risk=risk, limit=limit
        )
    return tr("Question and reply together: risk {risk}, over the limit of {limit}.", risk=risk, limit=limit)


def given_back_words(share: float, figure: Callable[[float], str]) -> str:
    """Return how much of a reply repeats its guidance; empty where none of it does. ``figure`` formats a share."""
    if not share:
        return ""
    return tr("{share} of the reply repeats the guidance that the model was given.", share=figure(share))


def percent(share: float) -> str:
    """Format a share."""
    return f"{share:.0%}"


def choice_in_words(analysis: TurnAnalysis) -> str:
    """Return in one or two sentences the likely user type, the chosen strategy, and whether it was followed."""
    shares = analysis.message.posterior.shares
    likeliest = analysis.message.posterior.likeliest
    share = shares[TYPES.index(likeliest)]
    name = analysis.strategy_name(analysis.message.game.chosen)
    did = _told(analysis)
    return tr(
        "Most likely {likeliest} ({share}). Chosen: {name}. {did}",
        likeliest=type_name(likeliest),
        share=percent(share),
        name=name,
        did=did,
    )


def _told(analysis: TurnAnalysis) -> str:
    """Return a sentence on what the model was told of the choice."""
    if analysis.reply.chain is not None and analysis.reply.chain.edited is not None:
        return tr("The model was told reasoning that a person changed.")
    if analysis.reply.mode is Mode.COMPARE and analysis.reply.followed:
        return tr("This reply is one of two, each told to follow a strategy of its own.")
    if analysis.reply.guidance:
        return tr("The model was told to answer so.")
    if analysis.reply.mode is Mode.GUIDE:
        return tr("Nothing was added to the model's prompt.")
    return tr("This was only computed: nothing was added to the model's prompt.")


def withheld_in_words(analysis: TurnAnalysis) -> str:
    """Return why the latest reply was withheld; empty where none was."""
    if not analysis.reply.withheld:
        return ""
    withheld = analysis.reply.withheld[-1]
    name = analysis.strategy_name(withheld.instead)
    why = taken_back_words(tr("The reply"), withheld, percent)
    return tr("{why} It is answered again, more carefully: {name}.", why=why, name=name)


def boundary_in_words(analysis: TurnAnalysis) -> str:
    """Return a description of the boundary and the pearl."""
    ladder = analysis.message.ladder
    boundary, pearl = analysis.strategy_name(ladder.boundary), analysis.strategy_name(ladder.pearl)
    about = category_name(analysis.message.category) or tr("nothing that stood out")
    return tr(
        "Help stays safe up to “{boundary}” (limit {limit}, about {about}). The most constructive "
        "place inside is “{pearl}”.",
        boundary=boundary,
        limit=f"{ladder.limit:.0%}",
        about=about,
        pearl=pearl,
    )


def threshold_in_words(threshold: Threshold, analysis: TurnAnalysis) -> str:
    """Return a sentence on the value at which another strategy would have won."""
    name = analysis.strategy_name(threshold.then)
    less = threshold.value < threshold.now
    if threshold.quantity in _QUANTITIES:
        weight, then, now = _QUANTITIES[threshold.quantity], f"{threshold.value:.2f}", f"{threshold.now:.2f}"
        return (
            tr(
                "With less {weight} (below {then}, now {now}) it would have been: {name}.",
                weight=weight,
                then=then,
                now=now,
                name=name,
            )
            if less
            else tr(
                "With more {weight} (above {then}, now {now}) it would have been: {name}.",
                weight=weight,
                then=then,
                now=now,
                name=name,
            )
        )
    who, then, now = (
        type_name(UserType(threshold.quantity)),
        f"{threshold.value:.0%}",
        f"{threshold.now:.0%}",
    )
    return (
        tr(
            "Were it less likely {who} (below {then}, now {now}) it would have been: {name}.",
            who=who,
            then=then,
            now=now,
            name=name,
        )
        if less
        else tr(
            "Were it more likely {who} (above {then}, now {now}) it would have been: {name}.",
            who=who,
            then=then,
            now=now,
            name=name,
        )
    )


def cost_name(part: str) -> str:
    """Return what a part of the analysis is called; its key where it is of a later program."""
    return _COSTS.get(part, part)
