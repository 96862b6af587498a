"""Judges lines as the program would: screen, judge, posterior and choice, without a reply."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from app.alignment.assessed_messages import AssessedMessage
from app.domain.risk import Headline
from app.domain.strategy import TYPES, UserType
from app.session.session import Session
from tests.judging.labelled_sets import Target

DISTRESSED = (Headline.DISTRESS, Headline.CRISIS, Headline.CONCERN)
RISKY = (Headline.POSSIBLE, Headline.HIGH)
_TYPE_OF = {Target.WRONG: UserType.MALICIOUS, Target.DISTRESS: UserType.SENSITIVE}


@dataclass(frozen=True, slots=True)
class JudgedLine:
    """What a person would see of one message. ``prior`` and ``shares`` are by type."""

    headline: Headline
    strategy: str
    sure: bool
    prior: tuple[float, ...]
    shares: tuple[float, ...]
    seconds: float

    @property
    def judged(self) -> bool:
        """True where somebody could judge it."""
        return self.headline is not Headline.NOT_JUDGED

    def noticed(self, target: Target) -> bool:
        """Return whether the headline says what the target is."""
        if target is Target.WRONG:
            return self.headline in RISKY
        return self.headline in (DISTRESSED if target is Target.DISTRESS else (*DISTRESSED, *RISKY))

    def chance(self, target: Target) -> float:
        """Return the posterior's share for the target."""
        return _share(self.shares, target)

    def chance_where(self, target: Target, share: float) -> float:
        """Return the chance where the target's share of all messages is ``share`` and not the program's prior."""
        chance, before = self.chance(target), _share(self.prior, target)
        odds = chance / max(1e-12, 1 - chance) * (1 - before) / before * share / max(1e-12, 1 - share)
        return odds / (1 + odds)


def _share(shares: Sequence[float], target: Target) -> float:
    if target is Target.ANY:
        return 1 - shares[TYPES.index(UserType.BENIGN)]
    return shares[TYPES.index(_TYPE_OF[target])]


class LineJudge:
    """Judges each text once, with what the session has loaded."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[str, JudgedLine] = {}

    def judge(self, text: str) -> JudgedLine:
        """Return what is seen in a message."""
        if text not in self._known:
            began = time.perf_counter()
            seen = self._session.assess((text,))[-1]
            self._known[text] = _line(seen, time.perf_counter() - began)
        return self._known[text]


def _line(seen: AssessedMessage, seconds: float) -> JudgedLine:
    posterior = seen.analysis.posterior
    return JudgedLine(
        headline=seen.assessment.headline,
        strategy=seen.analysis.game.chosen,
        sure=seen.finding.crisis,
        prior=tuple(posterior.prior),
        shares=tuple(posterior.shares),
        seconds=seconds,
    )
