"""Set-up does what is missing, once: its record, its plan, its turn-taking and its command line."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from installers.setup_steps.commands import run_logged
from installers.setup_steps.hashes import key_of
from installers.setup_steps.messages import Stop
from installers.setup_steps.places import Places
from installers.setup_steps.record import Record, read_record, write_record
from installers.setup_steps.set_up import plan, still_to_do

ROOT = Path(__file__).parents[2]
BOOTSTRAP = ROOT / "installers" / "bootstrap.py"


def finished_places(folder: Path) -> Places:
    """A folder with the project's own locks, as a finished set-up leaves it."""
    places = Places(folder)
    places.locks.parent.mkdir()
    places.locks.symlink_to(ROOT / "installers" / "lock")
    (folder / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    for path in (places.python, places.oyster, places.trial_model):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    return places


def finished(places: Places, gpu: str = "cpu") -> Record:
    steps = plan(places, gpu, with_tests=True)
    return Record(gpu, {step.name: step.key for step in steps})


def names_to_do(places: Places, record: Record, gpu: str = "cpu") -> list[str]:
    return [step.name for step in still_to_do(plan(places, gpu, with_tests=True), record, places)]


def test_a_finished_set_up_has_nothing_to_do(tmp_path: Path) -> None:
    places = finished_places(tmp_path)
    assert names_to_do(places, finished(places)) == []


def test_a_first_set_up_does_everything_in_order(tmp_path: Path) -> None:
    places = finished_places(tmp_path)
    assert names_to_do(places, Record()) == [
        "system for tests",
        "environment",
        "build",
        "run",
        "binding modules",
        "engine",
        "program",
        "sentence encoder",
        "trial model",
        "test",
        "compare",
    ]


def test_a_changed_lock_installs_that_lock_again_and_nothing_else(tmp_path: Path) -> None:
    places = finished_places(tmp_path)
    record = finished(places)
    record = replace(record, done={**record.done, "run": "the key of another file"})
    assert names_to_do(places, record) == ["run"]


def test_another_gpu_builds_the_engine_again(tmp_path: Path) -> None:
    places = finished_places(tmp_path)
    assert "engine" in names_to_do(places, finished(places), gpu="vulkan")
    assert "run" not in names_to_do(places, finished(places), gpu="vulkan")


def test_set_up_leaves_the_modules_of_pyside6_as_compiled_files() -> None:
    code = "import sys, PySide6.QtCore; print(sys.modules['shibokensupport'].__cached__)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    compiled = Path(told.strip())
    assert "files.dir" in compiled.parts
    assert compiled.exists()


def test_what_was_deleted_is_made_again(tmp_path: Path) -> None:
    places = finished_places(tmp_path)
    places.trial_model.unlink()
    assert names_to_do(places, finished(places)) == ["trial model"]


def test_a_lost_environment_takes_everything_in_it_along(tmp_path: Path) -> None:
    places = finished_places(tmp_path)
    places.python.unlink()
    assert names_to_do(places, finished(places)) == [
        "environment",
        "build",
        "run",
        "binding modules",
        "engine",
        "program",
        "sentence encoder",
        "trial model",
        "test",
        "compare",
    ]


def test_a_step_that_was_cut_short_no_longer_counts_as_done(tmp_path: Path) -> None:
    places = finished_places(tmp_path)
    write_record(places.record, finished(places).beginning("run"))
    kept = read_record(places.record)
    assert kept.begun == "run"
    assert names_to_do(places, kept) == ["run"]


@pytest.mark.parametrize("content", ["", "{", "[]", '{"done": 3}'])
def test_a_damaged_record_is_an_empty_one(tmp_path: Path, content: str) -> None:
    (tmp_path / "set-up.json").write_text(content, encoding="utf-8")
    assert read_record(tmp_path / "set-up.json") == Record()


def test_a_key_tells_apart_where_one_part_ends() -> None:
    assert key_of("ab", "c") != key_of("a", "bc")


def test_a_failed_command_is_told_with_its_log_and_last_lines(tmp_path: Path) -> None:
    log = tmp_path / "logs" / "step.log"
    script = "import sys; print('\\n'.join(f'line {n}' for n in range(100))); sys.exit(3)"
    with pytest.raises(Stop) as caught:
        run_logged([sys.executable, "-c", script], log, "It could not be done.")
    assert caught.value.sentence.startswith(f"It could not be done. The whole story is in {log}")
    assert "line 99" in caught.value.sentence
    assert "line 5\n" not in caught.value.sentence
    assert "line 5\n" in log.read_text(encoding="utf-8")


def test_a_program_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Stop, match=r"It failed\. .*no-such-program does not start"):
        run_logged([str(tmp_path / "no-such-program")], tmp_path / "log", "It failed.")


def test_a_second_set_up_waits_for_the_first_and_outlives_its_death(tmp_path: Path) -> None:
    hold = (
        "import sys; from pathlib import Path; "
        "from installers.setup_steps.one_at_a_time import one_at_a_time\n"
        "with one_at_a_time(Path(sys.argv[1]), 'waiting'):\n"
        "    print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", hold, str(tmp_path / "lock")]
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL  # it holds the lock until it has read all that comes
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as first:
        assert first.stdout is not None and first.stdout.readline() == "held\n"
        with subprocess.Popen(command, cwd=ROOT, stdin=nothing, stdout=pipe, text=True) as second:
            assert second.stdout is not None and second.stdout.readline() == "set-up: waiting\n"
            first.kill()
            assert second.stdout.readline() == "held\n"
            assert second.wait(10) == 0


def test_the_command_line_refuses_what_it_does_not_know() -> None:
    for wrong in (["fly"], ["setup", "--gpu", "abacus"], ["run", "--what"], ["package", "--fast"], []):
        assert subprocess.run([sys.executable, BOOTSTRAP, *wrong], capture_output=True).returncode == 2


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    pins = dict(pin for path in (ROOT / "installers" / "lock").glob("*.txt") for pin in pins_of(path))
    asked = [
        *project["project"]["dependencies"],
        *(each for group in project["dependency-groups"].values() for each in group),
    ]
    for text in asked:
        requirement = Requirement(text)
        pinned = pins.get(canonicalize_name(requirement.name))
        assert pinned is not None, f"{text} is in no lock file: run 'make lock'."
        assert requirement.specifier.contains(pinned), f"{text} is locked at {pinned}: run 'make lock'."


def test_the_locks_name_no_index_and_give_every_pin_a_hash() -> None:
    for path in (ROOT / "installers" / "lock").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert "://" not in text and "--index" not in text and "--find-links" not in text
        joined = text.replace("\\\n", " ").splitlines()
        assert all("--hash=sha256:" in line for line in joined if line.strip()), path.name


def pins_of(lock: Path) -> list[tuple[str, str]]:
    """The names and versions that a lock file pins."""
    lines = [
        line.split(" ")[0]
        for line in lock.read_text(encoding="utf-8").splitlines()
        if "==" in line.split(";")[0]
    ]
    return [(canonicalize_name(line.split("==")[0].split("[")[0]), line.split("==")[1]) for line in lines]
