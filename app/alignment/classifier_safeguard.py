"""What no fitted classifier may take away: of the lines that the rules leave to it, it finds as many as before.

The rules of the crisis screen read no classifier, so what they find is found under any.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.alignment.evidence.heads_fitting import log_ratios
from app.alignment.evidence.recall_lines import recall_lines
from app.alignment.evidence.sentence_classifier import DANGER, OUTRIGHT, tier_of
from app.alignment.evidence.sentence_heads import Heads
from app.domain.errors import OysterError
from app.domain.message_language import language_of
from app.domain.risk import CrisisTier
from app.translation import tr

_LANGUAGES = {"en": tr("English"), "zh": tr("Chinese")}


class RecallWouldFall(OysterError):
    """A fitted classifier would find fewer of the lines whose writers are in danger."""


@dataclass(frozen=True, slots=True)
class Recall:
    """Of ``lines`` in a language, how many are found surely, and how many surely or possibly."""

    language: str
    lines: int
    sure: int
    possible: int


def recall_under(heads: Heads, vectors: npt.NDArray[np.float64]) -> tuple[Recall, ...]:
    """Return what heads find of ``recall_lines``, by language; ``vectors`` are of these lines."""
    ratios = (log_ratios(heads, name, vectors).tolist() for name in (DANGER, OUTRIGHT))
    tiers = [tier_of(danger, outright) for danger, outright in zip(*ratios, strict=True)]
    languages = [language_of(line) for line in recall_lines()]
    found = []
    for language in sorted(set(languages)):
        own = [tier for tier, its in zip(tiers, languages, strict=True) if its == language]
        none = own.count(CrisisTier.NONE)
        found.append(Recall(language, len(own), own.count(CrisisTier.SURE), len(own) - none))
    return tuple(found)


def check_recall(shipped: tuple[Recall, ...], fitted: tuple[Recall, ...]) -> None:
    """Raise ``RecallWouldFall`` with the reason where a fit finds fewer lines than the shipped heads in a language."""
    reason = next(_reasons(shipped, fitted), "")
    if reason:
        raise RecallWouldFall(
            tr("This fit cannot be used: {reason} The crisis screen stays as it is.", reason=reason), reason
        )


def _reasons(shipped: tuple[Recall, ...], fitted: tuple[Recall, ...]) -> Iterator[str]:
    for before, after in zip(shipped, fitted, strict=True):
        values = {"lines": before.lines, "language": _LANGUAGES[before.language]}
        if after.possible < before.possible:
            yield tr(
                "of {lines} lines in {language} whose writers are in danger it would find {has}, not {had}.",
                has=after.possible,
                had=before.possible,
                **values,
            )
        if after.sure < before.sure:
            yield tr(
                "of {lines} lines in {language} whose writers are in danger it would be sure of {has}, not {had}.",
                has=after.sure,
                had=before.sure,
                **values,
            )
