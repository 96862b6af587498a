"""A turn whose model a named server runs: the same turn and panel as here, on the real llama_cpp.server on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.alignment.evidence.self_test import Scores, SelfTest
from app.domain.analysis import Depth, TurnAnalysis
from app.domain.errors import EngineFailure
from app.domain.generation import Sampling
from app.domain.model import ModelRole
from app.domain.named_server import SERVER
from app.domain.risk import JudgeKind
from app.domain.turn import (
    AnalysisExtended,
    CrisisScreened,
    RiskAssessed,
    StrategyChosen,
    SupportOffered,
    TurnEnded,
    TurnEvent,
    TurnFailed,
)
from app.domain.turn_state import TurnState
from app.locations import Locations
from app.session.self_tests import SelfTests
from app.session.session import NoModel, Session
from app.session.settings import read_settings
from app.session.turn_report import report_of
from tests.engine.scripted_model import build_verdict_model
from tests.llama_server import MODEL, free_port, llama_server
from tests.passed_self_test import passed_self_test

WORDS = ["harmless", *"ABCDE", "yes", "no", "useless", "helpful", "dangerous", "distress", "wrong"]
SHORT = Sampling(temperature=0.0, seed=1, max_tokens=6)
QUESTION = "How do I keep roses healthy?"


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that answers every question of a turn with one of the words that it may answer with."""
    return build_verdict_model(tmp_path_factory.mktemp("model") / "words.gguf", WORDS)


def self_test_of(model_sha256: str) -> SelfTest:
    """Return a passed self-test in which the first words, which a server does not score, say nothing."""
    test = passed_self_test(model_sha256)
    scores = tuple(Scores(each.distress, each.wrong, 0.0, 0.0) for each in test.scores)
    return SelfTest(model_sha256, test.questions, scores)


def opened(home: Path) -> Session:
    return Session(Locations(home), region="GB", private=True)


@pytest.fixture(scope="module")
def there(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A session that is answered by a server, which tells how likely its answers are."""
    folder = tmp_path_factory.mktemp("there")
    with llama_server(model, folder, context=2048, likelihoods=True) as address, opened(folder) as session:
        served = session.server.name(address, MODEL)
        SelfTests(session.locations.self_tests).keep(self_test_of(served.sha256))
        session.load_model(served)
        yield session


@pytest.fixture(scope="module")
def here(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A session with the same model on this computer."""
    with opened(tmp_path_factory.mktemp("here")) as session:
        added = session.library.add(model)
        SelfTests(session.locations.self_tests).keep(self_test_of(added.sha256))
        session.load_model(added)
        yield session


def said(session: Session, text: str, strategy: str = "") -> list[TurnEvent]:
    return list(session.say(text, sampling=SHORT, strategy=strategy))


def ended(events: list[TurnEvent]) -> TurnEnded:
    return next(each for each in events if isinstance(each, TurnEnded))


def analysis_of(events: list[TurnEvent]) -> TurnAnalysis:
    return [each.analysis for each in events if isinstance(each, AnalysisExtended | StrategyChosen)][-1]


@pytest.mark.usefixtures("everything_stands_out")
def test_a_guided_turn_is_judged_chosen_reviewed_and_analysed_as_with_the_same_model_here(
    here: Session, there: Session
) -> None:
    mine, others = said(there, QUESTION, "general_information"), said(here, QUESTION, "general_information")
    assert [type(each) for each in mine if not isinstance(each, AnalysisExtended)][:4] == [
        type(each) for each in others if not isinstance(each, AnalysisExtended)
    ][:4]
    assert ended(mine).message.text == ended(others).message.text
    found, expected = analysis_of(mine), analysis_of(others)
    assert found.message.depth is expected.message.depth is Depth.FULL
    assert found.message.game.chosen == expected.message.game.chosen
    assert found.message.posterior.shares == pytest.approx(expected.message.posterior.shares, abs=0.01)
    assert [each.name for each in found.message.facets] == [each.name for each in expected.message.facets]
    assert [each.score for each in found.message.facets] == pytest.approx(
        [each.score for each in expected.message.facets], abs=0.02
    )
    assert len(found.message.intents) == 5
    assert found.reply.review is not None and expected.reply.review is not None
    assert found.reply.review.risk == pytest.approx(expected.reply.review.risk, abs=0.02)
    judge = next(each.assessment.judge for each in mine if isinstance(each, RiskAssessed))
    assert judge.kind is JudgeKind.INDICATIVE


def test_the_record_says_where_the_reply_was_computed(there: Session) -> None:
    events = said(there, QUESTION)
    server = there.server.model
    assert server is not None and server.server is not None
    facts = ended(events).facts
    assert facts.server == server.server.place
    assert facts.model == f"{MODEL} at {server.server.place}"
    assert facts.sampling.repeat_penalty == 1.0
    assert ended(events).message.reply_tokens == ()
    kept = there.turn_of(ended(events).message.id)
    assert kept is not None and kept.facts == facts
    report = report_of(TurnState.of(kept))
    assert report.facts is not None and report.facts.server == server.server.place


def test_danger_is_met_with_help_whatever_the_server_does(tmp_path: Path) -> None:
    with opened(tmp_path) as session:
        served = session.server.name(f"http://127.0.0.1:{free_port()}", MODEL)
        with pytest.raises(EngineFailure, match="cannot be reached"):
            session.load_model(served)
        events = said(session, "I want to die")
        assert any(isinstance(each, SupportOffered) for each in events)
        assert next(each for each in events if isinstance(each, CrisisScreened)).finding.crisis
        failed = next(each for each in events if isinstance(each, TurnFailed))
        assert failed.sentence


def test_a_server_that_ends_in_the_middle_of_a_conversation_is_one_sentence_and_help_stays(
    model: Path, tmp_path: Path
) -> None:
    with opened(tmp_path) as session:
        with llama_server(model, tmp_path, context=1024) as address:
            session.load_model(session.server.name(address, MODEL))
        events = said(session, "I want to die")
        assert any(isinstance(each, SupportOffered) for each in events)
        failed = next(each for each in events if isinstance(each, TurnFailed))
        assert "cannot be reached" in failed.sentence


def test_what_a_server_does_not_tell_is_said_to_be_unjudged_and_never_low(
    model: Path, tmp_path: Path
) -> None:
    with llama_server(model, tmp_path, context=1024) as address, opened(tmp_path) as session:
        session.load_model(session.server.name(address, MODEL))
        assert not session.wants_self_test
        events = said(session, QUESTION)
    assessment = [each for each in events if isinstance(each, RiskAssessed)][-1].assessment
    assert assessment.judge.kind is JudgeKind.NONE
    assert "does not tell how likely" in assessment.judge.note
    assert assessment.unjudged
    assert not assessment.categories
    assert analysis_of(events).reply.review is None


def test_none_is_asked_unless_it_was_named_and_none_any_more_once_it_is_forgotten(
    model: Path, tmp_path: Path
) -> None:
    with opened(tmp_path) as session:
        assert session.server.model is None
        assert session.find_model(SERVER) is None
        with llama_server(model, tmp_path, context=1024) as address:
            session.load_model(session.server.name(address, MODEL))
            chosen = session.choose_model(SERVER)
            assert chosen.role is ModelRole.CHAT and chosen.server is not None
            session.server.forget()
            assert session.loaded is None and session.engine.worker_pid is None
            assert session.server.model is None
            with pytest.raises(NoModel):
                session.loaded_model()
        assert read_settings(session.locations.settings).server_address == ""
