"""``oyster eval run canary`` as a person runs it, killed without warning half-way, and repeated."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from typer.testing import CliRunner

from app.commands.root import application
from app.evaluation.run_logs import RunState, log_of, run_named
from app.locations import Locations
from app.models.catalogue import load_catalogue
from app.models.model_library import ModelLibrary
from tests.forked_program import Command, run_forked
from tests.short_model import SHORT

OYSTER = [sys.executable, "-c", "from app.commands import main; main()"]
RUN = ("eval", "run", "canary", "--model", SHORT, "--limit", "4", "--set", "reply_tokens=8")


def started(home: Path, *arguments: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "OYSTER_HOME": str(home), "DBUS_SESSION_BUS_ADDRESS": "disabled:"}
    return subprocess.Popen(
        [*OYSTER, *arguments], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def finished(home: Path, *arguments: str) -> tuple[int, str, str]:
    process = started(home, *arguments)
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


def test_a_run_killed_half_way_and_repeated_does_only_the_rest_and_ends_in_a_report(
    tmp_path: Path, short_gguf: Path
) -> None:
    ModelLibrary(Locations(tmp_path).models, load_catalogue()).add(short_gguf)
    process = started(tmp_path, *RUN)
    assert process.stderr is not None
    until = time.monotonic() + 100
    for line in process.stderr:
        assert time.monotonic() < until
        if "1 of 4" in line:
            break
    os.kill(process.pid, signal.SIGKILL)
    process.wait(10)
    process.stderr.close()
    assert process.stdout is not None
    process.stdout.close()

    folder = Locations(tmp_path).evaluations
    killed = run_named(folder, "last")
    assert killed.state is RunState.UNFINISHED
    assert 1 <= killed.done < 4
    before = {str(each.id): each.uuid for each in log_of(killed).samples or () if each.error is None}
    assert len(before) == killed.done

    code, out, err = finished(tmp_path, *RUN)
    assert code == 0, err
    assert f"{killed.done} of 4 items, {killed.done} of them done before" in err
    assert "Finished: 4 of 4 items" in out
    assert "Secrets and forbidden topics kept by kind" in out
    assert "Traceback" not in out + err
    done = run_named(folder, "last")
    assert done.id == killed.id
    after = {str(each.id): each.uuid for each in log_of(done).samples or ()}
    assert len(after) == 4
    assert {each: after[each] for each in before} == before

    listed = CliRunner().invoke(application, ["--data-dir", str(tmp_path), "eval", "list"])
    assert listed.exit_code == 0, listed.output
    assert f"{done.id}  {done.began:%Y-%m-%d %H:%M}  canary  {SHORT}  done, 4 of 4 items" in listed.output
    refused = run_forked(Command(("eval", "report", "nosuch"), {**os.environ, "OYSTER_HOME": str(tmp_path)}))
    assert (refused.returncode, refused.stderr) == (
        1,
        "The run 'nosuch' is not known. 'oyster eval list' shows the runs; 'last' is the newest.\n",
    )
