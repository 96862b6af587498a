"""What the terminal offers beside a model: its commands, which no window names."""

from __future__ import annotations

from app.domain.gguf import read_header
from app.domain.guard_words import missing_guard_words
from app.domain.model import InstalledModel, ModelStanding
from app.models.catalogue import Catalogue
from app.models.model_library import ModelLibrary
from app.session.guard_offer import recommended_guard
from app.session.origin_check import weights_it_claims
from app.translation import together, tr


def guard_advice(library: ModelLibrary) -> str:
    """Return the advice to fetch a guard, or an empty string where there is one or none can be had."""
    guard = recommended_guard(library)
    if guard is None:
        return ""
    return together(
        missing_guard_words(),
        tr(
            "'oyster models get {guard}' fetches one ({size} MB).",
            guard=guard.id,
            size=f"{guard.size_bytes / 1e6:.0f}",
        ),
    )


def offer_of_comparison(model: InstalledModel, catalogue: Catalogue) -> str:
    """Return a sentence that offers to compare a file that claims to be Oy1, or an empty string. Reads its header."""
    if model.standing is not ModelStanding.UNVERIFIED or model.comparison is not None:
        return ""
    repo = weights_it_claims(read_header(model.path), catalogue)
    if not repo:
        return ""
    return tr(
        "'oyster models prove {name}' compares it with the published weights in {repo}: a sample of some hundred "
        "megabytes is fetched for it.",
        name=model.id,
        repo=repo,
    )
