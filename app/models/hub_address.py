"""The hub's address for display and storage, without a proxy's user name and password."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit


def shown_address(endpoint: str) -> str:
    """Return an address without user name and password."""
    parts = urlsplit(endpoint)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
