"""Loading a model in the place of another one, which comes back where the new one is stopped or cannot be loaded."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.cancellation import CancelToken
from app.domain.errors import MemoryShort, OysterError
from app.domain.generation import LoadedModel
from app.domain.model import InstalledModel
from app.models.model_library import ModelLibrary
from app.session.engines import Engines
from app.session.helper_choice import helper_for
from app.session.memory_advice import what_fits
from app.session.recommendation import guard_memory
from app.session.settings import Settings
from app.translation import together

Progress = Callable[[float], None]
Back = Callable[[InstalledModel], None]


def load_or_go_back(
    engines: Engines,
    library: ModelLibrary,
    model: InstalledModel,
    before: InstalledModel | None,
    settings: Settings,
    token: CancelToken,
    on_progress: Progress | None,
    on_back: Back | None,
) -> LoadedModel:
    """Load a model; where that is stopped or fails, load the one ``before`` again, and raise all the same.

    Both are never in memory at once. ``on_back`` is told of the model that is loaded again. Where memory is
    short, what would fit is said. Raises ``EngineFailure``, ``GgufError``.
    """
    guard_bytes = guard_memory(library)
    try:
        try:
            helper = helper_for(library, model, settings)
            return engines.load(model, settings, on_progress, token, helper, guard_bytes)
        except MemoryShort as short:
            fitting = what_fits(library, settings.context_size)
            raise MemoryShort(together(*filter(None, (short.sentence, fitting))), short.detail) from short
    except OysterError:
        if before is not None:
            if on_back is not None:
                on_back(before)
            helper = helper_for(library, before, settings)
            engines.load(before, settings, on_progress, CancelToken(), helper, guard_bytes)
        raise
