"""The errors of an evaluation."""

from __future__ import annotations

from app.domain.errors import OysterError


class EvaluationError(OysterError):
    """An evaluation could not be run as ordered."""


class RequestUnusable(EvaluationError):
    """A task asked the local engine for something unsupported."""


class TaskUnknown(EvaluationError):
    """There is no task of that name, or a required argument is missing."""


class RunUnknown(EvaluationError):
    """There is no run of that name in the data folder."""
