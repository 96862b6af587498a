"""The services that weights can be fetched from, and their addresses."""

from __future__ import annotations

import os
from enum import StrEnum

from app.domain.provenance import MODELSCOPE_PREFIX, OFFICIAL_MODELSCOPE


class Service(StrEnum):
    """A service with an interface of its own. Mirrors of the hub speak the hub's."""

    HUB = "hub"
    MODELSCOPE = "modelscope"  # untried on the real one


def endpoint(service: Service = Service.HUB) -> str:
    """Return the address set in the environment; empty for the official hub."""
    if service is Service.MODELSCOPE:
        return os.environ.get("MODELSCOPE_ENDPOINT", "").rstrip("/") or OFFICIAL_MODELSCOPE
    return os.environ.get("HF_ENDPOINT", "").rstrip("/")


def recorded_name(service: Service, repo: str) -> str:
    """Return a repository's name for a record, which tells the same name at two services apart."""
    return f"{MODELSCOPE_PREFIX}{repo}" if service is Service.MODELSCOPE else repo
