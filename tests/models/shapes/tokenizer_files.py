"""The tokenizer's files in the hub's layout: ``tokenizer.json``, its settings, vocabulary, merges and template."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from tests.models.shapes.added_tokens import added_tokens
from tests.models.shapes.shape import Family
from tests.models.shapes.vocabulary import TOKENS, merges, vocabulary

# Qwen2's pre-tokenisation: contractions, words with one sign before, single digits, signs, white space.
SPLIT = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+"
    r"|\s+(?!\S)|\s+"
)
_TEMPLATES = Path(__file__).with_name("templates")


def write_tokenizer(folder: Path, family: Family, tokens: int = TOKENS) -> None:
    """Write the family's tokenizer files into ``folder``, with the vocabulary's first ``tokens``."""
    (folder / "tokenizer.json").write_bytes(_tokenizer_json(family, tokens))
    (folder / "tokenizer_config.json").write_bytes(_in_json(_settings(family, tokens)))
    if family is Family.QWEN3:  # the distillation has them only in tokenizer.json
        (folder / "vocab.json").write_bytes(_in_json(vocabulary(tokens), indent=None))
        lines = "".join(f"{left} {right}\n" for left, right in merges(tokens))
        (folder / "merges.txt").write_text(f"#version: 0.2\n{lines}", encoding="utf-8", newline="\n")


def chat_template(family: Family) -> str:
    """Return the chat template, which renders like the family's published one."""
    return (_TEMPLATES / f"{family.value}.jinja").read_text(encoding="utf-8")


@lru_cache(maxsize=2 * len(Family))
def _tokenizer_json(family: Family, tokens: int) -> bytes:
    byte_level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": False, "use_regex": False}
    split = {"type": "Split", "pattern": {"Regex": SPLIT}, "behavior": "Isolated", "invert": False}
    pairs = list(merges(tokens)) if family is Family.QWEN3 else [" ".join(pair) for pair in merges(tokens)]
    model = {
        "type": "BPE",
        "dropout": None,
        "unk_token": None,
        "continuing_subword_prefix": "",
        "end_of_word_suffix": "",
        "fuse_unk": False,
        "byte_fallback": False,
        "vocab": vocabulary(tokens),
        "merges": pairs,  # as pairs in newer files, as text in older
    }
    content = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [{"id": each.id, **each.described()} for each in added_tokens(family, tokens)],
        "normalizer": {"type": "NFC"},
        "pre_tokenizer": {"type": "Sequence", "pretokenizers": [split, byte_level]},
        "post_processor": byte_level,
        "decoder": byte_level,
        "model": model,
    }
    return _in_json(content, indent=None)


def _settings(family: Family, tokens: int) -> dict[str, object]:
    template = chat_template(family)
    if family is Family.QWEN3:
        added = added_tokens(family, tokens)
        return {
            "add_bos_token": False,
            "add_prefix_space": False,
            "added_tokens_decoder": {str(each.id): each.described() for each in added},
            "additional_special_tokens": [each.content for each in added if each.special][1:],
            "bos_token": None,
            "chat_template": template,
            "clean_up_tokenization_spaces": False,
            "eos_token": "<|im_end|>",
            "errors": "replace",
            "model_max_length": 131072,
            "pad_token": "<|endoftext|>",
            "split_special_tokens": False,
            "tokenizer_class": "Qwen2Tokenizer",
            "unk_token": None,
        }
    end = _stated("<｜end▁of▁sentence｜>")
    return {
        "add_bos_token": True,
        "add_eos_token": False,
        "bos_token": _stated("<｜begin▁of▁sentence｜>"),
        "clean_up_tokenization_spaces": False,
        "eos_token": end,
        "legacy": True,
        "model_max_length": 16384,
        "pad_token": end,
        "sp_model_kwargs": {},
        "unk_token": None,
        "tokenizer_class": "LlamaTokenizerFast",
        "chat_template": template,
    }


def _stated(content: str) -> dict[str, object]:
    flags = {"lstrip": False, "normalized": True, "rstrip": False, "single_word": False}
    return {"__type": "AddedToken", "content": content, **flags}


def _in_json(content: object, indent: int | None = 2) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=indent).encode("utf-8") + b"\n"
