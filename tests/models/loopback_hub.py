"""A hub on loopback that behaves like the real one: resolve, redirect, ranges, ETags, gates, failures."""

from __future__ import annotations

import hashlib
import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self
from urllib.parse import parse_qs, quote, unquote, urlsplit

_RESOLVE = re.compile(r"/((?:datasets/)?[^/]+/[^/]+)/resolve/([^/]+)/(.+)")
_INFO = re.compile(r"/api/models/([^/]+/[^/]+)(?:/revision/([^/]+))?")
_LARGE_BYTES = 10 * 2**20  # larger files are in LFS on the real hub
_PIECE = 64 * 1024
_REST_SECONDS = 60.0  # within which answers that nobody waits for any more are over


@dataclass
class Trouble:
    """A failure of a file's transfers; counts go down as they are used."""

    stalls: int = 0  # number of responses that go silent after ``after_bytes``
    cuts: int = 0  # number of responses cut off after ``after_bytes``
    after_bytes: int = 64 * 1024
    stall_seconds: float = 60.0
    bytes_per_second: int = 0  # bytes a second; 0: no limit
    ignores_ranges: bool = False
    wrong_bytes: bool = False  # the bytes are not those of the ETag
    server_errors: int = 0  # number of responses with status 503
    held: threading.Event | None = None  # until it is set, no body goes further than ``after_bytes``


class Content(Protocol):
    """The bytes of a file: ``bytes``, or an object that makes slices on request."""

    def __len__(self) -> int: ...

    def __getitem__(self, span: slice, /) -> bytes: ...


@dataclass
class HubFile:
    """A file of a repository; ``sha256`` is the hash that the hub states."""

    content: Content
    sha256: str
    trouble: Trouble = field(default_factory=Trouble)
    states_sha256: bool = True  # else the ETag is a git blob's, as for small files
    states_size: bool = True
    claims_bytes: int = 0  # a stated size instead of the true one

    @property
    def blob_id(self) -> str:
        """Return the git object name of the content."""
        if not isinstance(self.content, bytes):
            return "0" * 40  # of a large file, where it is not used
        return hashlib.sha1(b"blob %d\0" % len(self.content) + self.content).hexdigest()


@dataclass(frozen=True)
class Request:
    """A request; ``served`` counts the body bytes sent."""

    method: str
    path: str
    byte_range: str
    authorization: str
    user_agent: str
    served: int


class LoopbackHub:
    """A hub on 127.0.0.1, on a port of its own; use as a context manager, and ``endpoint`` as ``HF_ENDPOINT``."""

    def __init__(self) -> None:
        self.commit = "0123456789abcdef0123456789abcdef01234567"
        self.commits: set[str] = {self.commit}  # commits whose files can be fetched
        self.files: dict[tuple[str, str], HubFile] = {}
        self.leads_to = ""  # another base URL for large files than the hub's own
        self.gated: dict[str, str] = {}  # repository → the token that gives access
        self.hidden: dict[str, str] = {}  # repository that is not there but for this token
        self.tokens: set[str] = set()  # valid tokens, whatever they give access to
        self.requests: list[Request] = []
        self._guard = threading.Condition()
        self._under_way = 0  # answers that are not noted yet
        self._closing = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._server.block_on_close = False
        self._cdn = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._cdn.daemon_threads = True
        self._cdn.block_on_close = False
        self._threads = [
            threading.Thread(target=each.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
            for each in (self._server, self._cdn)
        ]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closing.set()
        for server in (self._server, self._cdn):
            server.shutdown()
            server.server_close()

    @property
    def endpoint(self) -> str:
        """The base URL of the hub."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def cdn(self) -> str:
        """The base URL for large files: another host, so that tokens must not be sent there."""
        return self.leads_to or f"http://localhost:{self._cdn.server_address[1]}"

    def offer(self, repo: str, name: str, content: bytes, trouble: Trouble | None = None) -> HubFile:
        """Put a file into a repository."""
        offered = HubFile(content, hashlib.sha256(content).hexdigest(), trouble or Trouble())
        self.files[repo, name] = offered
        return offered

    def offer_folder(self, repo: str, folder: Path) -> None:
        """Put all files of a folder into a repository, large ones and weights in LFS."""
        for path in sorted(each for each in folder.iterdir() if each.is_file()):
            offered = self.offer(repo, path.name, path.read_bytes())
            large = path.suffix == ".safetensors" or len(offered.content) > _LARGE_BYTES
            offered.states_sha256 = large or path.name == "tokenizer.json"

    def move_on(self, commit: str, *, forget: bool = False) -> None:
        """Let "main" be another commit; the earlier one stays available unless it is forgotten."""
        if forget:
            self.commits.clear()
        self.commit = commit
        self.commits.add(commit)

    def gate(self, repo: str, token: str) -> None:
        """Gate a repository for all but those with ``token``."""
        self.gated[repo] = token
        self.tokens.add(token)

    def hide(self, repo: str, token: str) -> None:
        """Let a repository be private: to all but those with ``token`` it is not there."""
        self.hidden[repo] = token
        self.tokens.add(token)

    def served(self, method: str = "GET") -> int:
        """Return the body bytes sent so far."""
        with self._guard:
            return sum(each.served for each in self.requests if each.method == method)

    def settled(self) -> int:
        """Return the body bytes sent, once every request is logged, which happens after its end."""
        with self._guard:
            rested = self._guard.wait_for(lambda: not self._under_way, _REST_SECONDS)
            assert rested, f"{self._under_way} answers were not over in {_REST_SECONDS:.0f} s"
        return self.served()

    def asked(self, method: str = "GET") -> list[Request]:
        """Return the finished requests, in order of their end."""
        with self._guard:
            return [each for each in self.requests if each.method == method]

    def begin(self) -> None:
        """Take in that an answer is under way, until it is noted."""
        with self._guard:
            self._under_way += 1

    def note(self, request: Request) -> None:
        """Log a request."""
        with self._guard:
            self.requests.append(request)
            self._under_way -= 1
            self._guard.notify_all()

    def take(self, trouble: Trouble, kind: str) -> bool:
        """Return whether a failure of that kind is still due, and use it up."""
        with self._guard:
            due: int = getattr(trouble, kind)
            setattr(trouble, kind, max(0, due - 1))
            return due > 0

    def wait(self, seconds: float) -> None:
        """Sleep, but not past the hub's end."""
        self._closing.wait(seconds)

    def wait_for(self, held: threading.Event) -> None:
        """Sleep until an event is set, but not past the hub's end."""
        while not held.wait(0.05) and not self._closing.is_set():
            pass


@contextmanager
def open_hub() -> Iterator[LoopbackHub]:
    """Provide a running hub."""
    with LoopbackHub() as hub:
        yield hub


def _handler(hub: LoopbackHub) -> type[BaseHTTPRequestHandler]:
    class Handler(_HubHandler):
        the_hub = hub

    return Handler


class _HubHandler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    the_hub: LoopbackHub

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing."""

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        self._served = 0
        self.the_hub.begin()
        try:
            self._route()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        finally:
            self.the_hub.note(
                Request(
                    self.command,
                    self.path,
                    self.headers.get("Range", ""),
                    self.headers.get("Authorization", ""),
                    self.headers.get("User-Agent", ""),
                    self._served,
                )
            )

    def _route(self) -> None:
        path = unquote(self.path)
        if path.startswith("/cdn/"):
            repo, _, name = path.removeprefix("/cdn/").partition("//")
            self._send_bytes(self.the_hub.files[repo, name])
        elif found := _RESOLVE.fullmatch(path):
            self._resolve(*found.groups())
        elif urlsplit(self.path).path == "/api/models":
            self._search(parse_qs(urlsplit(self.path).query))
        elif info := _INFO.fullmatch(path.partition("?")[0]):
            self._describe(info[1], info[2] or "main")
        else:
            self._refuse(404, "RepoNotFound", "Repository not found")

    def _search(self, asked: dict[str, list[str]]) -> None:
        """Send the repositories whose names have all the words, as the real hub's search does."""
        hub, words = self.the_hub, asked.get("search", [""])[0].lower().split()
        of_kind = {
            repo for repo, name in hub.files if "gguf" not in asked.get("filter", []) or ".gguf" in name
        }
        found = sorted(repo for repo in of_kind if all(word in repo.lower() for word in words))
        limit = int(asked.get("limit", ["1000"])[0])
        self._send_json(
            [
                {
                    "_id": str(number),
                    "id": repo,
                    "downloads": 1000 - number,
                    "tags": ["gguf", "license:apache-2.0"],
                }
                for number, repo in enumerate(found[:limit])
            ]
        )

    def _describe(self, repo: str, revision: str) -> None:
        """Send a repository's description, which the real hub shows of a gated one to anybody."""
        hub = self.the_hub
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        files = {name: each for (of, name), each in hub.files.items() if of == repo}
        if token and token not in hub.tokens:
            self._refuse(401, "", "Invalid credentials in Authorization header")
        elif not files or hub.hidden.get(repo, token) != token:
            self._refuse(401 if not token else 404, "RepoNotFound", "Repository not found")
        elif revision != "main" and revision not in hub.commits:
            self._refuse(404, "RevisionNotFound", f"Invalid rev id: {revision}")
        else:
            commit = hub.commit if revision == "main" else revision
            siblings = [_sibling(name, each) for name, each in files.items()]
            self._send_json(
                {
                    "_id": "1",
                    "id": repo,
                    "sha": commit,
                    "siblings": siblings,
                    "tags": ["license:apache-2.0"],
                    "gated": "manual" if repo in hub.gated else False,
                }
            )

    def _send_json(self, content: object) -> None:
        data = json.dumps(content).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(data)

    def _resolve(self, repo: str, revision: str, name: str) -> None:
        hub = self.the_hub
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        if token and token not in hub.tokens:
            self._refuse(401, "", "Invalid credentials in Authorization header")
        elif not any(each == repo for each, _ in hub.files):
            self._refuse(401 if not token else 404, "RepoNotFound", "Repository not found")
        elif repo in hub.gated and token != hub.gated[repo]:
            self._refuse(401 if not token else 403, "GatedRepo", f"Access to model {repo} is restricted.")
        elif revision != "main" and revision not in hub.commits:
            self._refuse(404, "RevisionNotFound", f"Invalid rev id: {revision}")
        elif (repo, name) not in hub.files:
            self._refuse(404, "EntryNotFound", "Entry not found")
        elif hub.take(hub.files[repo, name].trouble, "server_errors"):
            self._refuse(503, "", "Service Unavailable")
        else:
            commit = hub.commit if revision == "main" else revision
            self._redirect(repo, commit, name, hub.files[repo, name])

    def _redirect(self, repo: str, commit: str, name: str, file: HubFile) -> None:
        self.send_response(302)
        self.send_header("Location", f"{self.the_hub.cdn}/cdn/{quote(repo)}//{quote(name)}")
        self.send_header("X-Repo-Commit", commit)
        self.send_header("X-Linked-Etag", f'"{_etag(file)}"')
        if file.states_size:
            self.send_header("X-Linked-Size", str(file.claims_bytes or len(file.content)))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _refuse(self, status: int, code: str, message: str) -> None:
        self.send_response(status)
        if code:
            self.send_header("X-Error-Code", code)
        self.send_header("X-Error-Message", message)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send_bytes(self, file: HubFile) -> None:
        content, trouble = file.content, file.trouble
        if trouble.wrong_bytes and isinstance(content, bytes):
            content = content[:-1] + bytes([content[-1] ^ 1])
        begin = self._range_begin(len(content), ignored=trouble.ignores_ranges)
        if begin is None:
            return
        end = self._range_end(len(content), ignored=trouble.ignores_ranges)
        part = begin > 0 or end < len(content)
        self.send_response(206 if part else 200)
        if part:
            self.send_header("Content-Range", f"bytes {begin}-{end - 1}/{len(content)}")
        self.send_header("ETag", f'"{_etag(file)}"')
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Content-Length", str(end - begin))
        self.end_headers()
        if self.command == "GET":
            self._pour(content, begin, end, trouble)

    def _range_end(self, size: int, *, ignored: bool) -> int:
        asked = re.fullmatch(r"bytes=\d+-(\d+)", self.headers.get("Range", ""))
        return min(size, int(asked.group(1)) + 1) if asked and not ignored else size

    def _range_begin(self, size: int, *, ignored: bool) -> int | None:
        asked = re.fullmatch(r"bytes=(\d+)-\d*", self.headers.get("Range", ""))
        begin = int(asked.group(1)) if asked and not ignored else 0
        if begin < size:
            return begin
        self.send_response(416)
        self.send_header("Content-Range", f"bytes */{size}")
        self.send_header("Content-Length", "0")
        self.end_headers()
        return None

    def _pour(self, content: Content, begin: int, end: int, trouble: Trouble) -> None:
        stalls = self.the_hub.take(trouble, "stalls")
        cut = not stalls and self.the_hub.take(trouble, "cuts")
        stop = min(begin + trouble.after_bytes, end) if stalls or cut else end
        for at in range(begin, stop, _PIECE):
            if trouble.held is not None and at - begin >= trouble.after_bytes:
                self.the_hub.wait_for(trouble.held)
            piece = content[at : min(at + _PIECE, stop)]
            began = time.monotonic()
            self.wfile.write(piece)
            self._served += len(piece)
            if trouble.bytes_per_second:
                self.the_hub.wait(len(piece) / trouble.bytes_per_second - (time.monotonic() - began))
        if stalls:
            self.the_hub.wait(trouble.stall_seconds)
        if stalls or cut:
            self.close_connection = True
            self.connection.close()


def _etag(file: HubFile) -> str:
    return file.sha256 if file.states_sha256 else file.blob_id


def _sibling(name: str, file: HubFile) -> dict[str, object]:
    size = len(file.content)
    sibling: dict[str, object] = {"rfilename": name, "size": size, "blobId": file.blob_id}
    if file.states_sha256:
        sibling["lfs"] = {"sha256": file.sha256, "size": size, "pointerSize": 135}
    return sibling
