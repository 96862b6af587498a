"""Live supervision: each sentence of a helper as a question or a reflection, and the ratios of these."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class SentenceCode(StrEnum):
    """What a sentence of a helper is."""

    OPEN = "open"  # a question that leaves the answer to the person
    CLOSED = "closed"  # a question for yes, no or one fact
    REFLECTION = "reflection"
    OTHER = "other"
    UNJUDGED = "unjudged"  # no question; whether it reflects, nobody could tell


QUESTIONS = (SentenceCode.OPEN, SentenceCode.CLOSED)


@dataclass(frozen=True, slots=True)
class CodedSentence:
    """A sentence by its half-open range of code points, with its code."""

    start: int
    end: int
    code: SentenceCode


@dataclass(frozen=True, slots=True)
class CodeCounts:
    """How many sentences have each code."""

    open: int = 0
    closed: int = 0
    reflections: int = 0
    others: int = 0
    unjudged: int = 0

    @property
    def questions(self) -> int:
        """All questions."""
        return self.open + self.closed

    @property
    def reflections_to_questions(self) -> float | None:
        """The ratio of reflections to questions; None without questions, or where a sentence is unjudged."""
        return self.reflections / self.questions if self.questions and not self.unjudged else None

    @property
    def open_share(self) -> float | None:
        """The share of open ones among the questions; None without questions."""
        return self.open / self.questions if self.questions else None

    def __add__(self, other: CodeCounts) -> CodeCounts:
        """Return the counts of both."""
        return CodeCounts(
            self.open + other.open,
            self.closed + other.closed,
            self.reflections + other.reflections,
            self.others + other.others,
            self.unjudged + other.unjudged,
        )


def counted(sentences: Iterable[CodedSentence]) -> CodeCounts:
    """Return the counts of coded sentences."""
    codes = [each.code for each in sentences]
    return CodeCounts(
        codes.count(SentenceCode.OPEN),
        codes.count(SentenceCode.CLOSED),
        codes.count(SentenceCode.REFLECTION),
        codes.count(SentenceCode.OTHER),
        codes.count(SentenceCode.UNJUDGED),
    )


@dataclass(frozen=True, slots=True)
class CodingAgreement:
    """A model's agreement with the hand-coded sentences of one language, beyond chance.

    ``all_codes`` is kappa over the four codes, rules and model together; ``reflections`` over the sentences that are no
    questions, by the model alone, with its interval. None where a kappa is undefined. Each talk was coded by the
    threshold that was fitted to the others.
    """

    language: str
    items: int
    all_codes: float | None
    reflections: float | None
    low: float | None
    high: float | None
    threshold: float = 0.0  # of the model's score, fitted to all the sentences


@dataclass(frozen=True, slots=True)
class SupervisionTest:
    """The agreements of one model, by its hash, under the present questions."""

    model_sha256: str
    texts_sha256: str  # of the file of sentences and questions
    agreements: tuple[CodingAgreement, ...] = ()

    def of(self, language: str) -> CodingAgreement | None:
        """Return the agreement in a language, or None."""
        return next((each for each in self.agreements if each.language == language), None)
