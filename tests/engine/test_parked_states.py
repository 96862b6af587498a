"""Which states of conversations are kept: within the budget, the latest used, one of a conversation."""

from __future__ import annotations

import ctypes

from hypothesis import given
from hypothesis import strategies as st

from app.engine.memory_fit import MemoryNeed, parking_budget
from app.engine.worker.parked_states import ParkedState, ParkedStates, State


def state(size: int) -> State:
    return (ctypes.c_ubyte * size)()


def park(states: ParkedStates, tokens: tuple[int, ...], size: int) -> bool:
    fits = states.make_room(tokens, size)
    if fits:
        states.keep(ParkedState(tokens, state(size)))
    return fits


@given(
    st.lists(st.tuples(st.lists(st.integers(0, 3), max_size=8).map(tuple), st.integers(1, 60)), max_size=30)
)
def test_whatever_is_parked_the_budget_holds_and_the_latest_that_fits_is_there(
    parked: list[tuple[tuple[int, ...], int]],
) -> None:
    states = ParkedStates(100)
    for tokens, size in parked:
        assert park(states, tokens, size)
        assert states.used <= 100
        best = states.best(tokens)
        assert best is not None
        assert best.tokens[: len(tokens)] == tokens


def test_what_would_never_fit_costs_nobody_a_place() -> None:
    states = ParkedStates(100)
    assert park(states, (1, 2), 60)
    assert not park(states, (3, 4), 101)
    assert states.used == 60


def test_the_longest_unused_goes_first() -> None:
    states = ParkedStates(100)
    park(states, (1, 1), 40)
    park(states, (2, 2), 40)
    first = states.best((1, 1))
    assert first is not None
    states.use(first)
    park(states, (3, 3), 40)
    assert states.used == 80
    found = {best.tokens for wanted in ((1, 1), (2, 2), (3, 3)) if (best := states.best(wanted)) is not None}
    assert (1, 1) in found
    assert (2, 2) not in found


def test_a_conversation_that_went_on_takes_the_place_of_what_it_was() -> None:
    states = ParkedStates(100)
    park(states, (1, 2, 3, 4), 40)
    park(states, (1, 2, 3, 4, 5, 6), 60)
    assert states.used == 60
    park(states, (1, 7, 7, 7), 40)
    assert states.used == 100, "what has only its beginning in common is another one"


def test_what_is_parked_leaves_room_beside_the_model() -> None:
    need = MemoryNeed(weights=600, cache=100, compute=50)
    assert parking_budget(need, 750, 10_000) == 200
    assert 0 < parking_budget(need, 750, 1_000) < 200
    assert parking_budget(need, 750, 760) == 0
    assert parking_budget(need, 750, None) == 100
