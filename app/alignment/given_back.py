"""How much of a reply repeats its guidance: runs of words that both have, longer than agreement with it makes them.

A small model sometimes prints what it was told ("What could be risky: …") instead of following it, and a model that
scores the reply does not mind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from app.alignment.reasoning_chain.texts import RunLength, reasoning_texts

_CHINESE = r"[\u3400-\u9fff\uf900-\ufaff]"
_WORD = r"[^\W_\u3400-\u9fff\uf900-\ufaff]+(?:'[^\W_]+)*"
_UNIT = re.compile(rf"({_CHINESE}|{_WORD})(?:[\s*_]*([:：]))?")

Units = Sequence[
    str | None
]  # words and Chinese characters; None stands for one that is compared with nothing


def given_back(reply: str, guidance: str, said: Iterable[str]) -> float:
    """Return the share of a reply, 0 to 1, that repeats its ``guidance`` and not what the person ``said``."""
    lengths, units = reasoning_texts().given_back, _units(reply)

    def is_quotation(run: Units) -> bool:
        return _reaches(run, lengths.short)

    def is_repetition(run: Units) -> bool:
        return _reaches(run, lengths.run) or _reaches(_heading_in(run), lengths.short)

    quoted = {at for text in said for at in _places_of_runs(units, _units(text), is_quotation)}
    unquoted = [None if at in quoted else unit for at, unit in enumerate(units)]
    repeated = set(_places_of_runs(unquoted, _units(guidance), is_repetition))
    return len(repeated) / len(units) if units else 0.0


def _units(text: str) -> list[str]:
    """Return the words and Chinese characters of a text, each with a colon behind it; nothing else counts."""
    found = _UNIT.findall(text.casefold().replace("’", "'"))
    return [f"{unit}:" if colon else unit for unit, colon in found]


def _places_of_runs(units: Units, others: Units, counts: Callable[[Units], bool]) -> Iterator[int]:
    """Yield the places in ``units`` of the longest runs that ``others`` have too and that count."""
    places: dict[str | None, list[int]] = {}
    for at, other in enumerate(others):
        places.setdefault(other, []).append(at)
    ending: dict[int, int] = {}  # the number of units in the run that ends at a place of ``others``
    longest = 0
    for place, unit in enumerate((*units, None)):
        ending = {at: ending.get(at - 1, 0) + 1 for at in places.get(unit, ())}
        before, longest = longest, max(ending.values(), default=0)
        if longest <= before and counts(units[place - before : place]):
            yield from range(place - before, place)


def _heading_in(run: Units) -> Units:
    """Return a run up to its last colon: nobody writes the guidance's headings, colon and all, by chance."""
    colons = [at for at, unit in enumerate(run) if unit is not None and unit.endswith(":")]
    return run[: colons[-1] + 1] if colons else ()


def _reaches(run: Units, length: RunLength) -> bool:
    """Return whether a run has so many words or Chinese characters, or its share of either."""
    characters = sum(1 for unit in run if unit is not None and re.match(_CHINESE, unit))
    words = len(run) - characters
    return words * length.characters + characters * length.words >= length.words * length.characters
