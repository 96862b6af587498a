"""Incremental parsing of Markdown: finished blocks never change, only the open end is parsed again."""

from __future__ import annotations

from app.ui.transcript.markdown_blocks import Block, normalise_lines, place_blocks


class StreamingMarkdown:
    """Blocks of a text that grows.

    A block is finished once a later block has begun on a line that is complete: what a partial
    line means is not known yet (``#`` may become ``#tag``). Everything after the finished blocks is
    parsed again with each piece. ``parsed_characters`` counts that work for tests and measurements.
    """

    def __init__(self) -> None:
        self._finished: list[Block] = []
        self._open: tuple[Block, ...] = ()
        self._tail = ""
        self._held_return = ""
        self.parsed_characters = 0

    @property
    def finished(self) -> tuple[Block, ...]:
        """The blocks that will not change any more."""
        return tuple(self._finished)

    @property
    def finished_count(self) -> int:
        """The number of finished blocks."""
        return len(self._finished)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks so far: the finished ones, then the open end (one block, seldom two)."""
        return (*self._finished, *self._open)

    def feed(self, piece: str) -> None:
        """Append text."""
        arrived = self._held_return + piece
        self._held_return = "\r" if arrived.endswith("\r") else ""
        added = normalise_lines(arrived.removesuffix("\r"))
        if not added:
            return
        self._tail += added
        if "\n" in added:
            self._finish_complete_blocks()
        self._parse_open_end()

    def finish(self) -> None:
        """Take the text as complete, so that the open end is finished as it stands."""
        if self._held_return:
            self._held_return = ""
            self._tail += "\n"
            self._finish_complete_blocks()
            self._parse_open_end()
        self._finished.extend(self._open)
        self._open = ()
        self._tail = ""

    def _finish_complete_blocks(self) -> None:
        """Move every block but the last out of the tail, judged by complete lines alone."""
        complete = self._tail[: self._tail.rfind("\n") + 1]
        self.parsed_characters += len(complete)
        placed = place_blocks(complete)
        if len(placed) < 2:
            return
        self._finished.extend(self._kept(at, each.block) for at, each in enumerate(placed[:-1]))
        self._tail = _from_line(self._tail, placed[-1].line)
        self._open = self._open[len(placed) - 1 :]

    def _parse_open_end(self) -> None:
        """Parse the tail; an unchanged block stays the same object."""
        self.parsed_characters += len(self._tail)
        self._open = tuple(self._kept(at, each.block) for at, each in enumerate(place_blocks(self._tail)))

    def _kept(self, at: int, block: Block) -> Block:
        """Return the open block at this index if it equals ``block``, else ``block``."""
        return self._open[at] if at < len(self._open) and self._open[at] == block else block


def _from_line(text: str, line: int) -> str:
    """Return ``text`` from the start of a line, counted from 0."""
    start = 0
    for _ in range(line):
        start = text.index("\n", start) + 1
    return text[start:]
