"""Exports of other programs, each in its published form; and what only looks like one changes nothing."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.conversation import ConversationTree, Role
from app.session.conversation_export.export_file import ExportForm, text_of
from app.session.conversation_import import recognition
from app.session.conversation_import.imported_conversation import LONGEST_MESSAGE, NotAnExport, TooMuch
from app.session.conversation_import.reader_process import ImportRefused, read_export
from app.session.conversation_import.recognition import imported
from app.session.conversation_import.taking_over import import_file, trees_of
from app.storage.vault import Vault, memory_record

EXPORTS = Path(__file__).parent / "exports"
SAID = ["How do I sleep better?", "Keep a fixed hour.", "And noise?", "Earplugs help some people."]
FORMS = {
    "ChatGPT": "chatgpt.json",
    "Open WebUI": "open_webui.json",
    "LM Studio": "lm_studio.json",
    "Jan": "jan_thread/messages.jsonl",
}


@pytest.fixture
def vault() -> Iterator[Vault]:
    with memory_record() as opened:
        yield opened


def _trees(name: str) -> tuple[ConversationTree, ...]:
    return trees_of(imported((EXPORTS / name).read_bytes(), "Sleep"))


@pytest.mark.parametrize(("source", "name"), FORMS.items(), ids=FORMS)
def test_an_export_is_known_and_its_open_branch_is_as_it_was(source: str, name: str, vault: Vault) -> None:
    assert imported((EXPORTS / name).read_bytes()).source == source
    (tree,) = _trees(name)
    (identity,) = vault.add_conversations((tree,))
    kept = vault.tree(identity)
    assert kept.conversation.title == "Sleep"
    assert [message.text for message in kept.open_path()] == SAID
    assert [message.role for message in kept.open_path()] == [Role.USER, Role.ASSISTANT] * 2
    assert kept.open_path()[1].thinking == "The person is tired."
    assert kept.conversation.created_at.year == 2023
    assert kept == tree
    assert vault.conversations("earplugs") == (kept.conversation,)


@pytest.mark.parametrize("name", [FORMS["ChatGPT"], FORMS["Open WebUI"], FORMS["LM Studio"]])
def test_branches_are_kept(name: str) -> None:
    (tree,) = _trees(name)
    question = tree.open_path()[0]
    assert {reply.text for reply in tree.children_of(question.id)} == {
        "Keep a fixed hour.",
        "Take a walk. 散步。",
    }


def test_a_file_is_imported_whole_in_a_process_of_its_own_and_not_twice(vault: Vault) -> None:
    first = import_file(EXPORTS / "jan_thread", vault)
    assert (first.source, len(first.conversations), first.messages, first.known) == ("Jan", 1, 4, 0)
    assert vault.conversations()[0].title == "Sleep"
    again = import_file(EXPORTS / "jan_thread", vault)
    assert (again.conversations, again.known) == ((), 1)
    with pytest.raises(ImportRefused, match="There is no file"):
        read_export(EXPORTS / "nowhere.json")
    with pytest.raises(ImportRefused, match="no export that can be read"):
        read_export(Path(__file__))


def test_the_archive_that_chatgpt_sends_is_read_as_it_is() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("user.json", "{}")
        archive.write(EXPORTS / "chatgpt.json", "export/conversations.json")
    assert imported(packed.getvalue()) == imported((EXPORTS / "chatgpt.json").read_bytes())


def test_our_own_json_comes_back_with_every_branch(vault: Vault) -> None:
    vault.add_conversations(_trees("chatgpt.json"))
    (kept,) = vault.conversations()
    (again,) = trees_of(imported(text_of(vault, kept.id, ExportForm.JSON)))
    before = vault.tree(kept.id)
    assert [message.text for message in again.messages] == [message.text for message in before.messages]
    assert [message.text for message in again.open_path()] == SAID


def _chatgpt(mapping: object, **more: object) -> bytes:
    return json.dumps([{"mapping": mapping, "title": "x", "id": "1", **more}]).encode()


def _node(parent: str | None, text: object = "Hello", role: object = "user") -> dict[str, object]:
    return {
        "parent": parent,
        "message": {"author": {"role": role}, "content": {"content_type": "text", "parts": [text]}},
    }


def _bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("conversations.json", b" " * 2 * 1024 * 1024)
    return packed.getvalue()


NOT_EXPORTS = {
    "nothing": b"",
    "no JSON": b"Hello there\nand more",
    "a number": b"7",
    "an empty list": b"[]",
    "nested beyond reason": b"[" * 200_000,
    "nested and closed": b"[" * 100_000 + b"]" * 100_000,
    "a list where a tree should be": _chatgpt([1, 2]),
    "a number where a node should be": _chatgpt({"a": 7}),
    "a list where a role should be": _chatgpt({"a": _node(None, role=["user"])}),
    "no UTF-8": b'[{"mapping": {"\xff": 1}}]',
    "half a file": _chatgpt({"a": _node(None)})[:-20],
    "an archive without conversations": b"PK\x03\x04" + b"\0" * 40,
}


@pytest.mark.parametrize("content", NOT_EXPORTS.values(), ids=NOT_EXPORTS)
def test_what_only_looks_like_an_export_is_refused(content: bytes) -> None:
    with pytest.raises(NotAnExport):
        imported(content)


def test_what_is_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TooMuch):
        imported(_chatgpt({"a": _node(None, "x" * (LONGEST_MESSAGE + 1))}))
    monkeypatch.setattr(recognition, "LARGEST_FILE", 1024 * 1024)
    with pytest.raises(TooMuch):
        imported(_bomb())


def test_rings_orphans_and_odd_times_lose_no_message_that_can_be_reached() -> None:
    mapping = {
        "one": _node("two", "In a ring"),
        "two": _node("one", "In the same ring"),
        "orphan": _node("gone", "Its parent is not there"),
        "itself": _node("itself", "Its own parent"),
    }
    (tree,) = trees_of(imported(_chatgpt(mapping, create_time=1e300, current_node="nowhere")))
    assert [message.text for message in tree.messages] == ["Its parent is not there"]
    assert tree.open_path() == tree.messages
    assert imported(_chatgpt({"a": _node("a")})).conversations == ()


def test_a_branch_of_hundreds_of_messages_is_read(vault: Vault) -> None:
    mapping = {str(at): _node(str(at - 1) if at else None, f"Line {at}") for at in range(400)}
    trees = trees_of(imported(_chatgpt(mapping, current_node="399")))
    (identity,) = vault.add_conversations(trees)
    assert len(vault.tree(identity).open_path()) == 400
