"""The hub's token in the keyring: what a person reads before the keyring is asked for it, and where it could help."""

from __future__ import annotations

from app.locations import Locations
from app.models.acquisition import Wish
from app.models.catalogue import CatalogueEntry
from app.models.errors import DownloadFailed, FailureKind
from app.models.service import Service
from app.privacy.system_keyring import keyring_may_ask
from app.privacy.tokens import token_is_noted
from app.session.model_acquisition import hub_host, needs_token
from app.translation import tr

_REFUSALS = frozenset({FailureKind.NOT_FOUND, FailureKind.GATED, FailureKind.REFUSED})


def why_the_keyring_asks() -> str:
    """Return the sentence to be read before the keyring is asked for the hub's token."""
    return tr(
        "Your token for {hub} is in this system's keyring, which may ask for your password.", hub=hub_host()
    )


def keyring_would_ask(locations: Locations) -> bool:
    """Return whether the keyring may show a dialog of its own for the hub's token. Shows none itself."""
    return token_is_noted(locations, hub_host()) and keyring_may_ask()


def takes_token_that_asks(locations: Locations, entry: CatalogueEntry, wish: Wish) -> bool:
    """Return whether fetching a model would have the keyring ask a person for a password."""
    of_hub = needs_token(entry) and wish.service is Service.HUB
    return of_hub and not wish.token and keyring_would_ask(locations)


def token_may_help(locations: Locations, error: DownloadFailed) -> bool:
    """Return whether a kept token may get what the hub refused to who showed none."""
    return error.kind in _REFUSALS and token_is_noted(locations, hub_host())
