"""Writes resources/evidence/recall_lines.tsv: ``python -m tests.write_recall_lines``, after a change of rules or lines.

They are the team's lines in which somebody is in danger and no rule says so: what of them is found is the sentence
classifier's to say, so a classifier that is fitted anew is held to them.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.alignment.crisis_screen.screen import screen
from app.atomic_write import write_atomically
from tests.classifier_lines import DATA, NO_DANGER, ROOT, labelled_lines

TARGET = ROOT / "resources" / "evidence" / "recall_lines.tsv"
_HEAD = (
    "# Lines whose writers are in danger and in which no rule of the crisis screen says so, one a line.\n"
    "# A sentence classifier that is fitted anew is refused where it finds fewer of them than the shipped one.\n"
    "# Written by python -m tests.write_recall_lines.\n"
)
_FILES = (
    DATA / "crisis_labelled.tsv",
    DATA / "crisis_oblique.tsv",
    ROOT / "tests" / "data" / "crisis_tiers.tsv",
)


def lines_in_danger() -> Iterator[str]:
    """Yield the team's lines in danger, each once, in the order of the files."""
    yield from dict.fromkeys(
        text for path in _FILES for label, text in labelled_lines(path) if label not in NO_DANGER
    )


def main() -> None:
    """Write the file."""
    lines = [f"{text}\n" for text in lines_in_danger() if not screen(text).crisis]
    write_atomically(TARGET, (_HEAD + "".join(lines)).encode())


if __name__ == "__main__":
    main()
