"""What can go wrong in an evaluation, each told in one sentence."""

from __future__ import annotations

from app.domain.errors import OysterError


class EvaluationError(OysterError):
    """An evaluation could not be done as it was asked for."""


class RequestUnusable(EvaluationError):
    """A task asked the local engine for something that it does not do."""


class TaskUnknown(EvaluationError):
    """There is no task of that name, or it needs something that was not said."""


class RunUnknown(EvaluationError):
    """There is no run of that name in the data folder."""
