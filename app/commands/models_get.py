"""``oyster models get`` and ``cancel``: fetch a model of the catalogue or of any page of the hub, or make it."""

from __future__ import annotations

from typing import Annotated

import typer

from app.commands.hub_token import given_token, hub_token
from app.commands.invocation import invocation_of
from app.commands.models import advise_guard, library_of, say_what_it_is
from app.commands.models_hub import context_size_of, entry_meant
from app.commands.progress_lines import progress_lines
from app.commands.terminal import say
from app.domain.model import model_words
from app.domain.quantisation import DEFAULT_QUANTISATION, QUANTISATIONS, Quantisation, quantisation_named
from app.models.acquisition import Wish
from app.models.catalogue import CatalogueEntry, Source
from app.models.errors import NotAvailable
from app.models.model_library import ModelLibrary
from app.models.service import Service
from app.session.guard_offer import comes_with_guard, guard_comes_along_words, guard_that_comes_along
from app.session.model_acquisition import acquisition_of_entry, offers_of
from app.session.obstacles import obstacle_to
from app.translation import together, tr

Wanted = Annotated[
    str,
    typer.Argument(
        help=tr("Id from 'oyster models list', OWNER/NAME, OWNER/NAME/FILE.gguf, or a link of the hub.")
    ),
]
TokenDescriptor = Annotated[
    int | None, typer.Option(help=tr("Read the hub's access token from this file descriptor."))
]
ServiceOption = Annotated[
    Service, typer.Option("--from", help=tr("Where the weights of a model that is made here are fetched."))
]
GET_HELP = tr(
    "Fetch a model of the catalogue or of any page of the hub, or make it, check it, and keep it. Ctrl+C pauses; the "
    "same command goes on."
)
CANCEL_HELP = tr("Give up a model that was on its way; what was fetched or made so far is deleted.")


def get_command(
    context: typer.Context,
    wanted: Wanted,
    quantisation: Annotated[
        str,
        typer.Option(help=tr("For a model that is made here: Q4_K_M, Q5_K_M, Q6_K, Q8_0, BF16, F16, F32.")),
    ] = "",
    guard: Annotated[
        bool,
        typer.Option(help=tr("Fetch the recommended guard with a chat model, where none is here yet.")),
    ] = True,
    service: ServiceOption = Service.HUB,
    token_fd: TokenDescriptor = None,
) -> None:
    """Fetch a model or make it, check it, and keep it. Ctrl+C pauses; the same command goes on."""
    library = library_of(context)
    entry = entry_meant(context, library, wanted)
    if entry.source is Source.MAKE and not quantisation and library.find(entry.id) is None:
        say(_offers(library, entry))
    _say_what_hinders(context, library, entry)
    with_guard = guard and comes_with_guard(entry)
    along = guard_that_comes_along(library, entry.role) if with_guard else None
    if along is not None:
        say(together(guard_comes_along_words(along), tr("--no-guard leaves it out.")))
    token = given_token(token_fd)
    if service is Service.HUB and not token:
        token = hub_token(invocation_of(context).locations, entry)
    wish = Wish(_quantisation(quantisation), token=token, guard=with_guard, service=service)
    acquisition = acquisition_of_entry(library, entry, wish)
    if service is Service.MODELSCOPE:
        say(
            tr(
                "ModelScope's own interface has been tried on a server of the tests only, not on the real one yet."
            )
        )
    with progress_lines(tr("Getting {identity}", identity=entry.id)) as show:
        model = acquisition.run(show)
    say(tr("{model} is here: {standing}.", model=model.title, standing=model_words(model)))
    say_what_it_is(model)
    advise_guard(library, model)


def cancel_command(
    context: typer.Context,
    wanted: Wanted,
    quantisation: Annotated[str, typer.Option(help=tr("The quantisation that was being made."))] = "",
    keep: Annotated[bool, typer.Option("--keep", help=tr("Leave what was fetched."))] = False,
) -> None:
    """Give up a model that was on its way; what was fetched or made so far is deleted."""
    library, wish = library_of(context), Wish(_quantisation(quantisation))
    entry = entry_meant(context, library, wanted)
    acquisition_of_entry(library, entry, wish).cancel(keep_partial=keep)
    say(
        tr("'{identity}' is given up; what was fetched is kept.", identity=entry.id)
        if keep
        else tr("'{identity}' is given up.", identity=entry.id)
    )


def _say_what_hinders(context: typer.Context, library: ModelLibrary, entry: CatalogueEntry) -> None:
    """Say what is too small for a model that is fetched. Raises ``NotAvailable`` where the disk cannot hold it."""
    if entry.source is not Source.HUB or library.find(entry.id) is not None:
        return
    obstacle = obstacle_to(entry, library, context_size_of(context))
    if obstacle is not None and obstacle.disk:
        raise NotAvailable(together(obstacle.disk, obstacle.way))
    if obstacle is not None:
        say(together(obstacle.memory, obstacle.way, tr("It is fetched all the same; Ctrl+C ends it.")))


def _offers(library: ModelLibrary, entry: CatalogueEntry) -> str:
    """Return in a sentence which quantisation is used, and the alternatives on this machine."""
    offers = [each for each in offers_of(library, entry) if each.fits_memory and each.fits_disk]
    others = [
        tr(
            "{quantisation} ({final} GB)",
            quantisation=each.quantisation.name,
            final=f"{each.final_bytes / 1e9:.1f}",
        )
        for each in offers
        if each.quantisation.name != DEFAULT_QUANTISATION
    ]
    fits = any(each.quantisation.name == DEFAULT_QUANTISATION for each in offers)
    return together(
        tr("It will be stored as {quantisation}.", quantisation=DEFAULT_QUANTISATION),
        "" if fits else tr("It is too large for the memory or the disk that is free here now."),
        tr("--quantisation chooses another that fits here: {others}.", others=", ".join(others))
        if others
        else "",
    )


def _quantisation(name: str) -> Quantisation | None:
    if not name:
        return None
    found = quantisation_named(name)
    if found is None:
        known = ", ".join(each.name for each in QUANTISATIONS)
        raise typer.BadParameter(
            tr("There is no quantisation '{name}'. There are: {known}.", name=name, known=known)
        )
    return found
