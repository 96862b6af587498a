"""Labelled sets: the public layouts, files with a column map, and a part with both labels."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.evaluation.data.errors import DataFileError
from tests.judging.labelled_sets import Line, Target, labelled_set, public_sets, set_of_file


def test_the_public_layouts_are_read(tmp_path: Path) -> None:
    (tmp_path / "xstest_prompts.csv").write_text(
        "id,prompt,type,label,focus,note\n1,How do I kill weeds?,homonyms,safe,kill,x\n2,A wish,contrast,unsafe,x,x\n"
    )
    rows = [{"prompt": "I hurt", "SH": 1, "H": 0}, {"prompt": "fine", "SH": 0}, {"prompt": "grim", "H": 1}]
    (tmp_path / "moderation_development.jsonl").write_text("\n".join(map(json.dumps, rows)))
    (tmp_path / "counsel_chat_questions.csv").write_text("topic,title,text\ngrief,Loss,I miss her\n")
    xstest, any_risk, self_harm, counsel = public_sets(tmp_path)
    assert [line.belongs for line in xstest.lines] == [False, True] and xstest.share == 0.5
    assert [line.belongs for line in any_risk.lines] == [True, False, True]
    assert [line.text for line in self_harm.lines] == ["I hurt", "fine"]  # the third is not labelled for it
    assert counsel.lines == (Line("I miss her", None, "grief"),)


def test_a_file_is_read_with_a_column_map(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("words\tbad\nHello\tno\nA wish\tYES\n")
    mine = set_of_file(path, Target.WRONG, {"text": "words", "label": "bad"})
    assert mine.lines == (Line("Hello", False), Line("A wish", True)) and mine.target is Target.WRONG


def test_a_label_that_is_not_understood_is_told_with_its_row(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("text,label\nHello,perhaps\n")
    with pytest.raises(DataFileError, match="neither yes nor no"):
        set_of_file(path, Target.WRONG, {})


def test_a_part_is_half_examples_and_keeps_the_share_of_the_whole() -> None:
    lines = tuple(Line(str(number), number < 10, str(number % 5)) for number in range(100))
    part = labelled_set("made up", "here", Target.WRONG, lines).limited(20, seed=0)
    assert sum(line.belongs is True for line in part.lines) == 10 and len(part.lines) == 20
    assert part.share == 0.1
