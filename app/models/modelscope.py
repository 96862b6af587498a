"""ModelScope's own interface, asked in a child process: the list of a repository's files, and where their bytes are.

Learned from the source of its package ``modelscope-hub`` 0.5.1 (Apache-2.0), which is not used itself: it brings
clients, caches and a login of its own for two addresses. It was tried on a server of the tests only, never on the real
one.
"""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import quote_plus

import msgspec
from huggingface_hub.utils import (  # type: ignore[attr-defined] # public, exported lazily
    get_session,
    hf_raise_for_status,
)

from app.json_decoding import decode_json
from app.models.bounded_answer import body_of
from app.models.downloader_protocol import HubFile, Order
from app.models.errors import FailureKind
from app.models.hub_errors import Refusal
from app.translation import tr

_SHA256 = re.compile(r"[0-9a-f]{64}")
_COMMIT = re.compile(r"[0-9a-f]{7,64}")
_MOST_LIST_BYTES = 16 * 2**20
_MOST_LISTED = 3000  # a longer list is cut off by the server without a word


class _File(msgspec.Struct, frozen=True, rename="pascal"):
    path: str
    type: str = "blob"
    size: Annotated[int, msgspec.Meta(ge=0)] = 0
    sha256: str = ""
    revision: str = ""
    committed_date: float = 0


class _Files(msgspec.Struct, frozen=True, rename="pascal"):
    files: tuple[_File, ...] = ()


class _Answer(msgspec.Struct, frozen=True, rename="pascal"):
    success: bool = True
    message: str = ""
    data: _Files | None = None


class Tree(msgspec.Struct, frozen=True):
    """The files of a repository that have a hash, and the newest commit among theirs; empty if none is stated."""

    files: tuple[HubFile, ...]
    commit: str


def tree_of(order: Order) -> Tree:
    """Ask for the list of files. Raises ``Refusal`` and the errors of the connection."""
    address = f"{_models(order)}/repo/files?Revision={quote_plus(order.revision)}&Recursive=True"
    with get_session().stream(
        "GET", address, headers=headers_for(order), timeout=order.stall_seconds, follow_redirects=True
    ) as response:
        hf_raise_for_status(response)
        listed = _decoded(body_of(response, _MOST_LIST_BYTES), order)
    files = tuple(
        HubFile(each.path, each.size, f"sha256:{each.sha256.lower()}")
        for each in listed
        if each.type == "blob" and _SHA256.fullmatch(each.sha256.lower())
    )
    newest = max(listed, key=lambda each: each.committed_date, default=None)
    commit = newest.revision if newest is not None and _COMMIT.fullmatch(newest.revision) else ""
    return Tree(files, commit)


def file_in(tree: Tree, order: Order) -> HubFile:
    """Return the ordered file of a repository. Raises ``Refusal``."""
    found = next((each for each in tree.files if each.path == order.file), None)
    if found is None:
        raise Refusal(
            FailureKind.NOT_FOUND,
            tr(
                "ModelScope's {repo} has no file {file} whose hash it states.",
                repo=order.repo,
                file=order.file,
            ),
        )
    return found


def address_of(order: Order) -> str:
    """Return where a file is asked for; large ones are redirected from there."""
    return f"{_models(order)}/repo?Revision={quote_plus(order.revision)}&FilePath={quote_plus(order.file)}"


def headers_for(order: Order) -> dict[str, str]:
    """Return the headers of a request; both ways to send a token are in use there, the older is a cookie."""
    headers = {"User-Agent": "oyster-desktop", "Accept-Encoding": "identity"}
    if order.token:
        headers |= {"Authorization": f"Bearer {order.token}", "Cookie": f"m_session_id={order.token}"}
    return headers


def _models(order: Order) -> str:
    return f"{order.endpoint}/api/v1/models/{order.repo}"


def _decoded(content: bytes, order: Order) -> tuple[_File, ...]:
    try:
        answer = decode_json(content, _Answer, strict=False)
    except msgspec.MsgspecError as error:
        raise Refusal(
            FailureKind.OTHER,
            tr(
                "ModelScope answered in a way that this program does not know. Ask again, or use the other hub."
            ),
            str(error),
        ) from error
    if not answer.success or answer.data is None:
        raise Refusal(
            FailureKind.NOT_FOUND,
            tr("ModelScope has no {repo}, or only for those with a token.", repo=order.repo),
            answer.message,
        )
    if len(answer.data.files) >= _MOST_LISTED:
        raise Refusal(
            FailureKind.OTHER,
            tr("ModelScope's {repo} has too many files to list them all.", repo=order.repo),
        )
    return answer.data.files
