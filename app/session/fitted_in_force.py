"""What was fitted to counsellors' labels and is in force: the classifier's heads, and the calibration of a model."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache

import msgspec

from app.alignment.evidence.recall_lines import recall_hash
from app.alignment.evidence.self_test import FurtherScores, JudgeFit, questions_hash
from app.domain.fitted_evidence import FittedPart, FittedVersion
from app.domain.turn import RuleFiles
from app.storage.errors import StorageFailure
from app.storage.vault import Vault


@dataclass(frozen=True, slots=True)
class FittedInForce:
    """Reads what is in force now; where the store cannot be read, what came with the program is.

    ``vault`` gives the store that there is, if any.
    """

    vault: Callable[[], Vault | None]

    def version(self, part: FittedPart, subject: str = "") -> FittedVersion | None:
        """Return the version in force; None where the shipped one is, as under another version of the program."""
        found = self.newest(part, subject)
        return found if found is not None and not found.is_shipped and found.under == under(part) else None

    def newest(self, part: FittedPart, subject: str = "") -> FittedVersion | None:
        """Return the newest version, in force or not; None where there is none or it cannot be read."""
        vault = self.vault()
        if vault is not None:
            with suppress(StorageFailure):
                return vault.newest_fit(part, subject)
        return None

    def heads(self) -> bytes | None:
        """Return the classifier's heads as a file has them; None for the shipped ones."""
        found = self.version(FittedPart.CLASSIFIER)
        return found.contents if found is not None else None

    def judge(self, model_sha256: str) -> tuple[FurtherScores, ...]:
        """Return the messages that calibrate a model beside its self-test."""
        found = self.version(FittedPart.JUDGE, model_sha256)
        return _further(found.contents) if found is not None else ()

    def files(self, files: RuleFiles, model_sha256: str) -> RuleFiles:
        """Return the hashes of what decides a turn, with those of what is fitted."""
        heads, judge = self.version(FittedPart.CLASSIFIER), self.version(FittedPart.JUDGE, model_sha256)
        crisis = _joined(files.crisis, heads.sha256) if heads is not None else files.crisis
        guard = _joined(files.guard, judge.sha256) if judge is not None else files.guard
        return replace(files, crisis=crisis, guard=guard)


def under(part: FittedPart) -> str:
    """Return the hash of what a part's fit is checked against today."""
    return recall_hash() if part is FittedPart.CLASSIFIER else questions_hash()


def _joined(one: str, other: str) -> str:
    return hashlib.sha256(f"{one}\n{other}\n".encode()).hexdigest()


@lru_cache(maxsize=4)
def _further(contents: bytes) -> tuple[FurtherScores, ...]:
    try:
        return msgspec.json.decode(contents, type=JudgeFit).further
    except msgspec.MsgspecError:
        return ()
