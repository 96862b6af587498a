"""What a machine does to a program: it is suspended, files go from under it, its clock is set back, two run at once."""

from __future__ import annotations

import os
import shutil
import signal
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.conversation import Message, Role, new_message_id, now
from app.domain.errors import MemoryShort, OysterError
from app.domain.generation import GenerationEnded, GenerationRequest, PromptMessage, Sampling
from app.domain.turn import UserMessageCommitted
from app.engine.client import EngineClient
from app.locations import Locations
from app.models.download import Download
from app.models.downloader_protocol import Order
from app.models.errors import DownloadFailed
from app.session.session import Session
from app.storage.vault import open_vault
from tests.engine.scripted_model import build_scripted_model
from tests.models.loopback_hub import Trouble, open_hub
from tests.torture.doomed import CHILD, PASSPHRASE, SAID, Doomed, make_home, talk
from tests.torture.tally import Effort, Kind, Tally

pytestmark = pytest.mark.timeout(300)
MakeTally = Callable[[Kind, str], Tally]
REQUEST = GenerationRequest((PromptMessage(Role.USER, "Tell me."),), Sampling(seed=1, max_tokens=40))


@pytest.fixture
def client() -> Iterator[EngineClient]:
    opened = EngineClient()
    yield opened
    opened.close()


def words_of(client: EngineClient, during: Callable[[], None] = lambda: None) -> str:
    """Return a whole reply; ``during`` is called after its first piece."""
    texts = []
    for event in client.generate(REQUEST):
        if not texts and hasattr(event, "text"):
            during()
        texts.append(getattr(event, "text", ""))
    assert isinstance(event, GenerationEnded)
    return "".join(texts)


def test_a_reply_goes_on_after_a_suspend(
    effort: Effort, tally: MakeTally, client: EngineClient, tmp_path: Path
) -> None:
    counted, chance = tally(Kind.FAULT, "worker suspended and resumed"), effort.chance("suspend")
    client.load(build_scripted_model(tmp_path / "a.gguf", "It goes on and on. " * 8), context_size=512)
    whole = words_of(client)

    def suspend() -> None:
        worker = client.worker_pid
        assert worker is not None
        os.kill(worker, signal.SIGSTOP)
        threading.Timer(chance.uniform(0.05, 0.3), os.kill, [worker, signal.SIGCONT]).start()

    for _ in effort.rounds(0.01, 2):
        with counted.trying():
            assert words_of(client, suspend) == whole


@pytest.mark.parametrize("harm", ["deleted", "cut to nothing", "overwritten"])
def test_a_model_file_that_goes_while_it_is_in_use_is_one_sentence(
    tally: MakeTally, client: EngineClient, tmp_path: Path, harm: str
) -> None:
    path = build_scripted_model(tmp_path / "a.gguf", "Still here. " * 8)
    whole = path.read_bytes()
    client.load(path, context_size=512)
    with tally(Kind.FAULT, f"model file {harm} while mapped").trying():
        if harm == "deleted":
            path.unlink()
        elif harm == "cut to nothing":
            os.truncate(path, 0)
        else:
            path.write_bytes(b"\0" * len(whole))
        for _ in range(2):  # the worker may fall, and the next call loads the file again
            try:
                words_of(client)
            except OysterError as error:
                assert error.sentence.endswith((".", "?"))
        path.write_bytes(whole)
        client.load(path, context_size=512)
        assert words_of(client)


def test_a_clock_that_is_set_back_loses_and_reorders_nothing(
    tally: MakeTally, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    key, parent = make_home(home), None
    with tally(Kind.FAULT, "clock set back").trying(), open_vault(Locations(home).database, key) as vault:
        other, conversation = vault.start("other"), vault.start("this")
        vault.append(Message(new_message_id(), other.id, None, Role.USER, "first", now()))
        for hours in (0, 30, 60, 1):
            moment = now() - timedelta(hours=hours)
            monkeypatch.setattr("app.storage.vault.now", lambda moment=moment: moment)
            message = Message(new_message_id(), conversation.id, parent, Role.USER, f"at {hours}", moment)
            vault.append(message)
            parent = message.id
        texts = [each.text for each in vault.tree(conversation.id).messages]
        assert texts == ["at 0", "at 30", "at 60", "at 1"]
        assert vault.conversations()[0].id == conversation.id, "the latest used comes first"


def test_two_sessions_of_one_person_keep_all_that_both_say(tally: MakeTally, tmp_path: Path) -> None:
    home = tmp_path / "home"
    make_home(home)
    with (
        tally(Kind.FAULT, "two sessions of one person").trying(),
        Session(Locations(home), region="GB") as one,
        Session(Locations(home), region="GB") as two,
    ):
        for session in (one, two):
            session.unlock(PASSPHRASE)
        said: list[str] = []

        def talk(session: Session, name: str) -> None:
            for number in range(5):
                for event in session.say(f"{name} {number}"):  # no model answers
                    if isinstance(event, UserMessageCommitted):
                        said.append(event.message.text)

        threads = [threading.Thread(target=talk, args=each) for each in ((one, "one"), (two, "two"))]
        for each in threads:
            each.start()
        for each in threads:
            each.join(120)
        kept = {m.text for c in two.vault.conversations() for m in two.vault.tree(c.id).messages}
        assert len(said) == 10
        assert kept == set(said)


def test_a_models_folder_that_is_moved_during_a_download_is_one_sentence_and_the_download_goes_on_there(
    tally: MakeTally, tmp_path: Path
) -> None:
    content = os.urandom(1_500_000)
    before, after = tmp_path / "models", tmp_path / "moved"
    with open_hub() as hub, tally(Kind.FAULT, "models folder moved during a download").trying():
        hub.offer("a/b", "a.gguf", content, Trouble(bytes_per_second=1_500_000))
        order = Order("a/b", "a.gguf", "main", str(before / "a.gguf"), endpoint=hub.endpoint)
        moved = False
        with pytest.raises(DownloadFailed) as failure:
            for progress in Download(order).events():
                if progress.done_bytes > 300_000 and not moved:
                    moved = bool(shutil.move(before, after))
                if progress.failure is not None:
                    raise progress.failure
        assert failure.value.sentence.endswith(".")
        assert "Traceback" not in failure.value.sentence
        served = hub.settled()
        again = Order("a/b", "a.gguf", "main", str(after / "a.gguf"), endpoint=hub.endpoint)
        assert Download(again).run(lambda progress: None).read_bytes() == content
        assert hub.settled() - served < len(content), "what had come was not fetched again"


def test_a_hub_that_changes_the_file_half_way_ends_with_one_of_the_two_whole(
    tally: MakeTally, tmp_path: Path
) -> None:
    old, new = os.urandom(1_200_000), os.urandom(1_100_000)
    with open_hub() as hub, tally(Kind.FAULT, "file changed on the hub during a download").trying():
        hub.offer("a/b", "a.gguf", old, Trouble(bytes_per_second=1_500_000, cuts=1, after_bytes=400_000))
        order = Order("a/b", "a.gguf", "main", str(tmp_path / "a.gguf"), endpoint=hub.endpoint)
        changed = False
        for progress in Download(order).events():
            if progress.done_bytes > 200_000 and not changed:
                hub.offer("a/b", "a.gguf", new)
                changed = True
            if progress.failure is not None:
                raise progress.failure
            time.sleep(0)
        assert (tmp_path / "a.gguf").read_bytes() in (old, new)


def test_a_model_that_memory_would_not_hold_is_refused_before_it_is_loaded(
    tally: MakeTally, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trial_gguf: Path
) -> None:
    monkeypatch.setenv("OYSTER_MACHINE_MEMORY_GB", "2.1")  # of which a desktop uses 2
    short, small = EngineClient(), build_scripted_model(tmp_path / "a.gguf", "Here.")
    try:
        with tally(Kind.FAULT, "memory short").trying():
            with pytest.raises(MemoryShort, match=r"needs about .* GiB of memory and .* GiB are free"):
                short.load(trial_gguf, context_size=2048)
            short.load(small, context_size=256)
            assert words_of(short)
    finally:
        short.close()


def test_a_whole_program_that_is_suspended_goes_on_and_keeps_what_was_acknowledged(
    effort: Effort, tally: MakeTally, tmp_path: Path
) -> None:
    counted, chance = tally(Kind.FAULT, "session and worker suspended and resumed"), effort.chance("asleep")
    home = tmp_path / "home"
    key = make_home(home)
    program = Doomed(talk, home, build_scripted_model(tmp_path / "a.gguf", "A short reply. " * 6))
    try:
        processes = (program.pid, int(program.wait_for(CHILD)))
        for _ in effort.rounds(0.01, 2):
            with counted.trying():
                program.wait_for(SAID)
                time.sleep(chance.uniform(0.0, 0.3))
                for each in processes:
                    os.kill(each, signal.SIGSTOP)
                time.sleep(chance.uniform(0.05, 0.3))
                for each in processes:
                    os.kill(each, signal.SIGCONT)
                program.wait_for(SAID)
    finally:
        program.kill()
    program.wait_for_children()
    with open_vault(Locations(home).database, key) as vault:
        kept = [message.text for each in vault.conversations() for message in vault.tree(each.id).messages]
    counted.check_kept(program.reports(SAID), kept)
