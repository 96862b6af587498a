"""A model split into several GGUF files, as llama.cpp's gguf-split and its converter do it."""

from __future__ import annotations

from pathlib import Path

from gguf import GGUFReader, GGUFWriter
from gguf.scripts.gguf_new_metadata import copy_with_new_metadata


def split(file: Path, folder: Path, name: str, most_tensors: int) -> tuple[Path, ...]:
    """Write a file again in parts of so many tensors at most; ``name`` is their common beginning."""
    reader = GGUFReader(file)
    architecture = reader.fields["general.architecture"].contents()
    folder.mkdir(parents=True, exist_ok=True)
    writer = GGUFWriter(folder / f"{name}.gguf", architecture, split_max_tensors=most_tensors)
    copy_with_new_metadata(reader, writer, {}, ())
    return tuple(sorted(folder.glob(f"{name}-*-of-*.gguf")))
