"""A conversation as a file: JSON by its schema with every branch, and readable forms with the record of each reply."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from app.alignment.strategies import strategy_table
from app.alignment.strategy_selection import ChoiceInputs, choose
from app.domain.analysis import Mode, ReplyAnalysis, TurnAnalysis
from app.domain.anticipation import Weights
from app.domain.conversation import Conversation
from app.session.conversation_export.export_file import (
    ExportError,
    ExportForm,
    form_of,
    text_of,
    write_export,
)
from app.session.conversation_export.exported_conversation import json_schema
from app.storage.vault import Vault, memory_record
from tests.storage.storage_factories import World

SCHEMA = Path(__file__).parents[2] / "docs" / "conversation.schema.json"
HOSTILE = "<script>alert(1)</script> ![x](http://example.org/x.png) <img src='file:///etc/passwd'>"


@pytest.fixture
def kept() -> tuple[Vault, Conversation]:
    """A conversation with two branches, the open one with a reply that was chosen and judged."""
    vault, world = memory_record(), World()
    home = vault.start("Sleep\nand <b>rest</b>")
    question = world.question(home, HOSTILE)
    vault.append(question)
    for text in ("An earlier answer", "With a fixed hour."):
        record = world.record(question, world.reply(question, text))
        message = choose(strategy_table(), ChoiceInputs(record.crisis, record.assessment, Weights()))
        analysis = TurnAnalysis(message, ReplyAnalysis(Mode.GUIDE, "Be brief.", "clarify"), strategy_table())
        vault.record_turn(replace(record, analysis=analysis))
    broken = world.question(home, "And then?", vault.tree(home.id).open_path()[-1].id)
    vault.append(broken)
    vault.record_turn(world.record(broken, None, "The model stopped unexpectedly."))
    return vault, home


def test_the_json_has_everything_and_follows_its_schema(kept: tuple[Vault, Conversation]) -> None:
    told = json.loads(text_of(kept[0], kept[1].id, ExportForm.JSON))
    jsonschema.validate(told, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert [message["text"] for message in told["messages"]] == [
        HOSTILE,
        "An earlier answer",
        "With a fixed hour.",
        "And then?",
    ]
    assert [turn["record"]["reply"] for turn in told["turns"]] == [
        "An earlier answer",
        "With a fixed hour.",
        "",
    ]
    first = told["turns"][0]["record"]
    assert first["analysis"]["message"]["game"]["chosen"]
    assert first["facts"]["hash"] == "cd" * 32
    assert told["turns"][2]["record"]["error"] == "The model stopped unexpectedly."
    assert told["open"] == told["messages"][-1]["id"]


def test_the_schema_beside_the_documents_is_that_of_the_program() -> None:
    """If this fails, write it anew: python -m tests.write_conversation_schema."""
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == json.loads(json.dumps(json_schema()))


@pytest.mark.parametrize("form", [ExportForm.MARKDOWN, ExportForm.HTML])
def test_the_readable_forms_have_the_open_branch_with_its_record(
    form: ExportForm, kept: tuple[Vault, Conversation]
) -> None:
    text = text_of(kept[0], kept[1].id, form).decode()
    for words in (
        "With a fixed hour.",
        "The person is tired.",
        "Serious distress: help is shown",
        "You are not alone.",
        "What was seen and chosen, and why",
        "The model stopped unexpectedly.",
        "cd" * 32,
        "One more message is on another branch",
    ):
        assert words in text
    assert "An earlier answer" not in text


def test_html_neither_runs_nor_fetches_anything(kept: tuple[Vault, Conversation]) -> None:
    text = text_of(kept[0], kept[1].id, ExportForm.HTML).decode()
    assert "default-src 'none'" in text
    for tag in ("<script", "<img", "<b>", "href="):
        assert tag not in text
    assert "&lt;script&gt;" in text


def test_the_form_is_the_files_ending_and_a_file_is_its_owners_alone(tmp_path: Path) -> None:
    assert form_of(Path("A.PDF")) is ExportForm.PDF
    with pytest.raises(ExportError, match="one of these endings"):
        form_of(Path("a.docx"))
    write_export(tmp_path / "a.md", b"text")
    assert (tmp_path / "a.md").stat().st_mode & 0o777 == 0o600
    with pytest.raises(ExportError, match="could not be written"):
        write_export(tmp_path / "nowhere" / "a.md", b"text")
