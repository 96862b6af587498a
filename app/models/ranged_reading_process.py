"""Reading parts of a hub's files by ranged requests, run in the child process."""

from __future__ import annotations

import re
import time
from multiprocessing.connection import Connection

import msgspec
from huggingface_hub.utils import (  # type: ignore[attr-defined] # public, exported lazily
    hf_raise_for_status,
    http_stream_backoff,
)

from app.models.bounded_answer import body_of
from app.models.downloader_process import settle
from app.models.downloader_protocol import Order, Span, SpanRead
from app.models.errors import FailureKind
from app.models.file_location import FileLocation, locate, page_of
from app.models.hub_errors import Refusal, check_order, patiently, refused
from app.models.speed_limit import Throttle
from app.translation import tr


def serve(connection: Connection, order_bytes: bytes, spans: tuple[Span, ...]) -> None:
    """Read the spans in their order and send each over the pipe; the last message may be a ``Refused``."""
    order = msgspec.msgpack.decode(order_bytes, type=Order)
    settle(order.stall_seconds)
    page = page_of(order)
    reading = SpanReader(order)
    try:
        check_order(order)
        for number, span in enumerate(spans):
            content = reading.read(span)
            connection.send_bytes(msgspec.msgpack.encode(SpanRead(number, content)))
    except (BrokenPipeError, ConnectionResetError):
        return
    except Exception as error:  # noqa: BLE001 - any network error is reported in one sentence
        connection.send_bytes(msgspec.msgpack.encode(refused(error, reading.order, page)))


class SpanReader:
    """The reading of one order; ``order.file`` is the file in progress."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self._throttle = Throttle(order.bytes_per_second, _wait)
        self._locations: dict[str, FileLocation] = {}  # file → where its bytes are, asked once

    def read(self, span: Span) -> bytes:
        """Return the bytes of a span. Raises ``Refusal`` and the errors of the connection."""
        self.order = msgspec.structs.replace(self.order, file=span.file)
        return patiently(lambda: self._read(span))

    def _read(self, span: Span) -> bytes:
        location = self._location(span.file)
        headers = {**location.headers, "Range": f"bytes={span.begin}-{span.begin + span.size_bytes - 1}"}
        with http_stream_backoff(
            "GET",
            location.address,
            headers=headers,
            timeout=self.order.stall_seconds,
            retry_on_exceptions=(),
            retry_on_status_codes=(),
        ) as response:
            hf_raise_for_status(response)
            stated = response.headers.get("Content-Range", "")
            if response.status_code != 206 or re.match(rf"bytes {span.begin}-", stated) is None:
                raise Refusal(
                    FailureKind.REFUSED,
                    tr(
                        "The hub does not give parts of files, so nothing can be compared without fetching it all."
                    ),
                    f"status {response.status_code}, {stated!r}",
                )
            content = body_of(response, span.size_bytes, self._let_pass)
        if len(content) != span.size_bytes:
            raise Refusal(
                FailureKind.INTEGRITY,
                tr("The hub's {file} ends before the place that its own list names.", file=span.file),
                f"{len(content)} of {span.size_bytes} bytes from {span.begin}",
            )
        return content

    def _let_pass(self, size_bytes: int) -> None:
        self._throttle.let_pass(size_bytes, lambda: None)

    def _location(self, file: str) -> FileLocation:
        if file not in self._locations:
            self._locations[file] = locate(self.order)
        return self._locations[file]


def _wait(seconds: float) -> None:
    """Wait; the limit stays as it was when the reading began."""
    time.sleep(seconds)
