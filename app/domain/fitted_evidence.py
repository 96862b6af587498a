"""What counsellors' labels have fitted anew: versions, of which the newest of each part is in force."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class FittedPart(StrEnum):
    """What can be fitted anew."""

    CLASSIFIER = "classifier"  # the sentence classifier's heads
    JUDGE = "judge"  # what a chat model's answers about a message mean


@dataclass(frozen=True, slots=True)
class FittedVersion:
    """One version of a part: numbers alone, no words of a conversation; without contents, the shipped one.

    ``subject`` is the hash of the model whose calibration it is, empty for the classifier. ``under`` is the hash of
    what it was checked against: under another, it is not in force.
    """

    number: int
    part: FittedPart
    subject: str
    under: str
    created_at: datetime
    author: str
    reason: str
    contents: bytes

    @property
    def is_shipped(self) -> bool:
        """True where this version goes back to what came with the program."""
        return not self.contents

    @property
    def sha256(self) -> str:
        """The hash of the contents; empty for the shipped ones."""
        return hashlib.sha256(self.contents).hexdigest() if self.contents else ""
