"""Errors of the hub and the network, each as one sentence that says what to do."""

from __future__ import annotations

import errno
import re
import ssl
import time
from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urlsplit

import httpx2
from huggingface_hub import errors

from app.confinement.recorded_sockets import HostRefused
from app.models.downloader_protocol import Order, Refused
from app.models.errors import FailureKind
from app.models.hub_address import is_protected, shown_address
from app.translation import tr

_FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
_TOKEN = re.compile(r"[!-~]+")
_TRIES = 4
_Answer = TypeVar("_Answer")
_TRANSIENT_STATUS = frozenset({408, 416, 429, 500, 502, 503, 504})


class Refusal(Exception):
    """Ends the download with a message to the user."""

    def __init__(self, kind: FailureKind, sentence: str, detail: str = "") -> None:
        super().__init__(sentence)
        self.report = Refused(kind, sentence, detail)


def check_order(order: Order) -> None:
    """Check that the hub is asked over HTTPS, and that the token can be sent in a header.

    A library's error would otherwise print it whole. Raises ``Refusal``.
    """
    check_protected(order.endpoint)
    if order.token and _TOKEN.fullmatch(order.token) is None:
        raise Refusal(
            FailureKind.REFUSED,
            tr(
                "That is not an access token: it has blanks or other signs that no token has. Copy it once more."
            ),
        )


def check_protected(address: str) -> None:
    """Check that nobody on the way to an address can read along. Raises ``Refusal``."""
    if not is_protected(address):
        place = urlsplit(shown_address(address))
        raise Refusal(
            FailureKind.REFUSED,
            tr(
                "The hub's address {address} is not protected: anybody on the way could read your token and change "
                "what arrives. Set one that begins with https://; http:// is for this computer alone.",
                address=f"{place.scheme}://{place.netloc}" if place.netloc else address,
            ),
        )


def disk_is_full() -> str:
    """Return the sentence for a disk that filled while a file came."""
    return tr("The disk is full. Make room and ask again: what was fetched is kept.")


def is_stall(error: Exception) -> bool:
    """True where the hub had answered and then fell silent."""
    return isinstance(error, httpx2.ReadTimeout)


def is_transient(error: Exception) -> bool:
    """True where a retry may help by itself."""
    if isinstance(error, errors.HfHubHTTPError):
        return _status(error) in _TRANSIENT_STATUS
    if isinstance(error, httpx2.ProxyError) or _certificate_trouble(error):
        return False
    return isinstance(error, httpx2.TransportError)


def patiently(ask: Callable[[], _Answer]) -> _Answer:
    """Return what a short request answers, tried again after errors that may pass by themselves."""
    for attempt in range(1, _TRIES + 1):
        try:
            return ask()
        except Exception as error:
            if attempt == _TRIES or not is_transient(error):
                raise
            time.sleep(0.25 * 2**attempt)
    raise AssertionError("the last try answers or raises")


def refused(error: Exception, order: Order, page: str) -> Refused:
    """Return the message to the user for ``error``; ``page`` is the model's page on the hub."""
    detail = _without_secrets(f"{type(error).__name__}: {error}", order)
    if isinstance(error, Refusal):
        return error.report
    if isinstance(error, HostRefused):
        return Refused(FailureKind.REFUSED, error.sentence, detail)
    if isinstance(error, OSError) and error.errno in _FULL:
        return Refused(FailureKind.DISK_FULL, disk_is_full(), detail)
    if isinstance(error, errors.HfHubHTTPError):
        kind, sentence = _of_answer(error, order, page)
        return Refused(kind, sentence, detail, _in_terminal(error, order))
    if isinstance(error, errors.OfflineModeIsEnabled):
        sentence = tr("HF_HUB_OFFLINE is set, which forbids any download. Unset it and ask again.")
        return Refused(FailureKind.NO_NETWORK, sentence, detail)
    if isinstance(error, httpx2.TransportError):
        return Refused(FailureKind.NO_NETWORK, _of_transport(error), detail)
    if isinstance(error, OSError):
        return Refused(
            FailureKind.OTHER, tr("The file cannot be written in {target}.", target=order.target), detail
        )
    return Refused(FailureKind.OTHER, tr("The download failed. Ask again: what was fetched is kept."), detail)


def _without_secrets(detail: str, order: Order) -> str:
    """Return a detail for a report, without the token and a name and password in the hub's address."""
    user, _, _ = urlsplit(order.endpoint).netloc.rpartition("@")
    for secret in (order.token, f"{user}@" if user else ""):
        detail = detail.replace(secret, "…") if secret else detail
    return detail


def _of_answer(error: errors.HfHubHTTPError, order: Order, page: str) -> tuple[FailureKind, str]:
    if isinstance(error, errors.GatedRepoError):
        if order.token:
            return (
                FailureKind.GATED,
                tr(
                    "Your token has no access to this gated model yet. Accept its terms on {page}.", page=page
                ),
            )
        return FailureKind.GATED, tr(
            "This model is gated: its makers want to know who uses it. Open {page}, log in and "
            "accept the terms, make an access token of kind 'read' in your settings there, and give "
            "it to the program on its page of models.",
            page=page,
        )
    if isinstance(error, errors.RevisionNotFoundError):
        return (
            FailureKind.NOT_FOUND,
            tr(
                "The hub's {repo} has no revision '{revision}'. If it had one when this was begun, give "
                "it up and begin anew.",
                repo=order.repo,
                revision=order.revision,
            ),
        )
    if isinstance(error, errors.EntryNotFoundError):
        return FailureKind.NOT_FOUND, tr(
            "The hub's {repo} has no file {file}.", repo=order.repo, file=order.file
        )
    status = _status(error)
    if status == 401 and order.token:
        return (
            FailureKind.REFUSED,
            tr(
                "The hub does not accept your token. Make a new one and give it to the program on its page of models."
            ),
        )
    if isinstance(error, errors.RepositoryNotFoundError) or status in (401, 404):
        return FailureKind.NOT_FOUND, tr(
            "The hub has no {repo}, or only for those with a token. Check the name on {page}.",
            repo=order.repo,
            page=page,
        )
    if status == 403:
        return FailureKind.REFUSED, tr(
            "The hub forbids this file to you. See on {page} what it asks for; a fine-grained token "
            "also needs the permission to read gated repositories.",
            page=page,
        )
    if status == 429:
        return (
            FailureKind.REFUSED,
            tr("The hub has had too many requests from here. Wait some minutes and ask again."),
        )
    return (
        FailureKind.REFUSED,
        tr(
            "The hub is out of order (it answered {status}). Ask again later: nothing is lost.", status=status
        ),
    )


def _in_terminal(error: errors.HfHubHTTPError, order: Order) -> str:
    """Return what the terminal adds: its commands."""
    if isinstance(error, errors.RevisionNotFoundError):
        return tr("'oyster models cancel NAME' gives it up.")
    if isinstance(error, errors.GatedRepoError) and not order.token:
        return tr("'oyster models get NAME' asks for the token.")
    if _status(error) == 401 and order.token:
        return tr(
            "'oyster models get NAME' asks for the token; 'oyster models forget-token' deletes the one that is kept."
        )
    return ""


def _of_transport(error: httpx2.TransportError) -> str:
    if isinstance(error, httpx2.ProxyError):
        return tr("The proxy refused the connection. Check HTTPS_PROXY and ask again.")
    if _certificate_trouble(error):
        return tr(
            "The hub's certificate could not be checked. Behind a company's proxy, set SSL_CERT_FILE "
            "to its certificates; else install the system's (on Debian: ca-certificates)."
        )
    if isinstance(error, httpx2.ConnectError | httpx2.ConnectTimeout):
        return tr("The hub cannot be reached. Is there a network? Ask again then: what was fetched is kept.")
    return tr("The connection to the hub broke again and again. Ask again later: what was fetched is kept.")


def _status(error: errors.HfHubHTTPError) -> int:
    return error.response.status_code if error.response is not None else 0


def _certificate_trouble(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLError) or "CERTIFICATE_VERIFY_FAILED" in str(error):
            return True
        error = error.__cause__ or error.__context__
    return False
