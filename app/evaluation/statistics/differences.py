"""Paired differences of two runs: the mean with its interval, and the change of each item."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.evaluation.statistics.estimate import Estimate, mean


@dataclass(frozen=True, slots=True)
class Pair:
    """One item's values in both runs."""

    item: str
    first: float
    second: float

    @property
    def difference(self) -> float:
        """Second minus first."""
        return self.second - self.first


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs on the items that both finished, in the first run's order.

    ``difference`` is the mean of second minus first (None where no item is in both); its interval is a bootstrap
    over the pairs. Items of one run alone are only counted.
    """

    pairs: tuple[Pair, ...]
    difference: Estimate | None
    higher: int
    lower: int
    equal: int
    only_first: int
    only_second: int

    @property
    def told_apart(self) -> bool:
        """True where the interval excludes zero."""
        found = self.difference
        return (
            found is not None
            and found.low is not None
            and found.high is not None
            and (found.low > 0 or found.high < 0)
        )


def compare(
    first: Mapping[str, float], second: Mapping[str, float], seed: int = 0, widest: float | None = None
) -> Comparison:
    """Return the paired comparison of two runs, given as value by item. Raises ``ValueError`` as ``mean`` does.

    ``widest`` is the largest difference that there can be, for the interval where all differences are equal.
    """
    pairs = tuple(Pair(item, value, second[item]) for item, value in first.items() if item in second)
    differences = [each.difference for each in pairs]
    return Comparison(
        pairs=pairs,
        difference=mean(differences, seed, None if widest is None else (-widest, widest)),
        higher=sum(each > 0 for each in differences),
        lower=sum(each < 0 for each in differences),
        equal=sum(each == 0 for each in differences),
        only_first=len(first) - len(pairs),
        only_second=len(second) - len(pairs),
    )
