"""The progress of an improvement or a comparison in words: what is measured is told, what is not is only counted."""

from __future__ import annotations

import math
from dataclasses import dataclass

from app.domain.lingo_bp import Backpropagation
from app.translation import tr, tr_count
from app.ui.view_models.passes import repeating

_ROUNDED_TO = 5  # seconds: an estimate is not told more finely


@dataclass(frozen=True, slots=True)
class ProgressView:
    """The words beside a reply, and the share done, 0 to 1."""

    words: str
    share: float


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds since the beginning: at the end of each step so far, and now."""

    ends: tuple[float, ...]
    now: float

    @property
    def steps(self) -> tuple[float, ...]:
        """How long each step took."""
        return tuple(end - start for start, end in zip((0.0, *self.ends), self.ends, strict=False))

    @property
    def since(self) -> float:
        """How long the present step has been going on."""
        return self.now - (self.ends[-1] if self.ends else 0.0)


def improvement_progress(most: int, measured: Measured) -> ProgressView:
    """Return the progress of an improvement in at most ``most`` passes; its first step judges the reply as it was."""
    done = len(measured.ends)
    if done == 0:
        return ProgressView(tr("Improving: the reply as it was is being judged."), 0.0)
    share = done / (most + 1)
    if done > most:
        return ProgressView(tr("Improving: the passes are being compared."), 1.0)
    passes = measured.steps[1:]  # the first step is of another kind, and says nothing of a pass
    if not passes:
        return ProgressView(tr("Improving: pass {number} of at most {most}.", number=done, most=most), share)
    left = max(passes) * (most - done + 1) - measured.since
    if left <= 0:
        words = tr(
            "Improving: pass {number} of at most {most}. It takes longer than the passes before.",
            number=done,
            most=most,
        )
        return ProgressView(words, share)
    words = tr(
        "Improving: pass {number} of at most {most}. At most {left} left, by the passes before.",
        number=done,
        most=most,
        left=duration_words(left),
    )
    return ProgressView(words, share)


def comparison_progress(expected: int, measured: Measured) -> ProgressView:
    """Return the progress of a comparison of ``expected`` replies."""
    done = len(measured.ends)
    number, share = min(done + 1, expected), done / expected
    if done == 0:
        words = tr(
            "Comparing: reply {number} of {expected} is being written.", number=number, expected=expected
        )
        return ProgressView(words, share)
    left = measured.steps[-1] * (expected - done) - measured.since
    if left <= 0:
        words = tr(
            "Comparing: reply {number} of {expected} is being written. It takes longer than the one before.",
            number=number,
            expected=expected,
        )
        return ProgressView(words, share)
    words = tr(
        "Comparing: reply {number} of {expected} is being written. About {left} left, by the one before.",
        number=number,
        expected=expected,
        left=duration_words(left),
    )
    return ProgressView(words, share)


def duration_words(seconds: float) -> str:
    """Return an estimated duration: in fives of seconds below a minute and a half, in minutes above."""
    if seconds < 90:
        rounded = max(_ROUNDED_TO, math.ceil(seconds / _ROUNDED_TO) * _ROUNDED_TO)
        return tr("{seconds} s", seconds=rounded)
    return tr_count("{count} minute", "{count} minutes", count=math.ceil(seconds / 60))


def outcome_note(found: Backpropagation | None, failure: str) -> str:
    """Return what came of an improvement that offers nothing; ``failure`` is a sentence, or empty."""
    if failure:
        return tr("Improving broke off: {why} The reply stays as it was.", why=failure)
    if found is None or found.ended == "stopped":
        return tr("Improving was stopped. The reply stays as it was.")
    if found.refused:
        return tr("A version scored better but did not pass its review. The reply stays as it was.")
    if repeating(found):
        return tr(
            "A version repeats what the model was told, so it is not offered. The reply stays as it was."
        )
    if len(found.passes) == 1:
        return tr("The model found nothing to improve. The reply stays as it was.")
    return tr("No other version scored better. The reply stays as it was.")
