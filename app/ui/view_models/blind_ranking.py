"""Blind comparison in words: which reply was which, and the scores of what was compared."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.rating import BlindChoice, Way
from app.evaluation.statistics.estimate import share
from app.rating.blind import BlindPair, WayRanking, first_shares, way_words
from app.translation import together, tr, tr_count
from app.ui.view_models.profile import percent
from app.ui.view_models.rated_replies import with_bounds


def revealed_words(pair: BlindPair) -> str:
    """Return which reply was which."""
    return tr(
        "Your choice is kept. The first was: {first}. The second was: {second}.",
        first=_whole(pair.first_way),
        second=_whole(pair.second_way),
    )


def _whole(way: Way) -> str:
    return tr("{way} ({model})", way=way_words(way), model=way.model)


def ranking_cells(found: WayRanking) -> list[tuple[str, ...]]:
    """Return a row for each competitor; groups that were never compared stand apart by their number."""
    rows: list[tuple[str, ...]] = []
    for each in found.ranking.standings:
        name = found.names[each.competitor]
        if found.ranking.groups > 1:
            name = tr("{name} (group {number})", name=name, number=each.group + 1)
        score = with_bounds(each.score, each.low, each.high)
        rows.append((name, score, str(each.won), str(each.lost), str(each.tied)))
    return rows


def ranking_notes(found: WayRanking, choices: Sequence[BlindChoice]) -> str:
    """Return what has to be known to read the scores."""
    if not choices:
        return tr("Nothing was chosen yet.")
    return together(
        tr("Groups were never compared with each other; their scores cannot be either.")
        if found.ranking.groups > 1
        else "",
        tr(
            "Somebody always won or lost: scores are held back by half a comparison won and half of one lost for each."
        )
        if found.ranking.weak_prior
        else "",
        tr_count(
            "{count} choice was between two of the same and says nothing here.",
            "{count} choices were between two of the same and say nothing here.",
            found.alike,
        )
        if found.alike
        else "",
        _first_words(choices),
    )


def _first_words(choices: Sequence[BlindChoice]) -> str:
    """Return how often the reply shown first was preferred: far from a half, the order decides."""
    shares = tuple(first_shares(choices))
    found = share(int(sum(shares)), len(shares))
    if found is None or found.low is None or found.high is None:
        return ""
    return tr_count(
        "The reply that was shown first was preferred in {share} of one choice (95 % interval {low} to {high}).",
        "The reply that was shown first was preferred in {share} of {count} choices (95 % interval {low} to {high}).",
        found.items,
        share=percent(found.value),
        low=percent(found.low),
        high=percent(found.high),
    )
