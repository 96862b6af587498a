"""Has the model write on a prompt of its own, without thinking and apart from any conversation's cache."""

from __future__ import annotations

from collections.abc import Sequence

from app.alignment.interfaces import Engine
from app.alignment.thinking_splitter import CLOSE_TAG, Part, ThinkingSplitter
from app.domain.generation import GeneratedPiece, GenerationRequest, LoadedModel, PromptMessage, Sampling

_SEQUENCE = "analyst"  # the conversation's own cache stays
_NO_THINKING: tuple[tuple[str, str | bool], ...] = (("enable_thinking", False),)


def plainly_written(
    engine: Engine, loaded: LoadedModel, prompt: Sequence[PromptMessage], sampling: Sampling
) -> str:
    """Return what the model writes; thinking that it does all the same is left out. Raises ``EngineFailure``."""
    opens = loaded.opens_thinking
    request = GenerationRequest(
        tuple(prompt),
        sampling,
        sequence=_SEQUENCE,
        prefill=f" \n{CLOSE_TAG}\n\n" if opens else "",
        template_variables=() if opens else _NO_THINKING,
    )
    splitter = ThinkingSplitter(opened=False)
    stretches = [
        stretch
        for event in engine.generate(request)
        if isinstance(event, GeneratedPiece)
        for stretch in splitter.feed(event.text)
    ]
    stretches.extend(splitter.finish())
    return "".join(stretch.text for stretch in stretches if stretch.part is Part.REPLY).strip()
