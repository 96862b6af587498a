"""Judges an expression of danger by its context: whom it is about, and whether it is meant and current."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.alignment.crisis_screen.parsed_text import Reading, Span
from app.alignment.crisis_screen.rules import Expression, Rules, Whose
from app.domain.risk import CrisisKind

_NEGATION_REACH = 60  # characters before an expression in which a negation counts
_SPEECH_REACH = 48
_NEAR = 120  # characters on either side in which other words support an expression
_OWN_CLAUSE = re.compile(
    r"(?:\b(?:and|but|so|now|because)|,) (?:now )?(?:i|im|my)\b|，(?:但|可|现在|让|所以)?我"
)


def judge(expression: Expression, span: Span, reading: Reading) -> CrisisKind | None:
    """Return the kind of crisis that the expression at ``span`` states, or None where its context rules one out."""
    if not _in_company(expression, span, reading.text):
        return None
    if reading.figurative(span) or _reported(span, reading):
        return None
    if _of_a_thing(span, reading) or _harmless(expression, span, reading):
        return None
    subject = _subject(expression, span, reading)
    if subject is None:
        return None
    if not expression.text.own_negation and _negated(span, reading):
        return None
    if _over(expression, span, reading):
        return None
    if expression.text.soft and subject is not Whose.OTHER and _matter(span, reading):
        return None
    return CrisisKind.CONCERN_FOR_OTHER if subject is Whose.OTHER else expression.text.kind


def _in_company(expression: Expression, span: Span, text: str) -> bool:
    """Return whether the words that an expression requires are near, and those that exclude it are not."""
    near = max(0, span[0] - _NEAR), span[1] + _NEAR
    if expression.without is not None and expression.without.search(text, *near):
        return False
    return all(each.search(text, *near) for each in expression.beside)


def _of_a_thing(span: Span, reading: Reading) -> bool:
    """Return whether it only denies that something exists, and no person is the one who would not exist.

    "Not exist" is danger where a person says it of themselves: in a wish, or with a first person right before it.
    """
    rules, text = reading.rules, reading.text
    if rules.existence.fullmatch(text, *span) is None:
        return False
    start = _clause_start(span, reading)
    person = max((found.end() for found in rules.first_person.finditer(text, start, span[1])), default=-1)
    return person < 0 or rules.thing.search(text, person, span[0]) is not None


def _harmless(expression: Expression, span: Span, reading: Reading) -> bool:
    """Return whether the occasion is harmless for this kind: a surprise, a small injury at home."""
    text, near = reading.text, (max(0, span[0] - _NEAR), span[1] + _NEAR)
    return any(
        expression.text.kind in occasion.kinds
        and occasion.pattern.search(text, *near) is not None
        and (occasion.unless is None or occasion.unless.search(text) is None)
        for occasion in reading.rules.harmless
    )


def _reported(span: Span, reading: Reading) -> bool:
    """Return whether the words are somebody else's: in a quotation or a work."""
    text, rules, sentence = reading.text, reading.rules, reading.sentence(span[0])
    for start, end in reading.quotations:
        if start <= span[0] and span[1] <= end:
            before = text[max(sentence[0], start - _SPEECH_REACH) : start]
            return rules.own_speech.search(before) is None
    for cue in rules.reported:
        for found in cue.finditer(text, sentence[0], span[0]):
            between = text[found.end() : span[0]]
            spoken = rules.speech.search(between) or rules.speech.match(text, span[0])
            if spoken and not _OWN_CLAUSE.search(between):
                return True
    return False


def _subject(expression: Expression, span: Span, reading: Reading) -> Whose | None:
    """Return whom the expression is about: the nearest subject before it, by default the writer."""
    if expression.text.whose is not Whose.ASKED:
        return expression.text.whose
    # a pronoun may be the expression's own first word
    reach = min(span[0] + 6, span[1])
    for start in (_clause_start(span, reading), reading.sentence(span[0])[0]):
        nearest = _nearest(reading.rules, start, reach, reading.text)
        if nearest is not None:
            return nearest if nearest is not Whose.ASKED else None
    if not expression.text.asks and _topic(span, reading):
        return None
    return Whose.SELF


def _topic(span: Span, reading: Reading) -> bool:
    """Return whether it only discusses the subject: a question or request in which the writer does not occur."""
    if reading.writer_speaks:
        return False
    sentence = reading.text[slice(*reading.sentence(span[0]))].strip()
    return any(topic.search(sentence) for topic in reading.rules.topics)


def _matter(span: Span, reading: Reading) -> bool:
    """Return whether a noun form only names the subject: it is studied, or attributed to nobody."""
    rules, sentence = reading.rules, reading.sentence(span[0])
    if rules.own.search(reading.text, *sentence):
        return False
    if rules.study.search(reading.text, *sentence):
        return True
    before = reading.text[_clause_start(span, reading) : span[0]].strip()
    return not reading.writer_speaks and rules.opening.fullmatch(before) is None


def _nearest(rules: Rules, start: int, end: int, text: str) -> Whose | None:
    """Return the last subject in a range; ``ASKED`` for people in general, None for nobody."""
    best, verdict = -1, None
    for pattern, meaning in (
        (rules.generic, Whose.ASKED),
        (rules.third_person, Whose.OTHER),
        (rules.first_person, Whose.SELF),
    ):
        for found in pattern.finditer(text, start, end):
            called = meaning is Whose.OTHER and _vocative(found, text)
            if found.end() >= best and not called:
                best, verdict = found.end(), meaning
    return verdict


def _vocative(found: re.Match[str], text: str) -> bool:
    """Return whether a person is addressed ("mom, I …"): the word stands alone before a comma."""
    before = text[max(0, found.start() - 1) : found.start()]
    after = text[found.end() : found.end() + 1]
    return (not before or before in "\n。.!！？?") and after in ("，", ",", "：", ":")


def _clause_start(span: Span, reading: Reading) -> int:
    start = reading.sentence(span[0])[0]
    for found in reading.rules.clause.finditer(reading.text, start, span[0]):
        start = found.end()
    return start


def _negated(span: Span, reading: Reading) -> bool:
    """Return whether an odd number of negations precedes it in its clause."""
    rules = reading.rules
    start = max(_clause_start(span, reading), span[0] - _NEGATION_REACH)
    window = rules.not_negation.sub(lambda found: " " * len(found.group()), reading.text[start : span[1]])
    # a negation may reach into the expression: "no | plans to die"
    before = (found for found in rules.negation.finditer(window) if found.start() < span[0] - start)
    return sum(1 for _ in before) % 2 == 1


def _over(expression: Expression, span: Span, reading: Reading) -> bool:
    """Return whether it is long past or overcome, and nothing says that it continues."""
    rules, text, sentence = reading.rules, reading.text, reading.sentence(span[0])
    if reading.goes_on:
        return False
    if expression.text.past or rules.past.search(text, *sentence):
        return True
    was = rules.past_verb.search(text, max(sentence[0], span[0] - 30), span[1])
    return was is not None and reading.overcome_after(span[0])


def merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return spans in order, overlapping ones merged."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
