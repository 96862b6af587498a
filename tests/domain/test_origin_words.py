"""What is said of a comparison: never more than the sample shows."""

from __future__ import annotations

from dataclasses import replace

from app.domain.origin_comparison import (
    Difference,
    OriginComparison,
    OriginVerdict,
    Part,
    PieceFinding,
    Sampled,
)
from app.domain.origin_words import comparison_sentences, comparison_words

SAMPLED = Sampled(
    seed=17,
    tensors=310,
    tensors_in_all=310,
    pieces=400,
    pieces_in_all=20_000,
    read_bytes=18_000_000,
    weight_bytes=1_200_000_000,
)
SAME = OriginComparison(
    endpoint="https://huggingface.co",
    repo="a/b",
    commit="9016029653fa2994",
    sha256="",
    converter="c",
    engine_build="b",
    verdict=OriginVerdict.SAME_BYTES,
    sampled=SAMPLED,
)
ALTERED = PieceFinding("blk.3.ffn_up.weight", "Q4_K", 96, 32, OriginVerdict.ALTERED, 0.4, 0.21, 0.09)
ROUNDED = PieceFinding("blk.4.ffn_up.weight", "Q4_K", 0, 32, OriginVerdict.WITHIN_ERROR, 0.6, 0.076, 0.09)


def said(comparison: OriginComparison) -> str:
    return "\n".join(comparison_sentences(comparison))


def test_the_same_bytes_are_said_of_what_was_looked_at_with_the_chance_to_miss() -> None:
    words = said(SAME)
    assert words.startswith("The same bytes: what was looked at is exactly")
    assert "1.5 % of the weights (18.0 MB), 400 places in 310 of 310 tensors" in words
    assert "seed 17" in words
    assert "altered throughout would have been found" in words
    assert "chance of about 98 % for one such place, 81.7 % for 10 and 13.2 % for 100" in words


def test_tensors_that_were_left_out_have_their_chance() -> None:
    words = said(replace(SAME, sampled=replace(SAMPLED, tensors=155)))
    assert "would have passed with a chance of 50 % for one tensor, 12.4 % for 3" in words


def test_a_whole_reading_can_miss_nothing() -> None:
    whole = replace(SAMPLED, pieces=20_000, read_bytes=SAMPLED.weight_bytes)
    assert said(replace(SAME, sampled=whole)).endswith("so nothing could be missed.")


def test_an_altered_file_names_what_is_altered() -> None:
    differences = (
        Difference(Part.TEMPLATE, "tokenizer.chat_template", "20 bytes of text", "4000 bytes of text"),
        Difference(Part.SETTINGS, "qwen3.expert_count", "2"),
        Difference(Part.TENSORS, "blk.0.attn_q.weight", "", "64×64"),
    )
    found = replace(
        SAME,
        verdict=OriginVerdict.ALTERED,
        differences=differences,
        remarkable=(ALTERED,),
        altered_tensors=("blk.3.ffn_up.weight", "blk.5.ffn_up.weight"),
    )
    words = said(found)
    assert words.startswith("Altered: ")
    assert "Chat template: tokenizer.chat_template differs (here: 20 bytes of text;" in words
    assert "qwen3.expert_count is not in the published model (here: 2)" in words
    assert "blk.0.attn_q.weight is missing (published: 64×64)" in words
    assert "blk.3.ffn_up.weight (Q4_K), from row 96: 21 % away" in words
    assert "2 tensors are altered in what was looked at" in words
    assert comparison_words(found) == "compared with a/b at 9016029653fa: altered"


def test_another_rounding_says_what_could_hide_in_it() -> None:
    found = replace(
        SAME,
        verdict=OriginVerdict.WITHIN_ERROR,
        remarkable=(ROUNDED,),
        equal_share=0.62,
        importance_matrix=True,
        not_compared=("x",),
    )
    words = said(found)
    assert "importance matrix" in words
    assert (
        "62 % of the bytes are the same. A change of the weights that is smaller than the rounding" in words
    )
    assert "One tensor is stored in a way that cannot be compared here" in words


def test_many_differences_are_counted() -> None:
    many = tuple(Difference(Part.SETTINGS, f"qwen3.key{number}", "1", "2") for number in range(11))
    assert "And 3 more." in said(replace(SAME, verdict=OriginVerdict.ALTERED, differences=many))
