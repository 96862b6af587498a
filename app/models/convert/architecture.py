"""A model's architecture from its ``config.json``: the two of Oy1, qwen3 and qwen2."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from app.json_decoding import decode_json
from app.models.convert.errors import NotConvertible
from app.translation import tr, tr_list

_ARCHITECTURES = {"Qwen3ForCausalLM": "qwen3", "Qwen2ForCausalLM": "qwen2"}
_MOST = 1 << 24  # upper bound of any count; a larger one means a damaged file


class _RopeScaling(msgspec.Struct, frozen=True):
    rope_type: str = ""
    type: str = ""  # the older name of rope_type
    factor: float | None = None
    original_max_position_embeddings: int | None = None
    rope_theta: float | None = None
    attention_factor: float | None = None
    beta_fast: float | None = None
    beta_slow: float | None = None
    mscale: float | None = None
    mscale_all_dim: float | None = None
    truncate: bool | None = None


class _Configuration(msgspec.Struct, frozen=True):
    architectures: tuple[str, ...] = ()
    hidden_size: int = 0
    intermediate_size: int = 0
    num_hidden_layers: int = 0
    num_attention_heads: int = 0
    num_key_value_heads: int = 0
    head_dim: int | None = None
    vocab_size: int = 0
    max_position_embeddings: int = 0
    rms_norm_eps: float = 1e-6
    rope_theta: float | None = None
    rope_scaling: _RopeScaling | None = None
    rope_parameters: _RopeScaling | None = None  # from transformers 5 on, rope_theta included
    tie_word_embeddings: bool | None = None
    use_sliding_window: bool | None = False
    hidden_act: str = "silu"
    quantization_config: dict[str, object] | None = None


@dataclass(frozen=True, slots=True)
class Yarn:
    """YaRN's settings (arXiv 2309.00071); ``attention_factor`` is None where it follows from ``factor``."""

    factor: float
    original_context_length: int
    attention_factor: float | None


@dataclass(frozen=True, slots=True)
class Architecture:
    """The counts and settings that a GGUF states. ``name`` is llama.cpp's; lengths are in numbers, not bytes."""

    name: str
    layers: int
    width: int
    feed_forward: int
    heads: int
    key_value_heads: int
    head_length: int
    vocabulary: int
    context_length: int
    norm_epsilon: float
    rope_base: float
    yarn: Yarn | None
    tied: bool


def read_architecture(config: bytes) -> Architecture:
    """Return the architecture in ``config.json``. Raises ``NotConvertible``."""
    try:
        found = decode_json(config, _Configuration)
    except msgspec.DecodeError as error:
        raise NotConvertible(
            tr("The model's settings cannot be read, so it cannot be converted."), str(error)
        ) from error
    name = next((_ARCHITECTURES[each] for each in found.architectures if each in _ARCHITECTURES), None)
    if name is None:
        kinds = ", ".join(found.architectures) or tr("none named")
        known = tr_list(_ARCHITECTURES)
        raise NotConvertible(
            tr(
                "This model is of a kind ({kinds}) that cannot be converted here: {known} can.",
                kinds=kinds,
                known=known,
            )
        )
    _refuse_what_is_not_carried(found)
    heads = found.num_attention_heads
    architecture = Architecture(
        name=name,
        layers=found.num_hidden_layers,
        width=found.hidden_size,
        feed_forward=found.intermediate_size,
        heads=heads,
        key_value_heads=found.num_key_value_heads or heads,
        head_length=found.head_dim or (found.hidden_size // heads if heads > 0 else 0),
        vocabulary=found.vocab_size,
        context_length=found.max_position_embeddings,
        norm_epsilon=found.rms_norm_eps,
        rope_base=_rope_base(found),
        yarn=_yarn(found),
        tied=found.tie_word_embeddings is True,
    )
    _check_counts(architecture)
    return architecture


def _refuse_what_is_not_carried(found: _Configuration) -> None:
    reasons = {
        "a sliding attention window": bool(found.use_sliding_window),
        f"the activation {found.hidden_act!r}": found.hidden_act != "silu",
        "weights that are quantised already": found.quantization_config is not None,
    }
    for reason, present in reasons.items():
        if present:
            raise NotConvertible(
                tr("This model has {reason}, which cannot be converted here.", reason=reason)
            )


def _rope_base(found: _Configuration) -> float:
    stated = found.rope_theta or (found.rope_parameters.rope_theta if found.rope_parameters else None)
    return stated or 10_000.0  # transformers' default where a model states none


def _yarn(found: _Configuration) -> Yarn | None:
    scaling = found.rope_scaling or found.rope_parameters
    kind = (scaling.rope_type or scaling.type) if scaling else "default"
    if scaling is None or kind in ("default", ""):
        return None
    factor = scaling.factor or 0.0
    # llama.cpp assumes these three, whatever a file states
    usual = (
        scaling.beta_fast in (None, 32.0),
        scaling.beta_slow in (None, 1.0),
        scaling.truncate is not False,
    )
    plain = scaling.mscale is None and scaling.mscale_all_dim is None
    if kind != "yarn" or factor < 1.0 or not (plain and all(usual)):
        raise NotConvertible(
            tr(
                "This model stretches its context by {kind} in a way that cannot be converted here.",
                kind=f"{kind!r}",
            )
        )
    return Yarn(
        factor=factor,
        original_context_length=scaling.original_max_position_embeddings or found.max_position_embeddings,
        attention_factor=scaling.attention_factor,
    )


def _check_counts(architecture: Architecture) -> None:
    counts: Mapping[str, int] = {
        "num_hidden_layers": architecture.layers,
        "hidden_size": architecture.width,
        "intermediate_size": architecture.feed_forward,
        "num_attention_heads": architecture.heads,
        "num_key_value_heads": architecture.key_value_heads,
        "head_dim": architecture.head_length,
        "vocab_size": architecture.vocabulary,
        "max_position_embeddings": architecture.context_length,
    }
    for name, count in counts.items():
        if not 0 < count < _MOST:
            raise NotConvertible(
                tr("The model's settings are damaged: {name} is {count}.", name=name, count=count)
            )
    if architecture.heads % architecture.key_value_heads:
        raise NotConvertible(
            tr("The model's settings are damaged: its heads cannot share their keys evenly.")
        )
