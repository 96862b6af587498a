"""Where the bytes of an ordered file are, at either service, and what is stated of them; asked in a child process."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from huggingface_hub import constants, get_hf_file_metadata, hf_hub_url
from huggingface_hub.utils import build_hf_headers  # type: ignore[attr-defined] # public, exported lazily

from app.models.downloader_protocol import DATA_SET, Order
from app.models.hub_address import shown_address
from app.models.modelscope import address_of, file_in, headers_for, tree_of
from app.models.service import Service


@dataclass(frozen=True, slots=True)
class FileLocation:
    """An address with the headers to ask it with. ``tag`` tells contents apart: a SHA-256 where one is stated.

    ``size_bytes`` is 0 and ``commit`` empty where they are not stated.
    """

    address: str
    headers: dict[str, str]
    tag: str
    size_bytes: int
    commit: str


def locate(order: Order) -> FileLocation:
    """Ask where the file is. Raises ``Refusal`` and the errors of the connection."""
    return _at_modelscope(order) if order.service is Service.MODELSCOPE else _at_the_hub(order)


def page_of(order: Order) -> str:
    """Return the page of a model or data set, for a person to look at."""
    if order.service is Service.MODELSCOPE:
        return f"{shown_address(order.endpoint)}/models/{order.repo}"
    place = f"datasets/{order.repo}" if order.repo_type == DATA_SET else order.repo
    return f"{shown_address(order.endpoint or constants.ENDPOINT)}/{place}"


def _at_the_hub(order: Order) -> FileLocation:
    url = hf_hub_url(
        order.repo,
        order.file,
        repo_type=order.repo_type or None,
        revision=order.revision,
        endpoint=order.endpoint or None,
    )
    found = get_hf_file_metadata(url, token=order.token or False, endpoint=order.endpoint or None)
    headers = build_hf_headers(token=order.token or False, library_name="oyster-desktop")
    headers["Accept-Encoding"] = "identity"
    if urlsplit(found.location).netloc != urlsplit(url).netloc:
        headers.pop("authorization", None)  # the token is for the hub, not for a redirect's target
    return FileLocation(found.location, headers, found.etag or "", found.size or 0, found.commit_hash or "")


def _at_modelscope(order: Order) -> FileLocation:
    tree = tree_of(order)
    found = file_in(tree, order)
    tag = found.stated.removeprefix("sha256:")
    return FileLocation(address_of(order), headers_for(order), tag, found.size_bytes, tree.commit)
