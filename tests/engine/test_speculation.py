"""How far is drafted: by what steps cost on this machine and by how often the text repeats itself."""

from __future__ import annotations

import random

import pytest

from app.engine.worker.speculation import MOST_DRAFTED, Acceptance, Speculation
from app.engine.worker.step_costs import StepCosts

SENTENCE = list(range(100, 200))
SECONDS = 0.05


def costs_of(a_token: float) -> StepCosts:
    """Return what was measured where each further token of a step adds ``a_token`` of a step of one."""
    costs = StepCosts()
    costs.read(512, 512 * SECONDS * a_token)
    costs.measured(1, SECONDS)
    return costs


def written(text: list[int], speculation: Speculation, cost: float, noise: float = 0.0) -> tuple[float, int]:
    """Write a text as the engine does; return its time in steps of one token, and how often something was drafted."""
    chance, at, time, drafted = random.Random(1), 0, 0.0, 0
    while at < len(text):
        speculation.wrote(text[at])
        draft = speculation.draft(len(text) - at - 2)
        following = text[at + 1 : at + 1 + len(draft)]
        right = next(
            (count for count, pair in enumerate(zip(draft, following, strict=False)) if pair[0] != pair[1]),
            len(following),
        )
        for token in following[:right]:
            speculation.wrote(token)
        multiple = 1 + len(draft) * cost
        speculation.stepped(1 + len(draft), 1 + right, SECONDS * multiple * chance.lognormvariate(0, noise))
        at, time, drafted = at + 1 + right, time + multiple, drafted + bool(draft)
    return time, drafted


@pytest.mark.parametrize(("cost", "at_least"), [(0.02, 5.0), (0.1, 3.0), (0.35, 1.6), (0.5, 1.3)])
def test_a_text_that_repeats_the_prompt_is_written_in_less_time(cost: float, at_least: float) -> None:
    text = SENTENCE * 2
    time, _ = written(text, Speculation([*SENTENCE, 1, 2], costs_of(cost)), cost)
    assert len(text) / time >= at_least


def test_nothing_is_drafted_where_a_further_token_takes_as_long_as_the_first() -> None:
    assert written(SENTENCE * 2, Speculation([*SENTENCE, 1, 2], costs_of(1.0)), 1.0)[1] == 0


def test_nothing_is_drafted_where_nothing_repeats() -> None:
    assert written(SENTENCE, Speculation(list(range(99)), costs_of(0.01)), 0.01)[1] == 0


def test_nothing_is_drafted_before_anything_was_measured() -> None:
    speculation = Speculation([*SENTENCE, *SENTENCE[:10]], StepCosts())
    assert speculation.draft(20) == ()


@pytest.mark.parametrize("cost", [0.02, 0.1, 0.35, 0.5, 0.8])
@pytest.mark.parametrize("noise", [0.0, 0.5])
@pytest.mark.parametrize("repeats", [0.1, 0.5, 0.9])
def test_a_text_that_misleads_costs_a_reply_hardly_anything(
    cost: float, noise: float, repeats: float
) -> None:
    """Each token goes on as before with a chance, and else is another one, on which the drafts then break."""
    for seed in range(5):
        chance, text, source = random.Random(seed), list[int](), 0
        while len(text) < 400:
            copies = chance.random() < repeats
            source = (source + 1) % 50 if copies else chance.randrange(50)
            text.append(100 + source)
        time, _ = written(text, Speculation([*range(100, 150)] * 2, costs_of(cost)), cost, noise)
        assert time <= len(text) * 1.03


def test_costs_that_were_underestimated_end_the_drafts_of_a_reply_soon() -> None:
    costs = costs_of(0.05)  # as reading suggests; a step with logits takes far longer on this made-up machine
    time, drafted = written(SENTENCE * 4, Speculation([*SENTENCE, 1, 2], costs), 1.5)
    assert drafted <= 6
    assert time <= 4 * len(SENTENCE) * 1.15
    later = [written(SENTENCE * 4, Speculation([*SENTENCE, 1, 2], costs), 1.5)[1] for _ in range(6)]
    assert later[0] <= 2, "the next reply knows"
    assert later[-1] == 0, "and once a few sizes were measured, nothing is tried"


def test_a_draft_is_never_longer_than_is_asked_for() -> None:
    for most in range(-1, 60):
        speculation = Speculation([*SENTENCE, 1, 2, *SENTENCE[:40]], costs_of(0.01))
        draft = speculation.draft(most)
        assert len(draft) <= max(0, min(most, MOST_DRAFTED))
        assert list(draft) == SENTENCE[40 : 40 + len(draft)]


def test_sizes_between_measured_ones_lie_on_a_line() -> None:
    costs = costs_of(0.1)
    costs.measured(4, SECONDS * 2)
    costs.measured(16, SECONDS * 8)
    assert [costs.of(size) for size in (1, 4, 10, 16)] == pytest.approx([1.0, 2.0, 5.0, 8.0])
    assert costs.of(26) == pytest.approx(9.0), "beyond them as reading says"


def test_what_was_accepted_lately_weighs_most() -> None:
    acceptance = Acceptance()
    for _ in range(100):
        acceptance.saw(6, True)
    assert acceptance.expected(6, 1)[0] > 0.95
    for _ in range(40):
        acceptance.saw(6, False)
    assert acceptance.expected(6, 1)[0] < 0.25
    assert acceptance.expected(6, 9) == sorted(acceptance.expected(6, 9))
