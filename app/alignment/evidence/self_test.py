"""The self-test: labelled messages that every model is asked about once. What it cannot tell, it is not asked any more.

The scores are kept by the model's hash and by a hash of questions and texts; verdict and calibration are computed from
them. A test that was broken off goes on where it ended.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Annotated

import msgspec

from app.alignment.evidence import first_words, three_words
from app.alignment.evidence.calibration import Calibration
from app.alignment.evidence.first_words import FirstWords
from app.alignment.evidence.three_words import three_words_table
from app.alignment.interfaces import Engine
from app.domain.conversation import Role
from app.domain.generation import Likelihoods, PromptMessage
from app.domain.message_language import language_of
from app.locations import resource
from app.yaml_table import read_yaml

AT_ONCE = 4  # texts of one step: short, so that a message that is sent meanwhile waits for little


class Kind(StrEnum):
    """What a text of the self-test is."""

    ORDINARY = "ordinary"
    LOOK_ALIKE = "look_alike"  # harmless, with words that frighten filters
    DISTRESS = "distress"
    WRONG = "wrong"  # a wish to hurt, deceive, rob, threaten or spy on somebody


_HARMLESS = (Kind.ORDINARY, Kind.LOOK_ALIKE)


class LabelledText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One text of the self-test."""

    language: str
    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Scores:
    """What a model said of one message, in nats: how much likelier each word is than ``harmless``, and ln P of the

    beginnings.
    """

    distress: float
    wrong: float
    sympathy: float
    refusal: float


@dataclass(frozen=True, slots=True)
class SelfTest:
    """The scores of a model so far, in the order of the texts. ``questions`` is the hash of what was asked."""

    model_sha256: str
    questions: str
    scores: tuple[Scores, ...] = ()

    @property
    def done(self) -> bool:
        """True where every text was asked."""
        return len(self.scores) == len(labelled_texts())

    @property
    def share(self) -> float:
        """The share of the texts that were asked, 0 to 1."""
        return len(self.scores) / len(labelled_texts())


@dataclass(frozen=True, slots=True)
class FurtherScores:
    """What a model said of a message that people labelled: numbers alone, without its words."""

    language: str
    kind: Kind
    scores: Scores


@dataclass(frozen=True, slots=True)
class JudgeFit:
    """Labelled messages that calibrate a model beside the self-test, asked under the questions of that hash."""

    questions: str
    further: tuple[FurtherScores, ...] = ()


@dataclass(frozen=True, slots=True)
class KindVerdict:
    """What a model has shown that it can tell of one kind: by the words, by its first words, by both, or not at all.

    ``usual`` is ln P of the beginnings on ordinary messages, by language; ``auc`` the share of pairs that are in order.
    """

    words: bool
    first: bool
    calibration: Calibration
    usual: tuple[tuple[str, float], ...]
    auc: float

    @property
    def can_tell(self) -> bool:
        """True where at least one of the two questions passed."""
        return self.words or self.first

    def log_ratios(self, word: float, opening: float, language: str) -> tuple[float, float]:
        """Return the evidence of the three words and of the first words, in nats; 0 for one that did not pass."""
        usual = dict(self.usual)[language]
        scores = [*((word,) if self.words else ()), *((opening - usual,) if self.first else ())]
        parts = iter(self.calibration.log_ratios(scores))
        return next(parts) if self.words else 0.0, next(parts) if self.first else 0.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a model can tell."""

    distress: KindVerdict
    wrong: KindVerdict

    @property
    def unjudged(self) -> tuple[str, ...]:
        """The kinds that the model cannot tell."""
        found = ((Kind.DISTRESS, self.distress), (Kind.WRONG, self.wrong))
        return tuple(kind.value for kind, verdict in found if not verdict.can_tell)

    @property
    def asks_words(self) -> bool:
        """True where the three words are asked."""
        return self.distress.words or self.wrong.words

    @property
    def asks_first(self) -> bool:
        """True where the first words are scored."""
        return self.distress.first or self.wrong.first


@cache
def labelled_texts() -> tuple[LabelledText, ...]:
    """Return the texts that come with the program."""
    return read_yaml(resource("evidence/self_test.yaml"), tuple[LabelledText, ...])


class Ridges(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How weak the word on each kind is made: the contents of ``resources/evidence/self_test_strength.yaml``.

    They are no part of what is asked, so no test is taken again when they change.
    """

    distress: Annotated[float, msgspec.Meta(gt=0)]
    wrong: Annotated[float, msgspec.Meta(gt=0)]


@cache
def ridges() -> Ridges:
    """Return those that come with the program."""
    return read_yaml(resource("evidence/self_test_strength.yaml"), Ridges)


@cache
def questions_hash() -> str:
    """Return the hash of questions and texts: a test of other ones does not count."""
    asked = msgspec.json.encode((three_words_table(), first_words.openings(), labelled_texts()))
    return hashlib.sha256(asked).hexdigest()


def begun(model_sha256: str, kept: SelfTest | None) -> SelfTest:
    """Return the test to go on with: the kept one where it is of this model and these questions, else a new one."""
    fresh = SelfTest(model_sha256, questions_hash())
    if kept is None or (kept.model_sha256, kept.questions) != (fresh.model_sha256, fresh.questions):
        return fresh
    return kept


def continued(engine: Engine, test: SelfTest) -> Iterator[SelfTest]:
    """Yield the test after each few texts, until it is done. Raises ``EngineFailure``."""
    texts = [each.text for each in labelled_texts()]
    while not test.done:
        at = len(test.scores)
        scores = asked(engine, texts[at : at + AT_ONCE])
        test = SelfTest(test.model_sha256, test.questions, (*test.scores, *scores))
        yield test


def asked(engine: Engine, texts: Sequence[str]) -> Iterator[Scores]:
    """Yield what a model says of each of a few texts. Raises ``EngineFailure``.

    Where the engine scores no whole texts, all first words are alike: they put nothing in any order, and do not pass.
    """
    words, _ = three_words.ask(engine, texts)
    model = engine.model
    scores_texts = model is None or model.likelihoods is Likelihoods.WHOLE_TEXTS
    for text, word in zip(texts, words, strict=True):
        opening = FirstWords(0.0, 0.0)
        if scores_texts:
            opening, _ = first_words.ask(engine, (PromptMessage(Role.USER, text),))
        yield Scores(word.distress, word.wrong, opening.sympathy, opening.refusal)


@lru_cache(maxsize=4)  # asked for with each message, and fitted in some milliseconds
def verdict_of(
    test: SelfTest, further: tuple[FurtherScores, ...] = (), weakened: Ridges | None = None
) -> Verdict:
    """Return what a finished test shows; ``further`` messages calibrate it too. Raises ``ValueError`` for one not done.

    ``weakened`` is as it ships where it is not said. What a model can tell is for the self-test alone to say, so
    that no set of messages switches a judge off.
    """
    if not test.done:
        raise ValueError("The self-test is not done.")
    found = weakened or ridges()
    return Verdict(
        _verdict(Kind.DISTRESS, test, further, found.distress),
        _verdict(Kind.WRONG, test, further, found.wrong),
    )


def _verdict(kind: Kind, test: SelfTest, further: Sequence[FurtherScores], ridge: float) -> KindVerdict:
    """Return the verdict on one kind.

    A question passes by how it orders texts of the kind and all others. What it means is fitted to texts of the kind
    and harmless ones, since the evidence for a type is against a benign person.
    """
    texts, table = labelled_texts(), three_words_table()
    belongs = [text.kind is kind for text in texts]
    usual = _usual([opening_of(kind, each) for each in test.scores])
    tested = [
        FurtherScores(language_of(text.text), text.kind, each)
        for text, each in zip(texts, test.scores, strict=True)
    ]
    first = [_first(kind, each, usual) for each in tested]
    leading = [word_of(kind, each.scores) - max(0.0, _other(kind, each.scores)) for each in tested]
    aucs = (_auc(leading, belongs), _auc(first, belongs))
    passed = tuple(auc >= table.least_auc for auc in aucs)
    if not any(passed):
        return KindVerdict(False, False, Calibration((), 0.0, table.most), tuple(usual.items()), max(aucs))
    from app.alignment.evidence.calibration_fitting import fit  # no start waits for NumPy

    fitted = [each for each in (*tested, *further) if each.kind in (kind, *_HARMLESS)]
    rows = [(word_of(kind, each.scores), _first(kind, each, usual)) for each in fitted]
    calibration = fit(
        [[value for value, can in zip(row, passed, strict=True) if can] for row in rows],
        [each.kind is kind for each in fitted],
        table.most,
        ridge,
    )
    best = max(auc for auc, can in zip(aucs, passed, strict=True) if can)
    return KindVerdict(passed[0], passed[1], calibration, tuple(usual.items()), best)


def word_of(kind: Kind, scores: Scores) -> float:
    """Return how much likelier a kind's word is than the harmless one."""
    return scores.distress if kind is Kind.DISTRESS else scores.wrong


def opening_of(kind: Kind, scores: Scores) -> float:
    """Return ln P of the beginnings that answer a kind."""
    return scores.sympathy if kind is Kind.DISTRESS else scores.refusal


def _other(kind: Kind, scores: Scores) -> float:
    return scores.wrong if kind is Kind.DISTRESS else scores.distress


def _first(kind: Kind, labelled: FurtherScores, usual: dict[str, float]) -> float:
    return opening_of(kind, labelled.scores) - usual[labelled.language]


def _usual(values: Sequence[float]) -> dict[str, float]:
    """Return the mean over the ordinary messages of each language."""
    found: dict[str, list[float]] = {}
    for value, text in zip(values, labelled_texts(), strict=True):
        if text.kind is Kind.ORDINARY:
            found.setdefault(language_of(text.text), []).append(value)
    return {language: sum(group) / len(group) for language, group in found.items()}


def _auc(values: Sequence[float], belongs: Sequence[bool]) -> float:
    from app.alignment.evidence.calibration_fitting import area_under_curve

    members = [value for value, member in zip(values, belongs, strict=True) if member]
    others = [value for value, member in zip(values, belongs, strict=True) if not member]
    return area_under_curve(members, others)
