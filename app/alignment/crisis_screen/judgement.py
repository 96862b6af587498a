"""What an expression means where it stands: whose it is, negated or not, past or present, meant or quoted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from enum import Enum

from app.alignment.crisis_screen.patterns import Patterns
from app.alignment.crisis_screen.scan import Scan, Span
from app.alignment.crisis_screen.tokens import HARD, SOFT, Tokens

_FARTHEST_SUBJECT = 30  # tokens looked at to the left, so that the work stays linear
_FARTHEST_NEGATION = 12
_FARTHEST_REPORTER = 14


class Person(Enum):
    """Whose an expression is."""

    WRITER = "writer"
    OTHER = "other"  # somebody in particular
    NOBODY = "nobody"  # people in general, a character, the reader


class Reading(Enum):
    """What an expression comes to."""

    WRITER_NOW = "writer now"
    WRITER_PAST = "writer past"
    OTHER = "other"
    NOTHING = "nothing"


class Judgement:
    """Judges the expressions of one scanned message of one language."""

    def __init__(
        self, tokens: Tokens, found: Scan, patterns: Patterns, quotes: tuple[tuple[int, int], ...]
    ) -> None:
        self._tokens = tokens
        self._names = tokens.names
        self._found = found
        self._patterns = patterns
        self._words = patterns.words
        self._quotes = quotes
        self._quote_starts = [start for start, _ in quotes]
        self._subjects = self._subject_spans()
        self._subject_starts = [span.start for span, _ in self._subjects]
        self._ends = {name: [span.end for span in spans] for name, spans in found.cues.items()}
        self._begins = {name: [span.start for span in spans] for name, spans in found.cues.items()}

    def read(self, span: Span) -> Reading:
        """Answer what the expression at ``span`` comes to."""
        if self._overlapped("figure", span) or self._is_fun(span):
            return Reading.NOTHING
        sentence = self._sentence(span)
        quote = self._quote_around(span)
        person = self._person(span, sentence)
        if quote is not None:
            person = self._reporter(quote, sentence, person)
        elif self._is_named_words(span, sentence):
            person = Person.NOBODY
        elif person is not Person.NOBODY:
            person = self._after_frame(span, sentence, person)
        if person is Person.NOBODY or self._is_negated(span, sentence):
            return Reading.NOTHING
        past = self._is_past(span, sentence)
        if person is Person.OTHER:
            return Reading.NOTHING if past else Reading.OTHER
        return Reading.WRITER_PAST if past else Reading.WRITER_NOW

    # whose

    def _subject_spans(self) -> list[tuple[Span, Person]]:
        named = (("self", Person.WRITER), ("other", Person.OTHER), ("generic", Person.NOBODY))
        spans = [(span, person) for name, person in named for span in self._found.cue(name)]
        spans.sort(key=lambda each: (each[0].start, -each[0].end))
        objects = self._found.cue("object")
        kept: list[tuple[Span, Person]] = []
        next_object = 0
        for span, person in spans:
            while next_object < len(objects) and objects[next_object].end <= span.start:
                next_object += 1
            covered = next_object < len(objects) and objects[next_object].start < span.start
            if not covered and (not kept or kept[-1][0].end <= span.start):
                kept.append((span, person))
        return kept

    def _person(self, span: Span, sentence: tuple[int, int]) -> Person:
        inside = self._names[span.start : span.end]
        expression = span.expression
        if not self._words["marks_self"].isdisjoint(inside):
            return Person.WRITER
        marked_other = not self._words["marks_other"].isdisjoint(inside)
        if expression is not None and expression.person == "victim":
            return Person.OTHER if marked_other else Person.WRITER
        subject = self._subject_before(span, sentence, marked_other=marked_other)
        if marked_other:
            return Person.OTHER if subject in (None, Person.WRITER) else subject
        if subject is None:
            stated_only = expression is not None and expression.person == "stated"
            return Person.NOBODY if stated_only else Person.WRITER
        return subject

    def _subject_before(self, span: Span, sentence: tuple[int, int], *, marked_other: bool) -> Person | None:
        """The nearest subject to the left; in an earlier clause of the sentence, the one it begins with."""
        farthest = max(sentence[0], span.start - _FARTHEST_SUBJECT)
        clause = self._clause_start(span.start, farthest)
        plain = self._names[span.start] in self._words["plain_verbs"]
        last = bisect_left(self._subject_starts, span.start) - 1
        for index in range(last, -1, -1):
            subject, person = self._subjects[index]
            if subject.start < farthest:
                return None
            if subject.start < clause:
                break
            if marked_other and person is Person.WRITER:
                continue
            if plain and person is Person.OTHER and not self._agrees(subject, span):
                continue
            return person
        else:
            return None
        first = bisect_left(self._subject_starts, self._clause_start(clause - 1, farthest))
        for subject, person in self._subjects[first : index + 1]:
            if not (marked_other and person is Person.WRITER):
                return person
        return None

    def _agrees(self, subject: Span, span: Span) -> bool:
        """False where a singular "she" stands before a plain "want": it is somebody else's verb."""
        between = self._names[subject.end : span.start]
        return self._names[subject.start] in ("they", "we", "you") or any(
            each in ("does", "did", "will", "would", "might", "may", "could", "can", "should", "to")
            for each in between
        )

    # quotation, fiction, words spoken of

    def _quote_around(self, span: Span) -> tuple[int, int] | None:
        """The quotation that the whole expression lies in, as tokens."""
        start = self._tokens.ranges[span.start][0]
        end = self._tokens.ranges[span.end - 1][1]
        index = bisect_right(self._quote_starts, start) - 1
        if index < 0 or self._quotes[index][1] < end:
            return None
        opening, closing = self._quotes[index]
        first, last = span.start, span.end
        while first > 0 and self._tokens.ranges[first - 1][0] >= opening:
            first -= 1
        while last < len(self._names) and self._tokens.ranges[last][1] <= closing:
            last += 1
        return first, last

    def _reporter(self, quote: tuple[int, int], sentence: tuple[int, int], inner: Person) -> Person:
        """Who says what is quoted; a message that is nothing but a quotation is the writer's own."""
        before = (max(0, quote[0] - _FARTHEST_REPORTER), quote[0])
        after = (quote[1], min(len(self._names), quote[1] + _FARTHEST_REPORTER))
        outside = sum(
            each not in (HARD, SOFT) for each in (*self._names[: quote[0]], *self._names[quote[1] :])
        )
        if outside == 0:
            return inner
        if any(self._within(name, *before) or self._within(name, *after) for name in ("wording", "singing")):
            return Person.NOBODY
        own = self._own_clause(before[0], quote[0])
        speaker = self._speaker(own, quote[0]) or self._speaker(quote[1], after[1])
        if speaker is not None:
            return self._told(speaker, inner)
        if self._found.cue("fiction"):
            return Person.NOBODY
        subjects = [person for span, person in self._subjects if own <= span.start < quote[0]]
        if subjects:
            return self._told(subjects[-1], inner)
        return Person.NOBODY if outside > 2 else inner

    def _told(self, speaker: Person, inner: Person) -> Person:
        """What a speaker says of "I" is the speaker's; in a story it is nobody's."""
        if speaker is Person.WRITER:
            return inner
        return Person.NOBODY if self._found.cue("fiction") else speaker

    def _own_clause(self, start: int, end: int) -> int:
        """Where the sentence before a quotation begins (a colon or comma before the mark does not end it)."""
        at = end - 1
        while at > start and self._names[at] in (HARD, SOFT):
            at -= 1
        while at > start and self._names[at] != HARD:
            at -= 1
        return at

    def _speaker(self, start: int, end: int) -> Person | None:
        speeches = self._in_range("speech", start, end)
        if not speeches:
            return None
        speech = speeches[-1] if end <= start or speeches[-1].end > end - 4 else speeches[0]
        subjects = [(span, person) for span, person in self._subjects if start <= span.start < end]
        before = [person for span, person in subjects if span.start <= speech.start]
        return (before or [person for _, person in subjects] or [None])[-1 if before else 0]

    def _is_named_words(self, span: Span, sentence: tuple[int, int]) -> bool:
        """True where the words are only spoken of: what they mean, a title, a lyric, a translation."""
        for wording in (*self._in_range("wording", *sentence), *self._in_range("singing", *sentence)):
            if wording.end <= span.start and not self._turn_between(wording.end, span.start):
                return True
            if wording.start >= span.end and wording.start - span.end <= 2:
                return True
        return False

    def _after_frame(self, span: Span, sentence: tuple[int, int], person: Person) -> Person:
        """A story's "I" or "she" is nobody; what somebody says of "I" without marks is that somebody's."""
        if person is Person.OTHER:
            return Person.NOBODY if self._found.cue("fiction") else person
        own = self._self_subject(span, sentence)
        speeches = [each for each in self._in_range("speech", sentence[0], own) if each.end >= own - 1]
        if not speeches:
            return person
        speaker = [each for each in self._subjects if sentence[0] <= each[0].start < speeches[-1].start]
        if not speaker or speaker[-1][1] is Person.WRITER:
            return Person.NOBODY if self._within("fiction", *sentence) else person
        return self._told(speaker[-1][1], person)

    def _self_subject(self, span: Span, sentence: tuple[int, int]) -> int:
        index = bisect_left(self._subject_starts, span.start) - 1
        if index >= 0 and self._subjects[index][1] is Person.WRITER:
            return max(sentence[0], self._subjects[index][0].start)
        return span.start

    # negation, time, fun

    def _is_negated(self, span: Span, sentence: tuple[int, int]) -> bool:
        """True for an odd number of negations that reach the expression over nothing but bridging words."""
        negated = False
        at = span.start
        while (negation := self._negation_before(at, sentence[0])) is not None:
            negated = not negated
            at = negation.start
        return negated or any(
            each.start >= span.end for each in self._in_range("retraction", span.end, len(self._names))
        )

    def _negation_before(self, at: int, start: int) -> Span | None:
        negations = self._found.cue("negation")
        index = bisect_right(self._ends.get("negation", []), at) - 1
        while index >= 0 and negations[index].start >= max(start, at - _FARTHEST_NEGATION):
            negation = negations[index]
            if not self._overlapped("not_negation", negation) and self._bridged(negation.end, at):
                return negation
            index -= 1
        return None

    def _bridged(self, first: int, last: int) -> bool:
        between = self._names[first:last]
        if self._patterns.spaced and "i" in between:
            lead = between[: between.index("i")]
            if self._words["complement"].isdisjoint(lead):
                return False
        return self._patterns.bridge.fullmatch(self._tokens.between(first, last)) is not None

    def _is_past(self, span: Span, sentence: tuple[int, int]) -> bool:
        inside = self._names[span.start : span.end]
        before = self._names[max(sentence[0], span.start - 4) : span.start]
        told_as_past = not self._words["marks_past"].isdisjoint(inside) or not self._words[
            "past_before"
        ].isdisjoint(before)
        either = not self._words["either_tense"].isdisjoint(inside)
        if not (told_as_past or either) or self._found.cue("renewal") or self._is_recent(span, sentence):
            return False
        if self._within("remote", *sentence):
            return True
        earlier = self._within("remote", 0, span.start)
        return (told_as_past and earlier) or bool(self._found.cue("recovery"))

    def _is_recent(self, span: Span, sentence: tuple[int, int]) -> bool:
        start = self._clause_start(span.start, max(sentence[0], span.start - _FARTHEST_SUBJECT))
        end = span.end
        while end < min(sentence[1], span.end + _FARTHEST_SUBJECT) and not self._ends_clause(end):
            end += 1
        return self._within("recent", start, end)

    def _is_fun(self, span: Span) -> bool:
        if span.expression is None or not span.expression.hyperbole or self._found.cue("earnest"):
            return False
        return bool(self._found.cue("laugh")) and self._within("trivial", *self._sentence(span))

    # where things stand

    def _sentence(self, span: Span) -> tuple[int, int]:
        start, end = span.start, span.end
        while start > max(0, span.start - 2 * _FARTHEST_SUBJECT) and self._names[start - 1] != HARD:
            start -= 1
        last = min(len(self._names), span.end + 2 * _FARTHEST_SUBJECT)
        while end < last and self._names[end] != HARD:
            end += 1
        return start, end

    def _clause_start(self, at: int, farthest: int) -> int:
        while at > farthest and not self._ends_clause(at - 1):
            at -= 1
        return max(at, farthest)

    def _ends_clause(self, at: int) -> bool:
        return self._names[at] in (HARD, SOFT) or self._names[at] in self._words["turns"]

    def _turn_between(self, first: int, last: int) -> bool:
        return not self._words["turns"].isdisjoint(self._names[first:last])

    def _in_range(self, cue: str, start: int, end: int) -> list[Span]:
        begins = self._begins.get(cue, [])
        return self._found.cue(cue)[bisect_left(begins, start) : bisect_left(begins, end)]

    def _within(self, cue: str, start: int, end: int) -> bool:
        return bool(self._in_range(cue, start, end))

    def _overlapped(self, cue: str, span: Span) -> bool:
        spans = self._found.cue(cue)
        index = bisect_right(self._ends.get(cue, []), span.start)
        return index < len(spans) and spans[index].start < span.end
