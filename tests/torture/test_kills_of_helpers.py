"""kill -9 of processes that live for one piece of work: one sentence, nothing is changed, and the next one works."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.domain.conversation import Role
from app.domain.errors import EngineFailure
from app.domain.generation import GeneratedPiece, GenerationRequest, PromptMessage, Sampling
from app.domain.named_server import named_server
from app.engine.client import EngineClient
from app.evaluation.data.data_file import read_table
from app.evaluation.data.errors import DataFileError
from app.evaluation.run_logs import Run, RunState, log_of, runs_in
from app.locations import Locations
from app.models.errors import DownloadFailed
from app.models.gguf_listing import listing_of
from app.models.hub_reference import HubReference
from app.session.conversation_import.reader_process import ImportRefused
from app.session.conversation_import.taking_over import import_file
from app.storage.vault import open_vault
from tests.engine.scripted_model import build_scripted_model
from tests.engine.server.troubled_server import WRITTEN, troubled_server
from tests.evaluation.test_data_files import sheet
from tests.forked_program import Command, ForkedProgram
from tests.models.loopback_hub import open_hub
from tests.session.test_conversation_import import EXPORTS, FORMS
from tests.test_launcher import held, program
from tests.torture.doomed import is_running, make_home
from tests.torture.tally import Effort, Hang, Kind, Tally

pytestmark = pytest.mark.timeout(0)
MakeTally = Callable[[Kind, str], Tally]
_END_SECONDS = 20.0
_RUN_SECONDS = 6.0  # of an evaluation


def children() -> set[int]:
    """Return the child processes that run a function in an interpreter of their own."""
    found = set()
    for place in Path("/proc").glob("[0-9]*"):
        try:
            parent = place.joinpath("stat").read_text().rpartition(")")[2].split()[1]
            spawned = b"multiprocessing.spawn" in place.joinpath("cmdline").read_bytes()
        except OSError:
            continue
        if spawned and int(parent) == os.getpid():
            found.add(int(place.name))
    return found


@contextmanager
def killing_the_next_child(seconds: float) -> Iterator[None]:
    """Kill the next child process of this one, so long after it was started."""
    before, over = children(), threading.Event()

    def kill() -> None:
        while not over.is_set():
            for child in children() - before:
                over.wait(seconds)
                if child in children():
                    os.kill(child, signal.SIGKILL)
                return
            over.wait(0.005)

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        yield
    finally:
        over.set()
        killer.join()


def test_a_question_to_the_hub_that_is_killed_is_one_sentence_and_the_next_is_answered(
    effort: Effort, tally: MakeTally, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted, chance = tally(Kind.KILL, "kill -9 of whoever asks the hub"), effort.chance("hub question")
    content = build_scripted_model(tmp_path / "a.gguf", "Here.").read_bytes()
    with open_hub() as hub:
        hub.offer("a/b", "a.gguf", content)
        monkeypatch.setenv("HF_ENDPOINT", hub.endpoint)
        began = time.monotonic()
        whole = listing_of(HubReference("a/b")).run()
        longest = time.monotonic() - began
        for _ in effort.rounds(0.02, 1):
            with counted.trying():
                try:
                    with killing_the_next_child(chance.uniform(0.0, longest)):
                        listing_of(HubReference("a/b")).run()
                except DownloadFailed as error:
                    assert error.sentence == "Asking the hub ended unexpectedly. Ask again."
                assert listing_of(HubReference("a/b")).run() == whole


def test_a_reader_of_an_export_that_is_killed_changes_nothing_and_the_next_reads_it_whole(
    effort: Effort, tally: MakeTally, tmp_path: Path
) -> None:
    counted, chance = tally(Kind.KILL, "kill -9 of whoever reads an import"), effort.chance("import")
    path = EXPORTS / FORMS["ChatGPT"]
    for number in effort.rounds(0.02, 1):
        home = Locations(tmp_path / str(number))
        with counted.trying(), open_vault(home.database, make_home(home.root)) as vault:
            try:
                with killing_the_next_child(chance.uniform(0.0, 0.6)):
                    import_file(path, vault)
            except ImportRefused as error:
                assert "was broken off" in error.sentence
                assert "Nothing was changed" in error.sentence
                assert vault.is_empty
            taken = import_file(path, vault)
            assert len(taken.conversations) + taken.known == len(vault.conversations()) == 1
            assert vault.audit().intact


def test_a_reader_of_a_spreadsheet_that_is_killed_is_one_sentence_and_the_next_reads_it_whole(
    effort: Effort, tally: MakeTally, tmp_path: Path
) -> None:
    counted, chance = tally(Kind.KILL, "kill -9 of whoever reads a spreadsheet"), effort.chance("table")
    path = sheet(tmp_path / "a.xlsx", [("query",), *((f"question {number}",) for number in range(500))])
    whole = read_table(path)
    for _ in effort.rounds(0.02, 1):
        with counted.trying():
            try:
                with killing_the_next_child(chance.uniform(0.0, 0.6)):
                    assert read_table(path) == whole
            except DataFileError as error:
                assert "the process that reads it ended" in error.sentence
            assert read_table(path) == whole


def test_a_connection_to_a_server_that_is_killed_is_one_sentence_and_the_next_answers(
    effort: Effort, tally: MakeTally
) -> None:
    counted, chance = tally(Kind.KILL, "kill -9 of whoever asks a server elsewhere"), effort.chance("server")
    request = GenerationRequest((PromptMessage(Role.USER, "Tell me."),), Sampling(seed=1, max_tokens=12))

    def words() -> list[str]:
        pieces = [each for each in client.generate(request) if isinstance(each, GeneratedPiece)]
        return "".join(each.text for each in pieces).split()

    with troubled_server() as server:
        client = EngineClient()
        try:
            client.connect(named_server(server.address, "trial"), patience=5.0)
            for _ in effort.rounds(0.03, 1):
                with counted.trying():
                    pid = client.worker_pid
                    assert pid is not None
                    killer = threading.Timer(chance.uniform(0.0, 0.1), os.kill, [pid, signal.SIGKILL])
                    killer.start()
                    try:
                        while is_running(pid):
                            assert words() == WRITTEN.split()
                    except EngineFailure as error:
                        assert error.sentence.endswith(".")
                    killer.join()
                    assert words() == WRITTEN.split(), "the next call starts another process"
                    assert client.worker_pid != pid
        finally:
            client.close()


def test_an_evaluation_that_is_killed_keeps_what_is_done_and_goes_on(
    effort: Effort, tally: MakeTally, tmp_path: Path
) -> None:
    counted, chance = tally(Kind.KILL, "kill -9 of an evaluation"), effort.chance("evaluation")
    model, items = build_scripted_model(tmp_path / "firm.gguf", "I cannot tell you that."), 6
    words = ("eval", "run", "canary", "--model", str(model), "--limit", str(items), "--set", "reply_tokens=8")

    def started(home: Path) -> ForkedProgram:
        textless = ("--without-texts",) if home.name.endswith(("0", "2", "4", "6", "8")) else ()
        return ForkedProgram(Command((*words, *textless), os.environ | {"OYSTER_HOME": str(home)}))

    def finish(home: Path, before: dict[str, str]) -> None:
        """Let the run in a folder end; what was done ``before`` is not done again."""
        ended = started(home).done()
        assert ended.returncode == 0, ended.stderr
        (run,) = runs_in(Locations(home).evaluations)
        assert (run.state, run.done) == (RunState.DONE, items)
        assert before.items() <= items_done(run).items()

    number, before = 0, dict[str, str]()
    for _ in effort.rounds(0.06, 1):
        home = tmp_path / f"home {number}"
        with counted.trying():
            running = started(home)
            if not running.ends_within(chance.uniform(0.0, _RUN_SECONDS)):
                running.kill()
            running.done()
            runs = runs_in(Locations(home).evaluations)
            assert len(runs) < 2, "the same order goes on with the same run"
            found = items_done(runs[0]) if runs else {}
            assert before.items() <= found.items(), "what was done is done no more, or was done again"
            before = found
            if runs and runs[0].state is RunState.DONE:
                assert len(found) == items
                number, before = number + 1, {}
    finish(tmp_path / f"home {number}", before)


def items_done(run: Run) -> dict[str, str]:
    """Return the items of a run that are done, with what Inspect knows each by."""
    return {str(each.id): str(each.uuid) for each in log_of(run).samples or () if each.error is None}


_LAUNCHING = """
import threading
first = ChildProcess("waits", try_socket, "word", confinement=CONNECTS)
first.pipe.recv()
launcher = parent_of(first.pid)
print(launcher, first.pid, flush=True)
threading.Timer({seconds}, os.kill, [launcher, 9]).start()
try:
    while True:
        child = ChildProcess("works", try_socket, "word", confinement=CONNECTS)
        child.pipe.recv()
        child.pipe.send("end")
        child.exit_code()
        child.close()
except (OSError, EOFError):
    print("told", flush=True)
time.sleep(600)
"""


@held
def test_a_launcher_that_is_killed_is_told_and_takes_nobody_but_its_own_along(
    effort: Effort, tally: MakeTally, tmp_path: Path
) -> None:
    counted, chance = tally(Kind.KILL, "kill -9 of the launcher"), effort.chance("launcher")
    for _ in effort.rounds(0.03, 1):
        with counted.trying():
            running = program(tmp_path, _LAUNCHING.format(seconds=chance.uniform(0.0, 1.0)))
            assert running.stdout is not None
            launcher, child = map(int, running.stdout.readline().split())
            assert running.stdout.readline().strip() == "told"
            assert running.poll() is None, "the program lives"
            running.kill()
            until = time.monotonic() + _END_SECONDS
            while left := [each for each in (launcher, child) if is_running(each)]:
                if time.monotonic() > until:
                    for each in left:
                        os.kill(each, signal.SIGKILL)
                    raise Hang("what the launcher had started outlived the program")
                time.sleep(0.02)
            running.communicate(timeout=_END_SECONDS)
