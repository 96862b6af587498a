"""The hub's address: whether it is protected, and its form for display and storage, without name and password."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

from app.domain.hosts import is_loopback


def is_protected(address: str) -> bool:
    """Return whether nobody on the way can read along: over HTTPS, or on this computer. Empty is the official hub."""
    parts = urlsplit(address)
    return (
        not address
        or parts.scheme == "https"
        or (parts.scheme == "http" and is_loopback(parts.hostname or ""))
    )


def shown_address(endpoint: str) -> str:
    """Return an address without user name and password."""
    parts = urlsplit(endpoint)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
