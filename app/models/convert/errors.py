"""What can be wrong with a model that is to be converted."""

from __future__ import annotations

from app.models.errors import ModelError


class NotConvertible(ModelError):
    """The model is of a kind, or in a state, that this program cannot make into a GGUF."""
