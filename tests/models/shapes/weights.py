"""Random weights with the numerical behaviour of trained ones: every part matters, one token clearly wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.models.shapes.added_tokens import added_tokens
from tests.models.shapes.shape import Shape

if TYPE_CHECKING:
    import torch
    from transformers import PreTrainedModel

_LOGIT_SPREAD = 4.0  # standard deviation of the logits; the best of 151,643 then leads by about 0.8
_UNUSED_SHARE = 0.02  # rows without a token are small, as in trained models, so that none of them wins


def fill_with_random(model: PreTrainedModel, shape: Shape, seed: int) -> None:
    """Fill all weights with non-zero bfloat16 numbers, the same for the same seed.

    Norms differ in sign and size, so that a missing or swapped one changes every logit.
    """
    import torch

    generator = torch.Generator().manual_seed(seed)
    used = added_tokens(shape.family)[-1].id + 1
    with torch.no_grad():
        for name, weight in sorted(model.named_parameters()):
            numbers = torch.empty(weight.shape, dtype=torch.float32).normal_(generator=generator)
            if weight.shape[0] == shape.vocabulary:
                numbers[used:] *= _UNUSED_SHARE
            weight.copy_(_scaled(name, numbers, shape))


def _scaled(name: str, numbers: torch.Tensor, shape: Shape) -> torch.Tensor:
    if name == "model.norm.weight":  # zero mean, or a tied model would only repeat its last token
        return numbers
    if name.endswith(("q_norm.weight", "k_norm.weight")):
        return numbers * 0.3 + 1.3
    if name.endswith("norm.weight"):
        return numbers * 0.2 + 1.0
    if name.endswith(".bias"):
        return numbers * 0.3
    if name == "lm_head.weight" or (shape.tied and name == "model.embed_tokens.weight"):
        return numbers * (_LOGIT_SPREAD / shape.width**0.5)
    if name == "model.embed_tokens.weight":
        return numbers
    return numbers * (1.5 / numbers.shape[1] ** 0.5)
