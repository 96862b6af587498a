"""Reading parts of a hub's files in a child process, without fetching the files."""

from __future__ import annotations

import threading
from collections.abc import Generator, Sequence
from multiprocessing.connection import Connection

import msgspec

from app.child_process import ChildProcess
from app.confinement.connection_log import Purpose
from app.models.downloader_protocol import Order, Refused, Span, SpanRead
from app.models.errors import DownloadCancelled, DownloadFailed
from app.models.reach import reach
from app.translation import tr

_answers: msgspec.msgpack.Decoder[SpanRead | Refused] = msgspec.msgpack.Decoder(SpanRead | Refused)


def _serve(connection: Connection, order: bytes, spans: tuple[Span, ...]) -> None:
    """Run the child process; the hub's library is imported only there."""
    from app.models.ranged_reading_process import serve

    serve(connection, order, spans)


class RangedReading:
    """One reading of parts of a repository's files. ``contents`` blocks; ``cancel`` may come from any thread."""

    def __init__(self, order: Order, spans: Sequence[Span]) -> None:
        self._order, self._spans = order, tuple(spans)
        self._cancelled = threading.Event()

    def contents(self) -> Generator[bytes]:
        """Yield the bytes of each span, in order. Raises ``DownloadFailed``, ``DownloadCancelled``."""
        order = msgspec.msgpack.encode(self._order)
        process = ChildProcess(
            "oyster-ranges", _serve, order, self._spans, confinement=reach(self._order, Purpose.COMPARISON)
        )
        try:
            for _ in self._spans:
                yield self._next(process)
        finally:
            process.close()

    def cancel(self) -> None:
        """Cancel the reading."""
        self._cancelled.set()

    def _next(self, process: ChildProcess) -> bytes:
        try:
            while not process.pipe.poll(0.1):
                if self._cancelled.is_set():
                    raise DownloadCancelled(tr("It is cancelled."))
            answer = _answers.decode(process.pipe.recv_bytes())
        except (EOFError, OSError) as error:
            sentence = tr("Reading parts of the published weights ended unexpectedly. Ask again.")
            raise DownloadFailed(sentence, str(error)) from error
        if isinstance(answer, Refused):
            raise DownloadFailed(answer.sentence, answer.detail, answer.kind, in_terminal=answer.in_terminal)
        return answer.content
