"""A short model: the first layers and the commonest tokens of the trial model, for tests in which a model answers but
need make no sense.

Its chat template and its way through the engine are the trial model's own, and so are its tokens, of which it has
fewer. It reads some ten times as fast and writes three times as fast as with all of them. What a reply means is asked
of the whole trial model.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

SHORT = "short-model"  # the id under which a library knows it, after the file's name
_LAYERS, _TOKENS = 3, 10_752  # “yes” and “no” are among them
_ALIGNMENT = 32
_HEAD = struct.Struct("<4sIQQ")  # magic, version, number of tensors, number of metadata entries
_NUMBER, _LENGTH, _ARRAY = struct.Struct("<I"), struct.Struct("<Q"), struct.Struct("<IQ")
_SIZES = {
    0: 1,
    1: 1,
    2: 2,
    3: 2,
    4: 4,
    5: 4,
    6: 4,
    7: 1,
    10: 8,
    11: 8,
    12: 8,
}  # of GGUF's plain types, in bytes
_UINT32, _TEXT, _LIST = 4, 8, 9


@dataclass(frozen=True)
class _Tensor:
    """A tensor's entry in the header up to its offset, its name, and its bytes."""

    entry: bytes
    name: str
    content: bytes

    def is_kept(self, layers: int) -> bool:
        return not self.name.startswith("blk.") or int(self.name.split(".")[1]) < layers

    def shortened(self) -> _Tensor:
        """Return the vectors of the first tokens, where it has one of each token."""
        if self.name != "token_embd.weight":
            return self
        place = _LENGTH.size + len(self.name) + _NUMBER.size + _LENGTH.size  # of the number of rows
        rows = _LENGTH.unpack_from(self.entry, place)[0]
        entry = bytearray(self.entry)
        _LENGTH.pack_into(entry, place, _TOKENS)
        return replace(self, entry=bytes(entry), content=self.content[: len(self.content) // rows * _TOKENS])


def write_short_model(whole: Path, target: Path, *, ends_with: bytes = b"", layers: int = _LAYERS) -> None:
    """Write the beginning of the model ``whole`` as a model of its own; its tensors are copied as they stand.

    A reply of it goes on to the end of its room, but where a token is given that it ends with.
    """
    content = whole.read_bytes()
    magic, version, tensors, entries = _HEAD.unpack_from(content)
    metadata, begin = _metadata(content, entries, ends_with, layers)
    kept = [each.shortened() for each in _tensors(content, begin, tensors) if each.is_kept(layers)]
    with target.open("wb") as file:
        file.write(_HEAD.pack(magic, version, len(kept), entries + bool(ends_with)) + metadata)
        offset = 0
        for tensor in kept:
            file.write(tensor.entry + _LENGTH.pack(offset))
            offset += len(tensor.content)
        file.write(bytes(-file.tell() % _ALIGNMENT))
        for tensor in kept:
            file.write(tensor.content)


def _metadata(content: bytes, count: int, ends_with: bytes, layers: int) -> tuple[bytes, int]:
    """Return the metadata of the short model, and where that of the whole one ends."""
    found, at = {}, _HEAD.size
    for _ in range(count):
        key, begin = _text(content, at)
        at = _end_of_value(content, begin)
        found[key] = content[begin:at]
    tokens = _texts(found[b"tokenizer.ggml.tokens"])[:_TOKENS]
    found[b"tokenizer.ggml.tokens"] = _list_of(tokens)
    found[b"tokenizer.ggml.merges"] = _list_of(_merges_of(_texts(found[b"tokenizer.ggml.merges"]), tokens))
    types = found[b"tokenizer.ggml.token_type"]
    kind, items = _NUMBER.unpack_from(types, _NUMBER.size)[0], _NUMBER.size + _ARRAY.size
    numbers = types[items : items + _SIZES[kind] * _TOKENS]
    found[b"tokenizer.ggml.token_type"] = _NUMBER.pack(_LIST) + _ARRAY.pack(kind, _TOKENS) + numbers
    numbered = {b"llama.block_count": layers, b"llama.vocab_size": _TOKENS}
    if ends_with:
        numbered[b"tokenizer.ggml.eot_token_id"] = tokens.index(ends_with)
    found |= {key: _NUMBER.pack(_UINT32) + _NUMBER.pack(value) for key, value in numbered.items()}
    return b"".join(_LENGTH.pack(len(key)) + key + value for key, value in found.items()), at


def _text(content: bytes, at: int) -> tuple[bytes, int]:
    """Return a text, and where it ends."""
    begin = at + _LENGTH.size
    end = begin + _LENGTH.unpack_from(content, at)[0]
    return content[begin:end], end


def _end_of_value(content: bytes, at: int) -> int:
    kind, at = _NUMBER.unpack_from(content, at)[0], at + _NUMBER.size
    if kind == _TEXT:
        return _text(content, at)[1]
    if kind != _LIST:
        return at + _SIZES[kind]
    item, count = _ARRAY.unpack_from(content, at)
    at += _ARRAY.size
    if item != _TEXT:
        return at + count * _SIZES[item]
    for _ in range(count):
        at = _text(content, at)[1]
    return at


def _texts(value: bytes) -> list[bytes]:
    found, at = [], _NUMBER.size + _ARRAY.size
    while at < len(value):
        text, at = _text(value, at)
        found.append(text)
    return found


def _list_of(texts: Sequence[bytes]) -> bytes:
    head = _NUMBER.pack(_LIST) + _ARRAY.pack(_TEXT, len(texts))
    return head + b"".join(_LENGTH.pack(len(each)) + each for each in texts)


def _merges_of(merges: Sequence[bytes], tokens: Sequence[bytes]) -> list[bytes]:
    """Return the merges of two tokens into a third, where all of them are there."""
    known = set(tokens)
    return [each for each in merges if {each.replace(b" ", b""), *each.split(b" ")} <= known]


def _tensors(content: bytes, begin: int, count: int) -> Iterator[_Tensor]:
    """Yield the tensors in their order; each one's bytes end, padded, where the next one's begin."""
    entries, offsets, at = [], [], begin
    for _ in range(count):
        name, end = _text(content, at)
        end += _NUMBER.size + _LENGTH.size * _NUMBER.unpack_from(content, end)[0] + _NUMBER.size
        entries.append((content[at:end], name.decode()))
        offsets.append(_LENGTH.unpack_from(content, end)[0])
        at = end + _LENGTH.size
    data = at + -at % _ALIGNMENT
    assert offsets == sorted(offsets), "tensors that do not follow one another"
    places = pairwise([*(data + each for each in offsets), len(content)])
    for entry, (first, last) in zip(entries, places, strict=True):
        yield _Tensor(*entry, content[first:last])
