"""What a turn takes from the session once it has the engines."""

from __future__ import annotations

from typing import Protocol

from app.domain.analysis import Mode
from app.domain.anticipation import Rules
from app.domain.generation import LoadedModel
from app.domain.model import InstalledModel, ModelStanding
from app.session.fitted_in_force import FittedInForce
from app.session.settings import Settings
from app.session.strategies_in_force import StrategiesInForce
from app.session.system_prompt import SystemPrompt


class Home(Protocol):
    """What a turn takes from the session once it has the engines."""

    settings: Settings
    in_force: StrategiesInForce
    fitted: FittedInForce
    system_prompt: SystemPrompt
    explained: bool  # False: nobody looks at more of a turn than a sentence

    @property
    def region(self) -> str:
        """ISO 3166 alpha-2 of the user's region, or empty."""

    @property
    def loaded(self) -> tuple[InstalledModel, LoadedModel] | None:
        """The loaded model, or None."""

    def loaded_model(self) -> tuple[InstalledModel, LoadedModel]:
        """Return ``loaded``. Raises ``NoModel``."""

    def rules(self) -> Rules:
        """Return the table of strategies and the weights. Raises ``StrategyError``."""

    def mode_for(self, standing: ModelStanding) -> Mode:
        """Return the mode of a turn that has no option of its own."""
