"""A model's repository as on the hub: configuration, tokenizer, sharded weights, licence and card."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from tests.models.shapes.shape import Family, Shape, published_configuration, published_generation
from tests.models.shapes.tokenizer_files import write_tokenizer
from tests.models.shapes.weights import fill_with_random

if TYPE_CHECKING:  # PyTorch takes seconds to import, and most test processes do without
    from transformers import PreTrainedModel

_LICENCE = Path(__file__).parents[3] / "LICENSE"
_CARD = "---\nlicense: apache-2.0\npipeline_tag: text-generation\n---\n# A small random model for tests\n"
_ATTRIBUTES = "*.safetensors filter=lfs diff=lfs merge=lfs -text\n"


def build_repository(folder: Path, shape: Shape, seed: int = 1) -> Path:
    """Build the repository of a random model in ``folder``, which is created, and return the folder.

    At least three shards of bfloat16 with an index; the same shape and seed give the same bytes. Takes a second
    or two; the whole vocabulary makes it 20 MB (tied, width 64).
    """
    folder.mkdir(parents=True, exist_ok=True)
    model = _model(shape)
    fill_with_random(model, shape, seed)
    model.save_pretrained(folder, max_shard_size=_shard_bytes(model, shape))
    _write_json(folder / "generation_config.json", published_generation(shape))
    write_tokenizer(folder, shape.family, shape.tokens)
    if shape.newer:
        _rewrite_by_this_version(folder)
    else:
        _write_json(folder / "config.json", published_configuration(shape))
    shutil.copyfile(_LICENCE, folder / "LICENSE")
    (folder / "README.md").write_text(_CARD, encoding="utf-8", newline="\n")
    (folder / ".gitattributes").write_text(_ATTRIBUTES, encoding="utf-8", newline="\n")
    return folder


def _model(shape: Shape) -> PreTrainedModel:
    import torch
    from transformers import Qwen2Config, Qwen2ForCausalLM, Qwen3Config, Qwen3ForCausalLM

    stated = published_configuration(shape)
    model: PreTrainedModel
    with torch.device("meta"):  # its own random initialisation would be discarded
        if shape.family is Family.QWEN3:
            model = Qwen3ForCausalLM(Qwen3Config.from_dict(stated))
        else:
            model = Qwen2ForCausalLM(Qwen2Config.from_dict(stated))
    torch.nn.Module.to(model, torch.bfloat16)
    model.to_empty(device="cpu")
    model.tie_weights()
    return model


def _shard_bytes(model: PreTrainedModel, shape: Shape) -> int:
    """Return a shard size at which the layers fill two; an embedding gets a shard of its own."""
    layers = sum(each.nbytes for each in model.parameters() if each.shape[0] != shape.vocabulary)
    embedding = next(each.nbytes for each in model.parameters() if each.shape[0] == shape.vocabulary)
    return min(layers * 2 // 3, embedding)


def _rewrite_by_this_version(folder: Path) -> None:
    """Let transformers rewrite settings and tokenizer in its present layout."""
    from transformers import AutoTokenizer, GenerationConfig

    tokenizer = AutoTokenizer.from_pretrained(folder)
    for name in ("vocab.json", "merges.txt", "tokenizer.json", "tokenizer_config.json"):
        (folder / name).unlink()
    tokenizer.save_pretrained(folder)
    GenerationConfig.from_pretrained(folder).save_pretrained(folder)


def _write_json(path: Path, content: dict[str, object]) -> None:
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8", newline="\n")
