"""A model's tokenizer in GGUF's terms: tokens, their types, merges, special tokens, and the chat template."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from app.json_decoding import decode_json
from app.models.convert.errors import NotConvertible
from app.translation import tr

_Form = TypeVar("_Form")

NORMAL, CONTROL, USER_DEFINED, UNUSED = 1, 3, 4, 5  # enum llama_token_type
_DEEPSEEK = "<｜begin▁of▁sentence｜>"
_LOOKS_SPECIAL = re.compile(r"<\|[^\s|]*\|>|<｜[^\s｜]*｜>")
_QWEN_SPLIT = (  # the pattern that llama.cpp knows as "qwen2"
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+"
    r"|\s+(?!\S)|\s+"
)


class _Pattern(msgspec.Struct, frozen=True, rename={"regex": "Regex"}):
    regex: str = ""


class _PreTokenizer(msgspec.Struct, frozen=True):
    type: str = ""
    pattern: _Pattern | None = None
    pretokenizers: tuple[_PreTokenizer, ...] = ()


class _Normaliser(msgspec.Struct, frozen=True):
    type: str = ""


class _AddedToken(msgspec.Struct, frozen=True):
    id: int
    content: str
    special: bool = False


class _BytePairs(msgspec.Struct, frozen=True):
    type: str = ""
    vocab: dict[str, int] = {}
    merges: list[str | tuple[str, str]] = []


class _TokenizerFile(msgspec.Struct, frozen=True):
    model: _BytePairs
    added_tokens: tuple[_AddedToken, ...] = ()
    pre_tokenizer: _PreTokenizer | None = None
    normalizer: _Normaliser | None = None


class _Named(msgspec.Struct, frozen=True):
    name: str
    template: str


class _Content(msgspec.Struct, frozen=True):
    content: str


class _TokenizerConfig(msgspec.Struct, frozen=True):
    bos_token: _Content | str | None = None
    eos_token: _Content | str | None = None
    pad_token: _Content | str | None = None
    add_bos_token: bool | None = None
    chat_template: str | tuple[_Named, ...] | None = None


class _Generation(msgspec.Struct, frozen=True):
    eos_token_id: int | tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Tokenizer:
    """Byte-level BPE. ``types`` are llama.cpp's; special tokens are ids, None where there is none.

    ``pre`` is llama.cpp's name for the pre-tokenizer.
    """

    tokens: tuple[str, ...]
    types: tuple[int, ...]
    merges: tuple[str, ...]
    pre: str
    bos: int | None
    eos: int | None
    padding: int | None
    ends: tuple[int, ...]
    adds_bos: bool
    chat_template: str


def read_tokenizer(files: Mapping[str, bytes], vocabulary: int) -> Tokenizer:
    """Return the tokenizer in the hub's files, padded to ``vocabulary`` tokens.

    Requires ``tokenizer.json`` and ``tokenizer_config.json``; uses ``generation_config.json`` and
    ``chat_template.jinja`` if present. Raises ``NotConvertible``.
    """
    stated = _decode(files, "tokenizer.json", _TokenizerFile)
    settings = _decode(files, "tokenizer_config.json", _TokenizerConfig)
    _check_kind(stated)
    tokens, types = _tokens(stated, vocabulary)
    ids = {token: index for index, token in enumerate(tokens)}
    eos = _id_of(settings.eos_token, ids)
    return Tokenizer(
        tokens=tokens,
        types=types,
        merges=tuple(each if isinstance(each, str) else " ".join(each) for each in stated.model.merges),
        pre="deepseek-r1-qwen" if _DEEPSEEK in ids else "qwen2",
        bos=_id_of(settings.bos_token, ids),
        eos=eos,
        padding=_id_of(settings.pad_token, ids),
        ends=_ends(files, eos, vocabulary),
        adds_bos=settings.add_bos_token is True,
        chat_template=_template(files, settings),
    )


def _decode(files: Mapping[str, bytes], name: str, form: type[_Form]) -> _Form:
    if name not in files:
        raise NotConvertible(tr("This model has no {name}, so it cannot be converted.", name=name))
    try:
        return decode_json(files[name], form)
    except msgspec.DecodeError as error:
        raise NotConvertible(
            tr("The model's {name} cannot be read, so it cannot be converted.", name=name), str(error)
        ) from error


def _check_kind(stated: _TokenizerFile) -> None:
    first = stated.pre_tokenizer
    parts = first.pretokenizers or (first,) if first else ()
    patterns = [each.pattern.regex for each in parts if each.pattern is not None]
    composes = (
        stated.normalizer is None or stated.normalizer.type == "NFC"
    )  # the engine normalises text to NFC for all of them
    if (
        not composes
        or stated.model.type != "BPE"
        or patterns != [_QWEN_SPLIT]
        or parts[-1].type != "ByteLevel"
    ):
        raise NotConvertible(
            tr("This model cuts text in a way that this program does not know, so it cannot be converted."),
            f"model {stated.model.type!r}, patterns {patterns!r}",
        )


def _tokens(stated: _TokenizerFile, vocabulary: int) -> tuple[tuple[str, ...], tuple[int, ...]]:
    tokens = [f"[PAD{index}]" for index in range(vocabulary)]
    types = [UNUSED] * vocabulary
    ids = [*stated.model.vocab.values(), *(each.id for each in stated.added_tokens)]
    outside = next((each for each in ids if not 0 <= each < vocabulary), None)
    if outside is not None or not ids:
        raise NotConvertible(
            tr(
                "The model's tokenizer has token {outside}, but its settings say {vocabulary} in all.",
                outside=outside,
                vocabulary=vocabulary,
            )
        )
    for token, index in stated.model.vocab.items():
        tokens[index], types[index] = token, NORMAL
    for added in stated.added_tokens:
        tokens[added.id] = added.content
        control = added.special or _LOOKS_SPECIAL.fullmatch(added.content) is not None
        types[added.id] = CONTROL if control else USER_DEFINED
    if len(set(tokens)) != vocabulary:
        raise NotConvertible(tr("The model's tokenizer has the same token twice, so it cannot be converted."))
    return tuple(tokens), tuple(types)


def _id_of(token: _Content | str | None, ids: Mapping[str, int]) -> int | None:
    content = token.content if isinstance(token, _Content) else token
    return ids.get(content) if content is not None else None


def _ends(files: Mapping[str, bytes], eos: int | None, vocabulary: int) -> tuple[int, ...]:
    """Return every token that ends the assistant's turn."""
    stated: int | tuple[int, ...] | None = None
    if "generation_config.json" in files:
        stated = _decode(files, "generation_config.json", _Generation).eos_token_id
    listed = stated if isinstance(stated, tuple) else (stated,)
    found = dict.fromkeys(each for each in (eos, *listed) if each is not None and 0 <= each < vocabulary)
    if not found:
        raise NotConvertible(
            tr("This model does not say which token ends its turn, so it cannot be converted.")
        )
    return tuple(found)


def _template(files: Mapping[str, bytes], settings: _TokenizerConfig) -> str:
    """Return the chat template: a separate file from transformers 5 on, a setting before; empty for none."""
    if "chat_template.jinja" in files:
        return files["chat_template.jinja"].decode("utf-8", errors="replace")
    found = settings.chat_template
    if isinstance(found, tuple):
        return next((each.template for each in found if each.name == "default"), "")
    return found or ""
