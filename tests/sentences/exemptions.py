"""The listed words that stay without a key, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.sentences.search import Finding

LIST = Path(__file__).with_name("not_sentences.tsv")


@dataclass(frozen=True)
class Exemption:
    """Words that stay without a key, and why: those of a file or folder that begin so.

    ``*`` are all but the sentences of its errors; words with ``$`` at their end are meant whole.
    """

    path: str
    words: str
    reason: str

    def covers(self, found: Finding) -> bool:
        if found.fault != "no key" or not found.path.startswith(self.path):
            return False
        if self.words == "*":
            return not found.of_error
        whole = self.words.removesuffix("$")
        return found.words == whole if self.words.endswith("$") else found.words.startswith(whole)


def exemptions() -> list[Exemption]:
    """Return the listed exemptions: path, beginning of the words, reason, with tabs between."""
    listed = LIST.read_text(encoding="utf-8").splitlines()
    return [
        Exemption(*line.replace("\\n", "\n").split("\t"))
        for line in listed
        if line and not line.startswith("#")
    ]
