"""Requests to an engine and the events of a generation; shared by both ends of the protocol."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.conversation import Role
from app.domain.measured_speed import Chosen


@dataclass(frozen=True, slots=True)
class Sampling:
    """Sampling settings; ``seed`` None asks for a random one, and the seed used is reported back."""

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
    """A conversation for the assistant to continue.

    ``sequence`` names the engine's KV sequence whose tokens are kept for the next call ("conversation",
    "analyst"). ``prefill`` is text that the assistant's message begins with. ``template_variables`` are
    passed to the model's own template. ``grammar`` (GBNF, its first rule ``root``) constrains everything
    written after the prefill; empty for none. ``schema`` is the same form as a JSON schema, for a server elsewhere.
    ``plain`` asks in a generic chat format, not by the model's own template. ``speculates`` lets tokens that repeat
    earlier ones, or that a helper guesses, be decoded ahead, several at once, where that is quicker: by the same
    distribution, but rounded otherwise, so that with the same seed another token may come where two are almost equally
    likely.
    """

    messages: tuple[PromptMessage, ...]
    sampling: Sampling = field(default_factory=Sampling)
    sequence: str = "conversation"
    prefill: str = ""
    template_variables: tuple[tuple[str, str | bool], ...] = ()
    grammar: str = ""
    schema: str = ""
    plain: bool = False
    speculates: bool = True


@dataclass(frozen=True, slots=True)
class PrefixRequest:
    """What stands before the person's next message: the system prompt, if there is one, and whole exchanges.

    It is rendered as in the next prompt, so without the thinking that a template drops from earlier replies.
    """

    messages: tuple[PromptMessage, ...]
    sequence: str = "conversation"


@dataclass(frozen=True, slots=True)
class PrefixRead:
    """How many tokens of a prefix were decoded and how many were cached; fewer than all where it was cancelled."""

    tokens_read: int
    tokens_reused: int


@dataclass(frozen=True, slots=True)
class StateRequest:
    """A request for what the engine has computed of a conversation, to be kept on disk: at most ``most_bytes``.

    ``known`` are the tokens of the state that is kept already; if little came after them there is no need of another.
    """

    prefix: PrefixRequest
    most_bytes: int
    known: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class StateFacts:
    """What a computed state holds and where it is of use: its tokens, its bytes, and which engine wrote it."""

    tokens: tuple[int, ...]
    size: int
    engine: str


@dataclass(frozen=True, slots=True)
class OptionRequest:
    """A request to score how likely the assistant is to begin with each option, on forks of the cached prefix.

    The prompt is read into ``sequence`` (reusing its longest common prefix), the options on forks of it. ``plain`` as
    in ``GenerationRequest``.
    """

    messages: tuple[PromptMessage, ...]
    options: tuple[str, ...]
    sequence: str = "analyst"
    prefill: str = ""
    template_variables: tuple[tuple[str, str | bool], ...] = ()
    plain: bool = False


@dataclass(frozen=True, slots=True)
class OptionScores:
    """Natural-log probabilities, one an option: the sum over its ``lengths`` tokens."""

    log_probabilities: tuple[float, ...]
    lengths: tuple[int, ...]
    tokens_read: int
    tokens_reused: int


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the model about what was read: the assistant answers with one of ``options``.

    Only the first token of each option counts, so their beginnings have to differ.
    """

    text: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionRequest:
    """Many questions on one shared prefix: ``messages`` are read once, each question as the person's next message.

    With ``sketch_tokens`` above 0 the questions have no options: each is answered greedily by at most that many
    tokens, all side by side. ``plain`` asks in a generic chat format, not by the model's own template: a guard's
    own supports only its one question.
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
    """For each question the natural-log probabilities of its options' first tokens, or its sketch."""

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
    """Progress of the prompt: ``read`` of ``total`` tokens, ``reused`` of them from the cache."""

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
    tokens_foreseen: int = 0  # of those written, that had been drafted; what the helper guessed is among them
    tokens_by_helper: int = 0
    helper_let_go: bool = False  # it won nothing over some replies, so its memory is free again


GenerationEvent = ReadingProgress | GeneratedPiece | GenerationEnded


class Likelihoods(StrEnum):
    """Of what an engine tells how likely the model is to write it."""

    NOTHING = "nothing"
    FIRST_TOKENS = "first_tokens"  # of the likeliest ones
    WHOLE_TEXTS = "whole_texts"


@dataclass(frozen=True, slots=True)
class LoadedModel:
    """The model as loaded, described by the file's own metadata and hash, not its name.

    Of one that a ``server`` runs (host and port) nothing but its name and its context is known: ``sha256`` is then that
    of its address and name, and no file's.
    """

    name: str
    path: str
    sha256: str
    architecture: str
    context_size: int  # tokens of this context, not the training length
    parameters: int
    size_bytes: int
    device: str  # "CPU", or the device and the number of layers on it
    layers_offloaded: int
    layers_total: int
    fallback_reason: str  # why a device was not used; empty where none failed
    template_found: bool
    thinks: bool  # its template knows <think>
    opens_thinking: bool = False  # its template opens <think> itself, so its output begins inside it
    server: str = ""
    likelihoods: Likelihoods = Likelihoods.WHOLE_TEXTS
    helper: str = ""  # the smaller model that guesses ahead, or empty
    no_helper: str = ""  # why there is none, where one was asked for
    placed_on: str = ""  # llama.cpp's name of the device
    computes_with: Chosen | None = None


GPU_KINDS = ("gpu", "integrated")  # values of ``Device.kind`` to which layers can be offloaded


@dataclass(frozen=True, slots=True)
class Device:
    """A device that llama.cpp can compute on. Sizes in bytes; ``free_bytes`` as reported by the driver."""

    name: str
    description: str
    kind: str  # "cpu", "gpu", "integrated", "accelerator"
    free_bytes: int
    total_bytes: int
