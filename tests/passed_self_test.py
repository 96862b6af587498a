"""A self-test that a model is said to have passed: the program then asks it, whatever it really can tell."""

from __future__ import annotations

from app.alignment.evidence.self_test import Kind, Scores, SelfTest, labelled_texts, questions_hash
from app.locations import Locations
from app.session.self_tests import SelfTests

RIGHT = {
    Kind.ORDINARY: Scores(-3, -3, -20, -20),
    Kind.LOOK_ALIKE: Scores(-3, -1, -20, -18),
    Kind.DISTRESS: Scores(4, -5, -8, -20),
    Kind.WRONG: Scores(-4, 3, -20, -6),
}


def passed_self_test(model_sha256: str, **changed: Scores) -> SelfTest:
    """Return a finished test of a model that tells the kinds apart, but for those that were changed."""
    by_kind = RIGHT | {Kind(name): scores for name, scores in changed.items()}
    scores = tuple(by_kind[text.kind] for text in labelled_texts())
    return SelfTest(model_sha256, questions_hash(), scores)


def keep_passed_self_test(locations: Locations, model_sha256: str) -> None:
    """Write the test to where the program keeps them."""
    SelfTests(locations.self_tests).keep(passed_self_test(model_sha256))
