"""One question to the hub, asked by a child process, which alone connects."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

import msgspec

from app.child_process import ChildProcess
from app.confinement.connection_log import Purpose
from app.models.downloader_protocol import Order, Refused
from app.models.errors import DownloadCancelled, DownloadFailed
from app.models.reach import reach
from app.translation import tr

_Answer = TypeVar("_Answer")


class HubQuestion(Generic[_Answer]):
    """``run`` blocks; ``cancel`` may come from any thread.

    ``serve`` gets its end of the pipe, the encoded order, and the ``arguments``.
    """

    def __init__(
        self,
        serve: Callable[..., None],
        decode: Callable[[bytes], _Answer | Refused],
        order: Order,
        *arguments: object,
    ) -> None:
        self._serve, self._decode, self._order, self._arguments = serve, decode, order, arguments
        self._cancelled = threading.Event()

    def run(self) -> _Answer:
        """Return the answer. Raises ``DownloadFailed`` with one sentence, ``DownloadCancelled``."""
        arguments = (msgspec.msgpack.encode(self._order), *self._arguments)
        reached = reach(self._order, Purpose.LISTING if self._order.repo else Purpose.SEARCH)
        process = ChildProcess("oyster-listing", self._serve, *arguments, confinement=reached)
        try:
            while not process.pipe.poll(0.1):
                if self._cancelled.is_set():
                    raise DownloadCancelled(tr("It is cancelled."))
            answer = self._decode(process.pipe.recv_bytes())
        except (EOFError, OSError) as error:
            raise DownloadFailed(tr("Asking the hub ended unexpectedly. Ask again."), str(error)) from error
        finally:
            process.close()
        if isinstance(answer, Refused):
            raise DownloadFailed(answer.sentence, answer.detail, answer.kind, in_terminal=answer.in_terminal)
        return answer

    def cancel(self) -> None:
        """Cancel the question."""
        self._cancelled.set()
