"""The skeleton: a GGUF with all of the model's metadata, and tensors of two empty rows.

llama.cpp quantises it in a moment. The result has the header that the whole file will have (settings,
order and types of the tensors) but for the tensors' heights, so none of llama.cpp's choices are copied here.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from gguf import GGMLQuantizationType, GGUFWriter, RopeScalingType

from app.domain.provenance import MODELSCOPE_PREFIX, weights_page
from app.models.convert.architecture import Architecture, Yarn
from app.models.convert.tensors import NamedTensor
from app.models.convert.tokenizer import Tokenizer

ROWS = 2  # the fewest that llama.cpp treats as a matrix


def write_skeleton(
    path: Path,
    title: str,
    origin: tuple[str, str],
    architecture: Architecture,
    tokenizer: Tokenizer,
    tensors: Iterable[NamedTensor],
) -> None:
    """Write the skeleton; ``origin`` is the hub's repository and the commit. No date: the output is reproducible."""
    writer = GGUFWriter(path, architecture.name)
    writer.add_type("model")
    writer.add_name(title)
    repo, commit = origin
    if repo.startswith(MODELSCOPE_PREFIX):
        writer.add_source_url(weights_page(repo))
    else:
        writer.add_string("general.source.huggingface.repository", repo)
    writer.add_string("general.source.commit", commit)
    _add_architecture(writer, architecture)
    _add_tokenizer(writer, tokenizer)
    for tensor in tensors:
        _add_tensor(writer, tensor)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _add_architecture(writer: GGUFWriter, architecture: Architecture) -> None:
    writer.add_block_count(architecture.layers)
    writer.add_context_length(architecture.context_length)
    writer.add_embedding_length(architecture.width)
    writer.add_feed_forward_length(architecture.feed_forward)
    writer.add_head_count(architecture.heads)
    writer.add_head_count_kv(architecture.key_value_heads)
    writer.add_key_length(architecture.head_length)
    writer.add_value_length(architecture.head_length)
    writer.add_layer_norm_rms_eps(architecture.norm_epsilon)
    writer.add_rope_freq_base(architecture.rope_base)
    if architecture.yarn is not None:
        _add_yarn(writer, architecture.yarn)


def _add_yarn(writer: GGUFWriter, yarn: Yarn) -> None:
    writer.add_rope_scaling_type(RopeScalingType.YARN)
    writer.add_rope_scaling_factor(yarn.factor)
    writer.add_rope_scaling_orig_ctx_len(yarn.original_context_length)
    if yarn.attention_factor is not None:
        # llama.cpp multiplies the stated value by YaRN's own factor, transformers replaces that factor
        writer.add_rope_scaling_attn_factors(yarn.attention_factor / (1.0 + 0.1 * math.log(yarn.factor)))


def _add_tokenizer(writer: GGUFWriter, tokenizer: Tokenizer) -> None:
    writer.add_tokenizer_model("gpt2")  # llama.cpp's name for byte-level BPE
    writer.add_tokenizer_pre(tokenizer.pre)
    writer.add_token_list(tokenizer.tokens)
    writer.add_token_types(tokenizer.types)
    writer.add_token_merges(tokenizer.merges)
    writer.add_add_bos_token(tokenizer.adds_bos)
    writer.add_eos_token_id(tokenizer.ends[0] if tokenizer.eos is None else tokenizer.eos)
    if tokenizer.bos is not None:
        writer.add_bos_token_id(tokenizer.bos)
    if tokenizer.padding is not None:
        writer.add_pad_token_id(tokenizer.padding)
    if tokenizer.chat_template:
        writer.add_chat_template(tokenizer.chat_template)


def _add_tensor(writer: GGUFWriter, tensor: NamedTensor) -> None:
    kind = GGMLQuantizationType[tensor.carried_type]
    width = np.dtype(np.float32) if kind is GGMLQuantizationType.F32 else np.dtype(np.float16)
    if tensor.is_vector:
        writer.add_tensor(tensor.name, np.zeros(tensor.columns, np.float32))
    elif kind is GGMLQuantizationType.BF16:  # size given in bytes, as NumPy has no such type
        empty = np.zeros((ROWS, 2 * tensor.columns), np.uint8)
        writer.add_tensor(tensor.name, empty, raw_dtype=kind)
    else:
        writer.add_tensor(tensor.name, np.zeros((ROWS, tensor.columns), width), raw_dtype=kind)
