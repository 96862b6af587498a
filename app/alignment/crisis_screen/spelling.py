"""One written word turned into the words that the patterns know: contractions, slang, leet, typos, no spaces."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from app.alignment.crisis_screen.patterns import Patterns

_LEET = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "@": "a", "$": "s", "!": "i", "|": "l"})  # fmt: skip # noqa: E501
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'"})
_REPEATS = re.compile(r"(.)\1{2,}")
_DOUBLES = re.compile(r"(.)\1+")
_SET_APART = re.compile(r"[a-z](?:[ .\-_*][a-z]){2,}")
_LONGEST_JOINED = 60
_ENDINGS = {"'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would"}
_IS_AFTER = frozenset(["he", "she", "it", "that", "there", "what", "who", "how", "where", "here", "when", "why", "everything", "nothing"])


class Speller:
    """Spells words as the vocabulary of one language has them."""

    def __init__(self, patterns: Patterns) -> None:
        spelling = patterns.spelling
        self._aliases = {word: tuple(meant.split()) for word, meant in spelling.aliases.items()}
        self._vocabulary = patterns.vocabulary
        self._longest = max(map(len, self._vocabulary), default=1)
        self._typos = dict(_typos(spelling.mended, self._vocabulary | set(spelling.not_typos)))
        self._joined = re.compile("|".join(map(re.escape, spelling.joined)) or r"(?!)")
        self._masked = tuple(each for each in (*spelling.mended, *spelling.joined))
        self.spell = lru_cache(maxsize=8_192)(self._spell)

    def _spell(self, written: str) -> tuple[str, ...]:
        word = written.translate(_APOSTROPHES)
        if known := self._known(word):
            return known
        if _SET_APART.fullmatch(word):
            return self._spell_set_apart(word)
        if "'" in word:
            return self._spell_contraction(word)
        if "*" in word:
            return self._unmask(word)
        for guess in self._guesses(word):
            if known := self._known(guess):
                return known
        if mended := self._typos.get(word) or self._typos.get(_DOUBLES.sub(r"\1", word)):
            return (mended,)
        return self._split(word) or (word,)

    def _known(self, word: str) -> tuple[str, ...]:
        return self._aliases.get(word) or ((word,) if word in self._vocabulary else ())

    def _guesses(self, word: str) -> Iterable[str]:
        plain = word if word.isalpha() or word.isdigit() else word.translate(_LEET)
        yield plain
        if _REPEATS.search(plain):
            yield _REPEATS.sub(r"\1\1", plain)
            yield _REPEATS.sub(r"\1", plain)
            yield _DOUBLES.sub(r"\1", plain)

    def _spell_contraction(self, word: str) -> tuple[str, ...]:
        if word.endswith("n't"):
            base = {"ca": "can", "wo": "will", "sha": "shall", "ai": "am"}.get(word[:-3], word[:-3])
            return (*self.spell(base), "not") if base else ("not",)
        stem, _, ending = word.rpartition("'")
        if f"'{ending}" in _ENDINGS:
            return (*self.spell(stem), _ENDINGS[f"'{ending}"])
        if ending == "s":
            return (*self.spell(stem), "is") if stem in _IS_AFTER else self.spell(stem)
        whole = word.replace("'", "")
        return self.spell(whole) if whole else (word,)

    def _spell_set_apart(self, word: str) -> tuple[str, ...]:
        letters = re.sub(r"[^a-z]", "", word)
        return self._known(letters) or self._split(letters) or tuple(letters)

    def _unmask(self, word: str) -> tuple[str, ...]:
        shape = re.compile(re.escape(word.translate(_LEET)).replace(r"\*", "[a-z]"))
        found = next((each for each in self._masked if shape.fullmatch(each)), None)
        return (
            (found,)
            if found
            else tuple(each for part in word.split("*") if part for each in self.spell(part))
        )

    def _split(self, word: str) -> tuple[str, ...]:
        """Answer the known words that ``word`` runs together, fewest first, or nothing."""
        if not 6 <= len(word) <= _LONGEST_JOINED or not self._joined.search(word):
            return ()
        best: list[tuple[str, ...] | None] = [(), *([None] * len(word))]
        for end in range(1, len(word) + 1):
            for start in range(max(0, end - self._longest), end):
                before, piece = best[start], word[start:end]
                if before is None or not (known := self._known(piece)):
                    continue
                now = best[end]
                if now is None or len(before) + len(known) < len(now):
                    best[end] = (*before, *known)
        return best[len(word)] or ()


def _typos(words: Iterable[str], taken: frozenset[str] | set[str]) -> Iterable[tuple[str, str]]:
    """Answer each word with two letters swapped, one dropped, or (in long words) one replaced."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    for word in words:
        cuts = range(len(word))
        swapped = (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in cuts[:-1])
        dropped = (word[:at] + word[at + 1 :] for at in cuts)
        added = (word[:at] + each + word[at:] for at in cuts for each in letters if len(word) > 5)
        replaced = (word[:at] + each + word[at + 1 :] for at in cuts for each in letters if len(word) > 5)
        for typo in (*swapped, *dropped, *added, *replaced):
            if typo not in taken:
                yield typo, word
