"""The facts of a turn as lines, each with its method."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain.generation import LoadedModel
from app.domain.model import standing_note
from app.domain.strategy import StrategyTable
from app.domain.turn import TurnFacts
from app.translation import tr

_JOINTS = re.compile(r"(?<=[A-Za-z][.])(?=[A-Za-z])|(?<=[-_])(?=\w)|(?<=[0-9a-f]{8})(?=[0-9a-f]{8})")


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: a name, a value, and the method."""

    name: str
    value: str
    method: str


@dataclass(frozen=True, slots=True)
class ContextView:
    """How full the model's context is: a share from 0 to 1, the words beside its bar, and the method."""

    share: float
    words: str
    method: str


def breakable(words: str) -> str:
    """Return words that may break after hyphens and dots and in hashes: a model's name has no spaces."""
    return _JOINTS.sub("\u200b", words)


def context_view(facts: TurnFacts) -> ContextView:
    """Return how much of the context the conversation takes."""
    if facts.server and not facts.context_used:
        method = tr("The server did not say how many tokens it read.")
        return ContextView(0.0, tr("not told by the server"), method)
    share = facts.context_used / facts.context_size if facts.context_size else 0.0
    words = tr(
        "{used} of {size} tokens ({share} %)",
        used=f"{facts.context_used:,}",
        size=f"{facts.context_size:,}",
        share=f"{share * 100:.0f}",
    )
    method = tr("Tokens of this conversation that the model holds, of those that it can hold at once.")
    return ContextView(min(1.0, share), words, method)


def facts_view(
    facts: TurnFacts, loaded: LoadedModel | None, table: StrategyTable | None = None
) -> tuple[Fact, ...]:
    """Return the facts of a turn; ``loaded`` where its model is still loaded, ``table`` is what it ran under."""
    lines = [
        *_identity(facts),
        *_speed(facts),
        *_tokens(facts),
        *_guessed(facts),
        Fact(
            tr("Runs on"), facts.device, tr("The device that computed the reply, as the engine reports it.")
        ),
        Fact(
            tr("Seed"),
            str(facts.seed),
            tr(
                "With the same seed, settings and device the same reply comes again, unless two words were almost "
                "equally likely: how the machine rounds may then decide."
            ),
        ),
        _origin(facts),
        *_strategies(table),
    ]
    if facts.messages_left_out:
        words = tr("{count} oldest messages did not fit and were not read", count=facts.messages_left_out)
        lines.append(Fact(tr("Left out"), words, tr("The context holds only so many tokens.")))
    if loaded is not None and loaded.fallback_reason:
        lines.append(Fact(tr("Fallback"), loaded.fallback_reason, tr("Why another device was not used.")))
    if loaded is not None and loaded.no_helper:
        lines.append(Fact(tr("No helper"), loaded.no_helper, tr("Why no small model guesses ahead.")))
    return tuple(lines)


def _identity(facts: TurnFacts) -> tuple[Fact, ...]:
    named = tr("The name of the file that was loaded, as the library has it.")
    proof = tr("By the file's SHA-256: what the catalogue knows of it.")
    if facts.server:
        named = tr("As the server calls it.")
        proof = tr("No file of it is here, so nothing can be checked.")
    return (
        Fact(tr("Model"), facts.model, named),
        Fact(tr("Standing"), standing_note(facts.standing), proof),
    )


def _origin(facts: TurnFacts) -> Fact:
    if facts.server:
        method = tr("Your message, what came before it and the questions about both were sent there.")
        return Fact(tr("Server"), facts.server, method)
    file = tr("{beginning}…", beginning=facts.hash[:12]) if facts.hash else "–"
    return Fact(tr("File"), file, tr("SHA-256 of the file: {hash}", hash=facts.hash))


def _strategies(table: StrategyTable | None) -> tuple[Fact, ...]:
    if table is None:
        return ()
    which = tr("version {number} of the strategy desk", number=table.version)
    method = tr("The table of strategies that this turn ran under; the exported record has its SHA-256.")
    return (Fact(tr("Strategies"), which if table.version else tr("not from the strategy desk"), method),)


def _speed(facts: TurnFacts) -> tuple[Fact, ...]:
    rate = facts.tokens_per_second
    speed = tr("{rate} tokens/s", rate=f"{rate:.1f}") if rate else "–"
    first = facts.seconds_to_first_token
    wait = tr("{seconds} s", seconds=f"{first:.2f}") if first is not None else "–"
    return (
        Fact(tr("Speed"), speed, tr("Tokens written, divided by the seconds of writing.")),
        Fact(
            tr("First word"),
            wait,
            tr("From your message to the first token (word piece); screening, judging and reading included."),
        ),
    )


def _tokens(facts: TurnFacts) -> tuple[Fact, ...]:
    if facts.server and not facts.context_used:
        lines = [Fact(tr("Read"), "–", tr("The server did not say how many tokens it read."))]
        lines.append(_counted(tr("Written"), facts.tokens_written, tr("Pieces of the reply, as they came.")))
        return tuple(lines)
    lines = [
        _counted(tr("Read"), facts.tokens_read, tr("Decoded for this reply, counted by the engine.")),
        _counted(tr("Reused"), facts.tokens_reused, tr("Kept from earlier turns and not read again.")),
        _counted(tr("Written"), facts.tokens_written, tr("Tokens of the reply, its thinking included.")),
    ]
    if facts.assessment_tokens_read:
        method = tr("What it cost to have your message judged.")
        lines.append(_counted(tr("Judging"), facts.assessment_tokens_read, method))
    return tuple(lines)


def _guessed(facts: TurnFacts) -> tuple[Fact, ...]:
    if not facts.tokens_foreseen and not facts.helper:
        return ()
    count = tr(
        "{count} of {written} tokens",
        count=f"{facts.tokens_foreseen:,}",
        written=f"{facts.tokens_written:,}",
    )
    method = tr(
        "Guessed from what repeats itself. This model drew each of them itself: guessing saves time only."
    )
    if facts.helper:
        method = tr(
            "{by_helper} of them were guessed by the helper {helper}, the others from what repeats itself. This model "
            "drew each of them itself: guessing saves time only.",
            by_helper=f"{facts.tokens_by_helper:,}",
            helper=facts.helper,
        )
    return (Fact(tr("Guessed ahead"), count, method),)


def _counted(name: str, tokens: int, method: str) -> Fact:
    return Fact(name, tr("{count} tokens", count=f"{tokens:,}"), method)
