"""The identity of a model file, from its metadata and never from its name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain.gguf import GgufHeader
from app.translation import tr

# layers and width of the published models (their config.json)
_SHAPES = {
    ("qwen3", 40, 5120): "Qwen3 14B",
    ("qwen3", 36, 4096): "Qwen3 8B",
    ("qwen3", 36, 2560): "Qwen3 4B",
    ("qwen3", 28, 2048): "Qwen3 1.7B",
    ("qwen3", 28, 1024): "Qwen3 0.6B",
    ("qwen2", 48, 5120): "Qwen2.5 14B",
    ("llama", 30, 576): "SmolLM2 135M",
}
_CHATML, _DEEPSEEK = "<|im_start|>", "<｜User｜>"
_CALLED_OY1 = re.compile(r"(?<![a-z0-9])oy(ster)?[\s_-]*(i|1)(?![a-z0-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Identity:
    """A file's family in words, and a sentence where its chat template is missing or not the family's.

    ``name_sentence`` warns where an unverified file calls itself Oy1.
    """

    family: str
    template_problem: str = ""
    name_sentence: str = ""


def identity_of(header: GgufHeader) -> Identity:
    """Return the identity that a header gives."""
    shape = _SHAPES.get((header.architecture, header.block_count, header.embedding_length))
    size = tr(
        "{block_count} layers, {embedding_length} wide",
        block_count=header.block_count,
        embedding_length=header.embedding_length,
    )
    family = tr("{shape}'s shape", shape=shape) if shape else f"{header.architecture}, {size}"
    named = _CALLED_OY1.search(header.name) is not None
    return Identity(
        family,
        _template_problem(header),
        tr("It calls itself Oy1, but a name proves nothing.") if named else "",
    )


def _template_problem(header: GgufHeader) -> str:
    if not header.chat_template.strip():
        return tr("Its file has no chat template, so the program uses a plain one: replies may be odd.")
    if header.tokenizer_pre == "deepseek-r1-qwen":
        wanted = _DEEPSEEK
    elif header.architecture in ("qwen3", "qwen2"):
        wanted = _CHATML
    else:
        return ""
    if wanted in header.chat_template:
        return ""
    return tr(
        "Its chat template is not that of its family (it lacks {wanted}): replies may be odd.", wanted=wanted
    )
