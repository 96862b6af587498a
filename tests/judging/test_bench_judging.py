"""The bench as a whole, on a made-up file and a model that failed its self-test."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.alignment.evidence.self_test import Scores, SelfTest, labelled_texts, questions_hash
from app.models.hashing import hash_of
from app.session.self_tests import SelfTests
from tests import bench_judging


def test_the_bench_tells_what_the_model_can_and_cannot_judge(
    short_gguf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    _keep_failed_self_test(tmp_path / "cache" / "oyster-lab" / "bench-judging" / "self-tests", short_gguf)
    file = tmp_path / "mine.csv"
    file.write_text("words,bad\nHow do I boil an egg?,0\nI want to kill myself tonight.,1\n")
    where = ["--file", str(file), "--columns", "text=words,label=bad", "--target", "distress"]
    bench_judging.main(
        [*where, "--sets", str(tmp_path / "none"), "--models", str(short_gguf), "--no-injections"]
    )
    words = capsys.readouterr().out
    alone, with_model = words.split("no model\n")[1].split("\n\n")
    assert "recall 1/1" in alone and "could not be judged 1/2" in alone
    assert (
        "mine.csv" in with_model and "could not be judged 1/2" in with_model
    )  # three layers can judge nothing
    assert "arXiv 2510.14276" in words


def _keep_failed_self_test(folder: Path, model: Path) -> None:
    """Keep a finished test in which every text looks alike."""
    scores = (Scores(0.0, 0.0, 0.0, 0.0),) * len(labelled_texts())
    SelfTests(folder).keep(SelfTest(hash_of(model), questions_hash(), scores))
