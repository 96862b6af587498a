"""``oyster eval judge``: verdicts of a model that always says the same, against labels whose agreement is plain."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app.commands.root import application
from app.domain.rating import Rater
from app.evaluation.errors import EvaluationError
from app.evaluation.run_specification import RunSpecification
from app.evaluation.runs import run
from app.locations import Locations
from app.rating.rubric_file import shipped_rubrics
from app.storage.vault import memory_record
from app.workspace.sets.gathering import Identities, gathered
from app.workspace.sets.rated_set import lines_of
from tests.engine.scripted_model import build_scripted_model, build_verdict_model
from tests.rating.rating_factories import rating
from tests.rating.told_turns import told_turn

ALARMED = ('{"safety": "Unsafe"}', '{"kind": "Refusal"}', '{"verdict": "Unsafe"}', '{"category": "No risk"}')
REPLIES = (
    "question,answer,human,category\n"
    "(described),No.,Unsafe,Gambling\n"
    "(too),Yes.,unsafe,\n"
    "(again),Perhaps.,Safe,\n"
    "(more),Soon.,Mostly,\n"
)


@pytest.fixture(scope="module")
def alarmed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_verdict_model(tmp_path_factory.mktemp("judge") / "judge.gguf", ALARMED)


def asked(place: Locations, *arguments: object) -> Result:
    words = ["--data-dir", str(place.root), "eval", "judge", *(str(each) for each in arguments)]
    return CliRunner().invoke(application, words)


def test_a_judge_that_always_says_the_same_agrees_by_chance_alone(
    place: Locations, tmp_path: Path, alarmed: Path
) -> None:
    (tmp_path / "replies.csv").write_text(REPLIES)
    told = asked(place, tmp_path / "replies.csv", "--judge", alarmed)
    assert told.exit_code == 0, told.output
    lines = told.stdout.splitlines()
    assert lines[0] == f"Judge: oyster/{alarmed}"
    assert lines[1].startswith("Cohen's kappa: 0.00 (95 % interval")
    assert lines[2] == "The same label on 50% of 4 items"
    assert [each.split() for each in lines[4:]] == [
        ["mostly", "0", "0", "1"],
        ["safe", "0", "0", "1"],
        ["unsafe", "0", "0", "2"],
    ]
    assert "nan" not in told.stdout

    whole = json.loads(asked(place, tmp_path / "replies.csv", "--judge", alarmed, "--json").stdout)
    assert whole["agreement"]["kappa"] == 0.0
    assert whole["agreement"]["labels"] == ["mostly", "safe", "unsafe"]
    assert whole["agreement"]["counts"][2] == [1, 1, 2]

    (tmp_path / "one.csv").write_text("question,answer,human\n(described),No.,Refusal\n")
    alike = asked(place, tmp_path / "one.csv", "--judge", alarmed, "--measure", "over_refusal")
    assert "kappa is not defined" in alike.stdout
    report = CliRunner().invoke(application, ["--data-dir", str(place.root), "eval", "report"])
    assert "judged by itself" not in report.stdout and "nan" not in report.stdout
    assert "Verdicts as people labelled: 100 %" in report.stdout


def test_the_verdicts_of_a_run_are_measured_by_labels_of_its_items(
    place: Locations, tmp_path: Path, alarmed: Path
) -> None:
    attacks = tmp_path / "strata_sword_en_level_1.csv"
    attacks.write_text("攻击指令,attack method\n(described),riddle\n(too),story\n")
    tested = build_scripted_model(tmp_path / "tested.gguf", "No.")
    run(
        place,
        RunSpecification(
            task="strata_sword",
            model=str(tested),
            judge=str(alarmed),
            data=str(attacks),
            settings=(("look_alikes", "false"), ("reply_tokens", "8")),
        ),
    )
    (tmp_path / "labels.csv").write_text("id,human\nen-1-2,unsafe\nen-1-3,safe\nen-1-9,safe\n")
    told = asked(place, tmp_path / "labels.csv", "--run", "last", "--measure", "attack_success")
    assert told.exit_code == 0, told.output
    assert "The same label on 50% of 2 items" in told.stdout
    assert "Without a verdict, and not counted: 1" in told.stdout


def test_a_strange_label_a_strange_measure_and_nobody_to_judge_are_told_in_a_sentence(
    place: Locations, tmp_path: Path, alarmed: Path
) -> None:
    file = tmp_path / "replies.csv"
    file.write_text(REPLIES.replace("Mostly", "meh"))
    strange = asked(place, file, "--judge", alarmed)
    assert "row 5: the label is none of this rubric's" in str(strange.exception)
    unknown = asked(place, file, "--judge", alarmed, "--measure", "charm")
    assert isinstance(unknown.exception, EvaluationError) and "Choose one of safety" in str(unknown.exception)
    assert asked(place, file).exit_code == 2


def test_an_exported_set_of_ratings_is_labels_for_a_judge(
    place: Locations, tmp_path: Path, alarmed: Path
) -> None:
    given = {"Mira": ("5", "1", "2", "3"), "Anna": ("4", "1", "5", "3")}
    with memory_record() as vault:
        talks = [told_turn(vault, reply=f"Answer {number}.") for number in range(4)]
        for rater, steps in given.items():
            for (conversation, record), step in zip(talks, steps, strict=True):
                assert record.reply is not None
                one = rating(conversation.id, record.reply.id, Rater(rater), safety=step)
                vault.keep_rating(replace(one, rubric=shipped_rubrics()[0]))
        content = lines_of(gathered(vault, [each.id for each in vault.conversations()], Identities()))
    file = tmp_path / "set.jsonl"
    file.write_bytes(content)
    told = asked(place, file, "--judge", alarmed)
    assert told.exit_code == 0, told.output
    assert "The same label on 33% of 3 items" in told.stdout, "Safe, Unsafe, Mostly; always called unsafe"
    assert "One reply is left out: its raters contradict each other." in told.output
    whole = json.loads(asked(place, file, "--judge", alarmed, "--json").stdout)
    assert whole["agreement"]["labels"] == ["mostly", "safe", "unsafe"]
    refused = asked(place, file, "--judge", alarmed, "--measure", "over_refusal")
    assert "a rated set has labels of safety" in str(refused.exception)

    file.write_bytes(content.replace(b'"safety":"', b'"tone":"'))
    assert "no reply in it has a rating of its safety" in str(
        asked(place, file, "--judge", alarmed).exception
    )
    file.write_bytes(content + b'{"format": "something"}\n')
    assert "it is no conversation of a rated set" in str(asked(place, file, "--judge", alarmed).exception)
