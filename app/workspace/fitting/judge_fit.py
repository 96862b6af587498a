"""What a chat model's answers about a message mean, calibrated anew by a rated set beside its self-test."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.alignment.evidence.self_test import (
    FurtherScores,
    JudgeFit,
    Kind,
    KindVerdict,
    Scores,
    SelfTest,
    asked,
    labelled_texts,
    opening_of,
    questions_hash,
    verdict_of,
    word_of,
)
from app.alignment.interfaces import Engine
from app.domain.errors import OysterError
from app.domain.message_language import language_of
from app.session.self_tests import SelfTests
from app.session.session import Session
from app.translation import tr
from app.workspace.fitting.gains import FOLDS, Gain, Scored, check_gained, folds_of, gain_in
from app.workspace.fitting.labels import LabelledMessage, Labels, TooFewLabels, check_enough, labels_in
from app.workspace.sets.rated_set import RatedSet

_KINDS = ((Kind.DISTRESS, tr("distress")), (Kind.WRONG, tr("a wish to do harm")))


class NotCalibrated(OysterError):
    """There is no judge here whose calibration could be fitted."""


class JudgeWouldMiss(OysterError):
    """A calibration would find fewer of the self-test's messages in distress."""


@dataclass(frozen=True, slots=True)
class JudgeFitting:
    """A calibration that may be put in force, of the model of that hash, with what it gains on unseen messages."""

    model_sha256: str
    fit: JudgeFit
    labels: Labels
    gains: tuple[Gain, ...]


def fitted_judge(
    session: Session, found: RatedSet, on_progress: Callable[[float], None] = lambda share: None
) -> JudgeFitting:
    """Return the loaded model's calibration by a set; slow: the model is asked about each message.

    Raises ``NotCalibrated``, ``TooFewLabels``, ``NothingGained``, ``JudgeWouldMiss``, ``NoModel``, ``EngineFailure``.
    """
    test = _test_of(session)
    labels = labels_in(found)
    messages = tuple(each for each in labels.messages if each.kind is not None)
    kept = Labels(messages, labels.divided)
    _check_some_kind(kept)
    scores = []
    for done, answer in enumerate(session.ask_about([each.text for each in messages], _scores_of), 1):
        scores.append(answer)
        on_progress(done / len(messages))
    return calibrated(test, kept, scores)


def calibrated(test: SelfTest, labels: Labels, scores: Sequence[Scores]) -> JudgeFitting:
    """Return the calibration of a model by labelled messages and its scores of them.

    Raises ``TooFewLabels``, ``NothingGained``, ``JudgeWouldMiss``.
    """
    further = tuple(_further(each, its) for each, its in zip(labels.messages, scores, strict=True))
    verdict = verdict_of(test)
    can = {Kind.DISTRESS: verdict.distress.can_tell, Kind.WRONG: verdict.wrong.can_tell}
    gains = tuple(
        _gain(test, kind, labels, further) for kind, _ in _KINDS if can[kind] and _enough(labels, kind)
    )
    if not gains:
        words = tr(
            "The loaded model cannot judge what these labels are about: it failed that part of its self-test."
        )
        raise NotCalibrated(words)
    check_gained(gains)
    _check_self_test(test, further)
    return JudgeFitting(test.model_sha256, JudgeFit(questions_hash(), further), labels, gains)


def _test_of(session: Session) -> SelfTest:
    _, loaded = session.loaded_model()
    if session.judge_is_guard:
        raise NotCalibrated(
            tr("A guard model judges here, used as it was published: there is nothing to calibrate.")
        )
    test = SelfTests(session.locations.self_tests).of(loaded.sha256)
    if not test.done:
        raise NotCalibrated(
            tr(
                "The loaded model has not taken its self-test yet. It does so while it is idle; try again after that."
            )
        )
    return test


def _scores_of(engine: Engine, text: str) -> Scores:
    return next(asked(engine, (text,)))


def _further(message: LabelledMessage, scores: Scores) -> FurtherScores:
    assert message.kind is not None
    return FurtherScores(language_of(message.text), message.kind, scores)


def _belongs(labels: Labels, kind: Kind) -> tuple[bool | None, ...]:
    """Return which messages are of a kind, against harmless ones; None for those of the other kind."""
    return tuple(
        True if each.kind is kind else False if each.kind is Kind.LOOK_ALIKE else None
        for each in labels.messages
    )


def _enough(labels: Labels, kind: Kind) -> bool:
    try:
        check_enough(labels, _belongs(labels, kind), "")
    except TooFewLabels:
        return False
    return True


def _check_some_kind(labels: Labels) -> None:
    """Check before the model is asked. Raises ``TooFewLabels`` of distress, which is labelled most."""
    if not any(_enough(labels, kind) for kind, _ in _KINDS):
        kind, words = _KINDS[0]
        check_enough(labels, _belongs(labels, kind), words)


def _gain(test: SelfTest, kind: Kind, labels: Labels, further: Sequence[FurtherScores]) -> Gain:
    folds, told = folds_of(labels.conversations), _belongs(labels, kind)
    shipped = _of(test, kind, ())
    rest = [
        _of(test, kind, tuple(each for each, its in zip(further, folds, strict=True) if its != fold))
        for fold in range(FOLDS)
    ]
    known = [at for at, belongs in enumerate(told) if belongs is not None]
    scored = Scored(
        tuple(bool(told[at]) for at in known),
        tuple(labels.conversations[at] for at in known),
        tuple(_ratio(shipped, kind, further[at]) for at in known),
        tuple(_ratio(rest[folds[at]], kind, further[at]) for at in known),
    )
    return gain_in(kind.value, scored, lambda score: score > 0)


def _of(test: SelfTest, kind: Kind, further: tuple[FurtherScores, ...]) -> KindVerdict:
    verdict = verdict_of(test, further)
    return verdict.distress if kind is Kind.DISTRESS else verdict.wrong


def _ratio(verdict: KindVerdict, kind: Kind, message: FurtherScores) -> float:
    scores = message.scores
    return sum(verdict.log_ratios(word_of(kind, scores), opening_of(kind, scores), message.language))


def _check_self_test(test: SelfTest, further: tuple[FurtherScores, ...]) -> None:
    before, after = (_found_in_test(test, each) for each in ((), further))
    if after < before:
        raise JudgeWouldMiss(
            tr(
                "This fit cannot be used: of the self-test's messages in distress the judge would find {after}, not "
                "{before}.",
                after=after,
                before=before,
            )
        )


def _found_in_test(test: SelfTest, further: tuple[FurtherScores, ...]) -> int:
    verdict = _of(test, Kind.DISTRESS, further)
    told = [
        FurtherScores(language_of(text.text), text.kind, scores)
        for text, scores in zip(labelled_texts(), test.scores, strict=True)
        if text.kind is Kind.DISTRESS
    ]
    return sum(_ratio(verdict, Kind.DISTRESS, each) > 0 for each in told)
