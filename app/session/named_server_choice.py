"""The server that a person or an organisation named in the settings; without one, nothing is ever sent anywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from app.domain.model import InstalledModel, ModelRole, ModelStanding
from app.domain.named_server import SERVER, AddressUnusable, NamedServer, named_server
from app.privacy.tokens import delete_server_token, read_server_token, store_server_token
from app.session.settings import Settings


class NamedServerChoice:
    """Reads and changes which server is named. ``let_go`` ends the connection to one that is in use."""

    def __init__(
        self, settings: Callable[[], Settings], save: Callable[[Settings], None], let_go: Callable[[], None]
    ) -> None:
        self._settings, self._save, self._let_go = settings, save, let_go

    @property
    def model(self) -> InstalledModel | None:
        """The model of the server that is named, or None."""
        server = server_in(self._settings())
        return model_at(server) if server is not None else None

    def name(self, address: str, model: str, token: str | None = None) -> InstalledModel:
        """Store which server is to answer, and return its model; nothing is sent yet.

        ``token`` goes into the keyring, for its host and port alone; None keeps the present one, empty deletes it.
        Raises ``AddressUnusable``, ``KeyringUnavailable``, ``SettingsError``.
        """
        settings, server = self._settings(), named_server(address, model)
        has_token = _has_token(settings, server)
        if token is not None and token.strip():
            store_server_token(server.place, token)
        elif token is not None and has_token:
            delete_server_token(server.place)
        kept = has_token if token is None else bool(token.strip())
        changed = msgspec.structs.replace(
            settings, server_address=server.address, server_model=server.model, server_has_token=kept
        )
        self._save(changed)
        return model_at(server)

    def forget(self) -> None:
        """Name no server any more: nothing is sent there from now on.

        Raises ``KeyringUnavailable``, ``SettingsError``.
        """
        self._let_go()
        settings = self._settings()
        for place in places_with_token(settings):
            delete_server_token(place)
        model = "" if settings.model == SERVER else settings.model
        none = {"server_address": "", "server_model": "", "server_has_token": False}
        self._save(msgspec.structs.replace(settings, model=model, **none))


def server_in(settings: Settings) -> NamedServer | None:
    """Return the server that is named; None where there is none, or where the settings name one that cannot be used."""
    address, model = settings.server_address, settings.server_model
    try:
        return named_server(address, model) if address else None
    except AddressUnusable:  # written there by hand
        return None


def model_at(server: NamedServer) -> InstalledModel:
    """Return the server's model as one that can be chosen: there is no file of it, and nothing proves what it is."""
    return InstalledModel(
        id=SERVER,
        title=server.title,
        role=ModelRole.CHAT,
        standing=ModelStanding.UNVERIFIED,
        path=Path(),
        size_bytes=0,
        sha256=server.identity,
        licence="",
        managed=False,
        server=server,
    )


def token_of(settings: Settings, server: NamedServer) -> str:
    """Return the token for a server, empty where none was given for its host. Raises ``KeyringUnavailable``."""
    return (read_server_token(server.place) or "") if _has_token(settings, server) else ""


def places_with_token(settings: Settings) -> tuple[str, ...]:
    """Return the hosts and ports for which the keyring has a token."""
    server = server_in(settings)
    return (server.place,) if server is not None and settings.server_has_token else ()


def _has_token(settings: Settings, server: NamedServer) -> bool:
    return server.place in places_with_token(settings)
