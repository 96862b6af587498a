"""A comparison of a file with published weights, with the session's parts: library, quantiser, token, hub."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import OysterError
from app.domain.gguf import GgufHeader, read_header
from app.domain.model import InstalledModel, ModelStanding
from app.domain.model_identity import identity_of
from app.domain.origin_comparison import OriginComparison
from app.engine.quantiser import EngineQuantiser
from app.locations import Locations
from app.models.catalogue import Catalogue
from app.models.download import DownloadProgress
from app.models.model_library import ModelLibrary
from app.models.origin_check.sampling import new_seed
from app.models.service import Service, endpoint
from app.privacy.tokens import known_token
from app.session.model_acquisition import hub_host, needs_token
from app.session.model_choice import path_meant
from app.translation import tr

if TYPE_CHECKING:
    from app.models.origin_check.check import OriginCheck


@dataclass(frozen=True, slots=True)
class Proof:
    """What to compare: an installed model's id or a path, and a repository. A share or seed of None is chosen."""

    wanted: str
    repo: str = ""
    revision: str = "main"
    share: float | None = None
    seed: int | None = None
    token: str = ""
    service: Service = Service.HUB


class NothingToCompare(OysterError):
    """The file or the repository to compare is not known."""


class OriginProof:
    """One comparison. ``run`` blocks; ``cancel`` may come from any thread."""

    def __init__(self, library: ModelLibrary, locations: Locations, proof: Proof) -> None:
        self._library, self._locations, self._proof = library, locations, proof
        self._check: OriginCheck | None = None
        self._cancelled = False

    def run(self, on_progress: Callable[[DownloadProgress], None]) -> OriginComparison:
        """Compare, and keep what was found where the file is one of the library's. Raises ``OysterError``."""
        return _prove(self._library, self._locations, self._proof, on_progress, self._begin)

    def cancel(self) -> None:
        """Cancel the comparison; nothing is kept of it."""
        self._cancelled = True
        if self._check is not None:
            self._check.cancel()

    def _begin(self, check: OriginCheck) -> None:
        self._check = check
        if self._cancelled:
            check.cancel()


def prove(
    library: ModelLibrary,
    locations: Locations,
    proof: Proof,
    on_progress: Callable[[DownloadProgress], None],
) -> OriginComparison:
    """Compare, and keep what was found where the file is one of the library's. Raises ``OysterError``."""
    return OriginProof(library, locations, proof).run(on_progress)


def _prove(
    library: ModelLibrary,
    locations: Locations,
    proof: Proof,
    on_progress: Callable[[DownloadProgress], None],
    begin: Callable[[OriginCheck], None],
) -> OriginComparison:
    from app.models.origin_check.check import (  # the GGUF library is loaded only when needed
        OriginCheck,
        OriginQuestion,
    )

    model = library.find(proof.wanted)
    path = model.path if model is not None else path_meant(proof.wanted)
    if path is None:
        raise NothingToCompare(
            tr("'{name}' is neither a model on this computer nor a file.", name=proof.wanted)
        )
    model = model or library.at(path)
    repo, revision = _against(library, path, model, proof)
    question = OriginQuestion(
        file=path,
        repo=repo,
        share=proof.share,
        seed=proof.seed if proof.seed is not None else new_seed(),
        revision=revision,
        sha256=model.sha256 if model is not None else "",
        endpoint=endpoint(proof.service),
        token=proof.token or _token(locations, library.catalogue, repo, proof.service),
        service=proof.service,
    )
    quantiser = EngineQuantiser()
    check = OriginCheck(question, quantiser)
    begin(check)
    try:
        found = check.run(on_progress)
    finally:
        quantiser.kill()
    if model is not None:
        library.keep_comparison(model.id, found)
    return found


def weights_it_claims(header: GgufHeader, catalogue: Catalogue) -> str:
    """Return the repository of Oy1's weights that a file claims to be made of by its metadata, or an empty string."""
    oy1 = [each for each in catalogue.models if each.standing is ModelStanding.OY1]
    stated = [
        value.lower()
        for key, value in header.values.items()
        if isinstance(value, str) and key.startswith("general.")
    ]
    for entry in oy1:
        if any(entry.repo.lower() in value for value in stated):
            return entry.repo
    if not identity_of(header).name_sentence:
        return ""
    return next((each.repo for each in oy1 if each.architecture == header.architecture), "")


def claims_of(models: Iterable[InstalledModel], catalogue: Catalogue) -> dict[str, str]:
    """Return, by the ids of the files that claim to be Oy1 and were never compared, the weights that they claim."""
    claims = dict[str, str]()
    for model in models:
        if model.standing is ModelStanding.UNVERIFIED and model.comparison is None:
            with contextlib.suppress(OysterError):  # a file that cannot be read says so when it is used
                claims[model.id] = weights_it_claims(read_header(model.path), catalogue)
    return {identity: repo for identity, repo in claims.items() if repo}


def _against(
    library: ModelLibrary, path: Path, model: InstalledModel | None, proof: Proof
) -> tuple[str, str]:
    """Return the repository and revision to compare with: the named ones, else those that the file claims."""
    if proof.repo:
        return proof.repo, proof.revision
    entry = library.catalogue.find(model.id) if model is not None else None
    if entry is not None and entry.weights:
        return entry.weights, entry.weights_revision
    claimed = weights_it_claims(read_header(path), library.catalogue)
    if not claimed:
        raise NothingToCompare(
            tr("Say which published weights the file is to be compared with, as in OWNER/NAME."),
            in_terminal=tr("The option for it is --against."),
        )
    return claimed, proof.revision


def _token(locations: Locations, catalogue: Catalogue, repo: str, service: Service) -> str:
    """Return the kept token where the repository needs one: it is sent nowhere else."""
    gated = any(each.repo == repo and needs_token(each) for each in catalogue.models)
    return known_token(locations, hub_host()) if gated and service is Service.HUB else ""
