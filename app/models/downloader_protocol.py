"""What the program and its processes at the hub say to each other: orders, news of a download, a repository's files."""

from __future__ import annotations

import msgspec

from app.models.errors import FailureKind

DATA_SET = "dataset"  # as the hub calls it


class Order(msgspec.Struct, frozen=True):
    """What to fetch. ``target`` gets the whole, checked file; beside it lies the partial one.

    ``sha256`` is empty and ``size_bytes`` 0 where they are not known; ``stall_seconds`` without a byte count
    as a stall.
    """

    repo: str
    file: str
    revision: str
    target: str
    sha256: str = ""
    size_bytes: int = 0
    endpoint: str = ""
    token: str = ""
    stall_seconds: float = 30.0
    repo_type: str = ""  # empty for a model, or ``DATA_SET``

    def __repr__(self) -> str:
        """Return what is fetched, without the token."""
        return f"Order({self.repo!r}, {self.file!r}, {self.revision!r})"


class Started(msgspec.Struct, frozen=True, tag=True):
    """The hub has the file. ``sha256`` as the hub states it; empty or 0 where it does not say."""

    total_bytes: int
    sha256: str
    commit: str


class Advanced(msgspec.Struct, frozen=True, tag=True):
    """How much is there, of what was fetched before too."""

    done_bytes: int


class Waiting(msgspec.Struct, frozen=True, tag=True):
    """Nothing arrives just now; it is tried again without anybody doing anything."""

    sentence: str


class Checking(msgspec.Struct, frozen=True, tag=True):
    """All is there and its hash is being computed."""

    done_bytes: int


class Fetched(msgspec.Struct, frozen=True, tag=True):
    """The file is whole and lies at the order's target; ``sha256`` as computed."""

    sha256: str
    size_bytes: int


class Refused(msgspec.Struct, frozen=True, tag=True):
    """It could not be fetched; the partial file stays for another try, except where it was wrong."""

    kind: FailureKind
    sentence: str
    detail: str


News = Started | Advanced | Waiting | Checking | Fetched | Refused


class HubFile(msgspec.Struct, frozen=True):
    """A file. ``stated`` is "sha256:…" for large files, "git-sha1:…" (of the git blob) for small ones."""

    path: str
    size_bytes: int
    stated: str


class TensorPlace(msgspec.Struct, frozen=True):
    """A tensor in a safetensors file; ``begin`` is the absolute offset of its numbers there, ``shape`` rows first."""

    name: str
    type: str
    shape: tuple[int, ...]
    file: str
    begin: int
    size_bytes: int


class HubListing(msgspec.Struct, frozen=True, tag=True):
    """A repository at one commit."""

    endpoint: str
    repo: str
    commit: str
    files: tuple[HubFile, ...]
    tensors: tuple[TensorPlace, ...]


class HubLook(msgspec.Struct, frozen=True, tag=True):
    """What one look brings home: the listing, and the small files that were wanted, by path, unchecked."""

    listing: HubListing
    texts: dict[str, bytes]
