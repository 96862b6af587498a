"""Markdown becomes inert typed blocks, and arrives in any cut with the same outcome."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.ui.transcript.copy_button import CopyButton
from app.ui.transcript.markdown_blocks import (
    Block,
    Code,
    Heading,
    ListItems,
    Prose,
    Quote,
    Rule,
    Table,
    link_is_allowed,
    split_blocks,
)
from app.ui.transcript.streaming_markdown import StreamingMarkdown
from tests.law_examples import examples

FRAGMENTS = [
    "word",
    " ",
    "  ",
    "    ",
    "\t",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\n\n\n",
    "# ",
    "## Title\n",
    "#",
    "===\n",
    "---\n",
    "---",
    "***",
    "- ",
    "-",
    "* item\n",
    "1. ",
    "2) ",
    "10. ten\n",
    "  - nested\n",
    "> ",
    ">",
    "```",
    "```python\n",
    "~~~\n",
    "`",
    "a | b\n",
    "--|--\n",
    "| x | y |\n|:-:|--:|\n",
    "| 1 | 2 |\n",
    "|",
    "**",
    "*",
    "_",
    "~~",
    "[a](https://example.org)",
    "[ref]",
    "[ref]: https://example.org\n",
    "[ref]: ",
    "![p](https://example.org/p.png)",
    "<script>alert(1)</script>",
    "<!-- ",
    " -->",
    "<div>\n",
    "<b>",
    "&amp;",
    "\\",
    "中文句子。",
    "\u2028",
    "\x0c",
    "\x0b",
    "\x85",
    "\x00",
    "\ufeff",
    "=",
    ":",
    "\n    code\n",
    "\n  ",
]
markdown_like = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join)


def cut(text: str, points: list[int]) -> list[str]:
    places = [0, *sorted(min(point, len(text)) for point in points), len(text)]
    return [text[start:end] for start, end in pairwise(places)]


@settings(max_examples=examples(600), deadline=None)
@given(markdown_like, st.lists(st.integers(0, 200), max_size=30))
def test_any_cut_gives_the_blocks_of_the_whole_and_finished_ones_are_never_touched(
    text: str, points: list[int]
) -> None:
    stream = StreamingMarkdown()
    seen: list[Block] = []
    for piece in cut(text, points):
        stream.feed(piece)
        for earlier, present in zip(seen, stream.finished, strict=False):
            assert earlier is present, "a finished block was replaced"
        assert len(stream.finished) >= len(seen), "a finished block was taken back"
        seen = list(stream.finished)
    stream.finish()
    assert stream.blocks == split_blocks(text)


@settings(max_examples=examples(150), deadline=None)
@given(markdown_like)
def test_character_by_character_gives_the_blocks_of_the_whole(text: str) -> None:
    stream = StreamingMarkdown()
    for character in text:
        stream.feed(character)
    stream.finish()
    assert stream.blocks == split_blocks(text)


def test_work_grows_with_the_last_block_not_with_the_reply() -> None:
    stream = StreamingMarkdown()
    paragraph = "Some calm words about one thing.\n\n"
    costs = []
    for _ in range(200):
        before = stream.parsed_characters
        for word in paragraph.split(" "):
            stream.feed(word + " ")
        costs.append(stream.parsed_characters - before)
    assert max(costs[5:]) <= 2 * costs[2], "later paragraphs cost more than early ones"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("words", Prose),
        ("# words", Heading),
        ("words\n===", Heading),
        ("- one\n- two", ListItems),
        ("> said", Quote),
        ("```py\nx\n```", Code),
        ("    x", Code),
        ("a|b\n-|-\n1|2", Table),
        ("***", Rule),
    ],
)
def test_each_kind_of_block_is_told_apart(text: str, kind: type) -> None:
    assert [type(each) for each in split_blocks(text)] == [kind]


def test_a_fence_left_open_is_code_to_the_end() -> None:
    (block,) = split_blocks("```python\nprint(1)\n\n# not a heading")
    assert block == Code("```python\nprint(1)\n\n# not a heading", "python", "print(1)\n\n# not a heading")


def test_a_table_keeps_alignment_and_inline_marks() -> None:
    (block,) = split_blocks("| a | b |\n|:-:|--:|\n| **x** | <i>y</i> |")
    assert isinstance(block, Table)
    assert block.header == ("a", "b")
    assert block.alignments == ("center", "right")
    assert block.rows == (("<strong>x</strong>", "&lt;i&gt;y&lt;/i&gt;"),)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](file:///etc/passwd)",
        "[x](data:text/html,hi)",
        "[x](//example.org)",
        "<javascript:alert(1)>",
        "![x](file:///etc/passwd)",
        "[x](jAvAsCrIpT:1)",
        "- <style>*{}</style>",
        "> <iframe src=a>",
        "```\n</pre><img src=x>\n```",
        "- ```\n  </pre><img src=x>\n  ```",
    ],
)
def test_html_and_odd_links_are_words_only(text: str) -> None:
    html = "".join(getattr(each, "html", "") for each in split_blocks(text))
    for harmful in ("<script", "<img", "<style", "<iframe", "href", "src="):
        assert harmful not in html.replace("src=x", "").replace("src=a", ""), html
    assert "<img" not in html


def test_a_picture_is_described_and_never_an_image() -> None:
    (block,) = split_blocks('![a "quiet" lake](https://example.org/l.png?a="b)')
    assert isinstance(block, Prose)
    assert "<img" not in block.html
    assert "Picture, not loaded" in split_blocks("![lake](https://example.org/l.png)")[0].html  # type: ignore[union-attr]


@pytest.mark.parametrize("mark", ["", "!"])
def test_a_link_has_no_title_that_could_stand_in_place_of_its_address(mark: str) -> None:
    title = "<img src='file:///etc/hostname'> https://elsewhere.example"
    (block,) = split_blocks(f'{mark}[guide](https://example.org/guide "{title}")')
    assert isinstance(block, Prose)
    assert "title" not in block.html and "elsewhere" not in block.html
    assert 'href="https://example.org/guide"' in block.html


def test_a_mail_that_would_take_a_file_along_is_no_link() -> None:
    assert link_is_allowed("mailto:somebody@example.org?subject=Hello")
    for query in ("attach=/etc/passwd", "subject=x&attachment=a", "%61ttach=a"):
        assert not link_is_allowed(f"mailto:somebody@example.org?{query}")


def test_code_is_shown_and_copied_in_the_order_in_which_it_is_read(qtbot: QtBot) -> None:
    reply = "```sh\necho \u202eyas\u2066 \x1b]52;c;cm0=\x07\u202c ok\x9b\n```"
    (block,) = split_blocks(reply)
    assert isinstance(block, Code)
    assert block.text == "echo yas ]52;c;cm0= ok"
    copies = CopyButton(lambda: reply, "Copy the reply")
    qtbot.addWidget(copies)
    copies.click()
    assert QGuiApplication.clipboard().text() == "```sh\necho yas ]52;c;cm0= ok\n```"


def test_link_definitions_stay_readable() -> None:
    blocks = split_blocks("See [one].\n\n[one]: https://example.org")
    assert "https://example.org" in blocks[-1].source
    assert len(blocks) == 2


@pytest.mark.parametrize(
    "unit", ["[", "*a", "> ", "- ", "`", "![", "<", "| a ", "~~", "\\", "&", "[a](", "1. "]
)
def test_hostile_repetition_is_parsed_in_reasonable_time(unit: str) -> None:
    started = time.process_time()
    split_blocks(unit * 3000)
    assert time.process_time() - started < 5.0
