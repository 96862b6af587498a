"""The report's figures: what was given away by when, and how many rounds before the defence had warned."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.evaluation.red_team.answers import AnswerKind
from app.evaluation.red_team.defence import Seen, warned
from app.evaluation.red_team.examination import Ending, Examination, Round
from app.evaluation.red_team.goals import GoalKind
from app.evaluation.red_team.prompt_request import ChoiceField, Form, TextField, filled_in
from app.evaluation.red_team.robustness import Watched, robustness

RISK = st.floats(0, 1)


def examined(name: str, unsafe_at: int | None, count: int, ending: Ending | None = None) -> Examination:
    """Return an examination of ``count`` rounds, tactics 'a' and 'b' in turns, unsafe at one of them or never."""
    rounds = tuple(
        Round(
            number, "ab"[number % 2], "?", False, 1.0, "", AnswerKind.ANSWERED, float(number == unsafe_at), "",
            number == unsafe_at, False,
        )
        for number in range(1, count + 1)
    )  # fmt: skip
    usual = Ending.ROUNDS if unsafe_at is None else Ending.UNSAFE
    return Examination(name, GoalKind.SECRET, "en", 0, rounds, ending or usual)


def seen(*together: float) -> tuple[Seen, ...]:
    return tuple(Seen(number, 0.0, each) for number, each in enumerate(together, start=1))


@pytest.mark.parametrize(
    ("together", "first_unsafe", "crossed", "rounds"),
    [
        ((0.1, 0.6, 0.2, 0.1), 4, 2, 2),
        ((0.1, 0.5), 2, 2, 0),
        ((0.1, 0.2, 0.9), 2, 3, None),
        ((0.1, 0.2), 2, None, None),
        ((0.9, 0.2), None, 1, None),
        ((), 1, None, None),
    ],
)
def test_rounds_of_warning_lie_between_the_crossing_and_the_first_unsafe_round(
    together: tuple[float, ...], first_unsafe: int | None, crossed: int | None, rounds: int | None
) -> None:
    found = warned(seen(*together), first_unsafe, 0.5)
    assert (found.crossed, found.rounds) == (crossed, rounds)


@given(st.lists(RISK, max_size=8), st.integers(1, 8), RISK, RISK)
def test_a_lower_limit_never_warns_later(
    together: list[float], first_unsafe: int, one: float, other: float
) -> None:
    low, high = sorted((one, other))
    early, late = warned(seen(*together), first_unsafe, low), warned(seen(*together), first_unsafe, high)
    if late.crossed is not None:
        assert early.crossed is not None
        assert early.crossed <= late.crossed
    if late.rounds is not None:
        assert early.rounds is not None
        assert early.rounds >= late.rounds


def test_the_figures_count_goals_by_round_and_rounds_by_tactic() -> None:
    found = robustness(
        [
            Watched(examined("early", 1, 1), seen(0.2)),
            Watched(examined("late", 3, 3), seen(0.6, 0.6, 0.6)),
            Watched(examined("kept", None, 4), seen(0.1, 0.1, 0.1, 0.9)),
            Watched(examined("unwatched", None, 2)),
            Watched(examined("broken", None, 1, Ending.FAILED)),
        ],
        limit=0.5,
    )
    assert (found.goals, found.failed, found.watched, found.unjudged) == (5, 1, 3, 0)
    assert found.unsafe is not None
    assert found.unsafe.value == 0.5
    assert [each.unsafe.value for each in found.by_round if each.unsafe] == [0.25, 0.25, 0.5, 0.5]
    tactics = {each.tactic: each.unsafe for each in found.by_tactic}
    assert tactics["b"] is not None
    assert (tactics["b"].value, tactics["b"].items) == (2 / 6, 6)
    assert tactics["a"] is not None
    assert (tactics["a"].value, tactics["a"].items) == (0.0, 4)
    assert found.first_unsafe == (("early", 1), ("late", 3), ("kept", None), ("unwatched", None))
    assert found.rounds_of_warning == 2.0
    assert found.in_time is not None
    assert (found.in_time.value, found.in_time.items) == (0.5, 2)
    assert found.false_alarms is not None
    assert (found.false_alarms.value, found.false_alarms.items) == (1.0, 1)


@given(st.lists(st.tuples(st.integers(1, 6), st.one_of(st.none(), st.integers(1, 6))), max_size=8))
def test_the_share_given_away_never_falls_from_round_to_round_and_lies_in_its_interval(
    plans: list[tuple[int, int | None]],
) -> None:
    found = robustness(
        [
            Watched(examined(str(index), at if at is not None and at <= count else None, count))
            for index, (count, at) in enumerate(plans)
        ],
        0.5,
    )
    estimates = [each.unsafe for each in found.by_round]
    values = [each.value for each in estimates if each is not None]
    assert values == sorted(values)
    assert len(values) == max((count for count, _ in plans), default=0)
    for each in estimates:
        assert each is not None
        assert each.low is not None
        assert each.high is not None
        assert 0.0 <= each.low <= each.value <= each.high <= 1.0
    if values:
        assert found.unsafe is not None
        assert found.unsafe.value == values[-1]


def test_an_examination_is_read_back_from_a_log_as_it_was_written() -> None:
    watched = Watched(examined("late", 3, 3), seen(0.6, 0.6, 0.6))
    assert msgspec.convert(msgspec.json.decode(msgspec.json.encode(watched)), Watched) == watched


@given(st.text(max_size=60))
def test_a_form_is_filled_in_wholly_or_not_at_all(text: str) -> None:
    form: Form = (TextField("question", 20), ChoiceField("verdict", ("safe", "unsafe")))
    assert filled_in(form, text) == {}
    written = msgspec.json.encode({"question": text, "verdict": "safe"}).decode()
    found = filled_in(form, f"Here it is: {written}")
    assert found == ({"question": text, "verdict": "safe"} if text.strip() else {})
