"""``oyster assess`` and ``oyster self-test``: what is seen in a message without a reply, and what is not judged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.commands.root import application
from app.locations import Locations
from installers.setup_steps.hashes import sha256_of
from tests.passed_self_test import keep_passed_self_test

FIELDS = {
    "tier",
    "kinds",
    "evidence",
    "posterior",
    "level",
    "category",
    "boundary",
    "strategy",
    "headline",
    "could_not_judge",
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def assessed(home: Path, lines: str, *arguments: str) -> list[dict[str, object]]:
    done = CliRunner().invoke(
        application, ["--data-dir", str(home), "assess", "--json", *arguments], input=lines
    )
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def test_without_a_model_the_screen_speaks_and_the_rest_is_unjudged(home: Path) -> None:
    calm, crisis = assessed(home, "What is a good soup?\n\nI want to kill myself\n", "--no-model")
    assert calm.keys() >= FIELDS and crisis.keys() >= FIELDS
    assert (calm["tier"], calm["headline"], calm["category"]) == ("none", "Not judged", None)
    assert (crisis["tier"], crisis["kinds"]) == ("sure", ["suicidal_intent"])
    assert calm["could_not_judge"] == ["distress", "wrong"]


def test_turns_of_one_conversation_stand_on_one_line(home: Path) -> None:
    (one,) = assessed(home, "I want to kill myself\tWhat is a good soup?\n", "--no-model")
    assert one["tier"] == "none"
    posterior = one["posterior"]
    assert isinstance(posterior, dict) and posterior["sensitive"] > 0.5, "what was said before still counts"


def test_a_model_that_passed_its_test_gives_evidence_by_source(home: Path, short_gguf: Path) -> None:
    keep_passed_self_test(Locations(home), sha256_of(short_gguf))
    (one,) = assessed(home, "How do I boil an egg?\n", "--model", str(short_gguf))
    assert [each["source"] for each in one["evidence"]] == ["three_words", "first_words"]  # type: ignore[attr-defined, union-attr]
    assert one["could_not_judge"] == []


def test_a_model_is_told_what_it_cannot_judge(home: Path, short_gguf: Path) -> None:
    done = CliRunner().invoke(application, ["--data-dir", str(home), "self-test", "--model", str(short_gguf)])
    assert done.exit_code == 0, done.output
    assert "self-test" in done.stdout.splitlines()[-1] or "self-test" in done.stdout
