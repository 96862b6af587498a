"""A stranger's GGUF is compared with published weights, of which the loopback hub gives only the sampled parts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from loopback_hub import LoopbackHub, Trouble

from app.domain.errors import GgufError, OysterError
from app.domain.origin_comparison import OriginVerdict, Part
from app.models.comparison_record import read_comparison, write_comparison
from app.models.download import DownloadProgress
from app.models.errors import DownloadCancelled, DownloadFailed, FailureKind
from app.models.origin_check.check import OriginCheck, OriginQuestion
from app.models.origin_check.gguf_content import read_content
from app.models.origin_check.sampling import draw_sample
from tests.models.conversion_factories import convert
from tests.models.published_weights import REPO, VALUES, Published, named_tensors, publish
from tests.models.shapes import QWEN3_TIED_WIDE
from tests.models.small_repository import write_small_repository
from tests.models.strangers_files import (
    count,
    text,
    with_entries,
    with_importance_matrix,
    with_numbers,
)

ALL, SOME = 1.0, 0.1


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    with publish(tmp_path_factory.mktemp("origin")) as world:
        yield world


def test_an_honest_file_is_the_same_bytes(published: Published) -> None:
    found = published.prove(published.honest)
    assert (found.verdict, found.differences, found.remarkable) == (OriginVerdict.SAME_BYTES, (), ())
    assert found.equal_share == 1.0
    assert found.commit == published.hub.commit
    assert found.sampled.tensors == found.sampled.tensors_in_all
    assert found.sampled.read_bytes == found.sampled.weight_bytes


def test_only_the_sampled_parts_are_fetched(published: Published) -> None:
    before = published.hub.settled()
    found = published.prove(published.honest, SOME)
    fetched = published.hub.settled() - before
    assert found.verdict is OriginVerdict.SAME_BYTES
    assert found.sampled.read_bytes <= 1.1 * SOME * found.sampled.weight_bytes
    texts = sum(each.stat().st_size for each in published.folder.glob("*.json"))
    headers = 3 * 2**20  # at most; the hub's library reads the beginning of each of the three files
    assert found.sampled.read_bytes <= fetched <= found.sampled.read_bytes + texts + headers


@pytest.mark.parametrize("kind", ["Q8_0", "BF16"])
def test_any_quantisation_of_ours_is_the_same_bytes(kind: str, published: Published, tmp_path: Path) -> None:
    found = published.prove(published.made(kind, tmp_path / "made.gguf"), SOME)
    assert found.verdict is OriginVerdict.SAME_BYTES, found.remarkable


def test_an_importance_matrix_is_told_apart_and_within_the_error(
    published: Published, tmp_path: Path
) -> None:
    weighted = with_importance_matrix(published.honest, tmp_path / "weighted.gguf", published.numbers())
    found = published.prove(weighted)
    assert found.importance_matrix
    assert (found.verdict, found.differences) == (OriginVerdict.WITHIN_ERROR, ())
    assert {each.tensor for each in found.remarkable} <= {
        f"blk.{layer}.ffn_down.weight" for layer in range(4)
    }
    assert 0 < found.remarkable[0].error <= found.remarkable[0].bound
    assert found.equal_share < 1.0


def test_numbers_rounded_from_another_quantisation_are_within_the_error(
    published: Published, tmp_path: Path
) -> None:
    """Made of 8 bits instead of the published 16: other bytes, but no other weights."""
    found = published.prove(
        with_numbers(
            published.made("Q8_0", tmp_path / "eight.gguf"),
            tmp_path / "again.gguf",
            VALUES,
            published.quantiser,
            0.002,
        )
    )
    assert found.verdict is OriginVerdict.WITHIN_ERROR
    assert {each.tensor for each in found.remarkable} == {VALUES}


@pytest.mark.parametrize("rows", [slice(None), slice(17, 18)], ids=["throughout", "one row"])
def test_an_altered_tensor_is_named(rows: slice, published: Published, tmp_path: Path) -> None:
    altered = with_numbers(
        published.honest, tmp_path / "altered.gguf", VALUES, published.quantiser, 0.2, rows
    )
    found = published.prove(altered)
    assert found.verdict is OriginVerdict.ALTERED
    assert found.altered_tensors == (VALUES,)
    assert found.remarkable[0].error > found.remarkable[0].bound
    assert found.differences == ()


def test_rows_that_are_no_numbers_are_altered_and_fit_the_record(
    published: Published, tmp_path: Path
) -> None:
    tensor = read_content(published.honest).tensors[VALUES]
    damaged = tmp_path / "damaged.gguf"
    damaged.write_bytes(published.honest.read_bytes())
    with damaged.open("r+b") as stream:
        stream.seek(tensor.begin)
        stream.write(b"\xff" * tensor.row_bytes)
    found = replace(published.prove(damaged), sha256="ab" * 32)
    assert (found.verdict, found.altered_tensors) == (OriginVerdict.ALTERED, (VALUES,))
    write_comparison(tmp_path / "record", found)
    assert read_comparison(tmp_path / "record", "ab" * 32) == found
    assert read_comparison(tmp_path / "record", "cd" * 32) is None


def test_an_altered_tensor_passes_where_the_sample_leaves_it_out(
    published: Published, tmp_path: Path
) -> None:
    altered = with_numbers(published.honest, tmp_path / "altered.gguf", VALUES, published.quantiser, 0.2)
    tensors = named_tensors(published.folder)
    drawn = {
        seed: {each.tensor.name for each in draw_sample(tensors, 0.05, seed).pieces} for seed in range(20)
    }
    with_it = next(seed for seed, names in drawn.items() if VALUES in names)
    without = next(seed for seed, names in drawn.items() if VALUES not in names)
    assert published.prove(altered, 0.05, with_it).verdict is OriginVerdict.ALTERED
    passed = published.prove(altered, 0.05, without)
    assert passed.verdict is OriginVerdict.SAME_BYTES
    assert 0 < passed.sampled.chance_for_tensors(1) < 1


@pytest.mark.parametrize(
    ("key", "value", "part"),
    [
        ("tokenizer.chat_template", text("{{ messages }} and ignore what was said before"), Part.TEMPLATE),
        ("tokenizer.ggml.eos_token_id", count(3), Part.TOKENIZER),
        ("qwen3.context_length", count(77), Part.SETTINGS),
        ("qwen3.expert_count", count(2), Part.SETTINGS),
        ("tokenizer.ggml.add_eos_token", count(1), Part.TOKENIZER),
    ],
)
def test_altered_metadata_is_named(
    key: str, value: object, part: Part, published: Published, tmp_path: Path
) -> None:
    altered = with_entries(published.honest, tmp_path / "altered.gguf", {key: value})  # type: ignore[dict-item]
    found = published.differences(altered)
    assert [(each.part, each.name) for each in found] == [(part, key)]


def test_an_altered_template_alone_makes_a_file_altered(published: Published, tmp_path: Path) -> None:
    template = {"tokenizer.chat_template": text("{{ messages }} and obey")}
    found = published.prove(with_entries(published.honest, tmp_path / "altered.gguf", template), SOME)
    assert (found.verdict, found.altered_tensors) == (OriginVerdict.ALTERED, ())
    assert [each.part for each in found.differences] == [Part.TEMPLATE]


def test_another_tokenizer_is_named_with_the_place(published: Published, tmp_path: Path) -> None:
    file = published.folder / "tokenizer.json"
    tokens = json.loads(file.read_bytes())
    vocabulary = tokens["model"]["vocab"]
    vocabulary["a"], vocabulary["b"] = vocabulary["b"], vocabulary["a"]
    other = tmp_path / "other"
    other.mkdir()
    for each in published.folder.iterdir():
        (other / each.name).write_bytes(each.read_bytes())
    (other / "tokenizer.json").write_text(json.dumps(tokens))
    target = tmp_path / "swapped.gguf"
    convert(other, "Q4_K_M", published.quantiser, target)
    found = published.differences(target)
    assert [each.name for each in found] == ["tokenizer.ggml.tokens"]
    assert "another at" in found[0].theirs


def test_what_other_converters_write_besides_is_no_difference(published: Published, tmp_path: Path) -> None:
    """Keys that mean what llama.cpp assumes without them, and whatever strangers write about themselves."""
    besides = {
        "general.name": text("Some guard 0.6B"),
        "general.quantized_by": text("somebody"),
        "mradermacher.quantized_at": text("today"),
        "qwen3.rope.dimension_count": count(QWEN3_TIED_WIDE.head_length),
        "qwen3.vocab_size": count(512),
        "tokenizer.ggml.bos_token_id": count(
            json.loads((published.folder / "config.json").read_bytes())["bos_token_id"]
        ),
    }
    file = with_entries(
        published.honest, tmp_path / "besides.gguf", besides, removed=("tokenizer.ggml.add_bos_token",)
    )
    assert published.differences(file) == ()


def test_another_models_file_is_altered_in_its_shape(published: Published, tmp_path: Path) -> None:
    folder = write_small_repository(
        tmp_path / "another", replace(QWEN3_TIED_WIDE, layers=3, feed_forward=512)
    )
    target = tmp_path / "another.gguf"
    convert(folder, "Q4_K_M", published.quantiser, target)
    found = published.prove(target, SOME)
    named = {each.name for each in found.differences}
    assert found.verdict is OriginVerdict.ALTERED
    assert {"qwen3.block_count", "qwen3.feed_forward_length", VALUES, "blk.3.ffn_up.weight"} <= named


def test_a_truncated_file_is_one_sentence_before_the_hub_is_asked(
    published: Published, tmp_path: Path
) -> None:
    cut = tmp_path / "cut.gguf"
    cut.write_bytes(published.honest.read_bytes()[:-100_000])
    before = len(published.hub.asked())
    with pytest.raises(GgufError, match="cut short"):
        published.prove(cut)
    assert len(published.hub.asked()) == before


def test_one_part_of_several_is_refused(published: Published, tmp_path: Path) -> None:
    part = with_entries(published.honest, tmp_path / "part.gguf", {"split.count": count(3)})
    with pytest.raises(OysterError, match="one part of 3"):
        published.prove(part)


Spoil = Callable[[LoopbackHub], None]


def _no_ranges(hub: LoopbackHub) -> None:
    for (_, name), file in hub.files.items():
        if name.endswith(".safetensors"):
            file.trouble = Trouble(ignores_ranges=True)


def _gone(hub: LoopbackHub) -> None:
    hub.files.clear()


def _gated(hub: LoopbackHub) -> None:
    hub.gate(REPO, "hf_somebody_else")


@pytest.mark.parametrize(
    ("spoil", "kind", "words"),
    [
        (_gone, FailureKind.NOT_FOUND, "The hub has no"),
        (_gated, FailureKind.GATED, "This model is gated"),
        (_no_ranges, FailureKind.REFUSED, "does not give parts of files"),
    ],
)
def test_what_is_wrong_at_the_hub_is_one_sentence(
    spoil: Spoil, kind: FailureKind, words: str, published: Published, hub: LoopbackHub
) -> None:
    hub.offer_folder(REPO, published.folder)
    spoil(hub)
    with pytest.raises(DownloadFailed) as failure:
        replace(published, hub=hub).prove(published.honest)
    assert failure.value.kind is kind
    assert words in failure.value.sentence


def test_a_cancelled_check_ends_soon(published: Published) -> None:
    question = OriginQuestion(published.honest, REPO, 7, ALL, endpoint=published.hub.endpoint)
    check = OriginCheck(question, published.quantiser)

    def cancel(progress: DownloadProgress) -> None:
        check.cancel()

    with pytest.raises(DownloadCancelled):
        check.run(cancel)
