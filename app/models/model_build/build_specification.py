"""The specification of a build: which weights, from which hub, in which quantisation."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from app.domain.quantisation import Quantisation
from app.models.model_build.disk_space import Way


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
