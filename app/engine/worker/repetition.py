"""Where the last tokens of a growing text stood before: an index of n-grams, kept token by token."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LENGTHS = (5, 4, 3)  # of the n-grams, the longest first
_MOST_COUNTED = 32  # tokens of a match


@dataclass(frozen=True, slots=True)
class Match:
    """An earlier place of the last ``length`` tokens; ``follows`` is the position of the token after it."""

    follows: int
    length: int


class RepetitionIndex:
    """The newest earlier place of the longest n-gram that the text ends with, without reading the text again."""

    def __init__(self, tokens: Iterable[int] = ()) -> None:
        self._tokens: list[int] = []
        self._after: tuple[dict[tuple[int, ...], int], ...] = tuple({} for _ in LENGTHS)
        self._follows = 0  # position after the earlier place; 0 where there is none
        for token in tokens:
            self.add(token)

    def add(self, token: int) -> None:
        """Take the text's next token."""
        self._tokens.append(token)
        end = len(self._tokens)
        self._follows = 0
        for length, after in zip(LENGTHS, self._after, strict=True):
            if end >= length:
                gram = tuple(self._tokens[end - length :])
                self._follows = self._follows or after.get(gram, 0)
                after[gram] = end

    def match(self) -> Match | None:
        """Return where the end of the text stood before; None where it did not."""
        if not self._follows:
            return None
        tokens, end, length = self._tokens, len(self._tokens), LENGTHS[-1]
        most = min(_MOST_COUNTED, self._follows)
        while length < most and tokens[self._follows - length - 1] == tokens[end - length - 1]:
            length += 1
        return Match(self._follows, length)

    def following(self, match: Match, most: int) -> Sequence[int]:
        """Return at most so many tokens that followed the earlier place."""
        return self._tokens[match.follows : match.follows + most]
