"""Normalises the spelling of a text, with a map back to the positions in the original."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from app.alignment.crisis_screen.spelling import respelt, simplified_characters

_APOSTROPHES = "'’‘ʼ`´＇"
_LAUGHTER = "😂🤣😹😆😅💀☠"
_LAUGH = " lol "
_LEET = {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i"}
_LEET_WORD = re.compile(
    r"(?<![a-z0-9])(?=[a-z0-9@$!]*[a-z])(?=[a-z0-9@$!]*[0-9@$])[a-z][a-z0-9@$!]*[a-z](?![a-z0-9])"
)
_RUNS = re.compile(
    r"([a-z])\1{2,}|[ ]{2,}"
    r"|(?P<gap>(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff]))"
    r"|(?P<spelt>(?<![a-z])[b-hj-z](?: [a-z]){2,}(?![a-z]))"
)


@dataclass(frozen=True, slots=True)
class Normalised:
    """A normalised text; ``origin[i]`` is the position in the original of character ``i``."""

    text: str
    origin: tuple[int, ...]
    length: int  # of the original

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the original that corresponds to a range of this text."""
        return self.origin[start], self.origin[end - 1] + 1


def normalise(text: str) -> Normalised:
    """Normalise case, width, accents, apostrophes, invisible characters, digits for letters, and repeated letters."""
    characters: list[str] = []
    origin: list[int] = []
    simplified = simplified_characters()
    for position, character in enumerate(text):
        for folded in unicodedata.normalize("NFKD", character).casefold():
            if folded in _LAUGHTER:
                characters.extend(_LAUGH)
                origin.extend([position] * len(_LAUGH))
                continue
            if folded in _APOSTROPHES or unicodedata.category(folded) in ("Cf", "Mn", "Cc", "Me"):
                if folded not in "\n\t\r":
                    continue
                folded = "\n" if folded == "\n" else " "
            elif unicodedata.category(folded) == "So":
                folded = " "
            characters.append(simplified.get(folded, folded))
            origin.append(position)
    spelt = "".join(characters)
    spelt = _LEET_WORD.sub(lambda word: "".join(_LEET.get(each, each) for each in word.group()), spelt)
    return _shortened(*respelt(spelt, origin), len(text))


def _shortened(spelt: str, origin: list[int], length: int) -> Normalised:
    """Write ``soooo`` as ``so``, several spaces as one, and join ``d i e`` and ``想 死``."""
    parts: list[str] = []
    kept: list[int] = []
    at = 0
    for run in _RUNS.finditer(spelt):
        if run.group("spelt"):
            keep = [*range(at, run.start()), *range(run.start(), run.end(), 2)]
        else:
            keep = list(range(at, run.start() + (0 if run.group("gap") else 1)))
        parts.append("".join(spelt[each] for each in keep))
        kept.extend(origin[each] for each in keep)
        at = run.end()
    parts.append(spelt[at:])
    kept.extend(origin[at:])
    return Normalised("".join(parts), tuple(kept), length)
