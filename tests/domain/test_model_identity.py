"""What a file is comes from its metadata: its family from its shape, what does not fit from its template."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from gguf import GGUFWriter

from app.domain.gguf import GgufHeader, read_header
from app.domain.model_identity import identity_of

CHATML = "{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}<|im_end|>\n{% endfor %}"
DEEPSEEK = "{% for m in messages %}<｜User｜>{{ m.content }}<｜Assistant｜>{% endfor %}"
HeaderOf = Callable[..., GgufHeader]


@pytest.fixture
def header_of(tmp_path: Path) -> HeaderOf:
    """Write a GGUF with this metadata and answer its header as the program reads it."""

    def write(
        architecture: str = "qwen3",
        layers: int = 40,
        width: int = 5120,
        template: str = CHATML,
        pre: str = "qwen2",
        name: str = "A model",
    ) -> GgufHeader:
        path = tmp_path / "oy1.gguf"  # the file's own name says nothing
        writer = GGUFWriter(path, architecture)
        writer.add_name(name)
        writer.add_block_count(layers)
        writer.add_embedding_length(width)
        writer.add_tokenizer_model("gpt2")
        writer.add_tokenizer_pre(pre)
        if template:
            writer.add_chat_template(template)
        writer.add_tensor("token_embd.weight", np.zeros(32, np.float32))
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()
        return read_header(path)

    return write


@pytest.mark.parametrize(
    ("architecture", "layers", "width", "family"),
    [
        ("qwen3", 40, 5120, "Qwen3 14B's shape"),
        ("qwen3", 28, 1024, "Qwen3 0.6B's shape"),
        ("qwen2", 48, 5120, "Qwen2.5 14B's shape"),
        ("llama", 40, 5120, "llama, 40 layers, 5120 wide"),
        ("qwen3", 2, 64, "qwen3, 2 layers, 64 wide"),
    ],
)
def test_the_family_follows_from_architecture_and_shape_alone(
    architecture: str, layers: int, width: int, family: str, header_of: HeaderOf
) -> None:
    assert identity_of(header_of(architecture, layers, width, name="Oyster-I 14B")).family == family


@pytest.mark.parametrize(
    ("architecture", "pre", "template"),
    [
        ("qwen3", "qwen2", CHATML),
        ("qwen2", "qwen2", CHATML),
        ("qwen2", "deepseek-r1-qwen", DEEPSEEK),
        ("llama", "smollm", "{{ messages[0].content }}"),
    ],
)
def test_a_template_of_the_family_is_not_mentioned(
    architecture: str, pre: str, template: str, header_of: HeaderOf
) -> None:
    assert identity_of(header_of(architecture, pre=pre, template=template)).template_problem == ""


@pytest.mark.parametrize(
    ("pre", "template", "wanted"),
    [
        ("qwen2", DEEPSEEK, "<|im_start|>"),
        ("deepseek-r1-qwen", CHATML, "<｜User｜>"),
        ("qwen2", "[INST] {{ messages[0].content }} [/INST]", "<|im_start|>"),
    ],
)
def test_a_template_of_another_family_is_said_with_what_it_lacks(
    pre: str, template: str, wanted: str, header_of: HeaderOf
) -> None:
    problem = identity_of(header_of("qwen2", pre=pre, template=template)).template_problem
    assert "not that of its family" in problem
    assert wanted in problem


@pytest.mark.parametrize("template", ["", " \n"])
def test_a_missing_template_is_said(template: str, header_of: HeaderOf) -> None:
    assert "has no chat template" in identity_of(header_of(template=template)).template_problem


@pytest.mark.parametrize("name", ["Oy1", "Oyster 1 Qwen 14B", "oyster_1_qwen_14b", "OYSTER-I", "my-Oy-1-q4"])
def test_a_file_that_calls_itself_oy1_is_told_what_a_name_is_worth(name: str, header_of: HeaderOf) -> None:
    assert "a name proves nothing" in identity_of(header_of(name=name)).name_sentence


@pytest.mark.parametrize("name", ["Qwen3 14B", "Oyster desktop trial", "Royster 1", "Oyster 2", "Oy10", ""])
def test_other_names_are_not_mentioned(name: str, header_of: HeaderOf) -> None:
    assert identity_of(header_of(name=name)).name_sentence == ""


def test_the_trial_model_is_known_by_its_shape(trial_gguf: Path) -> None:
    identity = identity_of(read_header(trial_gguf))
    assert identity.family == "SmolLM2 135M's shape"
    assert identity.template_problem == ""
