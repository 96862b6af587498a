"""A server on loopback that speaks ModelScope's interface, as the source of its package describes it.

Small files are sent whole, whatever range is asked for; large ones are redirected to another host, which gives ranges.
"""

from __future__ import annotations

import hashlib
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlsplit

_SMALL_BYTES = 64 * 1024
_MODEL = re.compile(r"/api/v1/models/([^/]+/[^/]+)/(repo|repo/files)")


@dataclass
class Seen:
    """A request: where it came in, its range, and what it carried of a token."""

    host: str
    path: str
    byte_range: str
    authorization: str
    cookie: str


@dataclass
class LoopbackModelScope:
    """The state of the server; tests change it between requests."""

    endpoint: str
    commit: str = "89abcdef0123456789abcdef0123456789abcdef"
    files: dict[tuple[str, str], bytes] = field(default_factory=dict)
    stated: dict[str, str] = field(default_factory=dict)  # another hash than the true one, by path
    token: str = ""  # without which nothing is given
    cuts: int = 0  # answers of the other host that break off half-way
    refuses: bool = False  # answers 200 with "Success": false
    seen: list[Seen] = field(default_factory=list)

    def offer_folder(self, repo: str, folder: Path) -> None:
        """Put all files of a folder into a repository."""
        for path in sorted(each for each in folder.iterdir() if each.is_file()):
            self.files[repo, path.name] = path.read_bytes()

    def listed(self, repo: str) -> list[dict[str, object]]:
        """Return the entries of the list of files, a folder among them."""
        blobs: list[dict[str, object]] = [
            {
                "Name": name,
                "Path": name,
                "Type": "blob",
                "Size": len(content),
                "Sha256": self.stated.get(name, hashlib.sha256(content).hexdigest()),
                "Revision": self.commit,
                "CommittedDate": 1_756_000_000 + number,
                "IsLFS": len(content) > _SMALL_BYTES,
            }
            for number, ((of, name), content) in enumerate(self.files.items())
            if of == repo
        ]
        return [*blobs, {"Name": "figures", "Path": "figures", "Type": "tree", "Size": 0, "Sha256": ""}]


@contextmanager
def open_modelscope() -> Iterator[LoopbackModelScope]:
    """Provide a running server."""
    state = LoopbackModelScope("")

    class Bound(_Handler):
        world = state

    servers = [ThreadingHTTPServer(("127.0.0.1", 0), Bound) for _ in range(2)]
    front, store = (f"http://127.0.0.1:{each.server_address[1]}" for each in servers)
    state.endpoint, Bound.store = front, store
    for each in servers:
        each.daemon_threads, each.block_on_close = True, False
        threading.Thread(target=each.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield state
    finally:
        for each in servers:
            each.shutdown()
            each.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    world: LoopbackModelScope
    store: str

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing."""

    def do_GET(self) -> None:
        headers = self.headers
        seen = (headers.get(name, "") for name in ("Host", "Range", "Authorization", "Cookie"))
        host, byte_range, authorization, cookie = seen
        self.world.seen.append(Seen(host, self.path, byte_range, authorization, cookie))
        parts = urlsplit(self.path)
        if parts.path.startswith("/store/"):
            repo, _, name = unquote(parts.path).removeprefix("/store/").partition("//")
            self._give_range(self.world.files[repo, name])
            return
        found = _MODEL.fullmatch(parts.path)
        asked = {key: values[0] for key, values in parse_qs(parts.query).items()}
        if self.world.token and authorization != f"Bearer {self.world.token}":
            self._give(404, b'{"Code":10010205001,"Success":false,"Message":"not found"}')
        elif found is None or asked.get("Revision") != "master":
            self._give(404, b'{"Code":404,"Success":false,"Message":"no such revision"}')
        elif found[2] == "repo/files":
            self._list(found[1])
        else:
            self._file(found[1], asked["FilePath"])

    def _list(self, repo: str) -> None:
        if self.world.refuses or not any(of == repo for of, _ in self.world.files):
            self._give(200, b'{"Code":10010205001,"Success":false,"Message":"record not found","Data":null}')
            return
        data = {"Files": self.world.listed(repo), "IsVisual": 0}
        self._give(200, json.dumps({"Code": 200, "Success": True, "Message": "", "Data": data}).encode())

    def _file(self, repo: str, name: str) -> None:
        content = self.world.files.get((repo, name))
        if content is None:
            self._give(404, b"{}")
        elif len(content) <= _SMALL_BYTES:
            self._give(200, content)
        else:
            self.send_response(302)
            self.send_header("Location", f"{self.store}/store/{quote(repo)}//{quote(name)}")
            self.send_header("Content-Length", "0")
            self.end_headers()

    def _give(self, status: int, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _give_range(self, content: bytes) -> None:
        asked = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        begin = int(asked[1]) if asked else 0
        end = min(len(content), int(asked[2]) + 1) if asked and asked[2] else len(content)
        self.send_response(206 if asked else 200)
        if asked:
            self.send_header("Content-Range", f"bytes {begin}-{end - 1}/{len(content)}")
        self.send_header("Content-Length", str(end - begin))
        self.end_headers()
        stop = end
        if self.world.cuts and end - begin > _SMALL_BYTES:
            self.world.cuts -= 1
            stop = (begin + end) // 2
        self.wfile.write(content[begin:stop])
        if stop < end:
            self.close_connection = True
            self.connection.close()
