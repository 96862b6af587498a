"""Messages between the program and its hub processes: orders, download events, repository listings."""

from __future__ import annotations

import msgspec

from app.models.errors import FailureKind
from app.models.service import Service, recorded_name

DATA_SET = "dataset"  # as the hub calls it


class Order(msgspec.Struct, frozen=True):
    """What to fetch. ``target`` becomes the complete, checked file; the partial file is beside it.

    ``sha256`` is empty and ``size_bytes`` 0 if unknown; after ``stall_seconds`` without a byte
    the download counts as stalled. ``bytes_per_second`` limits the speed at the beginning, 0 for no limit. A file of
    more than ``most_bytes`` is refused before it comes; 0 for no limit.
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
    service: Service = Service.HUB
    bytes_per_second: int = 0
    most_bytes: int = 0

    def __repr__(self) -> str:
        """Return the order without the token."""
        return f"Order({self.repo!r}, {self.file!r}, {self.revision!r})"


class NewLimit(msgspec.Struct, frozen=True, tag=True):
    """Another speed limit, sent to a download that is under way; 0 for none."""

    bytes_per_second: int


class Started(msgspec.Struct, frozen=True, tag=True):
    """The hub has the file. ``sha256`` is the hub's; empty or 0 where it does not state them."""

    total_bytes: int
    sha256: str
    commit: str


class Advanced(msgspec.Struct, frozen=True, tag=True):
    """The bytes fetched, including those of earlier runs."""

    done_bytes: int


class Waiting(msgspec.Struct, frozen=True, tag=True):
    """Nothing arrives at the moment; the download retries by itself."""

    sentence: str


class Checking(msgspec.Struct, frozen=True, tag=True):
    """The file is complete and its hash is being computed."""

    done_bytes: int


class Fetched(msgspec.Struct, frozen=True, tag=True):
    """The complete file is at the order's target; ``sha256`` as computed."""

    sha256: str
    size_bytes: int


class Refused(msgspec.Struct, frozen=True, tag=True):
    """It could not be fetched; the partial file stays for another try, unless its content was wrong."""

    kind: FailureKind
    sentence: str
    detail: str
    in_terminal: str = ""


News = Started | Advanced | Waiting | Checking | Fetched | Refused


class HubFile(msgspec.Struct, frozen=True):
    """A file. ``stated`` is "sha256:…" for large files, "git-sha1:…" (of the git blob) for small ones."""

    path: str
    size_bytes: int
    stated: str


class TensorPlace(msgspec.Struct, frozen=True):
    """A tensor in a safetensors file; ``begin`` is the absolute offset of its data, ``shape`` rows first."""

    name: str
    type: str
    shape: tuple[int, ...]
    file: str
    begin: int
    size_bytes: int


class HubListing(msgspec.Struct, frozen=True, tag=True):
    """A repository at one commit.

    ``branch`` is what its files are fetched at where the commit itself cannot be: each then has to have its hash.
    """

    endpoint: str
    repo: str
    commit: str
    files: tuple[HubFile, ...]
    tensors: tuple[TensorPlace, ...]
    service: Service = Service.HUB
    branch: str = ""

    @property
    def origin(self) -> str:
        """The repository's name in records."""
        return recorded_name(self.service, self.repo)

    @property
    def revision(self) -> str:
        """The revision at which the files are fetched."""
        return self.branch or self.commit


class HubLook(msgspec.Struct, frozen=True, tag=True):
    """The result of a listing: the repository's files, and the requested small files by path, unchecked."""

    listing: HubListing
    texts: dict[str, bytes]


class Span(msgspec.Struct, frozen=True):
    """Consecutive bytes of a file; ``begin`` is their absolute offset."""

    file: str
    begin: int
    size_bytes: int


class SpanRead(msgspec.Struct, frozen=True, tag=True):
    """The bytes of the span with this number; the hub states no hash of a part of a file."""

    number: int
    content: bytes
