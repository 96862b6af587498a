"""Splits a stream of text into a model's thinking and its reply, with no character lost or misplaced.

Only the *first* thing a model writes can be its thinking: a reply that later mentions ``<think>``, in prose
or in code, keeps those characters. A template may already have opened the tag (``opened=True``).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

OPEN_TAG = "<think>"
CLOSE_TAG = "</think>"


class Part(Enum):
    """Which part a stretch of text belongs to."""

    THINKING = auto()
    REPLY = auto()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text of one part, in the order in which it was written."""

    part: Part
    text: str


class _State(Enum):
    BEFORE = auto()  # only white space so far: an opening tag may still come
    THINKING = auto()
    REPLY = auto()


class ThinkingSplitter:
    """Splits a stream. Undecided text is held back until it is decided, or until ``finish``.

    The thinking ends at its own closing tag: opening tags inside it are counted, and tags in code (between
    backticks on a line, or in a fence) are text. Where code or nesting is left open, a closing tag in it is
    doubtful: what follows is held back until a later tag or the end of the text decides. Tags belong to neither
    part; every other character is returned once, except the line breaks directly around the tags.
    """

    def __init__(self, *, opened: bool = False) -> None:
        self._held = ""
        self._before_is_reply = False  # after a closing tag only line breaks are dropped
        self._state = _State.BEFORE
        if opened:
            self._begin_thinking()

    @property
    def in_reply(self) -> bool:
        """True where the next text is known to be reply."""
        return self._state is _State.REPLY

    def feed(self, text: str) -> tuple[Stretch, ...]:
        """Take more text, split anywhere, and return what is decided by now."""
        self._held += text
        out: list[Stretch] = []
        while self._advance(out):
            pass
        return _merged(out)

    def finish(self) -> tuple[Stretch, ...]:
        """Return the text held back, at the end of the stream. Unclosed thinking stays thinking."""
        out: list[Stretch] = []
        if self._state is _State.THINKING and self._doubtful is not None:
            self._end_thinking(self._doubtful, out)
            while self._advance(out):
                pass
        if self._held:
            part = Part.THINKING if self._state is _State.THINKING else Part.REPLY
            out.append(Stretch(part, self._held))
            self._held = ""
        return _merged(out)

    def _advance(self, out: list[Stretch]) -> bool:
        """Consume what is decided of the held text; return whether the state changed."""
        if self._state is _State.BEFORE:
            return self._read_before()
        if self._state is _State.THINKING:
            return self._read_thinking(out)
        out.append(Stretch(Part.REPLY, self._held))
        self._held = ""
        return False

    def _read_before(self) -> bool:
        if self._before_is_reply:
            self._held = self._held.lstrip("\r\n")
        begun = self._held.lstrip()
        if begun.startswith(OPEN_TAG):
            self._held = begun[len(OPEN_TAG) :]
            self._begin_thinking()
            return True
        if OPEN_TAG.startswith(begun):
            return False
        self._state = _State.REPLY
        return True

    def _begin_thinking(self) -> None:
        self._state = _State.THINKING
        self._depth = 1
        self._scanned = 0  # held characters already looked at
        self._line = ""  # the line up to the scan, to detect a fence
        self._inline_code = False
        self._fenced = False
        self._doubtful: int | None = None  # where in the held text a doubtful closing tag begins
        self._leading = True

    def _end_thinking(self, at: int, out: list[Stretch]) -> None:
        """End the thinking at the closing tag that begins at ``at``."""
        out.append(Stretch(Part.THINKING, self._held[:at].rstrip("\r\n")))
        self._held = self._held[at + len(CLOSE_TAG) :]
        self._state = _State.BEFORE
        self._before_is_reply = True

    def _read_thinking(self, out: list[Stretch]) -> bool:
        if self._leading:
            self._held = self._held.lstrip("\r\n")
            self._leading = not self._held
        while self._scanned < len(self._held):
            rest = self._held[self._scanned : self._scanned + len(CLOSE_TAG)]
            if rest == CLOSE_TAG:
                end = self._closing_tag()
                if end is not None:
                    self._end_thinking(end, out)
                    return True
            elif rest.startswith(OPEN_TAG):
                self._depth += not self._in_code
                self._pass(len(OPEN_TAG))
            elif CLOSE_TAG.startswith(rest) or OPEN_TAG.startswith(rest):
                break  # may become a tag
            elif (end := self._character(rest[0])) is not None:
                self._end_thinking(end, out)
                return True
        self._let_go(out)
        return False

    @property
    def _in_code(self) -> bool:
        return self._inline_code or self._fenced

    def _pass(self, count: int) -> None:
        self._line += self._held[self._scanned : self._scanned + count]
        self._scanned += count

    def _closing_tag(self) -> int | None:
        """Judge the closing tag at the scan; return where the thinking ends, if it does."""
        at = self._scanned
        if not self._in_code:
            self._depth -= 1
            if self._depth == 0:
                return at
        if self._doubtful is None:
            self._doubtful = at
        self._pass(len(CLOSE_TAG))
        return None

    def _character(self, character: str) -> int | None:
        """Track code as the scan passes a character; return where the thinking ended, once known."""
        self._scanned += 1
        if character == "\n":
            was_inline, self._inline_code, self._line = self._inline_code, False, ""
            if was_inline and self._doubtful is not None and self._depth == 1:
                return self._doubtful  # the backtick never closed on its line: the tag was real
            return None
        self._line += character
        if self._line.lstrip() in ("```", "~~~"):
            self._fenced, self._inline_code = not self._fenced, False
            if not self._fenced and self._depth == 1:
                self._doubtful = None  # the fence closed: its tag was text
        elif character == "`" and not self._fenced and self._line.strip("` \t"):
            self._inline_code = not self._inline_code
            if not self._inline_code and self._depth == 1:
                self._doubtful = None
        elif character == "`" and not self._fenced:
            self._inline_code = self._line.count("`") % 2 == 1
        return None

    def _let_go(self, out: list[Stretch]) -> None:
        """Release what is certainly thinking; line breaks at its end may yet belong to the tag."""
        sure = self._scanned if self._doubtful is None else self._doubtful
        sure = len(self._held[:sure].rstrip("\r\n"))
        if sure:
            out.append(Stretch(Part.THINKING, self._held[:sure]))
            self._held = self._held[sure:]
            self._scanned -= sure
            if self._doubtful is not None:
                self._doubtful -= sure


def _merged(stretches: list[Stretch]) -> tuple[Stretch, ...]:
    """Join neighbours of the same part."""
    merged: list[Stretch] = []
    for each in stretches:
        if not each.text:
            continue
        if merged and merged[-1].part is each.part:
            merged[-1] = Stretch(each.part, merged[-1].text + each.text)
        else:
            merged.append(each)
    return tuple(merged)


def split_whole(text: str, *, opened: bool = False) -> tuple[str, str]:
    """Return (thinking, reply) of a whole text."""
    splitter = ThinkingSplitter(opened=opened)
    stretches = (*splitter.feed(text), *splitter.finish())
    thinking = "".join(each.text for each in stretches if each.part is Part.THINKING)
    reply = "".join(each.text for each in stretches if each.part is Part.REPLY)
    return thinking, reply
