"""llama_cpp.server on loopback: a real OpenAI-compatible server, another program that serves a model file."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MODEL = "trial"  # the name under which it offers its model
_START_SECONDS = 60


def free_port() -> int:
    """Return a port of loopback that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def llama_server(
    model: Path,
    folder: Path,
    *,
    context: int = 2048,
    likelihoods: bool = False,
    token: str = "",
    port: int = 0,
) -> Iterator[str]:
    """Yield the address of a server of this model; it tells ``likelihoods`` only where it was started so."""
    port = port or free_port()
    arguments = ["--model", str(model), "--host", "127.0.0.1", "--port", str(port), "--n_threads", "2"]
    arguments += ["--n_ctx", str(context), "--logits_all", str(likelihoods), "--model_alias", MODEL]
    arguments += ["--flash_attn", "True"]  # as in our engine: the last digits of a logit depend on it
    arguments += ["--api_key", token] if token else []
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "llama_cpp.server", *arguments], stdout=log, stderr=subprocess.STDOUT
        )
    try:
        _wait_for(f"http://127.0.0.1:{port}/openapi.json", server, folder / "server.log")
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        server.kill()
        server.wait(10)


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=1).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"the server did not start:\n{log.read_text()}")
