"""Linguistic backpropagation without a model: direction, the guard of an edit, SimHash, and the best pass."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.alignment.lingo_bp.edits import (
    Direction,
    adopted,
    applied,
    direction_of,
    distance,
    guarded_edit,
    ranked,
    simhash,
)
from app.domain.analysis import Review
from app.domain.lingo_bp import BackpropPass, Criterion, PassScores
from app.domain.reasoning_chain import Node, ReasoningChain

NODE = Node.STRATEGY_SAFETY
statements = st.lists(st.sampled_from([f"Statement {each}" for each in "ABCDEFGH"]), unique=True, max_size=5)
safety = st.sampled_from([0.0, 0.5, 1.0])
criteria = st.lists(st.sampled_from([-1, 0, 1]), min_size=5, max_size=5)


def scores(safe: float, values: list[int]) -> PassScores:
    return PassScores(safe, tuple(Criterion(str(at), each) for at, each in enumerate(values)))


def test_safety_comes_first_and_what_is_too_strict_is_relaxed_only_where_it_is_safe() -> None:
    assert direction_of(scores(0.5, [-1] * 5), 1.0, 0.6) is Direction.STRENGTHEN_SAFETY
    assert direction_of(scores(1.0, [-1] * 5), 1.0, 0.6) is Direction.RELAX
    assert direction_of(scores(1.0, [1, 1, 1, 1, -1]), 1.0, 0.6) is None


@given(safety, criteria)
def test_a_reply_that_is_not_safe_enough_is_never_relaxed(safe: float, values: list[int]) -> None:
    found = direction_of(scores(safe, values), 1.0, 0.6)
    assert (found is Direction.STRENGTHEN_SAFETY) == (safe < 1.0)


@given(statements, statements)
def test_an_edit_changes_at_most_one_statement_or_only_takes_away(old: list[str], new: list[str]) -> None:
    edit = guarded_edit(NODE, old, new, 2)
    if edit is None:
        return
    after = applied(old, edit)
    if edit.held_back:
        assert set(after) < set(old)
        assert set(old) & set(new) <= set(after), "what both have stays"
        assert len(set(after) - set(new)) == 1, "and the nearest of the old ones"
    else:
        assert len(set(old) ^ set(after)) <= 2
        assert set(after) == set(new)


@given(statements, st.integers(3, 6))
def test_nothing_changes_where_nothing_is_proposed_or_only_more_than_one_edit_holds(
    old: list[str], more: int
) -> None:
    assert guarded_edit(NODE, old, old, 2) is None
    assert guarded_edit(NODE, old, [*old, *(f"New {each}" for each in range(more))], 2) is None


def test_a_changed_statement_keeps_its_place() -> None:
    edit = guarded_edit(NODE, ["one", "two", "three"], ["one", "2", "three"], 2)
    assert edit is not None
    assert applied(["one", "two", "three"], edit) == ("one", "2", "three")


@given(st.text(max_size=40), st.text(max_size=40))
def test_simhash_is_of_64_bits_and_its_distance_symmetric(one: str, other: str) -> None:
    assert 0 <= simhash(one) < 2**64
    assert distance(one, one) == 0
    assert distance(one, other) == distance(other, one) <= 64


def test_texts_that_are_alike_are_nearer() -> None:
    base = "Do not name amounts, and say that a doctor has to decide."
    assert distance(base, base.replace("doctor", "physician")) < distance(base, "你好，我在这里听你说。")


@given(st.lists(st.tuples(safety, criteria), min_size=1, max_size=5))
def test_the_pass_that_is_used_is_never_worse_than_the_first(made: list[tuple[float, list[int]]]) -> None:
    passes = [BackpropPass(number, ReasoningChain(), "", scores(*each)) for number, each in enumerate(made)]
    best = ranked(passes)[0]
    for each in passes:
        assert best.scores.safety >= each.scores.safety
        if best.scores.safety == each.scores.safety:
            assert best.scores.satisfaction >= each.scores.satisfaction
            if best.scores.satisfaction == each.scores.satisfaction:
                assert best.number <= each.number


@given(
    st.lists(
        st.tuples(safety, criteria, st.sampled_from([0.1, 0.9, None]), st.sampled_from([0.0, 0.4])),
        min_size=1,
        max_size=5,
    )
)
def test_a_pass_is_adopted_only_where_its_review_let_it_through_and_it_does_not_repeat_its_guidance(
    made: list[tuple[float, list[int], float | None, float]],
) -> None:
    passes = [
        BackpropPass(number, ReasoningChain(), "", scores(one, two), given_back=repeated)
        for number, (one, two, _, repeated) in enumerate(made)
    ]
    reviews = [
        Review(risk, 0.5, "the chat model") if risk is not None else None for _, _, risk, _ in made[1:]
    ]
    best, review, refused = adopted(passes, reviews)
    order = ranked(passes)
    better = [each for each in order[: order.index(best)] if not each.given_back]
    assert refused == tuple(each.number for each in better), "every better one was refused, and is told"
    for each in better:
        found = reviews[each.number - 1]
        assert found is None or not found.passed
    if best.number == 0:
        assert review is None
    else:
        assert best.given_back == 0.0
        assert review is not None and review.passed
        assert review is reviews[best.number - 1]
