"""The body of a hub's answer, read up to a limit: what it states of its length is not believed."""

from __future__ import annotations

from collections.abc import Callable

import httpx2

from app.models.errors import FailureKind
from app.models.hub_errors import Refusal
from app.translation import tr


def body_of(
    response: httpx2.Response, most_bytes: int, let_pass: Callable[[int], None] | None = None
) -> bytes:
    """Return the body of a streamed answer of at most so many bytes. Raises ``Refusal`` at the first byte more.

    ``let_pass`` is called with the size of each piece, and waits as long as a speed limit wants.
    """
    pieces: list[bytes] = []
    came = 0
    for piece in response.iter_bytes():
        came += len(piece)
        if came > most_bytes:
            raise Refusal(
                FailureKind.INTEGRITY,
                tr(
                    "The hub answers with more than was asked for, so the answer was not read. Ask again later."
                ),
                f"more than {most_bytes} bytes",
            )
        pieces.append(piece)
        if let_pass is not None:
            let_pass(len(piece))
    return b"".join(pieces)
