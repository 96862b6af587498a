"""What the panel says, in words: pure functions from the turn's values to lines for a person."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.generation import LoadedModel
from app.domain.model import standing_note
from app.domain.risk import SAFE_CATEGORY, CategoryScore, Headline, JudgeKind, RiskAssessment
from app.domain.turn import TurnFacts

SHOWN_CATEGORIES = 5

_SIGNS = {
    Headline.NOT_JUDGED: "○",
    Headline.LOW: "●",
    Headline.POSSIBLE: "◆",
    Headline.HIGH: "▲",
    Headline.CONCERN: "♥",
    Headline.DISTRESS: "♥",
    Headline.CRISIS: "♥",
}
_MEANINGS = {
    Headline.NOT_JUDGED: "Nobody has judged this message.",
    Headline.LOW: "Nothing in the message stood out.",
    Headline.POSSIBLE: "Something in the message may be risky.",
    Headline.HIGH: "The guard model is confident that the message is risky.",
    Headline.CONCERN: "You seem worried about somebody. People who can help are named below.",
    Headline.DISTRESS: "The message sounds as if something weighs on you.",
    Headline.CRISIS: "You matter. People who can help right now are named below.",
}


@dataclass(frozen=True, slots=True)
class HeadlineView:
    """The headline with its sign (a shape, so that colour is never alone) and what it means."""

    sign: str
    words: str
    meaning: str
    judge: str


def headline_view(assessment: RiskAssessment) -> HeadlineView:
    """Answer the words of the panel's first lines."""
    headline = assessment.headline
    judge = assessment.judge
    by = f"Judged by {judge.model}. " if judge.kind is not JudgeKind.NONE else ""
    return HeadlineView(_SIGNS[headline], headline.value, _MEANINGS[headline], f"{by}{judge.note}")


def shown_categories(assessment: RiskAssessment) -> tuple[CategoryScore, ...]:
    """Answer the categories that the profile shows: the highest, and always "safe"."""
    safe = tuple(each for each in assessment.categories if each.id == SAFE_CATEGORY)
    others = tuple(each for each in assessment.categories if each.id != SAFE_CATEGORY)
    return (*safe, *others[: SHOWN_CATEGORIES - 1])


def in_words(categories: tuple[CategoryScore, ...]) -> str:
    """Answer the profile as a sentence, for screen readers and for copying."""
    return ", ".join(f"{each.name} {each.score:.0%}" for each in categories)


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the facts, and how its figure comes about."""

    name: str
    value: str
    method: str


def facts_view(facts: TurnFacts, loaded: LoadedModel | None) -> tuple[Fact, ...]:
    """Answer the facts of a turn as lines."""
    speed = f"{facts.tokens_per_second:.1f} tokens/s" if facts.tokens_per_second else "–"
    first = f"{facts.seconds_to_first_token:.2f} s" if facts.seconds_to_first_token is not None else "–"
    used = f"{facts.context_used:,} of {facts.context_size:,} tokens"
    lines = [
        Fact("Model", f"{facts.model} – {standing_note(facts.standing)}", "From the file that was loaded."),
        Fact(
            "File", facts.hash[:16] + "…" if facts.hash else "–", f"SHA-256 of the model file: {facts.hash}"
        ),
        Fact("Speed", speed, "Tokens written divided by the seconds of writing."),
        Fact("First token after", first, "From your message to the first word, the screening included."),
        Fact("Context", used, "Tokens of this conversation that the model holds, of those it can."),
        Fact(
            "Tokens",
            f"{facts.tokens_read:,} read, {facts.tokens_reused:,} kept from before, {facts.tokens_written:,} written",
            "Counted by the engine. Tokens kept from before were not read again.",
        ),
        Fact("Assessment", f"{facts.assessment_tokens_read:,} tokens read", "What judging the message cost."),
        Fact("Runs on", facts.device, "The device that computed the reply."),
        Fact("Seed", str(facts.seed), "With the same seed and settings the same reply comes again."),
    ]
    if facts.messages_left_out:
        words = f"the {facts.messages_left_out} oldest messages did not fit and were not read"
        lines.append(Fact("Left out", words, "The context holds only so many tokens."))
    if loaded is not None and loaded.fallback_reason:
        lines.append(Fact("Device", loaded.fallback_reason, "Why a device was not used."))
    return tuple(lines)
