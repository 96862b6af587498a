"""Stratified choices: every group has its share, and the same seed gives the same items."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.evaluation.data.stratified import fairly_ordered, stratified


def group(item: tuple[str, int]) -> str:
    return item[0]


ITEMS = [(name, number) for name, count in (("a", 60), ("b", 30), ("c", 10)) for number in range(count)]


def test_groups_have_their_shares() -> None:
    assert Counter(map(group, stratified(ITEMS, 20, group))) == {"a": 12, "b": 6, "c": 2}


def test_a_small_group_is_not_left_out_where_the_limit_suffices() -> None:
    items = [("large", number) for number in range(99)] + [("small", 0)]
    assert Counter(map(group, stratified(items, 4, group))) == {"large": 3, "small": 1}


def test_the_seed_decides_and_the_order_stays() -> None:
    chosen = stratified(ITEMS, 20, group, seed=1)
    assert chosen == stratified(ITEMS, 20, group, seed=1) != stratified(ITEMS, 20, group, seed=2)
    assert list(chosen) == sorted(chosen, key=ITEMS.index)


def test_a_limit_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="1 at least"):
        stratified(ITEMS, 0, group)


@given(st.lists(st.integers(1, 40), min_size=1, max_size=8), st.integers(1, 200))
def test_the_limit_is_kept_and_no_group_gives_more_than_it_has(sizes: list[int], limit: int) -> None:
    items = [(str(name), number) for name, size in enumerate(sizes) for number in range(size)]
    chosen = stratified(items, limit, group)
    assert len(chosen) == len(set(chosen)) == min(limit, len(items))
    if limit >= len(sizes):
        assert {*map(group, chosen)} == {*map(group, items)}


def test_any_first_part_of_an_order_has_the_groups_in_their_shares() -> None:
    ordered = fairly_ordered(ITEMS, group)
    assert sorted(ordered) == sorted(ITEMS) and ordered == fairly_ordered(ITEMS, group)
    for count in (10, 25, 50):
        found = Counter(map(group, ordered[:count]))
        assert all(
            abs(found[name] - count * share) <= 1 for name, share in (("a", 0.6), ("b", 0.3), ("c", 0.1))
        )


def test_small_groups_come_early_for_some_seeds() -> None:
    items = [("large", number) for number in range(99)] + [("small", 0)]
    early = sum(("small", 0) in fairly_ordered(items, group, seed)[:20] for seed in range(200))
    assert 20 <= early <= 60  # one in five
