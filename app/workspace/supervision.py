"""Live supervision of an open conversation: sentences coded, ratios counted, and how far the model can be believed."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import msgspec

from app.alignment.interfaces import Engine
from app.alignment.supervision.questions import coded_by_rules
from app.alignment.supervision.reflections import Exchange, code_of, scored_talk, with_reflections
from app.alignment.supervision.texts import CodedTalk, supervision_hash, supervision_texts
from app.atomic_write import write_atomically
from app.domain.conversation import Message, Role
from app.domain.message_language import language_of
from app.domain.supervision import (
    QUESTIONS,
    CodedSentence,
    CodingAgreement,
    SentenceCode,
    SupervisionTest,
)
from app.json_decoding import decode_json
from app.locations import private_folder
from app.session.session import Session

ScoredTalk = tuple[SentenceCode | float, ...]
"""Of a hand-coded talk's sentences the code by rules, or the model's score."""


class Supervision:
    """Codes the answers of a branch; with a model that was measured and can, its reflections too.

    The measure of a model is kept beside its self-test: it is of the program's own sentences, nothing private.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._coded: dict[tuple[str, Exchange], tuple[CodedSentence, ...]] = {}

    @property
    def model_sha256(self) -> str:
        """The hash of the loaded model; empty where none is loaded."""
        loaded = self._session.loaded
        return loaded[1].sha256 if loaded is not None else ""

    def test(self) -> SupervisionTest | None:
        """Return the kept measure of the loaded model under the present sentences, or None."""
        sha256 = self.model_sha256
        if not sha256:
            return None
        try:
            kept = decode_json(self._file(sha256).read_bytes(), SupervisionTest)
        except (OSError, msgspec.MsgspecError):
            return None
        return kept if kept.texts_sha256 == supervision_hash() else None

    def measure(self, on_progress: Callable[[float], None] = lambda share: None) -> SupervisionTest:
        """Have the loaded model code the hand-coded sentences, and keep how far it agrees; slow.

        Raises ``NoModel``, ``EngineFailure``.
        """
        sha256, sentences = self.model_sha256, supervision_texts().sentences
        done, every = 0, sum(len(talks) for talks in sentences.values())
        agreements = []
        for language, talks in sentences.items():
            scored: list[ScoredTalk] = []
            for talk in talks:
                scored.append(self._scored(talk))
                done += 1
                on_progress(done / every)
            found = agreement_of(language, talks, codes_by_the_others(talks, scored))
            agreements.append(replace(found, threshold=fitted_threshold(talks, scored)))
        test = SupervisionTest(sha256, supervision_hash(), tuple(agreements))
        with contextlib.suppress(OSError):  # then it is measured again
            private_folder(self._session.locations.self_tests)
            write_atomically(self._file(sha256), msgspec.json.encode(test))
        return test

    def code(self, exchange: Exchange) -> tuple[CodedSentence, ...] | None:
        """Return the coded sentences of an answer; without a model that can, by the rules alone.

        None where the model is wanted elsewhere: then it has to be asked again later. Raises ``EngineFailure``.
        """
        test, language = self.test(), language_of(exchange.answer)
        found = test.of(language) if test is not None else None
        if found is None or not can_code(test, language):
            return coded_by_rules(exchange.answer)
        threshold = found.threshold
        key = (self.model_sha256, exchange)
        if key not in self._coded:

            def ask(engine: Engine, _: str) -> tuple[CodedSentence, ...]:
                return with_reflections(engine, exchange, threshold)

            coded = self._session.ask_while_idle(exchange.answer, ask)
            if coded is None:
                return None
            self._coded[key] = coded
        return self._coded[key]

    def _scored(self, talk: CodedTalk) -> ScoredTalk:
        def ask(engine: Engine, _: str) -> ScoredTalk:
            return scored_talk(engine, talk)

        return next(self._session.ask_about((talk.person,), ask))

    def _file(self, sha256: str) -> Path:
        return self._session.locations.self_tests / f"{sha256}.supervision.json"


def can_code(test: SupervisionTest | None, language: str) -> bool:
    """True where a model was measured in a language, and agrees far enough to be counted."""
    found = test.of(language) if test is not None else None
    return (
        found is not None
        and found.reflections is not None
        and found.reflections >= supervision_texts().least_kappa
    )


def fitted_threshold(talks: Sequence[CodedTalk], scored: Sequence[ScoredTalk]) -> float:
    """Return the threshold between two scores that tells most reflections and others apart, the lowest of equals."""
    pairs = [
        (score, code is SentenceCode.REFLECTION)
        for talk, scores in zip(talks, scored, strict=True)
        for (code, _), score in zip(talk.said, scores, strict=True)
        if not isinstance(score, SentenceCode)
    ]
    scores = sorted({score for score, _ in pairs})
    between = [(one + other) / 2 for one, other in pairwise(scores)]
    return max(
        between, key=lambda at: sum((score > at) is reflects for score, reflects in pairs), default=0.0
    )


def codes_by_the_others(talks: Sequence[CodedTalk], scored: Sequence[ScoredTalk]) -> list[SentenceCode]:
    """Return the codes of all sentences, each talk by the threshold that is fitted to the other talks."""
    codes: list[SentenceCode] = []
    for at, scores in enumerate(scored):
        others = [*talks[:at], *talks[at + 1 :]], [*scored[:at], *scored[at + 1 :]]
        threshold = fitted_threshold(*others)
        codes.extend(code_of(each, threshold) for each in scores)
    return codes


def agreement_of(language: str, talks: Sequence[CodedTalk], codes: Sequence[SentenceCode]) -> CodingAgreement:
    """Return how far codes agree with those by hand, in the order of the talks' sentences."""
    from app.evaluation.statistics.agreement import agreement  # NumPy, which nothing else here needs

    hand = [code for talk in talks for code, _ in talk.said]
    pairs = [
        (by_hand.value, code.value)
        for by_hand, code in zip(hand, codes, strict=True)
        if by_hand not in QUESTIONS and code not in QUESTIONS
    ]
    every = agreement([each.value for each in hand], [each.value for each in codes])
    apart = agreement([one for one, _ in pairs], [other for _, other in pairs])
    return CodingAgreement(language, len(hand), every.kappa, apart.kappa, apart.low, apart.high)


def exchanges_in(path: Sequence[Message]) -> tuple[Exchange, ...]:
    """Return what was said and answered along a branch."""
    found = []
    said = ""
    for message in path:
        if message.role is Role.USER:
            said = message.text
        elif message.role is Role.ASSISTANT:
            found.append(Exchange(said, message.text))
    return tuple(found)
