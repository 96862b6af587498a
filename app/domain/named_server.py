"""A server that a person or an organisation named: its address is checked before anything is sent there."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from urllib.parse import urlsplit

from app.domain.errors import OysterError
from app.domain.hosts import is_loopback
from app.domain.plain_text import name_on_one_line
from app.translation import tr

SERVER = "server"  # the id under which its model is chosen
_LONGEST = 300  # of an address or a model's name, in characters
_USUAL_PATH = "/v1"


class AddressUnusable(OysterError):
    """The address names no server that messages may be sent to."""


@dataclass(frozen=True, slots=True)
class NamedServer:
    """An OpenAI-compatible server and the model of it that answers. Made by ``named_server``."""

    address: str  # without a slash at its end
    model: str

    @property
    def host(self) -> str:
        """The host that is connected to, and no other."""
        return urlsplit(self.address).hostname or ""

    @property
    def place(self) -> str:
        """Host and port, as they are shown to a person."""
        return urlsplit(self.address).netloc

    @property
    def title(self) -> str:
        """The model and where it runs, as a reply of it is signed."""
        return tr("{model} at {place}", model=self.model, place=self.place)

    @property
    def is_here(self) -> bool:
        """True where it is another program on this computer."""
        return is_loopback(self.host)

    @property
    def identity(self) -> str:
        """The hash of address and name, under which what is known of the model is kept."""
        return hashlib.sha256(f"{self.address}\n{self.model}".encode()).hexdigest()


def named_server(address: str, model: str) -> NamedServer:
    """Return the server at an address; a bare host gets the usual path. Raises ``AddressUnusable``."""
    try:
        parts = urlsplit(address.strip())
        known = bool(parts.hostname) and parts.scheme in ("http", "https") and parts.port != 0
    except ValueError:
        known = False
    if not known or parts.query or parts.fragment or len(address) > _LONGEST or not address.isascii():
        raise AddressUnusable(
            tr("This is not the address of a server. It looks like https://models.example.org/v1.")
        )
    if parts.username is not None or parts.password is not None:
        raise AddressUnusable(
            tr("Leave name and password out of the address: there is a field for the token.")
        )
    if parts.scheme == "http" and not is_loopback(parts.hostname or ""):
        raise AddressUnusable(
            tr("Messages go to another computer over HTTPS alone: the address has to begin with https://.")
        )
    name = model.strip()
    if not name or name != name_on_one_line(name):
        raise AddressUnusable(tr("Say by its name which model of the server is to answer."))
    path = parts.path.rstrip("/") or _USUAL_PATH
    return NamedServer(f"{parts.scheme}://{parts.netloc.lower()}{path}", name)


def goes_where(place: str, *, is_here: bool) -> str:
    """Return the sentence that says where messages go, as it stands wherever one is written."""
    if is_here:
        return tr("What you write goes to another program on this computer, at {place}.", place=place)
    return tr("What you write leaves this computer: it is sent to {place}.", place=place)
