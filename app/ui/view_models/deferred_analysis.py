"""The deferred analysis: parts computed after the choice, parts still missing, and the cost of all."""

from __future__ import annotations

from enum import Enum, auto

from app.alignment.explanation_text import cost_name, maker, type_name
from app.alignment.explanatory_parts import EXPLANATORY, INTENTS, to_be_explained
from app.domain.analysis import TurnAnalysis
from app.domain.turn import TurnFacts
from app.translation import tr, with_commas
from app.ui.view_models.analysis import BarLine
from app.ui.view_models.profile import percent

_LEFT_OUT = {
    "judge": tr("the judge's look at your message"),
    "types": tr("the model's scores of who may be asking"),
    "chain": tr("the reasoning step by step"),
    "facets": tr("the finer figures of the message"),
    "intents": tr("the intent"),
    "reactions": tr("the model's scores of the reactions"),
    "sketches": tr("drafts along the ladder"),
    "trajectory": tr("the risk across turns"),
    "words": tr("the words that weighed"),
}
_LEVELS = {
    "R0": tr("no risk stood out (R0)"),
    "R1": tr("an ethical or regulatory risk (R1)"),
    "R2": tr("a risk with a will to get round the rules (R2)"),
}
_FACETS = {
    "severity": tr("How grave such a thing can be"),
    "stakes": tr("What is at stake in this message"),
    "immediacy": tr("Something that cannot wait"),
    "vulnerability": tr("The person is in difficulty"),
    "actionability": tr("What is asked could be acted on"),
}
_NO_INTENT = tr("none of these")


class Explaining(Enum):
    """How it stands with what would explain a turn and is missing."""

    PENDING = auto()  # it is left for now
    UNDER_WAY = auto()
    OFFERED = auto()


def unexplained_words(analysis: TurnAnalysis, standing: Explaining) -> str:
    """Return what would explain a turn and is missing; empty where nothing is."""
    parts = with_commas(_LEFT_OUT[each] for each in to_be_explained(analysis))
    if not parts:
        return ""
    return {
        Explaining.PENDING: tr("Not worked out so far: {parts}.", parts=parts),
        Explaining.UNDER_WAY: tr(
            "Being worked out: {parts}. You can write meanwhile; that goes first.", parts=parts
        ),
        Explaining.OFFERED: tr("Not worked out for this message: {parts}.", parts=parts),
    }[standing]


def left_out_words(analysis: TurnAnalysis, broken: str = "") -> str:
    """Return what is not computed yet; empty where all is. ``broken`` says why no more will be, where that is known.

    A review is never listed: where there was none, none follows, and its own section says so. Neither is what only
    explains, unless it broke off: ``unexplained_words`` has it.
    """
    elsewhere = ("review",) if broken else ("review", *EXPLANATORY, INTENTS)
    parts = with_commas(_LEFT_OUT.get(each, each) for each in analysis.left_out if each not in elsewhere)
    if not parts:
        return broken
    if broken:
        return tr("The analysis broke off: {why} Not computed: {parts}.", why=broken, parts=parts)
    return tr(
        "Left out so far: {parts}. It is filled in after the reply, when idle, until you write again.",
        parts=parts,
    )


def late_words(analysis: TurnAnalysis) -> str:
    """Return which user signals were computed only after the reply; empty where none."""
    late = analysis.message.late_posterior
    if late is None:
        return ""
    return tr(
        "Asked only after the reply, so that you need not wait: most likely {who} ({share}). It came too late for "
        "this choice and counts for the next turn.",
        who=type_name(late.likeliest),
        share=percent(max(late.shares)),
    )


def level_words(analysis: TurnAnalysis, category: str) -> str:
    """Return level and category of the message in a sentence; ``category`` is its name, empty for none."""
    found = analysis.message.level
    level = _LEVELS.get(found, found)
    if category and found != "R0":
        return tr("Looked at more closely: {level}, about {category}.", level=level, category=category)
    return tr("Looked at more closely: {level}.", level=level)


def facet_lines(analysis: TurnAnalysis) -> tuple[BarLine, ...]:
    """Return the facet scores, each with its source."""
    return tuple(
        BarLine(
            tr(
                "{name} ({maker}: {source})",
                name=_FACETS.get(each.name, each.name),
                maker=maker(each.model_made),
                source=each.source,
            ),
            percent(each.score),
            0.0,
            each.score,
        )
        for each in analysis.message.facets
    )


def intent_lines(analysis: TurnAnalysis) -> tuple[BarLine, ...]:
    """Return the five intents with their probabilities, the likeliest first; none where no risk stands out.

    All five are about something risky, so of a harmless message they say nothing.
    """
    if not analysis.message.category:
        return ()
    ranked = sorted(analysis.message.intents, key=lambda each: -each.share)
    return tuple(BarLine(each.name or _NO_INTENT, percent(each.share), 0.0, each.share) for each in ranked)


def cost_words(analysis: TurnAnalysis, facts: TurnFacts | None) -> str:
    """Return what the analysis took of the wait for the first word, and in all; empty where no model was called."""
    if not analysis.costs:
        return ""
    early = sum(each.seconds for each in analysis.costs if each.before_reply)
    late = sum(each.seconds for each in analysis.costs if not each.before_reply)
    tokens = f"{analysis.tokens:,}"
    if not any(each.before_reply for each in analysis.costs):
        return tr(
            "The analysis took {seconds} s and {tokens} tokens in all.", seconds=f"{late:.1f}", tokens=tokens
        )
    first = facts.seconds_to_first_token if facts is not None else None
    waited = (
        tr("Before the first word the analysis took {early} s.", early=f"{early:.1f}")
        if first is None
        else tr(
            "First word after {first} s, of which the analysis took {early} s.",
            first=f"{first:.1f}",
            early=f"{early:.1f}",
        )
    )
    return tr(
        "{waited} After the reply the analysis went on for {late} s; {tokens} tokens in all.",
        waited=waited,
        late=f"{late:.1f}",
        tokens=tokens,
    )


def cost_lines(analysis: TurnAnalysis) -> tuple[str, ...]:
    """Return the cost of each part of the analysis."""
    return tuple(
        tr(
            "{part}: {tokens} tokens, {seconds} s",
            part=cost_name(each.part),
            tokens=f"{each.tokens:,}",
            seconds=f"{each.seconds:.2f}",
        )
        for each in analysis.costs
    )
