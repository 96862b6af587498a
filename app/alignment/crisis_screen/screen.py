"""The crisis screen: deterministic, without a model, in English and Chinese; in doubt it offers help.

Expressions of danger are matched in the normalised text, and each is judged by its context: negation,
quotation, another person, the past, a figure of speech. The rules are data in ``resources/crisis``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.alignment.crisis_screen.expression_context import judge, merged
from app.alignment.crisis_screen.normalisation import Normalised, normalise
from app.alignment.crisis_screen.parsed_text import Reading, Span, quotations_in
from app.alignment.crisis_screen.rules import LANGUAGES, rules_of
from app.domain.message_language import HAN
from app.domain.risk import CrisisFinding, CrisisKind

_HAN = re.compile(rf"[{HAN}]")
_LATIN = re.compile(r"[a-z]{2}")


def read_rules_ahead(languages: Iterable[str] = LANGUAGES) -> None:
    """Load the rules of languages ahead of time, so that the first message does not wait. Raises ``RulesError``."""
    for language in languages:
        rules_of(language)


def screen(text: str) -> CrisisFinding:
    """Return whether the writer is in danger now, of what kind, and the words that show it."""
    normalised = normalise(text)
    text_read, quoted = normalised.text, _in_normalised(quotations_in(text), normalised)
    found: list[tuple[CrisisKind, Span]] = []
    if _LATIN.search(text_read):
        found += _findings(Reading(rules_of("en"), text_read, quoted))
    if _HAN.search(text_read):
        found += _findings(Reading(rules_of("zh"), text_read, quoted))
    present = {kind for kind, _ in found}
    kinds = tuple(kind for kind in CrisisKind if kind in present)
    return CrisisFinding(
        crisis=any(kind is not CrisisKind.CONCERN_FOR_OTHER for kind in kinds),
        kinds=kinds,
        evidence=merged([normalised.span(*span) for _, span in found]),
    )


def _findings(reading: Reading) -> list[tuple[CrisisKind, Span]]:
    found: list[tuple[CrisisKind, Span]] = []
    for expression in reading.rules.expressions:
        for match in expression.pattern.finditer(reading.text):
            span = _trimmed(reading.text, match.span())
            kind = judge(expression, span, reading)
            if kind is not None:
                found.append((kind, span))
    return found


def _trimmed(text: str, span: Span) -> Span:
    """Return a span without surrounding white space."""
    inside = text[slice(*span)]
    return span[0] + len(inside) - len(inside.lstrip()), span[1] - (len(inside) - len(inside.rstrip()))


def _in_normalised(spans: tuple[Span, ...], normalised: Normalised) -> tuple[Span, ...]:
    """Return ranges of the original as ranges of the normalised text."""
    if not spans:
        return ()
    place = {origin: position for position, origin in reversed(list(enumerate(normalised.origin)))}
    last = len(normalised.origin)

    def position(original: int) -> int:
        while original < normalised.length:
            if original in place:
                return place[original]
            original += 1
        return last

    return tuple((position(start), position(end)) for start, end in spans)
