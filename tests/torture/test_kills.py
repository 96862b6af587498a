"""kill -9 of every process at random moments: nothing that was acknowledged is lost, and the program goes on."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from app.alignment.evidence.sentence_encoder import SentenceEncoder
from app.diagnostics.running_marker import Keeping
from app.domain.conversation import Role
from app.domain.errors import EngineDied
from app.domain.generation import GenerationEnded, GenerationRequest, PromptMessage, Sampling
from app.domain.quantisation import QUANTISATIONS
from app.engine.client import EngineClient
from app.engine.quantiser import EngineQuantiser
from app.locations import Locations, resource
from app.models.catalogue import Catalogue
from app.models.download import Download
from app.models.downloader_protocol import Order
from app.models.errors import DownloadFailed
from app.models.hashing import hash_of
from app.models.model_library import ModelLibrary
from app.storage.vault import open_vault
from app.ui.unexpected_end_bar import SENTENCES
from tests.engine.quantiser_factories import write_model
from tests.engine.scripted_model import build_scripted_model
from tests.models.loopback_hub import Trouble, open_hub
from tests.torture.doomed import (
    CHILD,
    NOTICE,
    SAID,
    Doomed,
    make_home,
    open_window,
    talk,
    write_messages,
)
from tests.torture.tally import Effort, Hang, Kind, Tally

pytestmark = pytest.mark.timeout(0)
MakeTally = Callable[[Kind, str], Tally]
_SECONDS = 60.0
_AT_ONCE = ""
TALKING = (SAID, SAID, SAID, _AT_ONCE)  # one of four is killed while it opens


@pytest.fixture(scope="module")
def scripted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that answers at once."""
    return build_scripted_model(tmp_path_factory.mktemp("scripted") / "small.gguf", "A short reply. " * 6)


def kept(home: Path, key: bytes) -> list[str]:
    """Check the whole database, and return the texts of all messages."""
    path = Locations(home).database
    if not path.exists():
        return []
    with open_vault(path, key) as vault:  # takes in the log that was left behind
        texts = [message.text for each in vault.conversations() for message in vault.tree(each.id).messages]
    connection = sqlcipher.connect(str(path))
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
    return texts


def kill_at_random(
    effort: Effort,
    tally: Tally,
    home: Path,
    share: float,
    least: int,
    longest: float,
    start: Callable[[], Doomed],
    begun: tuple[str, ...],
) -> list[list[tuple[str, str]]]:
    """Start a program again and again and kill it at random, once it has begun; return what each reported."""
    key, chance = make_home(home), effort.chance(tally.fault)
    acknowledged: list[str] = []
    runs: list[list[tuple[str, str]]] = []
    for number in effort.rounds(share, least):
        with tally.trying():
            program = start()
            if begun[number % len(begun)]:
                program.wait_for(begun[number % len(begun)])
            time.sleep(chance.uniform(0.0, longest))
            program.kill()
            program.wait_for_children()
            acknowledged += program.reports(SAID)
            tally.check_kept(acknowledged, kept(home, key))
            runs.append(program.told)
    assert acknowledged
    return runs


def test_the_vault_keeps_what_was_acknowledged(effort: Effort, tally: MakeTally, tmp_path: Path) -> None:
    home = tmp_path / "home"
    key = make_home(home)
    path = Locations(home).database
    counted = tally(Kind.KILL, "kill -9 of whoever writes the database")
    kill_at_random(effort, counted, home, 0.05, 4, 0.05, lambda: Doomed(write_messages, path, key), TALKING)


def test_a_session_keeps_what_was_acknowledged(
    effort: Effort, tally: MakeTally, tmp_path: Path, scripted: Path
) -> None:
    home = tmp_path / "home"
    counted = tally(Kind.KILL, "kill -9 of a session during a turn")
    kill_at_random(effort, counted, home, 0.1, 2, 0.5, lambda: Doomed(talk, home, scripted), TALKING)


def test_the_window_keeps_what_was_shown_and_says_what_happened(
    effort: Effort, tally: MakeTally, tmp_path: Path, scripted: Path
) -> None:
    home = tmp_path / "home"
    library = ModelLibrary(home / "models", Catalogue(()))
    model = library.add(scripted)
    (home / "settings.json").write_text(json.dumps({"model": model.id}))
    counted = tally(Kind.KILL, "kill -9 of the window")
    runs = kill_at_random(
        effort, counted, home, 0.12, 1, 0.6, lambda: Doomed(open_window, home), (SAID, CHILD, SAID, _AT_ONCE)
    )
    notices = [dict(each)[NOTICE] for each in runs if NOTICE in dict(each)]
    after_a_kill = [each for each in notices[1:] if each]
    assert set(after_a_kill) <= set(SENTENCES.values())
    assert len(after_a_kill) == len(notices[1:]), "each next start says that the one before was cut off"
    assert len(notices) < 2 or SENTENCES[Keeping.KEPT] in after_a_kill or len(notices) < 3


def test_a_worker_that_is_killed_costs_one_sentence(effort: Effort, tally: MakeTally, scripted: Path) -> None:
    counted, chance = tally(Kind.KILL, "kill -9 of the worker"), effort.chance("worker")
    request = GenerationRequest((PromptMessage(Role.USER, "Tell me."),), Sampling(seed=1, max_tokens=12))
    client = EngineClient()
    try:
        client.load(scripted, context_size=512)
        whole = words_of(client, request)
        for _ in effort.rounds(0.08, 3):
            with counted.trying():
                pid = client.worker_pid
                killer = threading.Timer(chance.uniform(0.0, 0.05), kill, [pid])
                killer.start()
                try:
                    for _ in range(200):
                        assert words_of(client, request) == whole
                except EngineDied as error:
                    assert error.sentence.endswith(".")
                killer.join()
                assert words_of(client, request) == whole, "the next call starts another one"
                assert client.worker_pid != pid
    finally:
        client.close()


def kill(process: int | None) -> None:
    assert process is not None
    os.kill(process, signal.SIGKILL)


def words_of(client: EngineClient, request: GenerationRequest) -> str:
    """Return a whole reply."""
    events = list(client.generate(request))
    assert isinstance(events[-1], GenerationEnded)
    return "".join(getattr(each, "text", "") for each in events)


def test_a_downloader_that_is_killed_goes_on_where_it_was(
    effort: Effort, tally: MakeTally, tmp_path: Path
) -> None:
    counted, chance = tally(Kind.KILL, "kill -9 of the downloader"), effort.chance("downloader")
    content = chance.randbytes(3_000_000)
    target = tmp_path / "models" / "file.gguf"
    with open_hub() as hub:
        hub.offer("a/b", "file.gguf", content, Trouble(bytes_per_second=2_000_000))
        order = Order("a/b", "file.gguf", "main", str(target), endpoint=hub.endpoint)
        for _ in effort.rounds(0.06, 2):
            with counted.trying():
                fetched = killed_download(Download(order), chance.uniform(0.0, 0.8))
            if fetched:
                assert target.read_bytes() == content
                target.unlink()
        Download(order).run(lambda progress: None)
        assert target.read_bytes() == content
        starts = [int(each.byte_range[6:-1]) for each in hub.asked() if each.byte_range]
        assert starts, "what was fetched before a kill was not fetched again"


def killed_download(download: Download, seconds: float) -> bool:
    """Fetch, and kill the downloader after a while; return whether it was done before."""
    killer = threading.Timer(seconds, lambda: kill(download.process_id))
    for last in download.events():
        if last.done_bytes and killer.ident is None:
            killer.start()
    killer.cancel()
    if last.failure is not None:
        assert isinstance(last.failure, DownloadFailed)
        assert "is kept" in last.sentence
    return last.failure is None


def test_a_quantiser_that_is_killed_leaves_no_process_and_the_next_one_writes_the_same(
    effort: Effort, tally: MakeTally, tmp_path: Path
) -> None:
    counted, chance = tally(Kind.KILL, "kill -9 of the quantiser"), effort.chance("quantiser")
    source, target = tmp_path / "source.gguf", tmp_path / "target.gguf"
    write_model(source, "F32", tied=True)
    quantiser, chosen = EngineQuantiser(), QUANTISATIONS[0]
    try:
        quantiser.quantise_file(source, target, chosen, lambda share: None)
        whole = hash_of(target)
        for _ in effort.rounds(0.05, 2):
            with counted.trying():
                killer = threading.Timer(chance.uniform(0.0, 0.25), kill, [quantiser.process_id])
                killer.start()
                try:
                    for _ in range(200):
                        quantiser.quantise_file(source, target, chosen, lambda share: None)
                except EngineDied as error:
                    assert "Ask again" in error.sentence
                killer.join()
                quantiser.quantise_file(source, target, chosen, lambda share: None)
                assert hash_of(target) == whole
    finally:
        quantiser.kill()


@pytest.fixture
def encoder() -> Iterator[SentenceEncoder]:
    made = SentenceEncoder(str(resource("evidence/sentence_heads.json")), rest_seconds=0.0)
    yield made
    made.close()


def test_a_classifier_that_is_killed_is_there_again_for_a_later_message(
    effort: Effort, tally: MakeTally, encoder: SentenceEncoder
) -> None:
    counted, chance = tally(Kind.KILL, "kill -9 of the sentence classifier"), effort.chance("classifier")
    encoder.start()
    whole = encoder.scores(("A quiet evening.",))
    assert whole is not None
    for _ in effort.rounds(0.04, 1):
        with counted.trying():
            process = encoder._process
            assert process is not None
            killer = threading.Timer(chance.uniform(0.0, 0.2), process.kill)
            killer.start()
            while encoder.scores(("A quiet evening.",)) == whole:
                pass  # until the kill: a message meanwhile is judged by the rules alone
            killer.join()
            until = time.monotonic() + _SECONDS
            while encoder.scores(("A quiet evening.",)) != whole:
                if time.monotonic() > until:
                    raise Hang("the classifier does not come back")
