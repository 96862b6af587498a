"""A real model with a known answer: a tiny Qwen3 whose next token depends only on the last one.

The layers are zero, so the residual stream is the last token's embedding; each output row is the embedding of
the token before it in the script. Whatever the prompt, it generates the script and ends its turn.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import gguf
import numpy as np

TEMPLATE = (
    "{% for message in messages %}<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}{# <think> #}"
)
OPENING_TEMPLATE = TEMPLATE.replace("assistant\n{%", "assistant\n<think>\n{%").replace("{# <think> #}", "")
# as Qwen3's own: a reply of the history is rendered without its thinking
DROPPING_TEMPLATE = TEMPLATE.replace("{{ message.content }}", "{{ message.content.split('</think>')[-1] }}")
_WIDTH = 512
_STRENGTH = 30.0


def build_scripted_model(path: Path, text: str, template: str = TEMPLATE, name: str = "Scripted") -> Path:
    """Write a GGUF that answers any prompt with ``text``, at any temperature; ``name`` is in its metadata."""
    specials = ["<|im_start|>", "<|im_end|>", "<|endoftext|>"]
    alphabet = sorted(set(_byte_symbols().values()))
    # every piece of the script is a token of its own, even where the same text occurs twice
    pieces = [f"{piece}" for piece in _pieces(text)]
    script_tokens = [f"⟦{index}⟧" for index in range(len(pieces))]
    tokens = [*alphabet, *specials, *script_tokens]
    kinds = [gguf.TokenType.NORMAL] * len(alphabet) + [gguf.TokenType.CONTROL] * len(specials)
    kinds += [gguf.TokenType.USER_DEFINED] * len(script_tokens)
    # user-defined tokens are output verbatim: the script's pieces, made unique by order
    unique: dict[str, int] = {}
    for index, piece in enumerate(pieces):
        spelt = piece
        while spelt in unique or spelt in tokens:
            spelt += "\u200b"  # a zero-width space separates them
        unique[spelt] = index
        tokens[len(alphabet) + len(specials) + index] = spelt
    embeddings = np.random.default_rng(1).standard_normal((len(tokens), _WIDTH)).astype(np.float32)
    embeddings /= np.linalg.norm(embeddings, axis=1, keepdims=True) / np.sqrt(_WIDTH)
    first = len(alphabet) + len(specials)
    newline = tokens.index(_byte_symbols()[10])
    chain = [newline, *range(first, first + len(pieces)), tokens.index("<|im_end|>")]
    output = np.zeros_like(embeddings)
    for before, after in itertools.pairwise(chain):
        output[after] = embeddings[before] * (_STRENGTH / _WIDTH)
    _write(path, tokens, kinds, embeddings, output, template, name)
    return path


def build_verdict_model(path: Path, verdicts: Sequence[str]) -> Path:
    """Write a GGUF that answers with the first of some texts, or the first that the grammar allows.

    Each text is one token and may be repeated; earlier ones are likelier. A single letter is the one of the alphabet.
    """
    specials = ["<|im_start|>", "<|im_end|>", "<|endoftext|>"]
    alphabet = sorted(set(_byte_symbols().values()))
    longer = [each for each in verdicts if each not in alphabet]
    tokens = [*alphabet, *specials, *longer]
    kinds = [gguf.TokenType.NORMAL] * len(alphabet) + [gguf.TokenType.CONTROL] * len(specials)
    kinds += [gguf.TokenType.USER_DEFINED] * len(longer)
    embeddings = np.random.default_rng(1).standard_normal((len(tokens), _WIDTH)).astype(np.float32)
    embeddings /= np.linalg.norm(embeddings, axis=1, keepdims=True) / np.sqrt(_WIDTH)
    newline, end = tokens.index(_byte_symbols()[10]), tokens.index("<|im_end|>")
    output = np.zeros_like(embeddings)
    for place, verdict in enumerate(verdicts):
        each = tokens.index(verdict)
        output[each] = embeddings[newline] * (_STRENGTH / _WIDTH) * (1 - place / (2 * len(verdicts)))
        output[end] += embeddings[each] * (_STRENGTH / _WIDTH)
    _write(path, tokens, kinds, embeddings, output, TEMPLATE)
    return path


def build_answering_model(
    path: Path, answers: Mapping[str, Mapping[str, float]], name: str, template: str = TEMPLATE
) -> Path:
    """Write a GGUF that continues each text of ``answers`` with one of its options, by their probabilities.

    Texts and options are a token each; an option that is no text of ``answers`` ends the turn.
    """
    specials = ["<|im_start|>", "<|im_end|>", "<|endoftext|>"]
    alphabet = sorted(set(_byte_symbols().values()))
    texts = list(dict.fromkeys([*answers, *(option for options in answers.values() for option in options)]))
    tokens = [*alphabet, *specials, *texts]
    kinds = [gguf.TokenType.NORMAL] * len(alphabet) + [gguf.TokenType.CONTROL] * len(specials)
    kinds += [gguf.TokenType.USER_DEFINED] * len(texts)
    embeddings = np.random.default_rng(1).standard_normal((len(tokens), _WIDTH)).astype(np.float32)
    embeddings /= np.linalg.norm(embeddings, axis=1, keepdims=True) / np.sqrt(_WIDTH)
    output = np.zeros_like(embeddings)
    for before in texts:
        options = answers.get(before, {"<|im_end|>": 1.0})
        for after, chance in options.items():
            logit = _STRENGTH + math.log(max(chance, 1e-9))  # all other tokens have about 0
            output[tokens.index(after)] += embeddings[tokens.index(before)] * (logit / _WIDTH)
    _write(path, tokens, kinds, embeddings, output, template, name)
    return path


def scripted_text(text: str) -> str:
    """Return what a model built for ``text`` really generates: repeated pieces carry zero-width spaces."""
    seen: set[str] = set(_byte_symbols().values()) | {"<|im_start|>", "<|im_end|>", "<|endoftext|>"}
    written = []
    for piece in _pieces(text):
        name = piece
        while name in seen:
            name += "\u200b"
        seen.add(name)
        written.append(name)
    return "".join(written)


def _pieces(text: str) -> list[str]:
    """Split a text into words with their trailing white space, and tags."""
    import re

    return re.findall(r"</?think>\s*|[^\s<]+\s*|<", text)


def _byte_symbols() -> dict[int, str]:
    """Return the printable stand-ins for bytes of GPT-2's tokeniser."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    symbols = {byte: chr(byte) for byte in printable}
    for extra, byte in enumerate(each for each in range(256) if each not in symbols):
        symbols[byte] = chr(256 + extra)
    return symbols


def _write(
    path: Path,
    tokens: list[str],
    kinds: list[gguf.TokenType],
    embeddings: np.ndarray,
    output: np.ndarray,
    template: str,
    name: str = "Scripted",
) -> None:
    writer = gguf.GGUFWriter(path, "qwen3")
    writer.add_name(name)
    writer.add_context_length(4096)
    writer.add_embedding_length(_WIDTH)
    writer.add_block_count(1)
    writer.add_feed_forward_length(64)
    writer.add_head_count(4)
    writer.add_head_count_kv(4)
    writer.add_key_length(128)
    writer.add_value_length(128)
    writer.add_layer_norm_rms_eps(1e-6)
    writer.add_rope_freq_base(10000.0)
    writer.add_file_type(gguf.LlamaFileType.ALL_F32)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("qwen2")
    writer.add_token_list(tokens)
    writer.add_token_types(kinds)
    writer.add_token_merges([f"{tokens[0]} {tokens[1]}"])
    writer.add_eos_token_id(tokens.index("<|im_end|>"))
    writer.add_bos_token_id(tokens.index("<|endoftext|>"))
    writer.add_add_bos_token(False)
    writer.add_chat_template(template)
    zero = np.zeros
    shapes = {
        "blk.0.attn_q.weight": (512, _WIDTH),
        "blk.0.attn_k.weight": (512, _WIDTH),
        "blk.0.attn_v.weight": (512, _WIDTH),
        "blk.0.attn_output.weight": (_WIDTH, 512),
        "blk.0.ffn_gate.weight": (64, _WIDTH),
        "blk.0.ffn_up.weight": (64, _WIDTH),
        "blk.0.ffn_down.weight": (_WIDTH, 64),
    }
    writer.add_tensor("token_embd.weight", embeddings)
    for tensor, shape in shapes.items():
        writer.add_tensor(tensor, zero(shape, dtype=np.float32))
    for norm, size in (
        ("attn_norm", _WIDTH),
        ("ffn_norm", _WIDTH),
        ("attn_q_norm", 128),
        ("attn_k_norm", 128),
    ):
        writer.add_tensor(f"blk.0.{norm}.weight", np.ones(size, dtype=np.float32))
    writer.add_tensor("output_norm.weight", np.ones(_WIDTH, dtype=np.float32))
    writer.add_tensor("output.weight", output)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
