"""The downloader process: its entry point, and its environment before the hub's library is imported."""

from __future__ import annotations

import os
import signal
from multiprocessing.connection import Connection

import msgspec

from app.models.downloader_protocol import NewLimit, Order
from app.models.speed_limit import Throttle


def serve(connection: Connection, order_bytes: bytes) -> None:
    """Fetch what is ordered and report over the pipe; ends when done or when nobody listens.

    The process has no access to conversations: it receives only the order.
    """
    order = msgspec.msgpack.decode(order_bytes, type=Order)
    settle(order.stall_seconds)
    from app.models.resumable_download import (
        fetch,  # huggingface-hub reads the environment when it is imported
    )

    def new_limit(seconds: float) -> int | None:
        if not connection.poll(seconds):
            return None
        return msgspec.msgpack.decode(connection.recv_bytes(), type=NewLimit).bytes_per_second

    throttle = Throttle(order.bytes_per_second, new_limit)
    fetch(order, lambda news: connection.send_bytes(msgspec.msgpack.encode(news)), throttle)


def settle(stall_seconds: float) -> None:
    """Turn off huggingface-hub's telemetry, update check and implicit token; leave Ctrl+C to the parent."""
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
    os.environ["HF_HUB_DISABLE_UPDATE_CHECK"] = "1"
    os.environ["HF_HUB_DISABLE_IMPLICIT_TOKEN"] = "1"  # a token is sent only where the user gave it for this
    os.environ["HF_HUB_VERBOSITY"] = "error"
    os.environ.setdefault("HF_HUB_ETAG_TIMEOUT", str(max(1, int(min(stall_seconds, 10)))))
    certificates = os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("CURL_CA_BUNDLE")
    if certificates:
        os.environ.setdefault("SSL_CERT_FILE", certificates)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from app.models.hub_client import check_each_request  # only now: the hub's library reads the environment

    check_each_request()
