"""What is asked of an engine and what comes back while it writes; shared by the protocol's two ends."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.conversation import Role


@dataclass(frozen=True, slots=True)
class Sampling:
    """How tokens are drawn. ``seed`` None asks for a fresh random one; the one used comes back."""

    temperature: float = 0.7
    top_k: int = 40
    top_p: float = 0.95
    min_p: float = 0.05
    repeat_penalty: float = 1.1
    seed: int | None = None
    max_tokens: int = 1024


@dataclass(frozen=True, slots=True)
class PromptMessage:
    """One message of a prompt. ``tokens``, where given, are the ids this very model sampled for ``text``."""

    role: Role
    text: str
    tokens: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class GenerationRequest:
    """A conversation to be continued by the assistant.

    ``sequence`` names the engine's KV sequence whose tokens are kept for the next call ("conversation",
    "analyst"). ``prefill`` is text that the assistant is made to begin with. ``template_variables`` are
    handed to the model's own template. ``grammar`` (GBNF, its first rule ``root``) is what all that is written
    after the prefill has to obey; empty for none.
    """

    messages: tuple[PromptMessage, ...]
    sampling: Sampling = field(default_factory=Sampling)
    sequence: str = "conversation"
    prefill: str = ""
    template_variables: tuple[tuple[str, str | bool], ...] = ()
    grammar: str = ""


@dataclass(frozen=True, slots=True)
class OptionRequest:
    """Score how likely the assistant is to begin with each option, beside what is cached.

    The prompt is read into ``sequence`` (reusing its longest common prefix), the options on forks of it.
    """

    messages: tuple[PromptMessage, ...]
    options: tuple[str, ...]
    sequence: str = "analyst"
    prefill: str = ""
    template_variables: tuple[tuple[str, str | bool], ...] = ()


@dataclass(frozen=True, slots=True)
class OptionScores:
    """Natural-log probabilities, one an option: the sum over its ``lengths`` tokens."""

    log_probabilities: tuple[float, ...]
    lengths: tuple[int, ...]
    tokens_read: int
    tokens_reused: int


@dataclass(frozen=True, slots=True)
class Question:
    """Something asked of the model about what was read: the assistant answers with one of ``options``.

    Only the first token of each option counts, so their beginnings have to differ.
    """

    text: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionRequest:
    """Many questions on one shared prefix: ``messages`` are read once, each question as the person's next message.

    With ``sketch_tokens`` above 0 the questions have no options: each is answered by at most that many tokens,
    the likeliest ones, all side by side. ``plain`` asks in the plain form of a chat, not by the model's own
    template: a guard's own knows only its one question.
    """

    messages: tuple[PromptMessage, ...]
    questions: tuple[Question, ...]
    sequence: str = "analyst"
    prefill: str = ""
    template_variables: tuple[tuple[str, str | bool], ...] = ()
    sketch_tokens: int = 0
    plain: bool = False


@dataclass(frozen=True, slots=True)
class QuestionAnswers:
    """For each question the natural-log probabilities of its options' first tokens, or the sketch it was given."""

    log_probabilities: tuple[tuple[float, ...], ...]
    sketches: tuple[str, ...]
    tokens_read: int
    tokens_reused: int
    tokens_written: int
    seconds: float


class EndReason(StrEnum):
    """Why the engine stopped writing."""

    FINISHED = "finished"
    LENGTH = "length"
    CONTEXT_FULL = "context_full"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class ReadingProgress:
    """How much of the prompt is read: ``read`` of ``total`` tokens, ``reused`` of them from the cache."""

    read: int
    total: int
    reused: int


@dataclass(frozen=True, slots=True)
class GeneratedPiece:
    """Whole characters, and the ids of the tokens that made them."""

    text: str
    tokens: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class GenerationEnded:
    """The last event of a generation, with its counts and times."""

    reason: EndReason
    tokens_read: int  # decoded for the prompt in this call; cached ones are not in it
    tokens_reused: int
    tokens_written: int
    seconds_reading: float
    seconds_writing: float
    context_used: int
    seed: int


GenerationEvent = ReadingProgress | GeneratedPiece | GenerationEnded


@dataclass(frozen=True, slots=True)
class LoadedModel:
    """What the engine really loaded, from the file's own metadata and hash, not from its name."""

    name: str
    path: str
    sha256: str
    architecture: str
    context_size: int  # tokens of this context, not of the training
    parameters: int
    size_bytes: int
    device: str  # "CPU", or the device and the layers on it
    layers_offloaded: int
    layers_total: int
    fallback_reason: str  # why a device was not used; empty where none failed
    template_found: bool
    thinks: bool  # its template knows <think>
    opens_thinking: bool = False  # its template opens <think> itself, so what it writes begins within it


GPU_KINDS = ("gpu", "integrated")  # of ``Device.kind``: what layers can be offloaded to


@dataclass(frozen=True, slots=True)
class Device:
    """A device llama.cpp can compute on. Bytes; ``free_bytes`` as the driver says now."""

    name: str
    description: str
    kind: str  # "cpu", "gpu", "integrated", "accelerator"
    free_bytes: int
    total_bytes: int
