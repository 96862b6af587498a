"""The wire protocol between the program and its quantising process: typed, versioned messages on a pipe."""

from __future__ import annotations

import msgspec

from app.domain.quantisation import TensorJob

QUANTISING_VERSION = 1


class QuantiseFile(msgspec.Struct, frozen=True, tag=True):
    """Quantise a whole GGUF; answered by ``Share`` messages and ``Finished``. ``file_type`` is llama.cpp's."""

    source: str
    target: str
    file_type: int


class WriteTensor(msgspec.Struct, frozen=True, tag=True):
    """Quantise one tensor; answered by ``Finished``."""

    job: TensorJob


Work = QuantiseFile | WriteTensor


class Ready(msgspec.Struct, frozen=True, tag=True):
    """Sent once by the process when it is ready."""

    version: int
    build: str


class Share(msgspec.Struct, frozen=True, tag=True):
    """The share of a file that is done, 0 to 1."""

    share: float


class Finished(msgspec.Struct, frozen=True, tag=True):
    """The work is done and on disk."""


class Failed(msgspec.Struct, frozen=True, tag=True):
    """The work failed."""

    sentence: str
    detail: str


Answer = Ready | Share | Finished | Failed

_works: msgspec.msgpack.Decoder[Work] = msgspec.msgpack.Decoder(Work)
_answers: msgspec.msgpack.Decoder[Answer] = msgspec.msgpack.Decoder(Answer)


def decode_work(data: bytes) -> Work:
    """Return the decoded request."""
    return _works.decode(data)


def decode_answer(data: bytes) -> Answer:
    """Return the decoded answer."""
    return _answers.decode(data)
