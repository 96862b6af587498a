"""The protocol's messages as bytes on the pipe, and failures as they cross it."""

from __future__ import annotations

from collections.abc import Mapping
from multiprocessing.connection import Connection

import msgspec

from app.domain.errors import EngineFailure, MemoryShort, NotTold, OysterError, PromptTooLong
from app.engine.protocol import PROTOCOL_VERSION, AnyAnswer, AnyRequest, Failed, FailureCode, Hello
from app.translation import tr

_encoder = msgspec.msgpack.Encoder()
_request_decoder: msgspec.msgpack.Decoder[AnyRequest] = msgspec.msgpack.Decoder(AnyRequest)
_answer_decoder: msgspec.msgpack.Decoder[AnyAnswer] = msgspec.msgpack.Decoder(AnyAnswer)
_VERSIONS_DIFFER = tr("The engine is of another version than the window. Run set-up again.")

_KINDS: Mapping[FailureCode, type[EngineFailure]] = {
    FailureCode.PROMPT_TOO_LONG: PromptTooLong,
    FailureCode.MEMORY_SHORT: MemoryShort,
    FailureCode.NOT_TOLD: NotTold,
}
"""What crosses the pipe as a kind of its own; any other failure is FAILED."""


class ProtocolError(EngineFailure):
    """The two ends do not speak the same protocol."""


def send(connection: Connection, message: AnyRequest | AnyAnswer) -> None:
    """Send one message. Raises ``OSError`` where the other end is gone."""
    connection.send_bytes(_encoder.encode(message))


def receive_request(connection: Connection) -> AnyRequest:
    """Read one request. Raises ``EOFError`` or ``OSError`` where the window is gone, ``ProtocolError``."""
    data = connection.recv_bytes()
    try:
        return _request_decoder.decode(data)
    except msgspec.DecodeError as error:
        raise ProtocolError(_VERSIONS_DIFFER, str(error)) from error


def receive_answer(connection: Connection) -> AnyAnswer:
    """Read one answer. Raises ``EOFError`` or ``OSError`` where the worker is gone, ``ProtocolError``."""
    data = connection.recv_bytes()
    try:
        return _answer_decoder.decode(data)
    except msgspec.DecodeError as error:
        raise ProtocolError(_VERSIONS_DIFFER, str(error)) from error


def code_of(error: OysterError) -> FailureCode:
    """Return how an error is told on the pipe."""
    return next((code for code, kind in _KINDS.items() if isinstance(error, kind)), FailureCode.FAILED)


def failure_of(failed: Failed) -> EngineFailure:
    """Return the error for a failed request."""
    return _KINDS.get(failed.code, EngineFailure)(failed.sentence, failed.detail)


def check_hello(answer: AnyAnswer) -> None:
    """Check the worker's version. Raises ``ProtocolError`` where it is another one."""
    if not isinstance(answer, Hello) or answer.version != PROTOCOL_VERSION:
        raise ProtocolError(_VERSIONS_DIFFER, f"{answer} where version {PROTOCOL_VERSION} is wanted")
