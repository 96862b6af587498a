"""``oyster models files`` and ``search``: what a page of the hub holds, before anything is fetched."""

from __future__ import annotations

from typing import Annotated

import msgspec
import typer
from rich.table import Table
from rich.text import Text

from app.commands.invocation import invocation_of
from app.commands.models import library_of
from app.commands.terminal import Terminal, say, say_json
from app.domain.amount_words import size_words
from app.locations import Locations
from app.models.acquisition import entry_to_get
from app.models.catalogue import CatalogueEntry
from app.models.errors import DownloadFailed, NotAvailable
from app.models.gguf_files import GgufRepository
from app.models.gguf_listing import listing_of, search_for
from app.models.hub_reference import HubReference, reference_in
from app.models.model_library import ModelLibrary
from app.privacy.tokens import known_token, token_of_the_shell
from app.session.hub_models import HubOffer, offers_in, offers_meant, whole_entry
from app.session.kept_token import keyring_would_ask, token_may_help, why_the_keyring_asks
from app.session.machine import this_machine
from app.session.model_acquisition import hub_host
from app.session.obstacles import fit_words
from app.session.settings import read_settings
from app.translation import tr

FILES_HELP = tr("List the GGUF models of a page of the hub: size, fit and hash. Nothing is fetched.")
SEARCH_HELP = tr("Search the hub by name for repositories with GGUF models.")

JsonOption = Annotated[bool, typer.Option("--json", help=tr("Print as JSON."))]


class HubFileLine(msgspec.Struct, frozen=True):
    """One model of a page, as ``models files --json`` prints it; sizes in bytes, of all its files."""

    file: str
    parts: int
    missing_parts: int
    quantisation: str
    size_bytes: int
    memory_bytes: int
    fits_memory: bool | None
    fits_disk: bool
    sha256: str
    installed: bool


def files_command(
    context: typer.Context,
    address: Annotated[str, typer.Argument(help=tr("OWNER/NAME, with a file or not, or a link of the hub."))],
    json: JsonOption = False,
) -> None:
    """List the GGUF models of a page of the hub: size, fit and hash. Nothing is fetched."""
    reference = reference_in(address)
    if reference is None:
        raise NotAvailable(_no_address(address))
    offers = _offers_at(context, library_of(context), reference)
    if json:
        say_json(tuple(map(_line, offers)))
        return
    table = Table(box=None, padding=(0, 2, 0, 0))
    for heading in (tr("file"), tr("size"), tr("memory"), tr("fit"), "SHA-256"):
        table.add_column(heading, overflow="fold")
    for offer in offers:
        sha256 = offer.sha256 or tr("not stated")
        sizes = (size_words(offer.need.kept), size_words(offer.need.memory))
        table.add_row(*map(Text, (offer.name, *sizes, fit_words(offer), sha256)))
    Terminal().print(table)


def search_command(
    words: Annotated[list[str], typer.Argument(help=tr("Words of the name."))], json: JsonOption = False
) -> None:
    """Search the hub by name for repositories with GGUF models."""
    found = search_for(" ".join(words)).run().repositories
    if json:
        say_json(found)
        return
    if not found:
        say(tr("The hub has no GGUF model of that name. Try fewer or other words."))
    for each in found:
        gated = tr("gated") if each.gated else ""
        said = (each.repo, tr("{count} downloads", count=f"{each.downloads:,}"), each.licence, gated)
        say(" · ".join(part for part in said if part))


def entry_meant(context: typer.Context, library: ModelLibrary, wanted: str) -> CatalogueEntry:
    """Return the catalogue's entry, or that of a file of the hub. Raises ``ModelError``."""
    reference = reference_in(wanted) if library.catalogue.find(wanted) is None else None
    if reference is None:
        return entry_to_get(library, wanted)
    offers = _offers_at(context, library, reference)
    if len(offers) == 1:
        return whole_entry(offers[0])
    fitting = [each for each in offers if each.fits] or list(offers)
    raise NotAvailable(
        tr(
            "{repo} holds {count} models. Name one, such as '{repo}/{file}'; 'oyster models files {repo}' lists them.",
            repo=reference.repo,
            count=len(offers),
            file=fitting[-1].name,
        )
    )


def context_size_of(context: typer.Context) -> int:
    """Return the context size that the settings have."""
    return read_settings(invocation_of(context).locations.settings).context_size


def _offers_at(
    context: typer.Context, library: ModelLibrary, reference: HubReference
) -> tuple[HubOffer, ...]:
    repository = _listed(invocation_of(context).locations, reference)
    machine = this_machine(library.folder)
    offers = offers_in(repository, library, machine, context_size_of(context))
    meant = offers_meant(offers, reference)
    if not meant:
        wanted = reference.file or reference.storage
        raise NotAvailable(
            tr(
                "{repo} has no model {wanted}. 'oyster models files {repo}' lists them.",
                repo=reference.repo,
                wanted=wanted,
            )
        )
    return meant


def _listed(locations: Locations, reference: HubReference) -> GgufRepository:
    """Return what the hub has there; a token that is kept is shown only where the hub refuses without."""
    try:
        return listing_of(reference, token_of_the_shell(hub_host())).run()
    except DownloadFailed as error:
        if not token_may_help(locations, error):
            raise
    if keyring_would_ask(locations):
        say(why_the_keyring_asks(), error=True)
    return listing_of(reference, known_token(locations, hub_host())).run()


def _no_address(text: str) -> str:
    return tr(
        "'{text}' is no address. Write OWNER/NAME or paste a link; 'oyster models search' finds one by name.",
        text=text,
    )


def _line(offer: HubOffer) -> HubFileLine:
    return HubFileLine(
        file=offer.name,
        parts=1 + len(offer.entry.parts),
        missing_parts=offer.missing,
        quantisation=offer.storage,
        size_bytes=offer.need.kept,
        memory_bytes=offer.need.memory,
        fits_memory=offer.fits_memory,
        fits_disk=offer.fits_disk,
        sha256=offer.sha256,
        installed=offer.is_here,
    )
