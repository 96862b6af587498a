"""What an OpenAI-compatible server answers, as far as it is read; all else in it is passed over."""

from __future__ import annotations

import msgspec

from app.json_decoding import decode_json


class Piece(msgspec.Struct, frozen=True):
    """A message, or the next piece of one; vLLM names the thinking by either word."""

    content: str | None = None
    reasoning_content: str | None = None
    reasoning: str | None = None

    @property
    def thinking(self) -> str:
        """The thinking in it."""
        return self.reasoning_content or self.reasoning or ""


class LikelyToken(msgspec.Struct, frozen=True):
    """A token that could have been written, and its natural-log probability."""

    token: str
    logprob: float


class _Place(msgspec.Struct, frozen=True):
    top_logprobs: tuple[LikelyToken, ...] = ()


class _Logprobs(msgspec.Struct, frozen=True):
    content: tuple[_Place, ...] | None = None


class Choice(msgspec.Struct, frozen=True):
    """The answer, or its next piece."""

    message: Piece = Piece()
    delta: Piece = Piece()
    finish_reason: str | None = None
    logprobs: _Logprobs | None = None

    @property
    def first_tokens(self) -> tuple[LikelyToken, ...]:
        """The likeliest first tokens of the answer; none where the server does not tell."""
        places = self.logprobs.content if self.logprobs is not None else None
        return places[0].top_logprobs if places else ()


class _PromptDetails(msgspec.Struct, frozen=True):
    cached_tokens: int | None = None


class Usage(msgspec.Struct, frozen=True):
    """Tokens that the server counted."""

    prompt_tokens: int = 0
    completion_tokens: int = 0
    prompt_tokens_details: _PromptDetails | None = None

    @property
    def reused(self) -> int:
        """Tokens of the prompt that the server had cached, as far as it says so."""
        details = self.prompt_tokens_details
        return min(self.prompt_tokens, (details.cached_tokens or 0) if details is not None else 0)

    @property
    def read(self) -> int:
        """Tokens of the prompt that were computed."""
        return self.prompt_tokens - self.reused


class Completion(msgspec.Struct, frozen=True):
    """An answer of ``chat/completions``, whole or the next piece of a stream."""

    choices: tuple[Choice, ...] = ()
    usage: Usage | None = None
    error: object = None

    @property
    def choice(self) -> Choice:
        """The only answer that was asked for."""
        return self.choices[0] if self.choices else Choice()


class OfferedModel(msgspec.Struct, frozen=True):
    """A model of the server; vLLM states its context."""

    id: str
    max_model_len: int | None = None


class ModelList(msgspec.Struct, frozen=True):
    """The answer of ``models``."""

    data: tuple[OfferedModel, ...]


class ErrorAnswer(msgspec.Struct, frozen=True):
    """What a server says of an error."""

    message: str = ""
    type: str = ""
    code: str = ""


def error_in(content: bytes) -> ErrorAnswer:
    """Return what is said of an error, whichever of the usual forms it has."""
    try:
        found = decode_json(content, object)
    except msgspec.DecodeError:
        return ErrorAnswer()
    inside = found.get("error", found) if isinstance(found, dict) else {}
    if not isinstance(inside, dict):
        return ErrorAnswer()
    return ErrorAnswer(*(str(inside.get(name) or "") for name in ("message", "type", "code")))
