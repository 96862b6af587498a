"""The shapes of small models: architecture, dimensions, and the published ``config.json``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from tests.models.shapes.vocabulary import TOKENS

_FEW = 4096  # tokens of the real vocabulary: a tenth of the work, for tests that are not about tokens


class Family(Enum):
    """The two model families of Oy1, each with its architecture, special tokens and chat template."""

    QWEN3 = "qwen3"  # Qwen3: q/k norms, no bias, ChatML
    DISTILLED = "distilled"  # the DeepSeek distillation: qwen2, biases, DeepSeek's tokens


@dataclass(frozen=True, slots=True)
class Shape:
    """A small model's shape; widths and lengths are numbers of elements, the vocabulary is the real one,
    or its beginning.

    With a ``width`` of 256, every row is divisible by 256 and K-quants apply; narrower ones make llama.cpp
    fall back to other types. ``newer`` is the layout of transformers 5 (``rope_parameters``,
    ``chat_template.jinja``, one tokenizer file); without it, that of version 4, which Oy1 has.
    """

    name: str
    family: Family
    width: int = 64
    layers: int = 2
    heads: int = 4
    key_value_heads: int = 2
    head_length: int = 32
    feed_forward: int = 192
    tied: bool = False
    yarn: bool = False
    attention_factor: float | None = None  # YaRN factor, where a model states its own
    newer: bool = False
    tokens: int = TOKENS  # of the real vocabulary, from its first one on; the added ones follow

    @property
    def vocabulary(self) -> int:
        """Rows of the embedding, including those without a token."""
        return (151936 if self.family is Family.QWEN3 else 152064) - self.left_out

    @property
    def left_out(self) -> int:
        """Number of real tokens missing from this shape, by which the ids of its added tokens are lower."""
        return TOKENS - self.tokens


def _wide(shape: Shape, name: str, head_length: int) -> Shape:
    return replace(
        shape, name=name, width=256, layers=4, head_length=head_length, feed_forward=768, tokens=_FEW
    )


QWEN3 = Shape("qwen3", Family.QWEN3)
QWEN3_FEW_TOKENS = replace(QWEN3, name="qwen3-few-tokens", tokens=_FEW)
QWEN3_TIED = replace(QWEN3_FEW_TOKENS, name="qwen3-tied", tied=True)
QWEN3_YARN = replace(QWEN3_FEW_TOKENS, name="qwen3-yarn", yarn=True)
QWEN3_YARN_OWN = replace(QWEN3_YARN, name="qwen3-yarn-own", attention_factor=1.4)
QWEN3_NEWER = Shape("qwen3-newer", Family.QWEN3, newer=True)
QWEN3_NEWER_FEW_TOKENS = replace(QWEN3_NEWER, name="qwen3-newer-few-tokens", tokens=_FEW)
QWEN3_WIDE = _wide(QWEN3, "qwen3-wide", 128)
QWEN3_TIED_WIDE = replace(QWEN3_WIDE, name="qwen3-tied-wide", tied=True)
QWEN2 = Shape("qwen2", Family.DISTILLED, head_length=16)
QWEN2_FEW_TOKENS = replace(QWEN2, name="qwen2-few-tokens", tokens=_FEW)
QWEN2_TIED = replace(QWEN2_FEW_TOKENS, name="qwen2-tied", tied=True)
QWEN2_WIDE = _wide(QWEN2, "qwen2-wide", 64)

SHAPES = (
    QWEN3,
    QWEN3_TIED,
    QWEN3_YARN,
    QWEN3_NEWER,
    QWEN3_WIDE,
    QWEN3_TIED_WIDE,
    QWEN2,
    QWEN2_TIED,
    QWEN2_WIDE,
)


def published_configuration(shape: Shape) -> dict[str, object]:
    """Return the ``config.json`` of this shape as transformers 4 wrote it for the published models."""
    own = _QWEN3 if shape.family is Family.QWEN3 else _DISTILLED
    scaling: dict[str, object] = {
        "rope_type": "yarn",
        "factor": 4.0,
        "original_max_position_embeddings": 32768,
    }
    if shape.attention_factor is not None:
        scaling["attention_factor"] = shape.attention_factor
    found: dict[str, object] = {
        **own,
        **{name: own[name] - shape.left_out for name in ("bos_token_id", "eos_token_id")},
        "attention_dropout": 0.0,
        "hidden_act": "silu",
        "hidden_size": shape.width,
        "initializer_range": 0.02,
        "intermediate_size": shape.feed_forward,
        "max_window_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "num_hidden_layers": shape.layers,
        "num_key_value_heads": shape.key_value_heads,
        "tie_word_embeddings": shape.tied,
        "torch_dtype": "bfloat16",
        "use_cache": True,
        "use_sliding_window": False,
        "vocab_size": shape.vocabulary,
    }
    if shape.family is Family.QWEN3:
        found |= {"head_dim": shape.head_length, "rope_scaling": scaling if shape.yarn else None}
    return dict(sorted(found.items()))


def published_generation(shape: Shape) -> dict[str, object]:
    """Return the ``generation_config.json`` of the published models."""
    if shape.family is Family.QWEN3:
        return {
            "bos_token_id": 151643 - shape.left_out,
            "do_sample": True,
            "eos_token_id": [151645 - shape.left_out, 151643 - shape.left_out],
            "pad_token_id": 151643 - shape.left_out,
            "temperature": 0.6,
            "top_k": 20,
            "top_p": 0.95,
            "transformers_version": "4.51.0",
        }
    return {
        "_from_model_config": True,
        "bos_token_id": 151646 - shape.left_out,
        "do_sample": True,
        "eos_token_id": 151643 - shape.left_out,
        "temperature": 0.6,
        "top_p": 0.95,
        "transformers_version": "4.39.3",
    }


_QWEN3: dict[str, Any] = {
    "architectures": ["Qwen3ForCausalLM"],
    "attention_bias": False,
    "bos_token_id": 151643,
    "eos_token_id": 151645,
    "max_position_embeddings": 40960,
    "model_type": "qwen3",
    "rms_norm_eps": 1e-06,
    "rope_theta": 1000000,
    "sliding_window": None,
    "transformers_version": "4.51.0",
}
_DISTILLED: dict[str, Any] = {
    "architectures": ["Qwen2ForCausalLM"],
    "bos_token_id": 151643,
    "eos_token_id": 151643,
    "max_position_embeddings": 131072,
    "model_type": "qwen2",
    "rms_norm_eps": 1e-05,
    "rope_theta": 1000000.0,
    "sliding_window": 131072,
    "transformers_version": "4.43.1",
}
