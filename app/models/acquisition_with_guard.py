"""Getting a chat model and the guard that judges its messages in one step."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.errors import OysterError
from app.domain.model import InstalledModel
from app.models.acquisition import Acquisition
from app.models.catalogue import CatalogueEntry
from app.models.download import DownloadProgress, DownloadStage
from app.models.errors import DownloadCancelled, DownloadPaused
from app.translation import tr


class AcquisitionWithGuard:
    """A model being acquired, then its guard. ``run`` blocks; ``pause`` and ``cancel`` may come from any thread.

    The model does not fail for the guard's sake: where the guard cannot be had, that is said and the model is there.
    """

    def __init__(self, model: Acquisition, guard: Acquisition) -> None:
        self._model, self._guard = model, guard
        self._now = model

    @property
    def entry(self) -> CatalogueEntry:
        """The catalogue's entry of the chat model."""
        return self._model.entry

    @property
    def can_pause(self) -> bool:
        """True where what is fetched now can resume after a pause."""
        return self._now.can_pause

    def run(self, on_progress: Callable[[DownloadProgress], None]) -> InstalledModel:
        """Get both and return the model. Raises what ``Acquisition.run`` raises for the model, and on a pause."""
        model = self._model.run(on_progress)
        self._now = self._guard
        try:
            self._guard.run(on_progress)
        except DownloadPaused:
            raise
        except DownloadCancelled:
            return model
        except OysterError as error:
            sentence = tr(
                "The model is here, but not its guard. {why} Fetch {guard} by itself later.",
                why=error.sentence,
                guard=self._guard.entry.id,
            )
            on_progress(DownloadProgress(0, 0, 0.0, DownloadStage.WAITING, sentence))
        return model

    def pause(self) -> None:
        """Stop and keep what is fetched."""
        self._now.pause()

    def cancel(self, *, keep_partial: bool = False) -> None:
        """Stop what is fetched now for good; a model that is complete stays."""
        self._now.cancel(keep_partial=keep_partial)
