"""Where a message quotes: ranges between matching quotation marks."""

from __future__ import annotations

from app.alignment.crisis_screen.letters import Folded

_CLOSING = {'"': '"', "“": "”", "„": "“", "«": "»", "「": "」", "『": "』", "《": "》", "‘": "’", "'": "'"}
_ALIKE = {"”": ('"', "“"), '"': ("“",)}
_SINGLE = frozenset("'‘’")


def quoted_ranges(folded: Folded) -> tuple[tuple[int, int], ...]:
    """Answer the quoted ranges, marks left out, in code points of the original; an open end counts to the end."""
    found: list[tuple[int, int]] = []
    opened: tuple[str, int] | None = None
    text = folded.text
    for at, mark in enumerate(text):
        if mark not in _CLOSING and mark not in "”’":
            continue
        if opened is None:
            if mark in _CLOSING and (mark not in _SINGLE or _opens(text, at)):
                opened = (mark, at + 1)
        elif _closes(opened[0], mark) and (mark not in _SINGLE or _ends(text, at)):
            if opened[1] < at:
                found.append((folded.origin[opened[1]], folded.origin[at]))
            opened = None
    if opened is not None and opened[0] not in _SINGLE and opened[1] < len(text):
        found.append((folded.origin[opened[1]], folded.origin[len(text) - 1] + 1))
    return tuple(found)


def _closes(opening: str, mark: str) -> bool:
    return _CLOSING[opening] == mark or opening in _ALIKE.get(mark, ())


def _opens(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return not before.isalnum() and after.isalnum()


def _ends(text: str, at: int) -> bool:
    after = text[at + 1] if at + 1 < len(text) else " "
    return not after.isalnum()
