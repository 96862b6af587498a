"""The judgement of one expression by what stands around it: whose it is, and whether it is meant, now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.alignment.crisis_screen.rules import Expression, Rules, Whose
from app.domain.risk import CrisisKind

_SENTENCE = re.compile(r"[.!?。！？\n;；…~～]+")
_NEGATION_REACH = 60  # characters before an expression in which a negation counts
_SPEECH_REACH = 48
_QUOTES = re.compile(
    r"\"[^\"\n]{2,300}\"|“[^”\n]{2,300}”|「[^」\n]{2,300}」|『[^』\n]{2,300}』|《[^》\n]{1,100}》|‘[^’\n]{2,300}’"
    r"|(?<![\w])'[^'\n]{4,300}'(?![\w])|«[^»\n]{2,300}»"
)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A text with its quotations, both in normalised positions."""

    text: str
    quotations: tuple[Span, ...]

    def sentence(self, at: int) -> Span:
        """Answer the sentence around a position."""
        start = 0
        for end in _SENTENCE.finditer(self.text):
            if end.start() > at:
                return start, end.start()
            start = end.end()
        return start, len(self.text)


def quotations_in(original: str) -> tuple[Span, ...]:
    """Answer the quoted stretches of an original text; a text that is one quotation is not quoted."""
    found = (each.span() for each in _QUOTES.finditer(original))
    return tuple((a, b) for a, b in found if b - a < len(original.strip()) - 2)


def judge(rules: Rules, expression: Expression, span: Span, around: Surroundings) -> CrisisKind | None:
    """Answer what an expression at ``span`` says, or None where it says nothing of a danger now."""
    sentence = around.sentence(span[0])
    if _figurative(rules, span, sentence, around.text) or _reported(rules, span, sentence, around):
        return None
    text, kind = around.text, expression.text.kind
    subject = _subject(rules, expression, span, sentence, text)
    if subject is None:
        return None
    if not expression.text.own_negation and _negated(rules, span, sentence, text):
        return None
    if _over(rules, expression, span, sentence, text):
        return None
    if expression.text.soft and rules.study.search(text, *sentence):
        feels = re.search(
            r"\b(?:i have|ive had|im having|i keep having|my own)\b|我有|我自己", text[slice(*sentence)]
        )
        if not feels and subject is not Whose.OTHER:
            return None
    return CrisisKind.CONCERN_FOR_OTHER if subject is Whose.OTHER else kind


def _figurative(rules: Rules, span: Span, sentence: Span, text: str) -> bool:
    for figure in rules.figures:
        for found in figure.finditer(text, *sentence):
            if found.start() < span[1] and span[0] < found.end():
                return True
    return any(context.search(text, *sentence) for context in rules.contexts)


def _reported(rules: Rules, span: Span, sentence: Span, around: Surroundings) -> bool:
    """Answer whether somebody else says it, in a quotation or in a work."""
    text = around.text
    for start, end in around.quotations:
        if start <= span[0] and span[1] <= end:
            before = text[max(sentence[0], start - _SPEECH_REACH) : start]
            return rules.own_speech.search(before) is None
    for cue in rules.reported:
        for found in cue.finditer(text, sentence[0], span[0]):
            between = text[found.end() : span[0]]
            spoken = rules.speech.search(between) or rules.speech.match(text, span[0])
            own = re.search(
                r"(?:\b(?:and|but|so|now|because)|,) (?:now )?(?:i|im|my)\b|，(?:但|可|现在|让|所以)?我",
                between,
            )
            if spoken and not own:
                return True
    return False


def _subject(rules: Rules, expression: Expression, span: Span, sentence: Span, text: str) -> Whose | None:
    """Answer whose it is: the nearest subject before it decides; with none it is the writer's."""
    if expression.text.whose is not Whose.ASKED:
        return expression.text.whose
    begin = _clause_start(rules, span, sentence, text)
    # a pronoun may be the expression's own first word
    reach = min(span[0] + 6, span[1])
    for start in (begin, sentence[0]):
        nearest = _nearest(rules, start, reach, text)
        if nearest is not None:
            return nearest if nearest is not Whose.ASKED else None
    return Whose.SELF


def _nearest(rules: Rules, start: int, end: int, text: str) -> Whose | None:
    """Answer the last subject in a range; ``ASKED`` stands for people in general, None for nobody."""
    best, verdict = -1, None
    for pattern, meaning in (
        (rules.generic, Whose.ASKED),
        (rules.third_person, Whose.OTHER),
        (rules.first_person, Whose.SELF),
    ):
        for found in pattern.finditer(text, start, end):
            if found.end() >= best and not _vocative(rules, found, text):
                best, verdict = found.end(), meaning
    return verdict


def _vocative(rules: Rules, found: re.Match[str], text: str) -> bool:
    """Answer whether a person is called ("mom, I …"): the word stands alone before a comma."""
    before = text[max(0, found.start() - 1) : found.start()]
    after = text[found.end() : found.end() + 1]
    return (not before or before in "\n。.!！？?") and after in ("，", ",", "：", ":")


def _clause_start(rules: Rules, span: Span, sentence: Span, text: str) -> int:
    start = sentence[0]
    for found in rules.clause.finditer(text, sentence[0], span[0]):
        start = found.end()
    return start


def _negated(rules: Rules, span: Span, sentence: Span, text: str) -> bool:
    """Answer whether an odd number of negations stands before it in its clause."""
    start = max(_clause_start(rules, span, sentence, text), span[0] - _NEGATION_REACH)
    window = rules.not_negation.sub(" ", text[start : span[0]])
    return len(rules.negation.findall(window)) % 2 == 1


def _over(rules: Rules, expression: Expression, span: Span, sentence: Span, text: str) -> bool:
    """Answer whether it is long past or overcome, and nothing says that it goes on."""
    if rules.ongoing.search(rules.recovery.sub(" ", text)):
        return False
    if rules.past.search(text, *sentence):
        return True
    if expression.text.past:
        return True
    was = rules.past_verb.search(text, max(sentence[0], span[0] - 30), span[1])
    return was is not None and rules.recovery.search(text, span[0]) is not None


def merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Answer spans in order, overlapping ones joined."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
