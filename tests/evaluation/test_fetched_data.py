"""A data set from the hub: its files and nothing else, into the data folder, and on where it stopped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from loopback_hub import LoopbackHub, Trouble, open_hub
from typer.testing import CliRunner

from app.commands.root import application
from app.evaluation.data.fetched import data_set_named, fetch_data_set
from app.evaluation.errors import EvaluationError
from app.models.errors import DownloadFailed

WANTED = data_set_named("strata_sword")
REPO = f"datasets/{WANTED.repo}"


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[LoopbackHub]:
    with open_hub() as opened:
        monkeypatch.setenv("HF_ENDPOINT", opened.endpoint)
        yield opened


def offer(hub: LoopbackHub) -> None:
    for name in WANTED.files:
        hub.offer(REPO, name, name.encode() * 400)


def test_the_command_fetches_the_published_files_and_says_where_they_are(
    hub: LoopbackHub, own_home: Path
) -> None:
    offer(hub)
    hub.offer(REPO, "something_else.bin", b"not wanted")
    result = CliRunner().invoke(application, ["eval", "fetch", "strata_sword"])
    assert result.exit_code == 0, result.output
    folder = own_home / "evaluations" / "data" / "strata_sword"
    assert str(folder) in result.stdout.replace("\n", "")
    for name in WANTED.files:
        assert (folder / name).read_bytes() == name.encode() * 400
    assert not any("something_else" in each.path for each in hub.requests)
    assert not any(each.authorization for each in hub.requests), "no token is shown unasked"


def test_what_was_cut_goes_on_and_what_is_there_is_not_fetched_again(
    hub: LoopbackHub, tmp_path: Path
) -> None:
    offer(hub)
    cut = hub.files[REPO, WANTED.files[2]]
    cut.trouble = Trouble(cuts=1, after_bytes=100)
    fetch_data_set(WANTED, tmp_path, "", lambda progress: None)
    served = hub.settled()
    assert served == sum(len(name) * 400 for name in WANTED.files)
    fetch_data_set(WANTED, tmp_path, "", lambda progress: None)
    assert hub.settled() == served


def test_a_data_set_that_is_not_there_is_one_sentence(hub: LoopbackHub, tmp_path: Path) -> None:
    with pytest.raises(DownloadFailed, match=WANTED.repo) as told:
        fetch_data_set(WANTED, tmp_path, "", lambda progress: None)
    assert f"/datasets/{WANTED.repo}" in told.value.sentence
    with pytest.raises(EvaluationError, match="Choose one of strata_sword"):
        data_set_named("nothing")
