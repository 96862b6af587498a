"""The reference implementation: transformers on PyTorch, on the CPU, in float32."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from transformers import PreTrainedModel, PreTrainedTokenizerBase


@dataclass(frozen=True, slots=True)
class Reference:
    """A model in the hub's layout loaded by transformers, its bfloat16 weights widened to float32."""

    model: PreTrainedModel
    tokenizer: PreTrainedTokenizerBase

    @classmethod
    def load(cls, folder: Path) -> Reference:
        """Load from a folder; nothing is downloaded."""
        import torch
        from transformers import AutoModelForCausalLM, AutoTokenizer

        torch.set_num_threads(1)  # the models are so small that two would mostly wait for each other
        model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32, local_files_only=True)
        torch.nn.Module.eval(model)
        return cls(model, AutoTokenizer.from_pretrained(folder, local_files_only=True))

    def logits(self, ids: Sequence[int]) -> npt.NDArray[np.float32]:
        """Return (positions, vocabulary): after each token, the logits of the next."""
        import torch

        with torch.inference_mode():
            found: npt.NDArray[np.float32] = self.model(input_ids=torch.tensor([list(ids)])).logits[0].numpy()
        return found

    def encode(self, text: str, *, add_special: bool = False) -> list[int]:
        """Return a text's ids; special tokens written out in it are parsed.

        ``add_special`` prepends the model's beginning token where it has one.
        """
        return list(self.tokenizer(text, add_special_tokens=add_special)["input_ids"])

    def decode(self, ids: Sequence[int]) -> str:
        """Return the text of ids, special tokens written out."""
        return str(
            self.tokenizer.decode(list(ids), skip_special_tokens=False, clean_up_tokenization_spaces=False)
        )

    def render(
        self,
        messages: Sequence[Mapping[str, str]],
        *,
        add_generation_prompt: bool = False,
        enable_thinking: bool | None = None,
    ) -> str:
        """Return a conversation rendered by the chat template; ``enable_thinking`` None leaves it unset."""
        talk = [dict(each) for each in messages]
        if enable_thinking is None:
            ask = self.tokenizer.apply_chat_template
        else:
            ask = partial(self.tokenizer.apply_chat_template, enable_thinking=enable_thinking)
        return str(ask(talk, tokenize=False, add_generation_prompt=add_generation_prompt))
