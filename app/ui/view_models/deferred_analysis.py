"""The deferred analysis: parts computed after the choice, parts still missing, and the cost of all."""

from __future__ import annotations

from app.alignment.explanation_text import maker, type_name
from app.domain.analysis import TurnAnalysis
from app.ui.view_models.analysis import BarLine
from app.ui.view_models.profile import percent

_LEFT_OUT = {
    "judge": "the judge's look at your message",
    "types": "the model's scores of who may be asking",
    "chain": "the reasoning step by step",
    "facets": "the finer figures of the message",
    "intents": "the intent",
    "reactions": "the model's scores of the reactions",
    "sketches": "drafts along the ladder",
    "trajectory": "the risk across turns",
    "words": "the words that weighed",
}
_LEVELS = {
    "R0": "no risk stood out (R0)",
    "R1": "an ethical or regulatory risk (R1)",
    "R2": "a risk with a will to get round the rules (R2)",
}
_FACETS = {
    "severity": "How grave such a thing can be",
    "stakes": "What is at stake in this message",
    "immediacy": "Something that cannot wait",
    "vulnerability": "The person is in difficulty",
    "actionability": "What is asked could be acted on",
}
_NO_INTENT = "none of these"


def left_out_words(analysis: TurnAnalysis) -> str:
    """Return what is not computed yet; empty where all is.

    A review is never listed: where there was none, none follows, and its own section says so.
    """
    parts = ", ".join(_LEFT_OUT.get(each, each) for each in analysis.left_out if each != "review")
    if not parts:
        return ""
    return f"Left out so far: {parts}. It is filled in after the reply, when idle, until you write again."


def late_words(analysis: TurnAnalysis) -> str:
    """Return which user signals were computed only after the reply; empty where none."""
    late = analysis.message.late_posterior
    if late is None:
        return ""
    share = max(late.shares)
    return (
        f"Asked only after the reply, so that you need not wait: most likely {type_name(late.likeliest)} "
        f"({percent(share)}). It came too late for this choice and counts for the next turn."
    )


def level_words(analysis: TurnAnalysis, category: str) -> str:
    """Return level and category of the message in a sentence; ``category`` is its name, empty for none."""
    found = analysis.message.level
    level = _LEVELS.get(found, found)
    about = f", about {category}" if category and found != "R0" else ""
    return f"Looked at more closely: {level}{about}."


def facet_lines(analysis: TurnAnalysis) -> tuple[BarLine, ...]:
    """Return the facet scores, each with its source."""
    return tuple(
        BarLine(
            f"{_FACETS.get(each.name, each.name)} ({maker(each.model_made)}: {each.source})",
            percent(each.score),
            0.0,
            each.score,
        )
        for each in analysis.message.facets
    )


def intent_lines(analysis: TurnAnalysis) -> tuple[BarLine, ...]:
    """Return the five intents with their probabilities, the likeliest first."""
    ranked = sorted(analysis.message.intents, key=lambda each: -each.share)
    return tuple(BarLine(each.name or _NO_INTENT, percent(each.share), 0.0, each.share) for each in ranked)


def cost_words(analysis: TurnAnalysis) -> str:
    """Return the total cost of the analysis; empty where no model was called."""
    if not analysis.costs:
        return ""
    seconds = sum(each.seconds for each in analysis.costs)
    return f"All of this took {analysis.tokens:,} tokens and {seconds:.1f} s beside the reply."


def cost_lines(analysis: TurnAnalysis) -> tuple[str, ...]:
    """Return the cost of each part of the analysis."""
    return tuple(f"{each.part}: {each.tokens:,} tokens, {each.seconds:.2f} s" for each in analysis.costs)
