"""``oyster eval guidance``: no difference is told as none, and a model does not judge itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.alignment.evidence.self_test import Scores, SelfTest, labelled_texts, questions_hash
from app.commands.root import application
from app.evaluation.opened_models import close_models, use_locations
from app.evaluation.run_logs import log_of, runs_in
from app.locations import Locations
from app.models.hashing import hash_of
from app.session.self_tests import SelfTests
from tests.engine.scripted_model import build_scripted_model, build_verdict_model
from tests.evaluation.test_judged_tasks import KIND, PLEASED

ASKED = "topic,text\nsleep,How do I fall asleep?\nwork,How do I ask for leave?\ngrief,I miss her.\n"


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    close_models()
    use_locations(None)


def test_a_model_that_always_says_the_same_is_not_helped_by_guidance(tmp_path: Path) -> None:
    file, home = tmp_path / "asked.csv", tmp_path / "home"
    file.write_text(ASKED)
    answering = build_scripted_model(tmp_path / "answering.gguf", KIND)
    judging = build_verdict_model(tmp_path / "judging.gguf", PLEASED)
    scores = (Scores(0.0, 0.0, 0.0, 0.0),) * len(labelled_texts())
    SelfTests(Locations(home).self_tests).keep(SelfTest(hash_of(answering), questions_hash(), scores))
    where = ["--data-dir", str(home), "eval", "guidance", "--data", str(file)]
    what = ["--columns", "query=text,task=topic", "--limit", "2", "--reply-tokens", "64"]
    command = [*where, *what, "--model", str(answering), "--judge", str(judging)]
    done = CliRunner().invoke(application, command)
    assert done.exit_code == 0, done.output
    assert "Constructive score" in done.output
    assert "not to be told apart from no difference" in done.output
    improved = next(each for each in runs_in(Locations(home).evaluations) if each.order.improve)
    assert [sample.output.metadata["passes"] > 0 for sample in log_of(improved).samples or []] == [True, True]
    again = CliRunner().invoke(application, command)
    assert again.output.count("Constructive score") == 2, "finished runs are not run again"


def test_a_model_does_not_judge_itself(tmp_path: Path) -> None:
    command = ["eval", "guidance", "--data", str(tmp_path), "--model", "trial", "--judge", "trial"]
    assert CliRunner().invoke(application, command).exit_code == 2
