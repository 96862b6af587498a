"""A message as a row of tokens, joined for matching; each token knows its range in the original."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from app.alignment.crisis_screen.letters import Folded
from app.alignment.crisis_screen.spelling import Speller

HARD, SOFT = ".", ","
_WORD_OR_BREAK = re.compile(
    r"(?P<word>(?<![a-z0-9'])[a-z](?:[ .\-_*][a-z]){2,}(?![a-z0-9'’*])"  # letters set apart: d i e
    r"|[a-z0-9@$]+(?:(?:['’‘`*]+|[!|](?=[a-z]))[a-z0-9@$]+)*)"
    r"|(?P<ellipsis>\.\.+|…|。。+|\.(?=\w))"
    r"|(?P<hard>[.!?\n…。！？]+)"
    r"|(?P<soft>[,;:()\[\]—–、，；：（）【】/|~]+|\s-+\s)"
    r"|(?P<han>[\u3400-\u9fff]+)"
)
_HAN_RUN = re.compile(r"[\u3400-\u9fff]+")
_HAN_BREAKS = {HARD: ".!?\n。！？…", SOFT: ",;:()，；：、（）【】 \t—~"}
_GLUE = frozenset(" \t.-*/_|~·•'\"“”「」")
_LATIN = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Tokens:
    """``joined`` is what patterns run on; token ``i`` begins there at ``starts[i]``."""

    joined: str
    starts: tuple[int, ...]
    names: tuple[str, ...]
    ranges: tuple[tuple[int, int], ...]  # in code points of the original

    def at_offset(self, offset: int) -> int:
        """Answer the token that begins at this place of ``joined`` (or the number of tokens at its end)."""
        return bisect_left(self.starts, offset)

    def between(self, first: int, last: int) -> str:
        """Answer what ``joined`` has from token ``first`` up to, not with, token ``last``."""
        end = self.starts[last] if last < len(self.starts) else len(self.joined)
        return self.joined[self.starts[first] : end] if first < last else ""


@dataclass(slots=True)
class _Builder:
    folded: Folded
    names: list[str] = field(default_factory=list)
    ranges: list[tuple[int, int]] = field(default_factory=list)

    def add(self, name: str, start: int, end: int) -> None:
        """Add a token that stands at ``start``..``end`` of the folded text."""
        if name in (HARD, SOFT) and self.names and self.names[-1] in (HARD, SOFT):
            if name == HARD:
                self.names[-1] = HARD
            return
        self.names.append(name)
        self.ranges.append((self.folded.origin[start], self.folded.origin[end - 1] + 1))

    def build(self, glue: str) -> Tokens:
        starts, at = [], 0
        for name in self.names:
            starts.append(at)
            at += len(name) + len(glue)
        joined = "".join(f"{name}{glue}" for name in self.names) + f"{HARD}{glue}"
        return Tokens(joined, tuple(starts), tuple(self.names), tuple(self.ranges))


def words_of(folded: Folded, speller: Speller) -> Tokens:
    """Answer the tokens of a language that writes words; Chinese runs in between count as breaks."""
    builder = _Builder(folded)
    for found in _WORD_OR_BREAK.finditer(folded.text):
        start, end = found.span()
        match found.lastgroup:
            case "word":
                for name in speller.spell(found.group()):
                    builder.add(name, start, end)
            case "hard":
                builder.add(HARD, start, end)
            case "soft" | "han":
                builder.add(SOFT, start, end)
    return builder.build(" ")


def characters_of(folded: Folded, aliases: dict[str, str]) -> Tokens:
    """Answer the tokens of a language that writes characters: one each; Latin words only if known."""
    builder = _Builder(folded)
    text = folded.text
    at = 0
    while at < len(text):
        if (run := _HAN_RUN.match(text, at)) is not None:
            for place in range(at, run.end()):
                builder.add(text[place], place, place + 1)
            at = run.end()
        elif (latin := _LATIN.match(text, at)) is not None:
            for character in aliases.get(latin.group(), ""):
                builder.add(character, at, latin.end())
            at = latin.end()
        else:
            end = at + 1
            while end < len(text) and not text[end].isalnum():
                end += 1
            _add_gap(builder, at, end)
            at = end
    return builder.build("")


def _add_gap(builder: _Builder, start: int, end: int) -> None:
    text = builder.folded.text
    gap = text[start:end]
    if set(gap) <= _GLUE and _stands_apart(text, start, end):
        return  # characters set apart to be overlooked
    if any(each in _HAN_BREAKS[HARD] for each in gap):
        builder.add(HARD, start, end)
    elif any(each in _HAN_BREAKS[SOFT] for each in gap):
        builder.add(SOFT, start, end)


def _stands_apart(text: str, start: int, end: int) -> bool:
    before_is_single = start == 1 or (start > 1 and not _HAN_RUN.match(text[start - 2]))
    after_is_single = end + 1 >= len(text) or not _HAN_RUN.match(text[end + 1])
    return before_is_single or after_is_single
