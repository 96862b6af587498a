"""A sentence as a person might write it, and the search for it in everything stored of a run."""

from __future__ import annotations

from pathlib import Path

CANARY = "the grey heron told nobody about Marguerite"
WORDS = ("heron", "Marguerite", "nobody about")


def canary_found_in(folder: Path) -> list[str]:
    """Return where any word of the canary occurs, in names and bytes of every file under a folder."""
    found = []
    for path in folder.rglob("*"):
        content = path.read_bytes().lower() if path.is_file() else b""
        for word in WORDS:
            if word.lower().encode() in content or word.lower() in path.name.lower():
                found.append(f"{path.name}: {word}")
    return found


def canary_in(text: str) -> list[str]:
    """Return the canary's words in a text."""
    return [word for word in WORDS if word.lower() in text.lower()]
