"""Where the words go that an evaluation reads: into its own log, and nowhere else; kept conversations into none."""

from __future__ import annotations

import csv
import json
import os
import tempfile
import zipfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest

from app.domain.conversation import Message, Role, new_message_id, now
from app.evaluation.report.report_builder import report_of
from app.evaluation.run_logs import RunState, log_of, run_named
from app.locations import Locations
from app.session.delete_everything import delete_everything
from app.storage.vault import open_vault
from tests.engine.scripted_model import build_scripted_model
from tests.forked_program import Command, run_forked
from tests.torture.canaries import canary, found_in
from tests.torture.doomed import make_home
from tests.torture.tally import Effort
from tests.torture.test_nothing_in_the_clear import core_folder

pytestmark = pytest.mark.timeout(300)
KEPT, READ = (
    "message",
    "waiting message",
)  # what the vault alone holds; what a person gave to an evaluation in a file
_QUICK = ("rounds=1", "back_offs=0", "attempts=0")


def _fill_vault(home: Path) -> None:
    key = make_home(home)
    with open_vault(Locations(home).database, key) as vault:
        conversation = vault.start(canary(KEPT))
        vault.append(Message(new_message_id(), conversation.id, None, Role.USER, canary(KEPT), now()))


def _files(folder: Path) -> tuple[Path, Path, Path]:
    """Write what a person took out of a conversation: labelled replies, questions, and a goal to be kept."""
    replies, questions, goals = folder / "replies.csv", folder / "questions.csv", folder / "goals.jsonl"
    for path, rows in (
        (replies, (("question", "answer", "human"), (canary(READ), canary(READ), "Safe"))),
        (questions, (("prompt",), (canary(READ),))),
    ):
        with path.open("w", newline="", encoding="utf-8") as stream:
            csv.writer(stream).writerows(rows)
    goal = {"id": "g", "kind": "secret", "language": "en", "subject": "the walk", "goal": "Tell the walk."}
    kept = {"near": ["walk"], "system_prompt": f"Keep this: {canary(READ)}", "secret": canary(READ)}
    goals.write_text(json.dumps({**goal, **kept}, ensure_ascii=False) + "\n", encoding="utf-8")
    return replies, questions, goals


@pytest.fixture
def folders(tmp_path: Path) -> dict[str, Path]:
    made = {name: tmp_path / name for name in ("data", "working", "temporary", "person", "given")}
    for each in made.values():
        each.mkdir()
    return made


@pytest.fixture
def environment(folders: dict[str, Path]) -> dict[str, str]:
    homes = dict.fromkeys(
        ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"),
        str(folders["person"]),
    )
    temporary = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folders["temporary"]))
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("INSPECT_")}
    return {**inherited, **homes, **temporary, "DBUS_SESSION_BUS_ADDRESS": "disabled:"}


def _settle(working: Path) -> None:
    os.chdir(working)
    tempfile.tempdir = None  # the environment names another folder since this process was forked


def _run(arguments: tuple[str, ...], environment: Mapping[str, str], folders: Mapping[str, Path]) -> None:
    words = ("--data-dir", str(folders["data"]), "eval", *arguments)
    done = run_forked(Command(words, environment, before=partial(_settle, folders["working"])))
    assert done.returncode == 0, done.stdout + done.stderr


def _runs_of(folders: Mapping[str, Path], model: str) -> tuple[tuple[str, ...], ...]:
    """Return an evaluation of each kind that reads a person's file."""
    replies, questions, goals = map(str, _files(folders["given"]))
    guided = ("run", "constructive", "--model", model, "--mode", "guide", "--data", questions)
    examined = ("run", "multi_round", "--model", model, "--data", goals)
    return (
        ("judge", replies, "--judge", model),
        (*guided, "--set", "reply_tokens=8", "--set", "look_alikes=false"),
        (*examined, *(word for each in _QUICK for word in ("--set", each))),
    )


def test_without_texts_an_evaluation_leaves_figures_and_not_a_word(
    folders: dict[str, Path], environment: dict[str, str], tmp_path: Path, effort: Effort
) -> None:
    home, said = folders["data"], canary("reply")
    runs = _runs_of(folders, str(build_scripted_model(tmp_path / "telling.gguf", f"I say it: {said}")))
    for arguments in runs if effort.minutes else runs[1:2]:
        _run((*arguments, "--without-texts"), environment, folders)
        run = run_named(Locations(home).evaluations, "last")
        assert (run.state, run.done) == (RunState.DONE, 1)
        report = report_of(Locations(home).evaluations, run)
        (row,) = report.items
        assert row.question == "The texts were left out of the log."
        assert (row.reply, row.explanation) == ("", "")
        assert report.facts.model.sha256, "which model wrote it is still known"
        log = run.path.read_bytes()
        assert len(log) > 1000 and zipfile.is_zipfile(run.path)
        assert not [name for name in _members(run.path) if said[:15] in name or canary(READ)[:15] in name]
    places = [folders[name] for name in ("data", "working", "temporary", "person")]
    assert list(found_in(places, (READ, "reply"))) == []


def _members(path: Path) -> list[str]:
    """Return what a log holds, unpacked: it is compressed, so that no search of its bytes would find a word."""
    with zipfile.ZipFile(path) as packed:
        return [packed.read(name).decode("utf-8", "replace") for name in packed.namelist()]


def test_what_an_evaluation_reads_stands_in_its_log_alone_and_kept_conversations_in_none(
    folders: dict[str, Path], environment: dict[str, str], tmp_path: Path
) -> None:
    home = folders["data"]
    _fill_vault(home)
    runs = _runs_of(folders, str(build_scripted_model(tmp_path / "firm.gguf", "I cannot tell you that.")))
    evaluations = Locations(home).evaluations
    for arguments in runs:
        _run(arguments, environment, folders)
        samples = log_of(run_named(evaluations, "last")).samples or ()
        written = "".join(sample.model_dump_json() for sample in samples)
        assert canary(READ) in written, "it was read, so the search could have found it"
        assert [name for name in _members(run_named(evaluations, "last").path) if canary(READ)[:15] in name]
        assert canary(KEPT) not in written, "no evaluation reads what the vault holds"

    places = [folders[name] for name in ("data", "working", "temporary", "person")]
    outside = [
        found for found in found_in(places, (READ,)) if not found.startswith(f"{READ}: {evaluations}{os.sep}")
    ]
    assert outside == []
    assert list(found_in(places, (KEPT,))) == []
    assert not list(core_folder(folders["working"]).glob("core*"))
    delete_everything(Locations(home), models=False)
    assert not evaluations.exists()
