"""A model's vocabulary: text to tokens, and tokens back to bytes, exactly and in linear time."""

from __future__ import annotations

import codecs
import ctypes
from functools import lru_cache

import llama_cpp.llama_cpp as native

from app.domain.generation import GeneratedPiece

_CACHED_SEGMENTS = 4096


class Vocabulary:
    """Tokens of one model. What a person types is tokenised with specials off: it never becomes control."""

    def __init__(self, model: native.llama_model_p) -> None:
        self._vocabulary = native.llama_model_get_vocab(model)
        self._buffer = ctypes.create_string_buffer(256)
        self.size = int(native.llama_vocab_n_tokens(self._vocabulary))
        self.adds_bos = bool(native.llama_vocab_get_add_bos(self._vocabulary))
        self.bos = int(native.llama_vocab_bos(self._vocabulary))
        self.of_template = lru_cache(_CACHED_SEGMENTS)(lambda text: self._tokenise(text, special=True))
        self.of_person = lru_cache(_CACHED_SEGMENTS)(lambda text: self._tokenise(text, special=False))
        self.bytes_of = lru_cache(self.size)(self._bytes_of)

    def _tokenise(self, text: str, *, special: bool) -> tuple[int, ...]:
        data = text.encode("utf-8", errors="replace")
        room = len(data) + 8
        tokens = (native.llama_token * room)()
        count = native.llama_tokenize(self._vocabulary, data, len(data), tokens, room, False, special)
        if count < 0:
            room = -count
            tokens = (native.llama_token * room)()
            count = native.llama_tokenize(self._vocabulary, data, len(data), tokens, room, False, special)
        return tuple(tokens[:count])

    def _bytes_of(self, token: int) -> bytes:
        length = native.llama_token_to_piece(
            self._vocabulary, token, self._buffer, len(self._buffer), 0, False
        )
        if length < 0:  # the piece is longer than the buffer: ask again with room
            self._buffer = ctypes.create_string_buffer(-length)
            length = native.llama_token_to_piece(
                self._vocabulary, token, self._buffer, len(self._buffer), 0, False
            )
        return self._buffer.raw[:length]

    def ends(self, token: int) -> bool:
        """Answer whether a token ends the assistant's turn."""
        return bool(native.llama_vocab_is_eog(self._vocabulary, token))

    def is_control(self, token: int) -> bool:
        """Answer whether a token is a control token."""
        return bool(native.llama_vocab_is_control(self._vocabulary, token))

    def text_of(self, tokens: tuple[int, ...]) -> str:
        """Answer the text of tokens; bytes that are no UTF-8 become U+FFFD."""
        return b"".join(self.bytes_of(each) for each in tokens).decode("utf-8", errors="replace")

    def has(self, text: str) -> bool:
        """Answer whether ``text`` is one control token of this vocabulary."""
        tokens = self.of_template(text)
        return len(tokens) == 1 and self.is_control(tokens[0])


class PieceJoiner:
    """Joins tokens into whole characters as they are sampled: one pass, no character given out in halves."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self._waiting: list[int] = []

    def feed(self, token: int) -> GeneratedPiece | None:
        """Take a token; answer the characters that are whole now, or None."""
        self._waiting.append(token)
        text = self._decoder.decode(self._vocabulary.bytes_of(token))
        return self._piece(text) if text else None

    def finish(self) -> GeneratedPiece | None:
        """Answer what is left: half characters become U+FFFD."""
        text = self._decoder.decode(b"", final=True)
        return self._piece(text) if text or self._waiting else None

    def _piece(self, text: str) -> GeneratedPiece:
        tokens, self._waiting = tuple(self._waiting), []
        return GeneratedPiece(text, tokens)
