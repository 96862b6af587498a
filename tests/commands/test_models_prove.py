"""``oyster models prove`` as a person runs it, and the offer of it where a file claims to be Oy1."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.models.published_weights import REPO, VALUES, Published, publish
from tests.models.strangers_files import text, with_entries, with_numbers


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    with publish(tmp_path_factory.mktemp("prove")) as world:
        yield world


def oyster(published: Published, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    code = "from app.commands import main; main()"
    surroundings = {
        **os.environ,
        "OYSTER_HOME": str(home),
        "HF_ENDPOINT": published.hub.endpoint,
        "COLUMNS": "200",
    }
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_an_altered_file_is_said_and_exits_as_damaged(published: Published, tmp_path: Path) -> None:
    altered = with_numbers(published.honest, tmp_path / "altered.gguf", VALUES, published.quantiser, 0.2)
    done = oyster(published, tmp_path, "models", "prove", str(altered), "--against", REPO, "--seed", "3")
    assert done.returncode == 4, done.stderr
    assert done.stdout.startswith(f"Altered: this file is not {REPO}")
    assert f"Altered weights: {VALUES} (Q" in done.stdout
    assert "with the seed 3." in done.stdout


def test_an_honest_file_as_json_with_a_share_of_its_own(published: Published, tmp_path: Path) -> None:
    done = oyster(
        published,
        tmp_path,
        "models",
        "prove",
        str(published.honest),
        "--against",
        REPO,
        "--percent",
        "20",
        "--json",
    )
    found = json.loads(done.stdout)
    assert (done.returncode, found["verdict"]) == (0, "same bytes")
    assert found["sampled"]["read_bytes"] < 0.25 * found["sampled"]["weight_bytes"]


def test_a_file_that_calls_itself_oy1_is_offered_a_comparison_when_it_is_added(
    published: Published, tmp_path: Path
) -> None:
    file = with_entries(published.honest, tmp_path / "claims.gguf", {"general.name": text("Oyster-1")})
    done = oyster(published, tmp_path / "home", "models", "add", str(file))
    assert "'oyster models prove claims' compares it with the published weights in OysterAI/" in done.stdout
