"""A server on loopback for what the real one cannot be made to do: it cuts, stalls, talks rubbish, leads elsewhere."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum, auto
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

WRITTEN = "Some words"
THOUGHT = "A thought"


class Trouble(Enum):
    """What it does once it is asked to write."""

    NONE = auto()
    CUT = auto()  # ends the connection after some words
    CUT_AT_ONCE = auto()  # the same before the first one
    SILENT_END = auto()  # ends the answer properly, without saying that it is over
    STALL = auto()  # takes the request and says nothing
    SIGNS_OF_LIFE = auto()  # the same, with comments in between
    RUBBISH = auto()  # a page for people
    RUBBISH_INSIDE = auto()  # after some words
    ENDLESS_LINE = auto()
    FAILS_INSIDE = auto()  # tells of an error after some words
    ELSEWHERE = auto()  # a redirect
    BUSY = auto()
    NO_FORM = auto()  # passes over the form that was asked for
    THINKS_APART = auto()  # as vLLM with a parser for the thinking, which also counts its tokens


class TroubledServer(ThreadingHTTPServer):
    """``asked`` are the paths that were asked for, with the bodies."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.trouble = Trouble.NONE
        self.asked: list[tuple[str, dict[str, object]]] = []
        self.over = threading.Event()

    @property
    def address(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: TroubledServer

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer with one model."""
        self.server.asked.append((self.path, {}))
        self._whole({"data": [{"id": "trial", "max_model_len": 1234}]})

    def do_POST(self) -> None:
        """Do as the trouble says."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append((self.path, body))
        trouble = self.server.trouble
        if trouble in _STATUS:
            self.send_response(_STATUS[trouble])
            self.send_header("Location", "http://127.0.0.1:1/v1/chat/completions")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif trouble is Trouble.STALL:
            self.server.over.wait(60)
            self.close_connection = True
        elif trouble is Trouble.RUBBISH:
            self._content(b"<html>Welcome</html>", "text/html")
        elif body.get("stream"):
            self._stream(trouble)
        else:
            self._whole({"choices": [{"message": {"content": WRITTEN}, "finish_reason": "stop"}]})

    def _whole(self, answer: object) -> None:
        self._content(json.dumps(answer).encode(), "application/json")

    def _content(self, content: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _stream(self, trouble: Trouble) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        if trouble is Trouble.SIGNS_OF_LIFE:
            while not self.server.over.wait(0.1):
                self._chunk(b": ping\n\n")
        if trouble is Trouble.THINKS_APART:
            for word in THOUGHT.split(" "):
                self._data({"choices": [{"delta": {"reasoning_content": f"{word} "}}]})
        if trouble is not Trouble.CUT_AT_ONCE:
            for word in WRITTEN.split(" "):
                self._data({"choices": [{"delta": {"content": f"{word} "}}]})
        if trouble in (Trouble.CUT, Trouble.CUT_AT_ONCE):
            self.close_connection = True
            self.connection.close()
            return
        if trouble is Trouble.RUBBISH_INSIDE:
            self._chunk(b"data: {not json}\n\n")
        if trouble is Trouble.FAILS_INSIDE:
            self._data({"error": {"message": "out of memory", "code": 500}})
        if trouble is Trouble.ENDLESS_LINE:
            self._chunk(b"data: " + b"a" * 2**21 + b"\n\n")
        if trouble is not Trouble.SILENT_END:
            self._data({"choices": [{"delta": {}, "finish_reason": "stop"}]})
            details = {"cached_tokens": 30}
            self._data(
                {
                    "choices": [],
                    "usage": {"prompt_tokens": 40, "completion_tokens": 7, "prompt_tokens_details": details},
                }
            )
        self._chunk(b"data: [DONE]\n\n")
        self._chunk(b"")

    def _data(self, answer: object) -> None:
        self._chunk(b"data: " + json.dumps(answer).encode() + b"\n\n")

    def _chunk(self, content: bytes) -> None:
        self.wfile.write(f"{len(content):x}\r\n".encode() + content + b"\r\n")
        self.wfile.flush()


_STATUS = {Trouble.ELSEWHERE: 307, Trouble.BUSY: 503}


@contextmanager
def troubled_server() -> Iterator[TroubledServer]:
    """Yield a server that listens."""
    server = TroubledServer()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()
