"""The devices of this machine, as the engine sees them."""

from __future__ import annotations

from functools import cache

from app.domain.generation import Device
from app.engine.client import EngineClient


@cache
def devices_of_this_machine() -> tuple[Device, ...]:
    """Return the devices, asked in a process of their own that need not wait, once. Raises ``EngineFailure``."""
    asked = EngineClient()
    try:
        return asked.devices()
    finally:
        asked.close()
