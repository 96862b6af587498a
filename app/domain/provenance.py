"""The provenance of a model file: the record that lets it be called Oy1, and its wording."""

from __future__ import annotations

from dataclasses import dataclass

from app.translation import tr

RECORD_VERSION = 1
OFFICIAL_HUB = "https://huggingface.co"
OFFICIAL_MODELSCOPE = "https://modelscope.cn"
MODELSCOPE_PREFIX = "modelscope:"  # before the name of a repository there


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of the hub's repository that the model was made from.

    ``stated`` is the hub's hash of it at that commit: "sha256:…" for large files, "git-sha1:…" (of the git
    blob) for small ones. ``found_sha256`` was computed here from the bytes that were used.
    """

    path: str
    size_bytes: int
    stated: str
    found_sha256: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """How a GGUF was made. The same sources, converter, build and quantisation give the same ``sha256``.

    ``endpoint`` is the hub used; ``engine_build`` names llama.cpp's version and build.
    """

    endpoint: str
    repo: str
    commit: str
    sources: tuple[SourceFile, ...]
    architecture: str
    converter: str
    engine_build: str
    quantisation: str
    size_bytes: int
    sha256: str
    record_version: int = RECORD_VERSION


def is_official(record: Provenance) -> bool:
    """True where the weights came from the address, over HTTPS, of the service that the repository's name is of."""
    at_modelscope = record.repo.startswith(MODELSCOPE_PREFIX)
    return record.endpoint == (OFFICIAL_MODELSCOPE if at_modelscope else OFFICIAL_HUB)


def weights_page(repo: str) -> str:
    """Return the page of the weights that a record names."""
    if repo.startswith(MODELSCOPE_PREFIX):
        return f"{OFFICIAL_MODELSCOPE}/models/{repo.removeprefix(MODELSCOPE_PREFIX)}"
    return f"{OFFICIAL_HUB}/{repo}"


def origin_words(provenance: Provenance) -> str:
    """Return "made from REPO at COMMIT, QUANTISATION", with the hub named where it is not the official one."""
    repo, commit, quantisation = provenance.repo, provenance.commit[:12], provenance.quantisation
    if provenance.endpoint == OFFICIAL_HUB:
        return tr(
            "made from {repo} at {commit}, {quantisation}",
            repo=repo,
            commit=commit,
            quantisation=quantisation,
        )
    return tr(
        "made from {repo} at {commit} as {hub} gave it, {quantisation}",
        repo=repo,
        commit=commit,
        hub=provenance.endpoint,
        quantisation=quantisation,
    )


def same_origin(one: Provenance, other: Provenance) -> bool:
    """True where two records state the same sources and the same file, whatever the hub."""
    return (one.repo, one.commit, one.sources, one.sha256) == (
        other.repo,
        other.commit,
        other.sources,
        other.sha256,
    )
