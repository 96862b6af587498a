"""What can go wrong with model files."""

from __future__ import annotations

from app.domain.errors import OysterError


class ModelError(OysterError):
    """Something about a model file that the person has to know."""


class CatalogueError(ModelError):
    """The catalogue cannot be read."""


class UnknownModel(ModelError):
    """No such model in the catalogue or on this computer."""


class NotAvailable(ModelError):
    """The model is known, but its file is not to be had."""


class WrongHash(ModelError):
    """A file is not the one it should be."""


class DownloadFailed(ModelError):
    """The file could not be fetched."""
