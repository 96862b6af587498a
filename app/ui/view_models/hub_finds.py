"""What was found on the hub, in rows: a page with what is known of it, or a model with size, fit and hash."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.amount_words import size_words
from app.domain.plain_text import name_on_one_line
from app.models.gguf_files import FoundRepository
from app.session.hub_models import HubOffer
from app.session.obstacles import fit_words
from app.translation import tr, tr_count

_HASH_SHOWN = 12


@dataclass(frozen=True, slots=True)
class FoundRow:
    """``button`` is empty where nothing can be done; ``name`` is its accessible name, ``more`` all of a hash."""

    title: str
    words: str
    button: str
    name: str
    more: str = ""


def page_row(found: FoundRepository) -> FoundRow:
    """Return the row of a page that a search has found."""
    words = [tr("{count} downloads", count=f"{found.downloads:,}")]
    if found.licence:
        words.append(tr("licence {licence}", licence=name_on_one_line(found.licence)))
    if found.gated:
        words.append(tr("gated: its makers ask who uses it"))
    title = name_on_one_line(found.repo)
    return FoundRow(
        title, " · ".join(words), tr("See its models"), tr("See the models of {page}", page=title)
    )


def token_row(page: str, why: str) -> FoundRow:
    """Return the row that asks whether the hub is shown the kept token; ``why`` the keyring is asked for it."""
    title = name_on_one_line(page)
    return FoundRow(
        title, why, tr("Show it the token"), tr("Ask for the models of {page} with your token", page=title)
    )


def model_row(offer: HubOffer) -> FoundRow:
    """Return the row of a model of a page."""
    words = [size_words(offer.need.kept)]
    if offer.entry.parts:
        words.append(tr_count("in {count} file", "in {count} files", count=1 + len(offer.entry.parts)))
    words.append(tr("about {memory} of memory", memory=size_words(offer.need.memory)))
    words.append(fit_words(offer))
    more = tr("SHA-256 {sha256}", sha256=offer.sha256) if offer.sha256 else ""
    words.append(
        tr("SHA-256 {sha256}…", sha256=offer.sha256[:_HASH_SHOWN])
        if offer.sha256
        else tr("no SHA-256 stated")
    )
    button = "" if offer.is_here or offer.missing else tr("Fetch it")
    return FoundRow(
        offer.name, " · ".join(words), button, tr("Fetch {model} and use it", model=offer.name), more
    )
