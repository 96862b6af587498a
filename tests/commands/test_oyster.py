"""The command line as a person runs it, in a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.locations import Locations
from app.privacy.keys import new_key_from_passphrase
from app.storage.kept_states import STATES
from tests.forked_program import SECRET, Command, Done, run_forked
from tests.privacy.quick_cost import QUICK

PASSPHRASE = "two herons by the lake"


def oyster(*arguments: str, home: Path, stdin: str = "", secret: str = "") -> Done:
    """Run a command; ``secret`` is on the descriptor whose number takes the place of ``SECRET`` in the arguments."""
    without_screen = {
        k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    environment = {
        **without_screen,
        "OYSTER_HOME": str(home),
        "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        "HF_ENDPOINT": "http://127.0.0.1:9",  # nobody is there: no test asks a hub of the world
        "COLUMNS": "200",
    }
    return run_forked(Command(arguments, environment, stdin, secret))


def installed_oyster(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run the installed program as a person does, from nothing."""
    program = Path(sys.executable).with_name("oyster")
    return subprocess.run(
        [program, *arguments],
        env={**os.environ, "OYSTER_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.fixture(scope="module")
def with_short_model(tmp_path_factory: pytest.TempPathFactory, short_gguf: Path) -> Path:
    folder = tmp_path_factory.mktemp("short") / "home"
    assert oyster("models", "add", str(short_gguf), home=folder).returncode == 0
    return folder


@pytest.fixture(scope="module")
def with_trial_model(tmp_path_factory: pytest.TempPathFactory, trial_gguf: Path) -> Path:
    folder = tmp_path_factory.mktemp("trial") / "home"
    assert oyster("models", "get", "trial", home=folder).returncode == 0
    return folder


@pytest.fixture
def home(tmp_path: Path, with_short_model: Path) -> Path:
    """A data folder in which a model lies that answers fast."""
    return shutil.copytree(with_short_model, tmp_path / "home")


@pytest.fixture
def trial_home(tmp_path: Path, with_trial_model: Path) -> Path:
    """A data folder in which the trial model lies."""
    return shutil.copytree(with_trial_model, tmp_path / "home", copy_function=os.link)


def test_one_turn_as_json_is_whole_and_keeps_nothing(home: Path) -> None:
    done = oyster(
        "--region", "GB", "chat", "--once", "I want to die", "--json", "--max-tokens", "8", home=home
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert {
        "reply",
        "thinking",
        "assessment",
        "crisis",
        "support",
        "helplines",
        "facts",
        "analysis",
    } <= told.keys()
    message, reply = told["analysis"]["message"], told["analysis"]["reply"]
    assert {"posterior", "game", "ladder", "trajectory", "facets", "intents", "costs"} <= message.keys()
    assert {"mode", "guidance", "review", "withheld", "chain", "costs"} <= reply.keys()
    assert {"payoffs", "chosen", "thresholds"} <= message["game"].keys()
    assert told["crisis"] is True
    assert told["folded"] is True
    assert "not a clinician" in told["support"]
    assert any(each["name"] == "Samaritans" for each in told["helplines"])
    assert {"headline", "categories", "judge"} <= told["assessment"].keys()
    assert {"model", "hash", "tokens_read", "tokens_written", "seconds", "seed"} <= told["facts"].keys()
    assert told["facts"]["tokens_written"] <= 8
    assert told["assessment"]["judge"]["kind"] == "none"
    assert "self-test" in told["assessment"]["judge"]["note"], "a model that was not tested judges nothing"
    assert told["assessment"]["unjudged"] == ["distress", "wrong"]
    assert not (home / "conversations.db").exists()


def test_the_same_seed_gives_the_same_reply(home: Path) -> None:
    arguments = ("chat", "--once", "Tell me a story", "--json", "--seed", "7", "--max-tokens", "12")
    first, second = (json.loads(oyster(*arguments, home=home).stdout) for _ in range(2))
    assert first["reply"] == second["reply"]
    assert first["facts"]["seed"] == 7


def test_a_passphrase_from_a_descriptor_keeps_the_turn_encrypted_and_closed_to_others(home: Path) -> None:
    (home / "thesis.odt").write_text("in a folder that others use too")
    home.chmod(0o755)
    arguments = ("--passphrase-fd", SECRET, "chat", "--once", "a secret whale song", "--json", "--save")
    done = oyster(*arguments, "--max-tokens", "4", home=home, secret=PASSPHRASE)
    assert done.returncode == 0, done.stderr
    database = home / "conversations.db"
    assert b"whale" not in database.read_bytes()
    written = {
        each.name: each.stat().st_mode & 0o077 for each in home.rglob("*") if each.name != "thesis.odt"
    }
    assert {"conversations.db", "key-source.json", "oyster.log"} <= written.keys()
    assert os.name != "posix" or {name for name, others in written.items() if others} == set()
    again = ("--passphrase-fd", SECRET, "chat", "--once", "x", "--save")
    wrong = oyster(*again, home=home, secret="not the passphrase")
    assert wrong.returncode == 1
    assert "passphrase" in wrong.stderr
    assert "Traceback" not in wrong.stderr


def test_what_the_model_read_in_the_terminal_is_kept_for_the_window(home: Path) -> None:
    text = "The sea was calm and grey, and nobody was on the beach. " * 12
    arguments = ("--passphrase-fd", SECRET, "chat", "--mode", "observe", "--max-tokens", "8")
    done = oyster(*arguments, home=home, secret=PASSPHRASE, stdin=f"{text}\n")
    assert done.returncode == 0, done.stderr
    (kept,) = (home / STATES).iterdir()
    assert b"beach" not in kept.read_bytes()


@pytest.mark.parametrize("weak", ["11111111", "password"])
def test_a_weak_passphrase_from_a_descriptor_is_refused_and_nothing_is_kept(
    tmp_path: Path, weak: str
) -> None:
    arguments = ("--passphrase-fd", SECRET, "chat", "--once", "Hello", "--save")
    done = oyster(*arguments, home=tmp_path / "home", secret=weak)
    assert done.returncode == 1
    assert "four or more words" in " ".join(done.stderr.split())
    assert not (tmp_path / "home" / "conversations.db").exists()


def test_without_a_keyring_and_nobody_to_ask_the_conversation_is_private_and_says_so(home: Path) -> None:
    done = oyster("chat", "--once", "Hello", "--save", "--max-tokens", "4", home=home)
    assert done.returncode == 0, done.stderr
    assert "private" in done.stderr
    assert not (home / "conversations.db").exists()


def test_where_there_is_no_screen_the_conversation_opens_in_the_terminal(trial_home: Path) -> None:
    done = oyster("--start-with", "trial", home=trial_home, stdin="Hello\n")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("There is no screen here")
    assert "trial model" in done.stdout
    assert "Not judged" in done.stdout and "Low risk" not in done.stdout
    assert "tokens/s" in done.stdout


def test_the_screen_reads_lines_without_a_model(tmp_path: Path) -> None:
    done = oyster("screen", "--json", home=tmp_path / "empty", stdin="I want to die\n今天天气真好\n")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each["crisis"] for each in answers] == [True, False]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("chat", "--once", "x", "--model", "nothing"), "'nothing' is not on this computer"),
        (("models", "get", "oy1"), "The hub cannot be reached"),
        (("models", "get", "unheard-of"), "catalogue has no model"),
        (("models", "add", "/nowhere/model.gguf"), "is not there"),
        (("models", "remove", "unheard-of"), "no model 'unheard-of'"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_exit_code_one(
    tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    done = oyster(*arguments, home=tmp_path / "empty")
    assert done.returncode == 1
    assert words in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr + done.stdout


def test_a_file_that_changed_is_found_by_verify(trial_home: Path) -> None:
    path = trial_home / "models" / "trial.gguf"
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.unlink()  # it may share its bytes with the one beside the program
    path.write_bytes(content)
    done = oyster("models", "verify", "trial", home=trial_home)
    assert done.returncode == 4
    assert "changed" in done.stdout


def test_doctor_answers_in_words_and_in_json(trial_home: Path) -> None:
    told = json.loads(oyster("doctor", "--json", home=trial_home).stdout)
    findings = {each["subject"]: each["words"] for each in told["findings"]}
    assert {"system", "memory", "engine", "conversations"} <= findings.keys()
    assert "was not measured yet" in findings["model trial"], "nothing is claimed of how fast it is"
    assert oyster("doctor", home=trial_home).returncode == 0


def test_the_installed_program_starts_from_nothing(tmp_path: Path) -> None:
    done = installed_oyster("models", "list", "--json", home=tmp_path)
    assert done.returncode == 0, done.stderr
    assert any(each["id"] == "trial" for each in json.loads(done.stdout))
    assert installed_oyster("--no-such-option", home=tmp_path).returncode == 2


def test_an_unknown_option_is_a_usage_error(tmp_path: Path) -> None:
    assert oyster("--no-such-option", home=tmp_path).returncode == 2


def test_a_kept_turn_is_explained_in_words_and_replayed_to_the_digit(home: Path) -> None:
    new_key_from_passphrase(Locations(home), PASSPHRASE, QUICK)

    def with_passphrase(*arguments: str) -> Done:
        return oyster("--passphrase-fd", SECRET, *arguments, home=home, secret=PASSPHRASE)

    nothing = with_passphrase("explain")
    assert nothing.returncode == 1
    assert "No kept turn" in nothing.stderr
    kept = with_passphrase("chat", "--once", "I want to die", "--json", "--save", "--max-tokens", "8")
    assert kept.returncode == 0, kept.stderr
    explained = with_passphrase("explain", json.loads(kept.stdout)["turn"][:8])
    assert explained.returncode == 0, explained.stderr
    for words in (
        "someone in difficulty",
        "crisis screen (by rules",
        "past the boundary",
        "Chosen:",
    ):
        assert words in explained.stdout
    weighed = with_passphrase("explain", "last", "--weigh")
    assert weighed.returncode == 0, weighed.stderr
    assert "Reasoning, step by step" in weighed.stdout
    assert "Does this reasoning matter?" in weighed.stdout
    replayed = with_passphrase("replay", "last")
    assert replayed.returncode == 0, replayed.stderr
    assert "The same to the digit: support_with_resources." in replayed.stdout


def test_a_message_is_compared_under_two_strategies_in_words_and_as_json(home: Path) -> None:
    arguments = ("chat", "--once", "What is a good bread recipe?", "--mode", "compare", "--max-tokens", "6")
    asked = ("--strategy", "clarify", "--against", "general_information")
    told = oyster(*arguments, *asked, home=home)
    assert told.returncode == 0, told.stderr
    assert told.stdout.index("Answer 1 of 2: Ask what is meant") < told.stdout.index("Answer 2 of 2: General")
    report = json.loads(oyster(*arguments, *asked, "--json", home=home).stdout)
    assert report["analysis"]["reply"]["followed"] == "clarify"
    (other,) = report["further_answers"]
    assert other["strategy"] == other["analysis"]["reply"]["followed"] == "general_information"
    assert other["turn"] != report["turn"]
    assert other["facts"]["tokens_written"] <= 6
    assert report["analysis"]["reply"]["review"] is not None
    refused = oyster(*arguments, "--against", "sing", home=home)
    assert refused.returncode == 1
    assert "There is no strategy 'sing'" in " ".join(refused.stderr.split())


def test_everything_is_deleted_only_where_somebody_agrees(tmp_path: Path) -> None:
    home = tmp_path / "home"
    new_key_from_passphrase(Locations(home), PASSPHRASE, QUICK)
    (home / "conversations.db").write_bytes(b"x" * 4096)
    asked = oyster("delete-everything", home=home)
    assert asked.returncode == 1
    assert "Nothing was deleted" in asked.stderr
    assert (home / "conversations.db").exists()
    done = oyster("delete-everything", "--yes", home=home)
    assert done.returncode == 0, done.stderr
    assert not [each.name for each in home.iterdir()] if home.exists() else True
