"""The GGUF files of a hub's repository as models, those in several files as one; and what a search finds."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from app.domain.errors import GgufError
from app.domain.gguf_contents import GgufContents, contents_at_beginning
from app.domain.gguf_split import part_name
from app.models.downloader_protocol import HubFile

_STORAGE = re.compile(
    r"(?<![A-Za-z0-9])(I?Q\d(?:_[A-Z0-9]+)*|BF16|F16|F32|MXFP4)(?![A-Za-z0-9])", re.IGNORECASE
)
_USABLE = re.compile(r"(?!/)(?!.*(?:^|/)\.\.(?:/|$))[^\\\x00-\x1f]+\.gguf", re.IGNORECASE)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_NO_CHAT_MODEL = (
    "mmproj",
    "imatrix",
)  # beginnings of names: parts of a model that sees, and a quantiser's notes


class GgufShape(msgspec.Struct, frozen=True):
    """What the beginning of a file says of the model's size; 0 where it does not."""

    architecture: str
    context_length: int
    block_count: int
    embedding_length: int
    feed_forward_length: int
    head_count: int
    head_count_kv: int
    key_length: int
    value_length: int
    vocabulary_size: int


class GgufModel(msgspec.Struct, frozen=True):
    """A model. ``file`` is its first file, ``parts`` the others; ``missing`` counts those that are not there.

    ``shape`` is None where the file's beginning could not be read.
    """

    file: HubFile
    parts: tuple[HubFile, ...] = ()
    missing: int = 0
    shape: GgufShape | None = None

    @property
    def size_bytes(self) -> int:
        """The bytes of all its files."""
        return self.file.size_bytes + sum(each.size_bytes for each in self.parts)

    @property
    def name(self) -> str:
        """The name without folder, part and ending."""
        part = part_name(self.file.path)
        path = part.stem if part is not None else re.sub(r"\.gguf$", "", self.file.path, flags=re.IGNORECASE)
        return path.rsplit("/", 1)[-1]

    @property
    def storage(self) -> str:
        """The quantisation that the name states, or an empty string."""
        found = _STORAGE.findall(self.name)
        return found[-1].upper() if found else ""


class GgufRepository(msgspec.Struct, frozen=True, tag=True):
    """A repository at one commit, its models from the smallest to the largest."""

    repo: str
    commit: str
    models: tuple[GgufModel, ...]
    licence: str = ""
    gated: bool = False


class FoundRepository(msgspec.Struct, frozen=True):
    """A repository that a search has found."""

    repo: str
    downloads: int
    licence: str = ""
    gated: bool = False


class HubFound(msgspec.Struct, frozen=True, tag=True):
    """What a search has found, the most fetched first."""

    repositories: tuple[FoundRepository, ...]


def sha256_of(file: HubFile) -> str:
    """Return the SHA-256 that the hub states, or an empty string."""
    kind, _, value = file.stated.partition(":")
    return value if kind == "sha256" and _SHA256.fullmatch(value) else ""


def gguf_models(files: Iterable[HubFile]) -> tuple[GgufModel, ...]:
    """Return the chat models among a repository's files, from the smallest to the largest."""
    ggufs = {each.path: each for each in files if _USABLE.fullmatch(each.path)}
    models = []
    for path, file in ggufs.items():
        part = part_name(path)
        if path.rsplit("/", 1)[-1].lower().startswith(_NO_CHAT_MODEL) or (part and part.number > 1):
            continue
        others = part.names[1:] if part is not None else ()
        there = tuple(ggufs[each] for each in others if each in ggufs)
        models.append(GgufModel(file, there, len(others) - len(there)))
    return tuple(sorted(models, key=lambda each: (each.size_bytes, each.file.path)))


def shape_in(content: bytes, name: str) -> GgufShape | None:
    """Return the shape that a file's first bytes state, or None where they do not state one."""
    try:
        return _shape(contents_at_beginning(content, name))
    except GgufError:
        return None


def _shape(contents: GgufContents) -> GgufShape | None:
    architecture = contents.values.get("general.architecture")
    if not isinstance(architecture, str):
        return None

    def number(key: str) -> int:
        value = contents.values.get(f"{architecture}.{key}", 0)
        return value if isinstance(value, int) and value >= 0 else 0

    width, heads = number("embedding_length"), number("attention.head_count")
    head = width // heads if heads else 0
    shape = GgufShape(
        architecture=architecture[:40],
        context_length=number("context_length"),
        block_count=number("block_count"),
        embedding_length=width,
        feed_forward_length=number("feed_forward_length"),
        head_count=heads,
        head_count_kv=number("attention.head_count_kv") or heads,
        key_length=number("attention.key_length") or head,
        value_length=number("attention.value_length") or head,
        vocabulary_size=contents.lengths.get("tokenizer.ggml.tokens", 0),
    )
    return shape if shape.block_count and width and shape.key_length else None
