"""Small random models of other architectures, written as GGUF without a repository: no reply of theirs makes sense."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import gguf
import numpy as np

from tests.engine.scripted_model import TEMPLATE

_SPECIALS = ("<|im_start|>", "<|im_end|>", "<|endoftext|>")
_WIDTH, _LAYERS, _HEADS, _LENGTH, _INNER = 64, 2, 4, 16, 128


def build_windowed_model(path: Path) -> Path:
    """Write a Gemma 3, whose layers see a window of 64 tokens and, every sixth, all of them."""
    writer = _begun(path, "gemma3")
    writer.add_sliding_window(64)
    block = {
        "attn_norm": (_WIDTH,),
        "attn_q": (_HEADS * _LENGTH, _WIDTH),
        "attn_k": (_HEADS * _LENGTH, _WIDTH),
        "attn_v": (_HEADS * _LENGTH, _WIDTH),
        "attn_q_norm": (_LENGTH,),
        "attn_k_norm": (_LENGTH,),
        "attn_output": (_WIDTH, _HEADS * _LENGTH),
        "post_attention_norm": (_WIDTH,),
        "ffn_norm": (_WIDTH,),
        "ffn_gate": (_INNER, _WIDTH),
        "ffn_up": (_INNER, _WIDTH),
        "ffn_down": (_WIDTH, _INNER),
        "post_ffw_norm": (_WIDTH,),
    }
    return _written(path, writer, {f"{name}.weight": shape for name, shape in block.items()})


def build_recurrent_model(path: Path) -> Path:
    """Write a Mamba, which keeps a state and no cells."""
    states, rank = 16, 4
    writer = _begun(path, "mamba")
    writer.add_ssm_conv_kernel(4)
    writer.add_ssm_inner_size(_INNER)
    writer.add_ssm_state_size(states)
    writer.add_ssm_time_step_rank(rank)
    block = {
        "attn_norm.weight": (_WIDTH,),
        "ssm_in.weight": (2 * _INNER, _WIDTH),
        "ssm_conv1d.weight": (_INNER, 4),
        "ssm_conv1d.bias": (_INNER,),
        "ssm_x.weight": (rank + 2 * states, _INNER),
        "ssm_dt.weight": (_INNER, rank),
        "ssm_dt.bias": (_INNER,),
        "ssm_a": (_INNER, states),
        "ssm_d": (_INNER,),
        "ssm_out.weight": (_WIDTH, _INNER),
    }
    return _written(path, writer, block)


def _begun(path: Path, architecture: str) -> gguf.GGUFWriter:
    writer = gguf.GGUFWriter(path, architecture)
    writer.add_name(architecture)
    writer.add_context_length(4096)
    writer.add_embedding_length(_WIDTH)
    writer.add_block_count(_LAYERS)
    writer.add_feed_forward_length(_INNER)
    writer.add_head_count(_HEADS)
    writer.add_head_count_kv(_HEADS)
    writer.add_key_length(_LENGTH)
    writer.add_value_length(_LENGTH)
    writer.add_layer_norm_rms_eps(1e-6)
    writer.add_file_type(gguf.LlamaFileType.ALL_F32)
    tokens = [*(chr(0x100 + byte) for byte in range(256)), *_SPECIALS]
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("qwen2")
    writer.add_token_list(tokens)
    writer.add_token_types([gguf.TokenType.NORMAL] * 256 + [gguf.TokenType.CONTROL] * len(_SPECIALS))
    writer.add_token_merges([f"{tokens[0]} {tokens[1]}"])
    writer.add_eos_token_id(tokens.index("<|im_end|>"))
    writer.add_bos_token_id(tokens.index("<|endoftext|>"))
    writer.add_add_bos_token(False)
    writer.add_chat_template(TEMPLATE)
    return writer


def _written(path: Path, writer: gguf.GGUFWriter, block: Mapping[str, tuple[int, ...]]) -> Path:
    chance = np.random.default_rng(1)
    shapes = {"token_embd.weight": (256 + len(_SPECIALS), _WIDTH), "output_norm.weight": (_WIDTH,)}
    for layer in range(_LAYERS):
        shapes |= {f"blk.{layer}.{name}": shape for name, shape in block.items()}
    for name, shape in shapes.items():
        values = (chance.standard_normal(shape) / np.sqrt(shape[-1])).astype(np.float32)
        writer.add_tensor(name, values if len(shape) > 1 else 1 + values)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path
