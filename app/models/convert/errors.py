"""The error of a model that cannot be converted."""

from __future__ import annotations

from app.models.errors import ModelError


class NotConvertible(ModelError):
    """This program cannot convert a model of this kind, or in this state, to GGUF."""
