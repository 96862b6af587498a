"""Compares a stranger's metadata with the one that the published files give, key by key.

Only what decides how the model runs is compared: its settings, its tokenizer, its template and its list of tensors.
Names, authors and the like in ``general`` are the stranger's own words and decide nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from app.domain.origin_comparison import Difference, Part
from app.models.convert.architecture import Architecture
from app.models.convert.tensors import NamedTensor
from app.models.origin_check.gguf_content import Entry, GgufContent
from app.translation import tr, tr_count

_TEMPLATE = "tokenizer.chat_template"
_PLAIN_NAME = re.compile(r"[A-Za-z0-9._-]{1,64}")
_FALSE_IF_ABSENT = (  # llama.cpp's own value for this kind of tokenizer
    "tokenizer.ggml.add_bos_token",
    "tokenizer.ggml.add_eos_token",
    "tokenizer.ggml.add_sep_token",
    "tokenizer.ggml.add_space_prefix",
)
_STATED_IDS = {  # written by converters that look into config.json for what the tokenizer's settings leave open
    "tokenizer.ggml.bos_token_id": "bos_token_id",
    "tokenizer.ggml.eos_token_id": "eos_token_id",
    "tokenizer.ggml.padding_token_id": "pad_token_id",
}
_WITHOUT_EFFECT = ("tokenizer.ggml.padding_token_id",)  # when nothing is padded, as here


class _StatedIds(msgspec.Struct, frozen=True):
    bos_token_id: object = None
    eos_token_id: object = None
    pad_token_id: object = None


def metadata_differences(
    theirs: GgufContent, ours: GgufContent, architecture: Architecture, texts: Mapping[str, bytes]
) -> tuple[Difference, ...]:
    """Return what differs in settings, tokenizer and template from the ``ours`` made of the published ``texts``."""
    deciding = ("general.architecture", f"{architecture.name}.", "tokenizer.")
    implied = _implied(architecture, texts)
    keys = sorted(key for key in {**theirs.entries, **ours.entries} if key.startswith(deciding))
    found = (_difference(key, theirs.entries.get(key), ours.entries.get(key), implied) for key in keys)
    return tuple(each for each in found if each is not None)


def tensor_differences(theirs: GgufContent, expected: Mapping[str, NamedTensor]) -> Iterator[Difference]:
    """Yield the tensors that are missing, unknown or of another shape."""
    for name in sorted({*theirs.tensors, *expected}):
        there, wanted = theirs.tensors.get(name), expected.get(name)
        found = f"{there.rows}×{there.columns}" if there is not None else ""
        published = f"{wanted.rows}×{wanted.columns}" if wanted is not None else ""
        if found != published:
            yield Difference(Part.TENSORS, _shown_name(name), found, published)


def _difference(
    key: str, theirs: Entry | None, ours: Entry | None, implied: Mapping[str, tuple[Entry, ...]]
) -> Difference | None:
    if theirs == ours or (theirs is None and key in _WITHOUT_EFFECT):
        return None
    assumed = implied.get(key, ())
    if (theirs is None and ours in assumed) or (ours is None and theirs in assumed):
        return None
    part = Part.SETTINGS
    if key.startswith("tokenizer."):
        part = Part.TEMPLATE if key.startswith(_TEMPLATE) else Part.TOKENIZER
    return Difference(part, _shown_name(key), _shown(theirs, ours), _shown(ours, theirs))


def _implied(architecture: Architecture, texts: Mapping[str, bytes]) -> dict[str, tuple[Entry, ...]]:
    """Return the values of keys that mean the same whether they are written or not."""
    name, head = architecture.name, architecture.width // architecture.heads
    implied: dict[str, tuple[Entry, ...]] = dict.fromkeys(_FALSE_IF_ABSENT, (False,))
    implied |= {
        f"{name}.attention.key_length": (head,),
        f"{name}.attention.value_length": (head,),
        f"{name}.rope.dimension_count": (architecture.head_length,),
        f"{name}.rope.scaling.type": (b"none",),
        f"{name}.vocab_size": (architecture.vocabulary,),
    }
    for file in ("config.json", "generation_config.json"):
        stated = msgspec.json.decode(texts.get(file, b"{}"), type=_StatedIds)
        for key, field in _STATED_IDS.items():
            value = getattr(stated, field)
            if isinstance(value, int):
                implied[key] = (*implied.get(key, ()), value)
    return implied


def _shown(value: Entry | None, other: Entry | None) -> str:
    """Return a value in a few safe words: never a text of the file itself."""
    if value is None:
        return ""
    if isinstance(value, bytes):
        return tr("{count} bytes of text", count=len(value))
    if not isinstance(value, tuple):
        return f"{value:g}" if isinstance(value, float) else str(value)
    if not isinstance(other, tuple) or len(other) != len(value):
        return tr_count("{count} item", "{count} items", count=len(value))
    place = next(index for index, (one, two) in enumerate(zip(value, other, strict=True)) if one != two)
    return tr("{count} items, another at {place}", count=len(value), place=place)


def _shown_name(name: str) -> str:
    return name if _PLAIN_NAME.fullmatch(name) else tr("(a name of unusual signs)")
