"""The specification of a build: which weights, from which hub, in which quantisation."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from app.domain.quantisation import Quantisation
from app.models.errors import DownloadFailed
from app.models.hub_listing import Listing
from app.models.model_build.disk_space import Way
from app.models.service import Service
from app.models.speed_limit import SpeedLimit
from app.translation import tr


@dataclass(frozen=True, slots=True)
class BuildSpecification:
    """A model to be built from a hub's safetensors. ``folder`` belongs to this build and survives a kill.

    ``token`` opens a gated repository; it is never written anywhere. ``endpoint`` is empty for the official hub.
    """

    repo: str
    revision: str
    quantisation: Quantisation
    folder: Path
    way: Way = Way.AUTO
    endpoint: str = ""
    token: str = field(default="", repr=False)
    stall_seconds: float = 30.0
    service: Service = Service.HUB
    speed: SpeedLimit = field(default_factory=SpeedLimit, compare=False)

    def listing(self, texts: tuple[str, ...]) -> Listing:
        """Return the listing of the repository, with these small files."""
        return Listing(
            self.repo, self.revision, self.endpoint, self.token, self.stall_seconds, texts, self.service
        )

    def stay_at(self, begun: Service) -> None:
        """Raise ``DownloadFailed`` where what was begun comes from another service, whose parts would be lost."""
        if begun is not self.service:
            raise DownloadFailed(
                tr(
                    "A part of this model is here already, from {service}. Go on from there, or give it up first.",
                    service=begun.value,
                ),
                in_terminal=tr(
                    "The option is --from {service}; 'oyster models cancel NAME' gives it up.",
                    service=begun.value,
                ),
            )
