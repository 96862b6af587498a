"""Connections: only where they were named to go, each in the list with its bytes, whatever ends the process."""

from __future__ import annotations

import os
import socket
import threading
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from app.child_process import ChildProcess
from app.confinement.confinement import connects, list_connections_in
from app.confinement.connection_log import ConnectionLog, ConnectionNote, Purpose

NOTE = ConnectionNote(
    datetime(2026, 11, 29, 20, 15, tzinfo=UTC), "hub.example", 443, Purpose.DOWNLOAD, "a/b/c.gguf", False
)


class _Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"x" * 200_000)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def port() -> Iterator[int]:
    server = HTTPServer(("127.0.0.1", 0), _Answers)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def log(tmp_path: Path) -> ConnectionLog:
    path = tmp_path / "data" / "connections.jsonl"
    list_connections_in(path)
    return ConnectionLog(path)


def _ask(pipe: Connection, port: int) -> None:
    try:
        pipe.send(len(urllib.request.urlopen(f"http://127.0.0.1:{port}/a", timeout=10).read()))
    except OSError as error:
        pipe.send(str(error))
    try:
        socket.create_connection(("other.example", 80), 1)
    except OSError as error:
        pipe.send(str(error))
    pipe.recv()


def test_a_connection_is_listed_with_its_bytes_though_the_process_was_killed(
    log: ConnectionLog, port: int
) -> None:
    confinement = connects(Purpose.LISTING, "some/model", ["127.0.0.1"])
    process = ChildProcess("asks", _ask, port, confinement=confinement)
    assert process.pipe.recv() == 200_000
    assert "other.example, which nobody named" in process.pipe.recv()
    process.kill()
    process.close()
    (note,) = log.read()
    assert (note.host, note.port, note.purpose, note.subject) == ("127.0.0.1", port, "listing", "some/model")
    assert note.received >= 200_000 and 0 < note.sent < 2_000
    assert abs((datetime.now(UTC) - note.began).total_seconds()) < 60


def test_a_host_that_nobody_named_is_not_reached_and_not_listed(log: ConnectionLog, port: int) -> None:
    process = ChildProcess("asks", _ask, port, confinement=connects(Purpose.OTHER, "x", ["hub.example"]))
    assert "127.0.0.1, which nobody named" in process.pipe.recv()
    process.close()
    assert log.read() == ()


def test_the_list_is_the_newest_first_and_the_owners_alone(log: ConnectionLog, tmp_path: Path) -> None:
    first = log.begin(NOTE)
    second = log.begin(replace(NOTE, host="other.example", subject="模型" * 200))
    first.count(received=7)
    second.count(sent=5)
    first.count(received=10**12, sent=1)
    found = log.read()
    assert [(each.host, each.received, each.sent) for each in found] == [
        ("other.example", 0, 5),
        ("hub.example", 10**12 + 7, 1),
    ]
    assert found[1] == replace(NOTE, received=10**12 + 7, sent=1)
    if os.name == "posix":
        assert (tmp_path / "data" / "connections.jsonl").stat().st_mode & 0o777 == 0o600


def test_a_line_that_was_cut_off_or_written_over_harms_no_other(log: ConnectionLog, tmp_path: Path) -> None:
    path = tmp_path / "data" / "connections.jsonl"
    log.begin(NOTE)
    log.begin(replace(NOTE, port=2))
    content = path.read_bytes()
    path.write_bytes(b"\0" * 100 + content[100:] + content[:50])
    log.begin(replace(NOTE, port=3))
    assert [each.port for each in log.read()] == [3, 2]
