"""In a folder that others use as well, deleting everything deletes what is the program's, and nothing else."""

from __future__ import annotations

from pathlib import Path

from app.locations import Locations
from app.session.delete_everything import delete_everything

OURS = (
    "conversations.db",
    "conversations.db-wal",
    "conversations.db.version-8",
    "key-source.json",
    "key-source.tries",
    "settings.json.partial",
    "oyster.log.1",
    "window.running.lock",
    "connections.jsonl",
)
THEIRS = (
    "models.ods",
    "evaluations 2026.ods",
    "deleting.txt",
    "settings.odt",
    "strategies.yaml",
    "catalogue.yaml",
)


def test_files_of_others_whose_names_begin_alike_stay(tmp_path: Path) -> None:
    for name in (
        *OURS,
        *THEIRS,
        "models/small.gguf",
        "evaluations/run.eval",
        "conversation-states/0123",
        "backup-work-x1/conversations.db",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"{}")
    delete_everything(Locations(tmp_path), models=False)
    assert {each.name for each in tmp_path.iterdir()} == {*THEIRS, "models"}
    delete_everything(Locations(tmp_path), models=True)
    assert {each.name for each in tmp_path.iterdir()} == set(THEIRS)
