"""Classifier and judge are fitted to what people held of messages; gains are of unseen ones, and recall never falls."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt
import pytest
from scipy.optimize import minimize

from app.alignment.classifier_safeguard import RecallWouldFall
from app.alignment.crisis_screen.screen import screen
from app.alignment.crisis_screen.tiers import screen_message
from app.alignment.evidence.heads_fitting import refitted
from app.alignment.evidence.recall_lines import recall_lines
from app.alignment.evidence.self_test import Kind, Scores
from app.alignment.evidence.sentence_classifier import DANGER, start_classifier
from app.alignment.evidence.sentence_heads import Head, Heads
from app.alignment.evidence.sentence_vectors import vectors_of
from app.domain.fitted_evidence import FittedPart
from app.domain.rating import Rater
from app.domain.risk import Headline
from app.locations import Locations
from app.session.session import Session
from app.workspace.fitting.classifier_fit import fitted_classifier
from app.workspace.fitting.desk import FitRefused, FittingDesk
from app.workspace.fitting.gains import NothingGained, Scored, check_gained, gain_in
from app.workspace.fitting.judge_fit import JudgeWouldMiss, calibrated
from app.workspace.fitting.labels import LabelledMessage, Labels, TooFewLabels, labels_in
from app.workspace.fitting.words import fit_lines, in_force_words
from tests.passed_self_test import RIGHT, passed_self_test
from tests.workspace.labelled_set import (
    GIVEN_AWAY,
    MODEL_RATER,
    NO_MORE,
    ON_STAGE,
    PACKED,
    conversation_of,
    held,
    labelled_set,
)
from tests.write_recall_lines import lines_in_danger

Vectors = npt.NDArray[np.float64]


@pytest.fixture(scope="module")
def encode() -> Callable[[Sequence[str], Callable[[float], None]], Vectors]:
    """The real encoder, asked for each text once."""
    known: dict[str, Vectors] = {}

    def encode(texts: Sequence[str], on_progress: Callable[[float], None]) -> Vectors:
        new = [each for each in dict.fromkeys(texts) if each not in known]
        known.update(zip(new, vectors_of(new, on_progress), strict=True) if new else ())
        return np.asarray([known[each] for each in texts])

    return encode


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session(Locations(tmp_path / "home"), region="GB", private=True) as opened:
        yield opened
    start_classifier()


def test_what_people_held_is_a_label_a_models_word_is_none_and_a_divided_message_is_left_out() -> None:
    talk = conversation_of(
        "c", (("One", Headline.CRISIS), ("Two", Headline.LOW), ("Three", Headline.NOT_JUDGED))
    )
    by_model = held("c", "c-1", Headline.HIGH, MODEL_RATER, 1)
    labels = labels_in((msgspec.structs.replace(talk, ratings=(*talk.ratings, by_model)),))
    assert [(each.text, each.headline) for each in labels.messages] == [
        ("One", Headline.CRISIS),
        ("Two", Headline.LOW),
    ]
    other = held("c", "c-0", Headline.DISTRESS, Rater("Anna"), 2)
    divided = labels_in((msgspec.structs.replace(talk, ratings=(*talk.ratings, other)),))
    assert divided.divided == 1 and [each.text for each in divided.messages] == ["Two"]


def test_a_fit_is_where_an_independent_optimiser_finds_the_least_loss() -> None:
    chance = np.random.default_rng(3)
    rows = chance.normal(size=(30, 4))
    labels = (rows @ [1.0, -1.0, 0.5, 0.0] + chance.normal(size=30) > 0.4).tolist()
    head = Head(DANGER, (0.2, 0.1, 0.0, 0.3), 0.1, 2.0, -0.5)
    heads = Heads("none", (), (0.5, 0.0, 0.0, 0.0), (head,))
    (made,) = refitted(heads, rows, {DANGER: labels}).heads
    centred, yes = rows - [0.5, 0.0, 0.0, 0.0], np.asarray(labels)
    before = 2.0 * (centred @ head.weights + head.bias) - 0.5
    weights = np.where(yes, 15 / yes.sum(), 15 / (~yes).sum())

    def loss(change: Vectors) -> float:
        ratios = before + centred @ change[:4] + change[4]
        told = np.logaddexp(0, np.where(yes, -ratios, ratios))
        return float((weights * told).sum() + 0.5 * (change**2).sum())

    best = minimize(loss, np.zeros(5), method="BFGS", options={"gtol": 1e-8}).x
    fitted = np.asarray((*made.weights, made.bias))
    shipped = np.asarray((*(2.0 * np.asarray(head.weights)), 2.0 * head.bias - 0.5))
    assert np.allclose(fitted, shipped + best, atol=2e-4)
    assert (made.slope, made.intercept) == (1.0, 0.0)


def test_a_gain_weighs_both_classes_alike_and_counts_what_is_flagged() -> None:
    belongs = (True, False, False, False)
    scored = Scored(belongs, ("a", "a", "b", "b"), (0.0, 0.0, 0.0, 0.0), (2.0, -1.0, -1.0, 3.0))
    found = gain_in("danger", scored, lambda score: score > 0)
    losses = [
        math.log1p(math.exp(-score if its else score))
        for score, its in zip(scored.after, belongs, strict=True)
    ]
    after = (losses[0] + sum(losses[1:]) / 3) / 2
    assert found.before.loss == pytest.approx(math.log(2)) and found.after.loss == pytest.approx(after)
    assert found.gain.value == pytest.approx(math.log(2) - after)
    assert (found.after.found, found.after.flagged, found.after.auc) == (1, 1, pytest.approx(2 / 3))
    with pytest.raises(NothingGained):
        check_gained((replace(found, gain=replace(found.gain, value=-0.1)),))


def test_the_lines_that_a_fit_is_held_to_are_those_that_the_rules_leave_to_the_classifier() -> None:
    kept, dangers = recall_lines(), tuple(lines_in_danger())
    assert set(kept) <= set(dangers) and len(kept) > 150
    assert not [line for line in kept if screen(line).crisis], "python -m tests.write_recall_lines"
    others = [line for line in dangers[::25] if line not in kept]
    assert all(screen(line).crisis for line in others), "python -m tests.write_recall_lines"


def test_a_set_that_teaches_is_put_in_force_with_its_author_and_taken_back(
    session: Session, encode: Callable[[Sequence[str], Callable[[float], None]], Vectors]
) -> None:
    desk, oblique = FittingDesk(session), "I put the names of my friends on my books and on my records."
    before = session.fitted.files(session.in_force.files(session.strategies()), "").crisis
    shipped = _chance(session, oblique)
    made = fitted_classifier(labelled_set(PACKED, GIVEN_AWAY), encode=encode)
    danger = made.gains[0]
    assert (danger.belong, danger.others) == (10, 10)
    assert danger.after.loss < danger.before.loss - 0.05 and danger.gain.value > 0.05
    assert danger.after.found >= danger.before.found
    assert all(now.possible >= then.possible for then, now in zip(made.shipped, made.fitted, strict=True))
    lines = list(fit_lines(made))
    assert "20 messages have a label of people, in 10 conversations." in lines[0]
    assert any(line.startswith("Of ") and "in Chinese" in line for line in lines)

    with pytest.raises(FitRefused):
        desk.accept(made, " ", "because")
    assert session.fitted.heads() is None, "nothing is in force before it is accepted"
    kept = desk.accept(made, "Mira", "Things given away")
    assert _chance(session, oblique) > 2 * shipped
    assert session.fitted.files(session.in_force.files(session.strategies()), "").crisis != before
    assert "fitted by Mira" in in_force_words(FittedPart.CLASSIFIER, desk.newest(FittedPart.CLASSIFIER))
    assert "Things" not in kept.contents.decode() and "books" not in kept.contents.decode()

    session.vault.add_fit(replace(kept, under="another version of the program"))
    assert session.fitted.heads() is None
    newest = in_force_words(FittedPart.CLASSIFIER, desk.newest(FittedPart.CLASSIFIER))
    assert "fit it anew" in newest
    desk.restore(FittedPart.CLASSIFIER, "Mira")
    assert session.fitted.heads() is None and len(session.vault.fitted_versions()) == 3
    assert _chance(session, oblique) == shipped


def _chance(session: Session, text: str) -> float:
    """Return what the classifier in force says of a message, in which no rule sees danger."""
    start_classifier(session.fitted.heads())
    found = screen_message((text,), session.fitted.heads())
    assert found.chance is not None
    return found.chance


def test_labels_with_which_less_danger_would_be_found_are_refused_with_the_reason(
    encode: Callable[[Sequence[str], Callable[[float], None]], Vectors],
) -> None:
    with pytest.raises(RecallWouldFall, match="lines in English whose writers are in danger it would"):
        fitted_classifier(labelled_set(ON_STAGE, NO_MORE, wrongly=True), encode=encode)
    with pytest.raises(TooFewLabels, match="3 messages with it and 3 without, in 3"):
        fitted_classifier(labelled_set(PACKED[:3], GIVEN_AWAY[:3]), encode=encode)


def _judged(
    count: int, kind: Kind, headline: Headline, scores: Scores
) -> list[tuple[LabelledMessage, Scores]]:
    return [
        (LabelledMessage(f"c{number}", f"Message {kind} {number}", headline), scores)
        for number in range(count)
    ]


def test_a_judge_that_sees_distress_everywhere_is_calibrated_by_what_people_held() -> None:
    """The model finds ``distress`` a little likelier in calm messages of these people than in the self-test's."""
    test = passed_self_test("m")
    calm = _judged(10, Kind.LOOK_ALIKE, Headline.LOW, Scores(1.5, -3, -12, -20))
    sad = _judged(10, Kind.DISTRESS, Headline.DISTRESS, RIGHT[Kind.DISTRESS])
    messages, scores = zip(*calm, *sad, strict=True)
    made = calibrated(test, Labels(messages), scores)
    (gain,) = made.gains
    assert gain.name == "distress" and gain.before.flagged == 10 and gain.gain.value > 0
    assert gain.after.flagged < 10 or gain.after.loss < gain.before.loss
    assert (
        made.fit.further[0].kind is Kind.LOOK_ALIKE
        and "Message" not in msgspec.json.encode(made.fit).decode()
    )

    loud = _judged(10, Kind.DISTRESS, Headline.DISTRESS, Scores(12, -5, -4, -20))
    quiet = _judged(90, Kind.LOOK_ALIKE, Headline.LOW, RIGHT[Kind.DISTRESS])
    messages, scores = zip(*loud, *quiet, strict=True)
    with pytest.raises(JudgeWouldMiss, match="messages in distress the judge would find"):
        calibrated(test, Labels(messages), scores)
