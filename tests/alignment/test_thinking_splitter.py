"""The splitter never loses or misplaces a character, however the text is cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.alignment.thinking_splitter import CLOSE_TAG, OPEN_TAG, Part, ThinkingSplitter, split_whole

CASES = [
    ("plain", "Hello there.", "", "Hello there."),
    ("thinking then reply", "<think>\nfirst\nsecond\n</think>\n\nHello.", "first\nsecond", "Hello."),
    ("no line breaks", "<think>a</think>b", "a", "b"),
    ("white space first", "\n <think>a</think>b", "a", "b"),
    ("empty thinking", "<think>\n\n</think>\n\nHi", "", "Hi"),
    ("never closed", "<think>a b", "a b", ""),
    ("closed and no reply", "<think>a</think>", "a", ""),
    ("nested", "<think>a<think>b</think>c</think>d", "a<think>b</think>c", "d"),
    ("nested and never closed", "<think>the <think> tag\n</think>\n\nreply", "the <think> tag", "reply"),
    ("tag in the reply", "Use <think> and </think>.", "", "Use <think> and </think>."),
    ("tag in the reply's code", "```\n<think>x</think>\n```", "", "```\n<think>x</think>\n```"),
    ("tag in inline code", "<think>write `</think>` here</think>ok", "write `</think>` here", "ok"),
    (
        "tag in a fence",
        "<think>a\n```\n</think>\n```\nb</think>c `x`",
        "a\n```\n</think>\n```\nb",
        "c `x`",
    ),
    ("backtick left open", "<think>a ` b</think>\n\nreply `x`", "a ` b", "reply `x`"),
    ("fence left open", "<think>\n```py\nx\n</think>\n\nreply", "```py\nx", "reply"),
    ("opening tag in code", "<think>`<think>`</think>r", "`<think>`", "r"),
    ("two blocks", "<think>a</think>\n<think>b</think>\nc", "ab", "c"),
    ("half a tag at the end", "<think>a</thin", "a</thin", ""),
    ("half a tag at the start", "<thi", "", "<thi"),
    ("less-than signs", "a < b <t> <think", "", "a < b <t> <think"),
    ("Chinese and emoji", "<think>想一想🙂</think>你好🌊", "想一想🙂", "你好🌊"),
]


@pytest.mark.parametrize(("text", "thinking", "reply"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_each_way_a_model_may_write_its_tags(text: str, thinking: str, reply: str) -> None:
    assert split_whole(text) == (thinking, reply)


@pytest.mark.parametrize("text", [c[1] for c in CASES], ids=[c[0] for c in CASES])
def test_every_single_cut_gives_the_same(text: str) -> None:
    whole = split_whole(text)
    for cut in range(len(text) + 1):
        assert _in_pieces([text[:cut], text[cut:]]) == whole, f"cut at {cut}"
    assert _in_pieces(list(text)) == whole, "one character at a time"


def test_a_template_that_opened_the_tag_is_believed() -> None:
    assert split_whole("first</think>\n\nreply", opened=True) == ("first", "reply")


PIECES = st.sampled_from(
    [OPEN_TAG, CLOSE_TAG, "`", "```", "\n", " ", "a", "<", ">", "</", "think", "想", "🙂", "\n\n"]
)


@given(st.lists(PIECES, max_size=14), st.data())
def test_any_cutting_of_any_text_gives_the_same_parts(pieces: list[str], data: st.DataObject) -> None:
    text = "".join(pieces)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    parts = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    assert _in_pieces(parts) == split_whole(text)


@given(st.lists(PIECES, max_size=14))
def test_every_character_but_the_outer_tags_comes_out_once_and_in_order(pieces: list[str]) -> None:
    text = "".join(pieces)
    thinking, reply = split_whole(text)
    kept = (thinking + reply).replace("\n", "")
    rest = text.replace("\n", "")
    for character in kept:
        found = rest.find(character)
        assert found >= 0, f"{character!r} was made up or moved in {text!r}"
        rest = rest[found + 1 :]
    tags = text.count(OPEN_TAG) + text.count(CLOSE_TAG)
    lost = len(text.replace("\n", "").replace(" ", "")) - len(kept.replace(" ", ""))
    assert lost <= 8 * tags, f"more than tags is missing: {text!r} became {thinking!r} and {reply!r}"


@given(st.text(max_size=60))
def test_text_without_a_leading_tag_is_all_reply(text: str) -> None:
    if not text.lstrip().startswith(OPEN_TAG):
        assert split_whole(text) == ("", text)


def test_a_reply_is_not_held_back_once_it_is_certain() -> None:
    splitter = ThinkingSplitter()
    assert [each.text for each in splitter.feed("Hel")] == ["Hel"]
    assert [(each.part, each.text) for each in splitter.feed("lo <thi")] == [(Part.REPLY, "lo <thi")]


def _in_pieces(pieces: list[str]) -> tuple[str, str]:
    splitter = ThinkingSplitter()
    stretches = [each for piece in pieces for each in splitter.feed(piece)]
    stretches += splitter.finish()
    return (
        "".join(each.text for each in stretches if each.part is Part.THINKING),
        "".join(each.text for each in stretches if each.part is Part.REPLY),
    )
