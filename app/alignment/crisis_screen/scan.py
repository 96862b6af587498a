"""Every place of a message where a pattern of a language matches, found in one walk over its tokens."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.alignment.crisis_screen.patterns import Expression, Patterns
from app.alignment.crisis_screen.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens ``start`` up to, not with, ``end``, and what they state (None for a cue)."""

    start: int
    end: int
    expression: Expression | None = None


@dataclass(frozen=True, slots=True)
class Scan:
    """What was found. ``attempts`` counts the matches tried, each of bounded cost: the measure of the work."""

    expressions: tuple[Span, ...]
    cues: dict[str, list[Span]] = field(default_factory=dict)
    attempts: int = 0

    def cue(self, name: str) -> list[Span]:
        """Answer where a cue stands, in order."""
        return self.cues.get(name, [])


def scan(tokens: Tokens, patterns: Patterns) -> Scan:
    """Try at every token the patterns that can begin with it."""
    expressions: list[Span] = []
    cues: dict[str, list[Span]] = {}
    attempts = 0
    for position, name in enumerate(tokens.names):
        for entry in patterns.starts.get(name, ()):
            attempts += 1
            found = entry.match.match(tokens.joined, tokens.starts[position])
            if found is None:
                continue
            end = min(tokens.at_offset(found.end()), len(tokens.names))
            if entry.expression is not None:
                expressions.append(Span(position, end, entry.expression))
            else:
                _keep_longest(cues.setdefault(entry.label, []), Span(position, end))
    return Scan(tuple(expressions), cues, attempts)


def _keep_longest(spans: list[Span], new: Span) -> None:
    """Keep the cues of a kind apart: of two that begin together the longer, of two that overlap the first."""
    if spans and spans[-1].start == new.start:
        if spans[-1].end < new.end:
            spans[-1] = new
    elif not spans or spans[-1].end <= new.start:
        spans.append(new)
