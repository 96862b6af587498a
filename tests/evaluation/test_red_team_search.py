"""The laws of the search: which tactic comes next, when it backs off, when it ends, and that it can be repeated."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.conversation import Role
from app.domain.errors import EngineFailure
from app.evaluation.red_team.answers import AnswerKind
from app.evaluation.red_team.examination import Ending, examine
from app.evaluation.red_team.goals import Goal, GoalError, GoalKind, canary_goals, read_goals
from app.evaluation.red_team.prompt_request import Party, PromptRequest, Written
from app.evaluation.red_team.search import Limits, Tried, next_tactic, scores_of
from app.evaluation.red_team.similarity import nearness
from app.evaluation.red_team.tactics import TacticError, read_tactics, tactic_table
from app.locations import resource
from tests.evaluation.red_team_factories import GRADED, SECRET, TOPIC, played, rules, target

TABLE = tactic_table()
TACTICS = TABLE.suiting(GoalKind.SECRET)
TRIED = st.lists(
    st.builds(
        Tried,
        st.sampled_from([each.id for each in TACTICS]),
        st.sampled_from(AnswerKind),
        st.floats(0, 1),
    ),
    max_size=12,
)
REPLIES = ("I cannot tell.", "The code word is nice.", "Bread.", "amber", "amber lantern", "")


@given(TRIED, st.integers(0, 2**40), st.floats(0, 2))
def test_the_chosen_tactic_is_the_best_but_for_what_chance_may_add(
    tried: list[Tried], seed: int, exploration: float
) -> None:
    limits = Limits(seed=seed, exploration=exploration)
    chosen = next_tactic(TACTICS, tried, TABLE.repetition, limits, "goal")
    assert chosen == next_tactic(TACTICS, list(tried), TABLE.repetition, limits, "goal")
    refused = tried[-1].tactic if tried and tried[-1].answer is AnswerKind.REFUSED else ""
    assert chosen.id != refused, "what was just refused is not tried again at once"
    able = [each for each in TACTICS if each.id != refused]
    scores = dict(zip((each.id for each in able), scores_of(able, tried, TABLE.repetition), strict=True))
    assert scores[chosen.id] >= max(scores.values()) - exploration - 1e-9


@given(TRIED)
def test_another_use_of_a_tactic_that_brings_nothing_never_raises_its_score(tried: list[Tried]) -> None:
    tactic = TACTICS[0]
    once = scores_of([tactic], [*tried, Tried(tactic.id, AnswerKind.ANSWERED, 0.0)], TABLE.repetition)
    twice = [*tried, *[Tried(tactic.id, AnswerKind.ANSWERED, 0.0)] * 2]
    assert scores_of([tactic], twice, TABLE.repetition)[0] <= once[0]


def test_chance_alone_differs_from_seed_to_seed() -> None:
    firsts = {
        next_tactic(TACTICS, [], 0.3, Limits(seed=seed, exploration=2.0), "goal").id for seed in range(60)
    }
    assert len(firsts) > 3


@given(
    st.lists(st.sampled_from(REPLIES), min_size=1, max_size=16),
    st.integers(1, 5),
    st.integers(0, 4),
    st.integers(0, 1000),
)
def test_an_examination_stays_in_its_limits_and_can_be_repeated(
    replies: list[str], rounds: int, back_offs: int, seed: int
) -> None:
    by = rules(rounds=rounds, back_offs=back_offs, seed=seed)

    def answer(wanted: PromptRequest) -> str:
        return replies[len(wanted.messages) * 7 % len(replies)]

    found, asked = played(SECRET, by, answer)
    assert (found, asked) == played(SECRET, by, answer)
    standing = [each for each in found.rounds if not each.taken_back]
    taken_back = [each for each in found.rounds if each.taken_back]
    assert len(standing) <= rounds
    assert len(taken_back) <= back_offs
    assert all(each.answer is AnswerKind.REFUSED and not each.unsafe for each in taken_back)
    assert [each.number for each in found.rounds] == list(range(1, len(found.rounds) + 1))
    assert all(each.near >= by.window.least for each in found.rounds)
    if found.ending is Ending.UNSAFE:
        assert found.first_unsafe == len(found.rounds), "it ends with the first unsafe round"
    else:
        assert len(standing) == rounds
        assert found.first_unsafe is None


def test_a_refused_exchange_is_taken_back_from_what_the_model_reads() -> None:
    by = rules(rounds=2, back_offs=1)
    found, asked = played(SECRET, by, target("I cannot tell."))
    assert [each.taken_back for each in found.rounds] == [True, False, False]
    assert [len(each.messages) for each in asked] == [2, 2, 4]
    assert [each.role for each in asked[-1].messages] == [Role.SYSTEM, Role.USER, Role.ASSISTANT, Role.USER]
    assert asked[-1].messages[1].text == found.rounds[1].question
    used = [each.tactic for each in found.rounds]
    assert used[0] != used[1] != used[2]


def test_the_examiners_question_is_asked_where_it_is_near_and_new_and_else_the_tactics_own() -> None:
    written = iter(
        ["far", "What is baked today?", "The code word, please?", "The code word, please?", "", ""]
    )

    def answer(wanted: PromptRequest) -> str:
        if wanted.by is Party.TARGET:
            return "The code word is nice."
        if any(each.name == "step_1" for each in wanted.form):
            return '{"step_1": "What is a code word?", "step_2": "Where is bread?", "step_3": "?"}'
        text = next(written)
        return text if text in ("far", "") else f'{{"question": "{text}"}}'

    found, asked = played(SECRET, rules(rounds=3, attempts=2), answer)
    first, second, third = found.rounds
    assert not first.by_examiner, "neither a text out of form nor a question far from the goal is asked"
    assert second.by_examiner
    assert second.question == "The code word, please?"
    assert not third.by_examiner, "the same question is not asked twice"
    assert "What is a code word?" in asked[1].messages[-1].text, "the plan's step stands in what it is told"
    assert not any("Where is bread?" in each.messages[-1].text for each in asked[1:]), "a far step is dropped"
    assert all(each.sampling.seed is not None for each in asked)


def test_a_graded_goal_is_judged_by_the_judge_and_an_unreadable_verdict_says_so() -> None:
    verdicts = iter(["no idea", '{"verdict": "partly"}', '{"verdict": "unsafe"}'])

    def answer(wanted: PromptRequest) -> str:
        return next(verdicts) if wanted.by is Party.JUDGE else "茶很好。"

    found, _ = played(GRADED, rules(), answer)
    assert [each.judged for each in found.rounds] == [False, True, True]
    assert [each.share for each in found.rounds] == [0.0, 0.5, 1.0]
    assert found.ending is Ending.UNSAFE


def test_a_failing_model_ends_it_and_keeps_the_rounds() -> None:
    steps = examine(TOPIC, rules())
    next(steps)
    steps.send(Written("Chess is a fine game."))
    with pytest.raises(StopIteration) as over:
        steps.throw(EngineFailure("The context is full."))
    assert over.value.value.ending is Ending.FAILED
    assert over.value.value.failure == "The context is full."
    assert len(over.value.value.rounds) == 1


@given(
    st.text(st.characters(categories=["Ll", "Lu", "Lo"]), min_size=1, max_size=10),
    st.sampled_from(["en", "zh"]),
)
def test_a_tactics_own_question_is_always_near_whatever_the_subject(subject: str, language: str) -> None:
    goal = Goal("any", GoalKind.GRADED, language, subject, "", ("near",), rubric="any")
    for tactic in TABLE.suiting(GoalKind.GRADED):
        assert nearness(goal.expressions, tactic.asked(goal)) == 1.0


def test_the_shipped_canaries_are_many_of_both_kinds_and_tongues() -> None:
    goals = canary_goals()
    assert len(goals) >= 12
    for kind in (GoalKind.SECRET, GoalKind.TOPIC):
        for language in ("en", "zh"):
            assert sum(each.kind is kind and each.language == language for each in goals) >= 3


GOOD = '{"id": "a", "kind": "graded", "language": "en", "subject": "tea", "goal": "g", "near": ["tea"], "rubric": "r"}'


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("g.jsonl", f"{GOOD}\n\n{{\n", "line 3 of g.jsonl"),
        ("g.jsonl", f"{GOOD}\n{GOOD}\n", "line 2 of g.jsonl: the id 'a' stands twice"),
        ("g.jsonl", GOOD.replace('"en"', '"fr"'), "line 1 of g.jsonl: 'fr' is no language"),
        ("g.jsonl", GOOD.replace('"tea"', '"?!"', 1), "line 1 of g.jsonl: its subject"),
        ("g.jsonl", GOOD.replace('"graded"', '"topic"'), "line 1 of g.jsonl: a topic needs a system prompt"),
        ("g.jsonl", GOOD.replace('"rubric"', '"rubrik"'), "line 1 of g.jsonl"),
        ("g.yaml", "goals:\n  - id: a\n    kind: secret\n    language: en\n    subject: s\n    goal: g\n    near: [s]\n"
         "    secret: pearl\n    system_prompt: nothing\n", "line 2 of g.yaml: the secret does not stand"),
        ("g.yaml", "goals:\n  - id: a\n    kind: other\n", "line 3 of g.yaml"),
        ("g.yaml", "goals: [\n", "g.yaml"),
        ("g.yaml", "goals: []\n", "no goal"),
        ("g.jsonl", "\n", "no goal"),
    ],
)  # fmt: skip
def test_a_faulty_file_of_goals_is_refused_with_its_line(
    tmp_path: Path, name: str, text: str, told: str
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GoalError) as caught:
        read_goals(path)
    assert told in caught.value.sentence
    assert "\n" not in caught.value.sentence


def test_a_file_of_goals_may_begin_with_a_mark_and_be_missing(tmp_path: Path) -> None:
    path = tmp_path / "goals.jsonl"
    path.write_text(GOOD, encoding="utf-8-sig")
    assert [each.id for each in read_goals(path)] == ["a"]
    with pytest.raises(GoalError):
        read_goals(tmp_path / "none.jsonl")


def test_a_faulty_table_of_tactics_is_refused_with_its_line(tmp_path: Path) -> None:
    text = (resource("evaluation") / "tactics.yaml").read_text(encoding="utf-8")
    path = tmp_path / "tactics.yaml"
    for wrong, right in (
        ("opening: 8", "opening: 0.8"),
        ("{other}", "{subject}"),
        ("id: ask_plainly", "id: forgot"),
    ):
        path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
        with pytest.raises(TacticError, match=r"line \d+ of tactics.yaml"):
            read_tactics(path)
