"""What a process that asks a hub may reach: the host of the source that was chosen, and those that it names."""

from __future__ import annotations

from app.confinement.confinement import Confinement, connects
from app.confinement.connection_log import Purpose
from app.domain.hosts import host_of
from app.domain.provenance import OFFICIAL_HUB
from app.models.downloader_protocol import Order


def reach(order: Order, purpose: Purpose) -> Confinement:
    """Return the confinement of a process that carries out an order."""
    subject = f"{order.repo}/{order.file}" if order.file else order.repo
    return connects(purpose, subject, (host_of(order.endpoint or OFFICIAL_HUB),))
