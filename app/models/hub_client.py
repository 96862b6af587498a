"""The HTTP client of a process that asks a hub: each request is checked, and where an answer leads may be reached."""

from __future__ import annotations

import httpx2
from huggingface_hub.utils import set_client_factory  # type: ignore[attr-defined] # public, exported lazily
from huggingface_hub.utils._http import default_client_factory

from app.confinement.recorded_sockets import allow_host, check_host
from app.domain.hosts import host_of
from app.models.hub_errors import check_protected


def check_each_request() -> None:
    """Have huggingface-hub's client ask protected addresses alone, of the hub and of hosts that it redirects to."""
    set_client_factory(_client)


def _client() -> httpx2.Client:
    made = default_client_factory()
    made.event_hooks["request"].append(_check)
    made.event_hooks["response"].append(_follow)
    return made


def _check(request: httpx2.Request) -> None:
    """Raise ``HostRefused``, or ``Refusal`` for an address that is not protected."""
    check_host(request.url.host)
    check_protected(str(request.url))


def _follow(response: httpx2.Response) -> None:
    """Let the host be reached that an answer redirects to: only hosts that may be reached answer."""
    if response.is_redirect:
        allow_host(host_of(response.headers.get("location", "")))
