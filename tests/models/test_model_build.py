"""Models of Oy1's shape go the whole way from a gated hub (get, convert, quantise, load, chat) and stop anywhere."""

from __future__ import annotations

import resource
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import filelock
import msgspec
import pytest
from loopback_hub import LoopbackHub, Trouble

from app.domain.conversation import Role
from app.domain.errors import OysterError
from app.domain.generation import GeneratedPiece, GenerationRequest, PromptMessage, Sampling
from app.domain.model import ModelStanding, model_words
from app.domain.quantisation import QUANTISATIONS, Quantisation
from app.engine.client import EngineClient
from app.engine.quantiser import EngineQuantiser
from app.models.acquisition import Acquisition, Wish
from app.models.catalogue import Catalogue, CatalogueEntry, Source
from app.models.download import DownloadProgress, DownloadStage
from app.models.errors import DownloadFailed, DownloadPaused, FailureKind
from app.models.model_build.disk_space import Way
from app.models.model_library import ModelLibrary
from app.models.provenance_record import record_path
from tests.models.made_models import with_pinned_sources
from tests.models.shapes import QWEN2_WIDE, QWEN3_FEW_TOKENS, QWEN3_TIED_WIDE, Shape
from tests.models.shapes.fixtures import RepositoryOf

REPO, TOKEN = "OysterAI/Oyster_1_Qwen_14B", "hf_right_and_secret"


def nothing(progress: DownloadProgress) -> None:
    """Listen to nothing."""


def quantisation(name: str) -> Quantisation:
    return next(each for each in QUANTISATIONS if each.name == name)


@pytest.fixture
def quantiser() -> Iterator[EngineQuantiser]:
    opened = EngineQuantiser()
    yield opened
    opened.kill()


@pytest.fixture
def oy1_library(tmp_path: Path, hub: LoopbackHub, monkeypatch: pytest.MonkeyPatch) -> ModelLibrary:
    monkeypatch.setenv("HF_ENDPOINT", hub.endpoint)
    entry = CatalogueEntry(
        id="oy1",
        title="Oyster-I (Oy1)",
        standing=ModelStanding.OY1,
        source=Source.MAKE,
        repo=REPO,
        gated=True,
        sizes_when_made={"Q4_K_M": 1},
    )
    return ModelLibrary(tmp_path / "models", Catalogue((entry,)))


Get = Callable[..., Acquisition]


@pytest.fixture
def getting(oy1_library: ModelLibrary, quantiser: EngineQuantiser) -> Get:
    def begin(kind: str = "Q4_K_M", way: Way = Way.LEAN, token: str = TOKEN) -> Acquisition:
        wish = Wish(quantisation(kind), way, token, stall_seconds=2.0)
        return Acquisition(oy1_library, oy1_library.catalogue.models[0], wish, quantiser)

    return begin


@pytest.fixture
def offered(
    hub: LoopbackHub, repository_of: RepositoryOf, oy1_library: ModelLibrary
) -> Callable[[Shape], Path]:
    def offer(shape: Shape) -> Path:
        folder = repository_of(shape)
        oy1_library.catalogue = with_pinned_sources(oy1_library.catalogue, folder)
        hub.offer_folder(REPO, folder)
        hub.gate(REPO, TOKEN)
        return folder

    return offer


@pytest.mark.parametrize(
    ("shape", "kind", "way"),
    [
        (QWEN3_TIED_WIDE, "Q4_K_M", Way.LEAN),
        (QWEN2_WIDE, "Q6_K", Way.WHOLE),
        (QWEN3_FEW_TOKENS, "Q8_0", Way.LEAN),
    ],
    ids=lambda each: each.name if isinstance(each, Shape) else str(each),
)
def test_the_whole_road_ends_in_a_model_that_talks_and_may_be_called_oy1(
    shape: Shape,
    kind: str,
    way: Way,
    hub: LoopbackHub,
    offered: Callable[[Shape], Path],
    getting: Get,
    oy1_library: ModelLibrary,
) -> None:
    folder = offered(shape)
    seen: list[DownloadProgress] = []

    model = getting(kind, way).run(seen.append)

    assert model.standing is ModelStanding.OY1
    assert model_words(model).startswith(
        f"Oy1, made from {REPO} at {hub.commit[:12]} as {hub.endpoint} gave it"
    )
    assert model.provenance is not None
    shards = {each.name for each in folder.glob("*.safetensors")}
    assert shards | {"config.json", "tokenizer.json", "LICENSE"} <= {e.path for e in model.provenance.sources}
    assert oy1_library.verify(model.id).well
    assert {each.stage for each in seen} >= {
        DownloadStage.PLANNING,
        DownloadStage.DOWNLOADING,
        DownloadStage.CONVERTING,
        DownloadStage.VERIFYING,
    }
    for stage in (DownloadStage.DOWNLOADING, DownloadStage.CONVERTING, DownloadStage.VERIFYING):
        told = [each for each in seen if each.stage is stage]
        assert any(each.bytes_per_second > 0 and each.seconds_left is not None for each in told), stage
    shares = [each.share for each in seen if each.share is not None and each.parts]
    assert shares == sorted(shares)
    assert not list((oy1_library.folder / "making").glob("*/"))
    client = EngineClient()
    try:
        client.load(model.path, name=model.title, sha256=model.sha256, context_size=512)
        request = GenerationRequest((PromptMessage(Role.USER, "Hello 你好"),), Sampling(seed=1, max_tokens=8))
        pieces = [each for each in client.generate(request) if isinstance(each, GeneratedPiece)]
        assert pieces
    finally:
        client.close()


def test_nothing_is_fetched_twice_and_both_ways_give_the_same_file(
    hub: LoopbackHub, offered: Callable[[Shape], Path], getting: Get, oy1_library: ModelLibrary
) -> None:
    folder = offered(QWEN3_TIED_WIDE)
    lean = getting(way=Way.LEAN).run(nothing)
    served = hub.served()
    whole = sum(each.stat().st_size for each in folder.iterdir())
    headers = (len(list(folder.glob("*.safetensors"))) + 1) * 100_002
    assert served < whole + headers, "the headers are looked at first"
    first = lean.path.read_bytes()
    assert getting().run(nothing) == lean
    assert hub.served() == served
    oy1_library.remove("oy1")
    assert not list(oy1_library.folder.glob("oy1*"))
    assert getting(way=Way.WHOLE).run(nothing).path.read_bytes() == first


@pytest.mark.parametrize(
    ("token", "kind", "words"),
    [
        ("", FailureKind.GATED, "accept the terms"),
        ("hf_wrong", FailureKind.REFUSED, "does not accept your token. Make a new one"),
        ("hf_known", FailureKind.GATED, "Accept its terms on"),
    ],
)
def test_a_closed_gate_is_one_sentence_that_says_what_to_do(
    token: str,
    kind: FailureKind,
    words: str,
    hub: LoopbackHub,
    offered: Callable[[Shape], Path],
    getting: Get,
) -> None:
    offered(QWEN3_FEW_TOKENS)
    hub.tokens.add("hf_known")
    with pytest.raises(DownloadFailed) as failure:
        getting(token=token).run(nothing)
    assert failure.value.kind is kind
    assert words in failure.value.sentence
    assert not token or token not in failure.value.sentence + failure.value.detail


def test_a_pause_in_every_stage_goes_on_without_fetching_again(
    hub: LoopbackHub, offered: Callable[[Shape], Path], getting: Get
) -> None:
    folder = offered(QWEN3_TIED_WIDE)
    sizes = [each.stat().st_size for each in folder.iterdir()]
    paused = set()
    for stage in (
        DownloadStage.PLANNING,
        DownloadStage.DOWNLOADING,
        DownloadStage.CONVERTING,
        DownloadStage.VERIFYING,
    ):
        acquisition = getting()

        def listen(
            progress: DownloadProgress, stage: DownloadStage = stage, at: Acquisition = acquisition
        ) -> None:
            if progress.stage is stage:
                at.pause()

        with pytest.raises(DownloadPaused):
            acquisition.run(listen)
        paused.add(stage)
    assert len(paused) == 4
    again = getting().run(nothing)
    assert again.standing is ModelStanding.OY1
    # What a process that is ended had not read of its sockets is megabytes where the machine is loaded.
    assert hub.served() < sum(sizes) + max(sizes), "the largest file was not fetched again"


def test_cancel_removes_or_leaves_what_was_fetched(
    offered: Callable[[Shape], Path], getting: Get, oy1_library: ModelLibrary
) -> None:
    offered(QWEN3_FEW_TOKENS)
    making = oy1_library.folder / "making" / "oy1"
    for keep in (True, False):
        acquisition = getting()
        stop = threading.Thread(target=acquisition.cancel, kwargs={"keep_partial": keep})

        def listen(progress: DownloadProgress, stop: threading.Thread = stop) -> None:
            if progress.stage is DownloadStage.CONVERTING and not stop.is_alive():
                stop.start()
                threading.Event().wait(0.2)

        with pytest.raises(OysterError, match="cancelled"):
            acquisition.run(listen)
        stop.join()
        assert making.exists() is keep
    assert oy1_library.installed() == ()


def test_a_hub_that_moves_on_half_way_changes_nothing(
    hub: LoopbackHub, offered: Callable[[Shape], Path], getting: Get
) -> None:
    offered(QWEN3_FEW_TOKENS)
    first = hub.commit
    acquisition = getting("Q8_0")

    def listen(progress: DownloadProgress) -> None:
        if progress.stage is DownloadStage.CONVERTING:
            acquisition.pause()

    with pytest.raises(DownloadPaused):
        acquisition.run(listen)
    hub.move_on("f" * 40)
    model = getting("Q8_0").run(nothing)
    assert model.provenance is not None and model.provenance.commit == first


def test_a_commit_that_is_gone_says_how_to_begin_anew(
    hub: LoopbackHub, offered: Callable[[Shape], Path], getting: Get
) -> None:
    offered(QWEN3_FEW_TOKENS)
    acquisition = getting("Q8_0")

    def listen(progress: DownloadProgress) -> None:
        if progress.stage is DownloadStage.DOWNLOADING:
            acquisition.pause()

    with pytest.raises(DownloadPaused):
        acquisition.run(listen)
    hub.move_on("f" * 40, forget=True)
    with pytest.raises(DownloadFailed, match="give it up and begin anew") as told:
        getting("Q8_0").run(nothing)
    assert "oyster models cancel" in told.value.in_terminal
    getting("Q8_0").cancel()
    assert getting("Q8_0").run(nothing).provenance is not None


def stopping_at(stage: DownloadStage, acquisition: Acquisition) -> None:
    """Run until a stage is told, and pause there."""

    def listen(progress: DownloadProgress) -> None:
        if progress.stage is stage:
            acquisition.pause()

    with pytest.raises(DownloadPaused):
        acquisition.run(listen)


def test_another_way_is_taken_while_nothing_is_made_and_refused_where_it_would_begin_anew(
    hub: LoopbackHub, offered: Callable[[Shape], Path], getting: Get
) -> None:
    offered(QWEN3_FEW_TOKENS)
    stopping_at(DownloadStage.DOWNLOADING, getting("Q8_0", Way.WHOLE))
    stopping_at(
        DownloadStage.CONVERTING, getting("Q8_0", Way.LEAN)
    )  # at the end of the first shard's fetching
    asked = len([each for each in hub.requests if "/api/" in each.path])
    one_tensor = getting("Q8_0", Way.LEAN)
    told: list[DownloadStage] = []

    def listen(progress: DownloadProgress) -> None:
        told.append(progress.stage)
        if told.count(DownloadStage.CONVERTING) == 2:
            one_tensor.pause()

    with pytest.raises(DownloadPaused):
        one_tensor.run(listen)
    with pytest.raises(DownloadFailed, match="is made the lean way already"):
        getting("Q8_0", Way.WHOLE).run(nothing)
    assert len([each for each in hub.requests if "/api/" in each.path]) == asked, "what was begun still holds"


def test_a_disk_that_fills_up_half_way_is_said_and_what_was_done_is_kept(
    hub: LoopbackHub, offered: Callable[[Shape], Path], getting: Get, quantiser: EngineQuantiser
) -> None:
    whole = sum(each.stat().st_size for each in offered(QWEN3_FEW_TOKENS).iterdir())

    def fill_up(progress: DownloadProgress) -> None:
        if progress.stage is DownloadStage.CONVERTING and quantiser.process_id is not None:
            _, most = resource.prlimit(quantiser.process_id, resource.RLIMIT_FSIZE)
            resource.prlimit(
                quantiser.process_id, resource.RLIMIT_FSIZE, (10**5, most)
            )  # EFBIG, as of a quota

    with pytest.raises(OysterError, match=r"disk is full\. Make room and ask again"):
        getting("Q8_0").run(fill_up)
    assert getting("Q8_0").run(nothing).standing is ModelStanding.OY1
    assert hub.served() < whole + 6 * 100_002


def test_a_making_that_another_program_is_at_is_not_given_up_behind_its_back(
    offered: Callable[[Shape], Path], getting: Get, oy1_library: ModelLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered(QWEN3_FEW_TOKENS)
    stopping_at(DownloadStage.PLANNING, getting())
    monkeypatch.setattr("app.models.model_build.builder._LOCK_SECONDS", 0.1)
    making = oy1_library.folder / "making" / "oy1"
    with filelock.FileLock(making.with_name("oy1.lock")):
        with pytest.raises(DownloadFailed, match="Cancel it there") as failure:
            getting().cancel()
        assert failure.value.kind is FailureKind.BUSY
        assert making.exists()
    getting().cancel()
    assert not making.exists()


@pytest.mark.parametrize("trouble", ["wrong", "cut", "listed"])
def test_a_wrong_shard_is_never_used(
    trouble: str, hub: LoopbackHub, offered: Callable[[Shape], Path], getting: Get, oy1_library: ModelLibrary
) -> None:
    folder = offered(QWEN3_FEW_TOKENS)
    shard = sorted(folder.glob("*.safetensors"))[-1].name
    file = hub.files[REPO, shard]
    if trouble == "wrong":
        file.trouble = Trouble(wrong_bytes=True)
    elif trouble == "cut":
        file.trouble = Trouble(cuts=1000, after_bytes=4096)
    else:
        hub.files[REPO, "config.json"].content += b" "  # other than the list said, once it was asked
        hub.files[REPO, "config.json"].sha256 = "0" * 64
        hub.files[REPO, "config.json"].states_sha256 = True
    with pytest.raises(OysterError) as failure:
        getting("Q8_0").run(nothing)
    assert failure.value.sentence.endswith(".")
    assert "Traceback" not in failure.value.sentence
    assert oy1_library.installed() == ()
    hub.offer_folder(REPO, folder)
    assert getting("Q8_0").run(nothing).standing is ModelStanding.OY1


def test_too_little_room_is_said_before_anything_large_is_fetched(
    hub: LoopbackHub, offered: Callable[[Shape], Path], getting: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered(QWEN3_FEW_TOKENS)
    monkeypatch.setattr(
        "app.models.model_build.builder.shutil.disk_usage", lambda path: _Usage(10**9, 10**9, 10**6)
    )
    with pytest.raises(DownloadFailed, match="too little room") as failure:
        getting().run(nothing)
    assert failure.value.kind is FailureKind.DISK_FULL
    assert not any(".safetensors" in each.path and each.served > 200_000 for each in hub.requests)


class _Usage(tuple[int, int, int]):
    """What the system would say of a small disk."""

    def __new__(cls, total: int, used: int, free: int) -> _Usage:
        return super().__new__(cls, (total, used, free))

    @property
    def free(self) -> int:
        return self[2]


def test_what_is_not_proven_is_not_called_oy1(
    offered: Callable[[Shape], Path], getting: Get, oy1_library: ModelLibrary
) -> None:
    offered(QWEN3_FEW_TOKENS)
    model = getting("Q8_0").run(nothing)
    record = record_path(oy1_library.folder, model.id)
    text = record.read_text()
    record.write_text(text.replace("Oyster_1", "Oyster_9"))
    assert oy1_library.require(model.id).standing is ModelStanding.UNVERIFIED
    assert "record of where it came from is damaged" in oy1_library.verify(model.id).sentence
    record.write_text(text)
    assert oy1_library.require(model.id).standing is ModelStanding.OY1
    manifest = oy1_library.folder / f"{model.id}.json"
    forged = msgspec.json.decode(manifest.read_bytes(), type=dict[str, object]) | {"standing": "oy1"}
    record.unlink()
    manifest.write_bytes(msgspec.json.encode(forged))
    assert oy1_library.require(model.id).standing is ModelStanding.UNVERIFIED
