"""Verification of a build: the whole file checked, and the record of its origin."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.domain.gguf import read_header
from app.domain.provenance import Provenance, SourceFile
from app.models.convert.plan import ConversionPlan
from app.models.errors import WrongHash
from app.models.hashing import hash_of
from app.models.model_build.journal import Begun, Journal
from app.translation import tr


def prove(
    begun: Begun, plan: ConversionPlan, journal: Journal, final: Path, progress: Callable[[float], None]
) -> Provenance:
    """Return the provenance of a finished file. Raises ``WrongHash`` where it is not complete, ``GgufError``."""
    missing = {each.tensor.name for each in plan.final.tensors} - journal.written()
    with final.open("rb") as stream:
        head_stands = stream.read(len(plan.final.head)) == plan.final.head
    if missing or not head_stands or read_header(final).size_bytes != plan.final.size_bytes:
        journal.forget()
        raise WrongHash(
            tr("The file that was made is not whole, so it was deleted. Ask again."), str(missing)
        )
    sha256 = hash_of(final, progress)
    listing, found = begun.listing, journal.fetched()
    listed = {each.path: each for each in listing.files}
    return Provenance(
        endpoint=listing.endpoint,
        repo=listing.origin,
        commit=listing.commit,
        sources=tuple(
            SourceFile(path, listed[path].size_bytes, listed[path].stated, found[path])
            for path in sorted(found)
        ),
        architecture=plan.architecture.name,
        converter=begun.converter,
        engine_build=begun.engine_build,
        quantisation=begun.quantisation,
        size_bytes=plan.final.size_bytes,
        sha256=sha256,
    )
