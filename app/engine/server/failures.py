"""What can be wrong with a server, each as one sentence; no word of what was sent or answered is in any of them."""

from __future__ import annotations

import re
import socket
import ssl
from http.client import HTTPException

from app.confinement.recorded_sockets import HostRefused
from app.domain.errors import EngineFailure, OysterError, PromptTooLong
from app.engine.server.answers import ErrorAnswer, error_in
from app.translation import tr

_TOO_LONG = (
    "context_length_exceeded",
    "exceed_context_size_error",
)  # llama_cpp.server and OpenAI; llama-server
_TOO_LONG_IN_WORDS = re.compile(r"context (length|size|window)|maximum (context|model) length", re.IGNORECASE)
_CODE = re.compile(r"[A-Za-z0-9_.\-]{1,60}")


class Refused(EngineFailure):
    """The server does not take a request as it is; another form of it may do."""


class BrokenOff(EngineFailure):
    """The answer ended in its middle."""


class Unusable(EngineFailure):
    """What arrived is not what such a server answers."""


def from_network(place: str, error: OSError | HTTPException, *, begun: bool, patience: float) -> OysterError:
    """Return the failure of a connection; ``begun``: something of the answer had arrived."""
    if isinstance(error, HostRefused):
        return error
    if isinstance(error, ssl.SSLError):
        sentence = tr(
            "The connection to {place} is not protected by a certificate that this computer trusts, so nothing was "
            "sent.",
            place=place,
        )
    elif isinstance(error, TimeoutError) and not isinstance(error, socket.gaierror):
        sentence = tr(
            "The server at {place} has not answered for {seconds} seconds. It may be busy: send the message again "
            "later, or choose another model.",
            place=place,
            seconds=f"{patience:.0f}",
        )
    elif begun:
        return BrokenOff(_broken_off(place), type(error).__name__)
    else:
        sentence = tr(
            "The server at {place} cannot be reached. Check its address, and whether it runs.", place=place
        )
    return EngineFailure(sentence, type(error).__name__)


def _broken_off(place: str) -> str:
    """Return that an answer ended in its middle."""
    return tr(
        "The connection to {place} broke off in the middle of the answer. What had arrived is kept; send the message "
        "again.",
        place=place,
    )


def from_status(place: str, status: int, content: bytes) -> OysterError:
    """Return the failure that an answer with another status than 200 tells of."""
    told = error_in(content)
    detail = _detail(status, told)
    if told.code in _TOO_LONG or told.type in _TOO_LONG or _TOO_LONG_IN_WORDS.search(told.message):
        return PromptTooLong(
            tr("The message is too long for the model at {place}. Shorten it.", place=place), detail
        )
    if status in (401, 403):
        return EngineFailure(
            tr("The server at {place} does not accept the token. Enter the right one.", place=place), detail
        )
    if status == 404:
        return EngineFailure(
            tr("There is no such interface or model at {place}. Check address and model.", place=place),
            detail,
        )
    if 300 <= status < 400:
        return EngineFailure(
            tr("The server at {place} leads elsewhere, and nobody named that place.", place=place), detail
        )
    if status in (429, 503):
        return EngineFailure(tr("The server at {place} is too busy. Try again later.", place=place), detail)
    sentence = tr("The server at {place} could not answer this.", place=place)
    return Refused(sentence, detail) if status in (400, 422, 500, 501) else EngineFailure(sentence, detail)


def failed_inside(place: str) -> EngineFailure:
    """Return the failure that the server itself tells of in the middle of an answer."""
    return EngineFailure(
        tr("The server at {place} failed while it answered. Send the message again.", place=place)
    )


def not_such_a_server(place: str) -> Unusable:
    """Return the failure for an answer that makes no sense."""
    return Unusable(
        tr(
            "What {place} answered is not what an OpenAI-compatible server answers. Check the address.",
            place=place,
        )
    )


def _detail(status: int, told: ErrorAnswer) -> str:
    """Return the status and the name that the error has; the server's own words may quote the person's."""
    names = [each for each in (told.code, told.type) if _CODE.fullmatch(each)]
    return " ".join((f"HTTP {status}", *names))
