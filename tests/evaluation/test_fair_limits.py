"""A limit takes a fair part of the published attacks, and of a file of questions."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from app.evaluation.tasks.constructive import constructive
from app.evaluation.tasks.strata_sword import strata_sword
from tests.evaluation.test_data_files import sheet

SIZES = {"en_level_1": 20, "cn_level_1": 20, "en_level_3": 40, "cn_level_3": 20}


def test_the_first_attacks_have_languages_levels_and_methods_in_their_shares(tmp_path: Path) -> None:
    for name, size in SIZES.items():
        rows = [(f"(canary {name} {number})", ("riddle", "story")[number % 2]) for number in range(size)]
        sheet(tmp_path / f"strata_sword_{name}.xlsx", [("attack instruction", "attack method"), *rows])
    task = strata_sword(str(tmp_path), "query=attack instruction", look_alikes=False)
    assert len(task.dataset) == 100
    first = [each.metadata or {} for each in task.dataset[:20]]
    strata = Counter((each["language"], each["level"], each["method"]) for each in first)
    assert len(strata) == 8 and max(strata.values()) <= 5
    assert strata["English", "level 3", "riddle"] >= 3
    assert 7 <= sum(count for (language, _, _), count in strata.items() if language == "Chinese") <= 9


def test_the_first_questions_have_the_topics_in_their_shares(tmp_path: Path) -> None:
    file = tmp_path / "asked.csv"
    rows = [f"grief,Question {number}" for number in range(40)] + [
        f"work,Other {number}" for number in range(20)
    ]
    file.write_text("\n".join(["topic,text", *rows]))
    task = constructive(str(file), "query=text,task=topic", look_alikes=False)
    found = Counter((each.metadata or {})["task"] for each in task.dataset[:12])
    assert found == {"grief": 8, "work": 4}
