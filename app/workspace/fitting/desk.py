"""The desk of fits: tries one, puts it in force with author and reason, and goes back to what came before."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from app.alignment.evidence.sentence_classifier import start_classifier
from app.domain.conversation import now
from app.domain.errors import OysterError
from app.domain.fitted_evidence import FittedPart, FittedVersion
from app.session.fitted_in_force import under
from app.session.session import Session
from app.translation import tr
from app.workspace.fitting.classifier_fit import ClassifierFit, fitted_classifier
from app.workspace.fitting.judge_fit import JudgeFitting, fitted_judge
from app.workspace.sets.rated_set import RatedSet

Fit = ClassifierFit | JudgeFitting


class FitRefused(OysterError):
    """A fit cannot be kept as it was asked for."""


class FittingDesk:
    """Reads and writes through the session; nothing is in force before ``accept``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def tried(
        self, part: FittedPart, found: RatedSet, on_progress: Callable[[float], None] = lambda share: None
    ) -> Fit:
        """Return a fit to a set with what it gains; slow. Raises as ``fitted_classifier`` and ``fitted_judge`` do."""
        if part is FittedPart.CLASSIFIER:
            return fitted_classifier(found, on_progress)
        return fitted_judge(self._session, found, on_progress)

    def accept(self, fit: Fit, author: str, reason: str) -> FittedVersion:
        """Put a fit in force. Raises ``FitRefused``, ``StorageFailure``."""
        if isinstance(fit, ClassifierFit):
            contents = msgspec.json.encode(fit.heads)
            made = self._kept(FittedPart.CLASSIFIER, "", author, reason, contents)
            start_classifier(contents)
            return made
        return self._kept(FittedPart.JUDGE, fit.model_sha256, author, reason, msgspec.json.encode(fit.fit))

    def restore(self, part: FittedPart, author: str) -> FittedVersion:
        """Put in force again what came with the program, of a judge for the loaded model.

        Raises ``FitRefused``, ``NoModel``, ``StorageFailure``.
        """
        subject = self._session.loaded_model()[1].sha256 if part is FittedPart.JUDGE else ""
        made = self._kept(part, subject, author, tr("What came with the program is in force again"), b"")
        if part is FittedPart.CLASSIFIER:
            start_classifier()
        return made

    def newest(self, part: FittedPart) -> FittedVersion | None:
        """Return the newest version of a part, of a judge for the loaded model; it may not be in force."""
        loaded = self._session.loaded
        if part is FittedPart.JUDGE and loaded is None:
            return None
        subject = loaded[1].sha256 if part is FittedPart.JUDGE and loaded is not None else ""
        return self._session.fitted.newest(part, subject)

    def _kept(
        self, part: FittedPart, subject: str, author: str, reason: str, contents: bytes
    ) -> FittedVersion:
        if not author.strip() or not reason.strip():
            raise FitRefused(tr("Say who fits this anew, and why: both are kept with it."))
        return self._session.vault.add_fit(
            FittedVersion(0, part, subject, under(part), now(), author.strip(), reason.strip(), contents)
        )
