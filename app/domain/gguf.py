"""The header of a GGUF file, parsed strictly and without trust before native code opens the file.

Format: ggml/docs/gguf.md, versions 2 and 3, little endian.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.domain.errors import GgufError
from app.domain.gguf_contents import MOST_BLOCKS, GgufContents, Value, contents_of
from app.domain.gguf_reader import GgufReader
from app.domain.plain_text import name_on_one_line
from app.translation import tr

_BLOCK = re.compile(r"blk\.(\d{1,4})\.")


@dataclass(frozen=True, slots=True)
class GgufHeader:
    """A model file's metadata. Sizes in bytes; zero where the file does not say. ``name`` is fit to be shown.

    Where the layers differ (``head_count_kv``), this is the largest value. ``block_bytes`` are the tensors of each
    layer; the rest of ``tensor_bytes`` are embeddings and output. ``file_type`` is llama.cpp's
    number of the quantisation, or -1.
    """

    version: int
    architecture: str
    name: str
    context_length: int
    block_count: int
    embedding_length: int
    feed_forward_length: int
    head_count: int
    head_count_kv: int
    key_length: int
    value_length: int
    vocabulary_size: int
    chat_template: str
    tokenizer_model: str
    tokenizer_pre: str
    file_type: int
    size_bytes: int
    tensor_bytes: int
    block_bytes: tuple[int, ...]
    values: Mapping[str, Value]


def read_header(path: Path) -> GgufHeader:
    """Return the header of ``path``. Raises ``GgufError`` with one sentence where it has none that is usable."""
    with opened_header(path) as (stream, size):
        return parse_header(stream, size, path.name)


@contextmanager
def opened_header(path: Path) -> Iterator[tuple[BinaryIO, int]]:
    """Open a file at its beginning, with its size. Raises ``GgufError`` where it cannot be read."""
    try:
        if path.is_dir():
            raise GgufError(
                tr("{path} is a folder, not a model file. Choose the .gguf file in it.", path=path)
            )
        if path.exists() and not path.is_file():  # a pipe or a device would be read for ever
            raise GgufError(tr("{path} is not a file. Choose a .gguf file.", path=path))
        with path.open("rb") as stream:
            size = stream.seek(0, io.SEEK_END)
            stream.seek(0)
            yield stream, size
    except FileNotFoundError as error:
        raise GgufError(tr("{path} is not there. Was it moved or deleted?", path=path), str(error)) from error
    except PermissionError as error:
        raise GgufError(tr("{path} cannot be read: permission is denied.", path=path), str(error)) from error
    except OSError as error:
        raise GgufError(tr("{path} cannot be read.", path=path), str(error)) from error


def parse_header(stream: BinaryIO, size: int, name: str) -> GgufHeader:
    """Return the header in ``stream`` of ``size`` bytes; ``name`` is for messages. Raises ``GgufError``.

    The stream is at the file's beginning and may be buffered; it is read forward only.
    """
    if size == 0:
        raise GgufError(tr("{name} is empty. Fetch or copy it again.", name=name))
    reader = GgufReader(stream, size, name)
    return _header(contents_of(reader), reader)


def _header(contents: GgufContents, reader: GgufReader) -> GgufHeader:
    values, lengths, sizes = contents.values, contents.lengths, contents.tensor_sizes

    def text(key: str) -> str:
        value = values.get(key, "")
        return value if isinstance(value, str) else ""

    def number(key: str, missing: int = 0) -> int:
        value = values.get(key, missing)
        return value if isinstance(value, int) else missing

    architecture = text("general.architecture")
    if not architecture:
        raise GgufError(
            tr("{reader} does not say which architecture it is, so it cannot be loaded.", reader=reader.name)
        )
    blocks = number(f"{architecture}.block_count")
    if not 0 < blocks <= MOST_BLOCKS:
        raise GgufError(
            tr("{reader} is damaged: its header claims {blocks} layers.", reader=reader.name, blocks=blocks)
        )
    heads = number(f"{architecture}.attention.head_count")
    embedding = number(f"{architecture}.embedding_length")
    head_size = embedding // heads if heads > 0 else 0
    return GgufHeader(
        version=contents.version,
        architecture=architecture,
        name=name_on_one_line(text("general.name")),
        context_length=number(f"{architecture}.context_length"),
        block_count=blocks,
        embedding_length=embedding,
        feed_forward_length=number(f"{architecture}.feed_forward_length"),
        head_count=heads,
        head_count_kv=number(f"{architecture}.attention.head_count_kv") or heads,
        key_length=number(f"{architecture}.attention.key_length") or head_size,
        value_length=number(f"{architecture}.attention.value_length") or head_size,
        vocabulary_size=lengths.get("tokenizer.ggml.tokens", 0),
        chat_template=text("tokenizer.chat_template"),
        tokenizer_model=text("tokenizer.ggml.model"),
        tokenizer_pre=text("tokenizer.ggml.pre"),
        file_type=number("general.file_type", -1),
        size_bytes=reader.size,
        tensor_bytes=sum(sizes.values()),
        block_bytes=block_bytes(sizes, blocks),
        values=values,
    )


def block_bytes(sizes: Mapping[str, int], blocks: int) -> tuple[int, ...]:
    """Return the bytes of the tensors of each layer."""
    totals = [0] * blocks
    for name, size in sizes.items():
        found = _BLOCK.match(name)
        if found and int(found.group(1)) < blocks:
            totals[int(found.group(1))] += size
    return tuple(totals)
