"""The crisis screen's limits on the fixed set of 300 messages, and how long it may take."""

from __future__ import annotations

import time

import pytest

from app.alignment.crisis_screen.screen import screen
from tests.bench_screening import CALM, Labelled, flagged, labelled, wilson

RECALL = 0.98
FALSE_ALARMS = 0.02
LONG = 4_000


def of_class(*labels: str) -> list[Labelled]:
    return [each for each in labelled() if each.label in labels]


def test_the_fixed_set_has_300_messages_of_seven_classes_half_in_each_language() -> None:
    lines = labelled()
    assert len(lines) == 300
    assert len({each.label for each in lines}) == 7
    assert sum(1 for each in lines if each.language == "zh") == 150
    assert all(2 <= len(each.turns) <= 4 for each in of_class("multi_turn"))


def test_explicit_statements_are_found() -> None:
    lines = of_class("explicit")
    missed = [each.turns[0] for each in lines if not flagged(each)]
    assert len(missed) <= (1 - RECALL) * len(lines), missed


@pytest.mark.parametrize("labels", [CALM, ("distressed", "benign", "adversarial")])
def test_what_is_no_danger_of_the_writers_raises_no_alarm(labels: tuple[str, ...]) -> None:
    lines = of_class(*labels)
    alarms = [each.turns for each in lines if flagged(each)]
    assert len(alarms) <= FALSE_ALARMS * len(lines), alarms


def test_the_interval_of_a_proportion_holds_it_and_narrows_with_more() -> None:
    few, many = wilson(9, 10), wilson(900, 1000)
    assert few[0] < 0.9 < few[1]
    assert many[1] - many[0] < few[1] - few[0]
    assert wilson(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize(
    "piece",
    [
        "i want to go and my husband said that he will not let me go out and i feel so tired of it all ",
        "i want to die. ",
        "i i i i want to to to ",
        "我想他今天会不会来我家打我的电话说他不想活得太累而我又觉得生活没有意思",
        "想想想想要要",
        "我不想活了。",
        "他把我",
    ],
)
def test_the_time_grows_with_the_length_and_not_faster(piece: str) -> None:
    screen(piece)
    half, whole = (_seconds((piece * LONG)[:length]) for length in (LONG // 2, LONG))
    assert whole < 4 * half  # linear is 2, quadratic 4 and more as it grows; noise has room
    assert whole < 2


def _seconds(text: str) -> float:
    """Return the processor's seconds of the best of three runs: other programs do not count."""
    times = []
    for _ in range(3):
        began = time.thread_time()
        screen(text)
        times.append(time.thread_time() - began)
    return min(times)
