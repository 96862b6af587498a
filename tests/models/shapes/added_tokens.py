"""The added tokens of the two families, with ids and special flags, as published."""

from __future__ import annotations

from dataclasses import dataclass

from tests.models.shapes.shape import Family
from tests.models.shapes.vocabulary import TOKENS


@dataclass(frozen=True, slots=True)
class AddedToken:
    """A token beside the vocabulary; a special one is not shown in a reply."""

    id: int
    content: str
    special: bool

    def described(self) -> dict[str, object]:
        """Return it as in tokenizer files."""
        flags = dict.fromkeys(("single_word", "lstrip", "rstrip", "normalized"), False)
        return {"content": self.content, **flags, "special": self.special}


_VISION = (
    "<|quad_start|>",
    "<|quad_end|>",
    "<|vision_start|>",
    "<|vision_end|>",
    "<|vision_pad|>",
    "<|image_pad|>",
    "<|video_pad|>",
)
_PLAIN = (
    "<tool_call>",
    "</tool_call>",
    "<|fim_prefix|>",
    "<|fim_middle|>",
    "<|fim_suffix|>",
    "<|fim_pad|>",
    "<|repo_name|>",
    "<|file_sep|>",
)
_QWEN3_SPECIAL = (
    "<|endoftext|>",
    "<|im_start|>",
    "<|im_end|>",
    "<|object_ref_start|>",
    "<|object_ref_end|>",
    "<|box_start|>",
    "<|box_end|>",
    *_VISION,
)
_QWEN3 = (
    *((token, True) for token in _QWEN3_SPECIAL),
    *((token, False) for token in (*_PLAIN, "<tool_response>", "</tool_response>", "<think>", "</think>")),
)
_DISTILLED = (
    ("<｜end▁of▁sentence｜>", True),
    ("<｜User｜>", False),
    ("<｜Assistant｜>", False),
    ("<｜begin▁of▁sentence｜>", True),
    ("<|EOT|>", False),
    ("<think>", False),
    ("</think>", False),
    *((token, True) for token in _VISION),
    *((token, False) for token in _PLAIN),
)


def added_tokens(family: Family, tokens: int = TOKENS) -> tuple[AddedToken, ...]:
    """Return the family's added tokens by id; ids follow those of the vocabulary's ``tokens``."""
    named = _QWEN3 if family is Family.QWEN3 else _DISTILLED
    return tuple(AddedToken(tokens + index, token, special) for index, (token, special) in enumerate(named))
