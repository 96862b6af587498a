"""A model's vocabulary: text to tokens and back to bytes, exactly and in linear time."""

from __future__ import annotations

import codecs
import ctypes
import re
import unicodedata
from collections.abc import Sequence
from functools import cached_property, lru_cache

import llama_cpp.llama_cpp as native

from app.domain.generation import GeneratedPiece

_CACHED_SEGMENTS = 4096
_LOOKS_LIKE_MARKUP = re.compile(r"<[^\s<>]+>|\[/?[A-Z_]+\]")


# Tokenizers that were trained on composed text (NFC), a step that llama.cpp omits
_COMPOSING = frozenset({"qwen2", "deepseek-r1-qwen"})


class Vocabulary:
    """The vocabulary of one model. A user's text is tokenised with special tokens off: it never becomes control."""

    def __init__(self, model: native.llama_model_p) -> None:
        self._vocabulary = native.llama_model_get_vocab(model)
        self._composes = _setting(model, b"tokenizer.ggml.pre") in _COMPOSING
        self._buffer = ctypes.create_string_buffer(256)
        self.size = int(native.llama_vocab_n_tokens(self._vocabulary))
        self.has_tokeniser = native.llama_vocab_type(self._vocabulary) != native.LLAMA_VOCAB_TYPE_NONE
        self.adds_bos = bool(native.llama_vocab_get_add_bos(self._vocabulary))
        self.bos = int(native.llama_vocab_bos(self._vocabulary))
        self.eos = int(native.llama_vocab_eos(self._vocabulary))
        self.of_template = lru_cache(_CACHED_SEGMENTS)(lambda text: self._tokenise(text, special=True))
        self.of_text = lru_cache(_CACHED_SEGMENTS)(lambda text: self._tokenise(text, special=False))
        self.of_person = lru_cache(_CACHED_SEGMENTS)(self._of_person)
        self.bytes_of = lru_cache(self.size)(self._bytes_of)

    def _of_person(self, text: str) -> tuple[int, ...]:
        """Return the tokens of a user's text: no control token, and no markup token such as <think>.

        llama.cpp matches user-defined tokens even with specials off, so their texts are
        split after the first character, and the parts tokenised separately.
        """
        tokens: list[int] = []
        text = self._composed(text)
        begin = 0
        for found in self._markup.finditer(text) if self._markup else ():
            tokens += self._tokenise(text[begin : found.start() + 1], special=False)
            begin = found.start() + 1
        return (*tokens, *self._tokenise(text[begin:], special=False))

    @cached_property
    def _markup(self) -> re.Pattern[str] | None:
        """A pattern of the tokens outside ordinary text that look like markup."""
        apart = native.LLAMA_TOKEN_ATTR_CONTROL | native.LLAMA_TOKEN_ATTR_USER_DEFINED
        texts = [
            (native.llama_vocab_get_text(self._vocabulary, token) or b"").decode("utf-8", errors="replace")
            for token in range(self.size)
            if native.llama_vocab_get_attr(self._vocabulary, token) & apart
        ]
        markup = sorted((each for each in texts if _LOOKS_LIKE_MARKUP.fullmatch(each)), key=len, reverse=True)
        return re.compile("|".join(map(re.escape, markup))) if markup else None

    def _tokenise(self, text: str, *, special: bool) -> tuple[int, ...]:
        data = self._composed(text).encode("utf-8", errors="replace")
        room = len(data) + 8
        tokens = (native.llama_token * room)()
        count = native.llama_tokenize(self._vocabulary, data, len(data), tokens, room, False, special)
        if count < 0:
            room = -count
            tokens = (native.llama_token * room)()
            count = native.llama_tokenize(self._vocabulary, data, len(data), tokens, room, False, special)
        return tuple(tokens[:count])

    def _composed(self, text: str) -> str:
        return unicodedata.normalize("NFC", text) if self._composes else text

    def _piece(self, token: int, *, special: bool) -> bytes:
        length = self._into_buffer(token, special)
        if length < 0:  # the piece is longer than the buffer: retry with a larger one
            self._buffer = ctypes.create_string_buffer(-length)
            length = self._into_buffer(token, special)
        return self._buffer.raw[:length]

    def _into_buffer(self, token: int, special: bool) -> int:
        room = len(self._buffer)
        return int(native.llama_token_to_piece(self._vocabulary, token, self._buffer, room, 0, special))

    def _bytes_of(self, token: int) -> bytes:
        return self._piece(token, special=False)

    def ends(self, token: int) -> bool:
        """Return whether a token ends the assistant's turn."""
        return bool(native.llama_vocab_is_eog(self._vocabulary, token))

    def is_control(self, token: int) -> bool:
        """Return whether a token is a control token."""
        return bool(native.llama_vocab_is_control(self._vocabulary, token))

    def text_of(self, tokens: Sequence[int]) -> str:
        """Return the text of tokens; control tokens have none, bytes that are not UTF-8 become U+FFFD."""
        return b"".join(self.bytes_of(each) for each in tokens).decode("utf-8", errors="replace")

    def are_of(self, tokens: Sequence[int], text: str) -> bool:
        """Return whether tokens, whatever their source, are this vocabulary's and decode to exactly ``text``."""
        return all(0 <= each < self.size for each in tokens) and self.text_of(tokens) == text

    def name_of(self, token: int) -> str:
        """Return a token as a template writes it ("<s>"); empty where there is no such token."""
        if not 0 <= token < self.size:
            return ""
        return self._piece(token, special=True).decode("utf-8", errors="replace")

    @property
    def spellings(self) -> list[bytes]:
        """How the vocabulary spells each token; one that only fills up the table ("[PAD7]") is empty."""
        spelled, attributes = native.llama_vocab_get_text, native.llama_vocab_get_attr
        return [
            b""
            if attributes(self._vocabulary, token) & native.LLAMA_TOKEN_ATTR_UNUSED
            else spelled(self._vocabulary, token) or b""
            for token in range(self.size)
        ]

    @property
    def kind(self) -> int:
        """The kind of tokeniser, by which spellings stand for bytes."""
        return int(native.llama_vocab_type(self._vocabulary))

    def has(self, text: str) -> bool:
        """Return whether ``text`` is one control token of this vocabulary."""
        tokens = self.of_template(text)
        return len(tokens) == 1 and self.is_control(tokens[0])


class PieceJoiner:
    """Joins sampled tokens into whole characters in one pass."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self._waiting: list[int] = []

    def feed(self, token: int) -> GeneratedPiece | None:
        """Take a token; return the characters that are complete now, or None."""
        self._waiting.append(token)
        text = self._decoder.decode(self._vocabulary.bytes_of(token))
        return self._piece(text) if text else None

    def finish(self) -> GeneratedPiece | None:
        """Return the rest: incomplete characters become U+FFFD, and tokens without text are included."""
        text = self._decoder.decode(b"", final=True)
        return self._piece(text) if text or self._waiting else None

    def _piece(self, text: str) -> GeneratedPiece:
        tokens, self._waiting = tuple(self._waiting), []
        return GeneratedPiece(text, tokens)


def tokens_in_common(first: Vocabulary, second: Vocabulary) -> int:
    """Return how many tokens two vocabularies share from the first one on; 0 where they are not the same.

    Each token is the same bytes at the same number, special ones among them; one of the two may be filled up further.
    """
    ours, theirs = first.spellings, second.spellings
    common = min(len(ours), len(theirs))
    filled_up = not any(ours[common:]) and not any(theirs[common:])
    same = first.kind == second.kind and ours[:common] == theirs[:common] and filled_up
    return common if same else 0


def _setting(model: native.llama_model_p, key: bytes) -> str:
    """Return a short string of the model's metadata; empty where it is missing."""
    room = ctypes.create_string_buffer(64)
    length = native.llama_model_meta_val_str(model, key, room, len(room))
    return room.value.decode("utf-8", errors="replace") if length >= 0 else ""
