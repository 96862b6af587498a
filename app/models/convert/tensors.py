"""A model's tensors: their names in the hub's layout and in llama.cpp, and their shapes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.models.convert.architecture import Architecture
from app.models.convert.errors import NotConvertible
from app.translation import tr

_FLOATS = ("BF16", "F16", "F32")
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class SourceTensor:
    """A tensor in a safetensors file; ``begin`` is the absolute offset of its data in ``file``."""

    name: str
    type: str  # "BF16", "F16" or "F32"
    shape: tuple[int, ...]
    file: str
    begin: int


@dataclass(frozen=True, slots=True)
class NamedTensor:
    """A tensor with llama.cpp's name for it. A vector has one row."""

    name: str
    source: SourceTensor

    @property
    def columns(self) -> int:
        """Numbers in a row: llama.cpp's first dimension."""
        return self.source.shape[-1]

    @property
    def rows(self) -> int:
        """Number of rows."""
        return self.source.shape[0] if len(self.source.shape) == 2 else 1

    @property
    def is_vector(self) -> bool:
        """True for norms and biases, which always stay in full precision."""
        return len(self.source.shape) == 1

    @property
    def carried_type(self) -> str:
        """Its type in an unquantised GGUF."""
        return "F32" if self.is_vector else self.source.type


def name_tensors(architecture: Architecture, found: Iterable[SourceTensor]) -> tuple[NamedTensor, ...]:
    """Return all tensors of the model under llama.cpp's names, checked against the architecture.

    Raises ``NotConvertible`` where one is missing, unexpected, of another shape, or not of floats.
    """
    wanted = dict(wanted_tensors(architecture))
    sources = {each.name: each for each in found}
    if architecture.tied:
        sources.pop("lm_head.weight", None)  # a copy of the embeddings
    optional = dict(_biases(architecture))
    unknown = sorted(sources.keys() - wanted.keys() - optional.keys())
    missing = sorted(wanted.keys() - sources.keys())
    if unknown or missing:
        raise NotConvertible(
            tr(
                "This model has unknown tensors ({names}), so it is not of the kind that it says it is.",
                names=_some(unknown),
            )
            if unknown
            else tr(
                "This model lacks tensors ({names}), so it is not of the kind that it says it is.",
                names=_some(missing),
            )
        )
    wanted |= optional
    return tuple(_checked(source, *wanted[name]) for name, source in sources.items())


def _checked(source: SourceTensor, name: str, shape: tuple[int, ...]) -> NamedTensor:
    if source.shape != shape:
        is_, should = "×".join(map(str, source.shape)), "×".join(map(str, shape))
        raise NotConvertible(
            tr(
                "The model's tensor {source} is {found} where its settings say {should}.",
                source=source.name,
                found=is_,
                should=should,
            )
        )
    if source.type not in _FLOATS:
        raise NotConvertible(
            tr(
                "The model's tensor {source} holds {type}, not floats of 16 or 32 bits.",
                source=source.name,
                type=source.type,
            )
        )
    return NamedTensor(name, source)


def wanted_tensors(architecture: Architecture) -> Iterator[tuple[str, tuple[str, tuple[int, ...]]]]:
    """Yield each of the hub's names with llama.cpp's name and the shape, rows first."""
    width, vocabulary = architecture.width, architecture.vocabulary
    yield "model.embed_tokens.weight", ("token_embd.weight", (vocabulary, width))
    yield "model.norm.weight", ("output_norm.weight", (width,))
    if not architecture.tied:
        yield "lm_head.weight", ("output.weight", (vocabulary, width))
    for layer in range(architecture.layers):
        for theirs, (ours, shape) in _of_layer(architecture).items():
            yield f"model.layers.{layer}.{theirs}", (f"blk.{layer}.{ours}", shape)
        if architecture.name == "qwen2":
            yield from _layer_biases(architecture, layer)


def _of_layer(architecture: Architecture) -> Mapping[str, tuple[str, tuple[int, ...]]]:
    width, inner = architecture.width, architecture.feed_forward
    asked = architecture.heads * architecture.head_length
    shared = architecture.key_value_heads * architecture.head_length
    layer: dict[str, tuple[str, tuple[int, ...]]] = {
        "input_layernorm.weight": ("attn_norm.weight", (width,)),
        "self_attn.q_proj.weight": ("attn_q.weight", (asked, width)),
        "self_attn.k_proj.weight": ("attn_k.weight", (shared, width)),
        "self_attn.v_proj.weight": ("attn_v.weight", (shared, width)),
        "self_attn.o_proj.weight": ("attn_output.weight", (width, asked)),
        "post_attention_layernorm.weight": ("ffn_norm.weight", (width,)),
        "mlp.gate_proj.weight": ("ffn_gate.weight", (inner, width)),
        "mlp.up_proj.weight": ("ffn_up.weight", (inner, width)),
        "mlp.down_proj.weight": ("ffn_down.weight", (width, inner)),
    }
    if architecture.name == "qwen3":
        layer["self_attn.q_norm.weight"] = ("attn_q_norm.weight", (architecture.head_length,))
        layer["self_attn.k_norm.weight"] = ("attn_k_norm.weight", (architecture.head_length,))
    return layer


def _biases(architecture: Architecture) -> Iterator[tuple[str, tuple[str, tuple[int, ...]]]]:
    """Yield the biases, which are optional: qwen3 has them with ``attention_bias``."""
    for layer in range(architecture.layers):
        yield from _layer_biases(architecture, layer)


def _layer_biases(
    architecture: Architecture, layer: int
) -> Iterator[tuple[str, tuple[str, tuple[int, ...]]]]:
    asked = architecture.heads * architecture.head_length
    shared = architecture.key_value_heads * architecture.head_length
    for letter, length in (("q", asked), ("k", shared), ("v", shared)):
        name = f"model.layers.{layer}.self_attn.{letter}_proj.bias"
        yield name, (f"blk.{layer}.attn_{letter}.bias", (length,))


def _some(names: list[str]) -> str:
    shown = ", ".join(names[:_SHOWN])
    if len(names) <= _SHOWN:
        return shown
    return tr("{names} and {more} more", names=shown, more=len(names) - _SHOWN)
