"""The facts of a turn as lines, each with its method."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.generation import LoadedModel
from app.domain.model import standing_note
from app.domain.turn import TurnFacts


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: a name, a value, and the method."""

    name: str
    value: str
    method: str


@dataclass(frozen=True, slots=True)
class ContextView:
    """How full the model's context is: a share from 0 to 1 and the words beside its bar."""

    share: float
    words: str


def context_view(facts: TurnFacts) -> ContextView:
    """Return how much of the context the conversation takes."""
    share = facts.context_used / facts.context_size if facts.context_size else 0.0
    words = f"{facts.context_used:,} of {facts.context_size:,} tokens ({share * 100:.0f} %)"
    return ContextView(min(1.0, share), words)


CONTEXT_METHOD = "Tokens of this conversation that the model holds, of those that it can hold at once."


def facts_view(facts: TurnFacts, loaded: LoadedModel | None) -> tuple[Fact, ...]:
    """Return the facts of a turn; ``loaded`` where the model of that turn is still loaded."""
    lines = [
        Fact("Model", facts.model, "The name of the file that was loaded, as the library has it."),
        Fact(
            "Standing",
            standing_note(facts.standing),
            "By the file's SHA-256: what the catalogue knows of it.",
        ),
        *_speed(facts),
        *_tokens(facts),
        Fact("Runs on", facts.device, "The device that computed the reply, as the engine reports it."),
        Fact("Seed", str(facts.seed), "With the same seed, settings and device the same reply comes again."),
        Fact("File", facts.hash[:12] + "…" if facts.hash else "–", f"SHA-256 of the file: {facts.hash}"),
    ]
    if facts.messages_left_out:
        words = f"{facts.messages_left_out} oldest messages did not fit and were not read"
        lines.append(Fact("Left out", words, "The context holds only so many tokens."))
    if loaded is not None and loaded.fallback_reason:
        lines.append(Fact("Fallback", loaded.fallback_reason, "Why another device was not used."))
    return tuple(lines)


def _speed(facts: TurnFacts) -> tuple[Fact, ...]:
    speed = f"{facts.tokens_per_second:.1f} tokens/s" if facts.tokens_per_second else "–"
    first = f"{facts.seconds_to_first_token:.2f} s" if facts.seconds_to_first_token is not None else "–"
    return (
        Fact("Speed", speed, "Tokens written, divided by the seconds of writing."),
        Fact("First token", first, "From your message to the first token; screening and judging included."),
    )


def _tokens(facts: TurnFacts) -> tuple[Fact, ...]:
    lines = [
        Fact("Read", f"{facts.tokens_read:,} tokens", "Decoded for this reply, counted by the engine."),
        Fact("Reused", f"{facts.tokens_reused:,} tokens", "Kept from earlier turns and not read again."),
        Fact("Written", f"{facts.tokens_written:,} tokens", "Tokens of the reply, its thinking included."),
    ]
    if facts.assessment_tokens_read:
        words = f"{facts.assessment_tokens_read:,} tokens"
        lines.append(Fact("Judging", words, "What it cost to have your message judged."))
    return tuple(lines)
