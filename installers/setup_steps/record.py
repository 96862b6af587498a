"""The record of finished steps, written after each, so that an interrupted set-up can resume."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from pathlib import Path


@dataclass(frozen=True)
class Record:
    """The finished steps with their keys, and the step that was begun."""

    gpu: str = ""
    done: dict[str, str] = field(default_factory=dict)
    begun: str = ""

    def has(self, step: str, key: str) -> bool:
        """Return whether a step is done for this key."""
        return self.done.get(step) == key

    def beginning(self, step: str) -> Record:
        """Return the record while a step is under way: its earlier result no longer counts."""
        return replace(self, begun=step, done={name: key for name, key in self.done.items() if name != step})

    def finished(self, step: str, key: str) -> Record:
        """Return the record after a step."""
        return replace(self, begun="", done={**self.done, step: key})


def read_record(path: Path) -> Record:
    """Return the record in ``path``; an empty one where the file is missing or unreadable."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Record()
    if not isinstance(found, dict) or not isinstance(found.get("done"), dict):
        return Record()
    done = {str(name): str(key) for name, key in found["done"].items()}
    return Record(str(found.get("gpu", "")), done, str(found.get("begun", "")))


def write_record(path: Path, record: Record) -> None:
    """Replace ``path`` atomically. Raises ``OSError``."""
    partial = path.with_suffix(".partial")
    content = {"gpu": record.gpu, "begun": record.begun, "done": record.done}
    partial.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    partial.replace(path)
