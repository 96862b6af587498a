"""Listing a hub's repository through huggingface-hub, run in the child process."""

from __future__ import annotations

from collections.abc import Iterator
from multiprocessing.connection import Connection

import msgspec
from huggingface_hub import HfApi, constants, hf_hub_url
from huggingface_hub.hf_api import RepoSibling
from huggingface_hub.utils import (  # type: ignore[attr-defined] # public, exported lazily
    build_hf_headers,
    get_session,
    hf_raise_for_status,
)

from app.models.bounded_answer import body_of
from app.models.downloader_process import settle
from app.models.downloader_protocol import HubFile, HubListing, HubLook, Order, TensorPlace
from app.models.errors import FailureKind
from app.models.file_location import page_of
from app.models.hub_address import shown_address
from app.models.hub_errors import Refusal, check_order, patiently, refused
from app.models.modelscope_listing import ModelScopeLook
from app.models.safetensors_places import MOST_TEXT_BYTES, WEIGHTS, check_names, places_in
from app.models.service import Service
from app.translation import tr


def serve(connection: Connection, order_bytes: bytes, wanted: tuple[str, ...]) -> None:
    """List the repository and send the result over the pipe."""
    order = msgspec.msgpack.decode(order_bytes, type=Order)
    settle(order.stall_seconds)
    page = page_of(order)
    looking = ModelScopeLook(order) if order.service is Service.MODELSCOPE else _Looking(order)
    try:
        check_order(order)
        connection.send_bytes(msgspec.msgpack.encode(looking.look(wanted)))
    except (BrokenPipeError, ConnectionResetError):
        return
    except Exception as error:  # noqa: BLE001 - any network error is reported in one sentence
        connection.send_bytes(msgspec.msgpack.encode(refused(error, looking.order, page)))


class _Looking:
    """One listing; ``order.file`` is the file in progress."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self._endpoint = order.endpoint or constants.ENDPOINT
        self._api = HfApi(endpoint=self._endpoint, token=order.token or False, library_name="oyster-desktop")

    def look(self, wanted: tuple[str, ...]) -> HubLook:
        listing = self.listing()
        small = (each for each in listing.files if each.path in wanted and each.size_bytes <= MOST_TEXT_BYTES)
        return HubLook(listing, {each.path: self._text(each.path, listing.commit) for each in small})

    def _text(self, path: str, commit: str) -> bytes:
        self.order = msgspec.structs.replace(self.order, file=path)
        url = hf_hub_url(self.order.repo, path, revision=commit, endpoint=self._endpoint)
        headers = build_hf_headers(token=self.order.token or False, library_name="oyster-desktop")

        def ask() -> bytes:
            with get_session().stream(
                "GET", url, headers=headers, timeout=self.order.stall_seconds, follow_redirects=True
            ) as answer:
                hf_raise_for_status(answer)
                return body_of(answer, MOST_TEXT_BYTES)

        return patiently(ask)

    def listing(self) -> HubListing:
        repo, seconds = self.order.repo, self.order.stall_seconds
        found = patiently(
            lambda: self._api.model_info(
                repo, revision=self.order.revision, files_metadata=True, timeout=seconds
            )
        )
        commit = found.sha or ""
        siblings = {each.rfilename: each for each in found.siblings or ()}
        files = tuple(stated_file(each) for each in siblings.values() if each.size is not None)
        sizes = {each.path: each.size_bytes for each in files}
        weights = sorted(path for path in sizes if WEIGHTS.fullmatch(path))
        if not weights or not commit:
            raise Refusal(
                FailureKind.NOT_FOUND,
                tr("The hub's {repo} holds no weights that can be converted.", repo=repo),
            )
        places: list[TensorPlace] = []
        for path in weights:
            places += self._tensors(path, sizes[path], commit)
        check_names(repo, places)
        return HubListing(shown_address(self._endpoint), repo, commit, files, tuple(places))

    def _tensors(self, path: str, size: int, commit: str) -> Iterator[TensorPlace]:
        self.order = msgspec.structs.replace(self.order, file=path)
        seconds = self.order.stall_seconds
        header = patiently(
            lambda: self._api.parse_safetensors_file_metadata(
                self.order.repo, path, revision=commit, timeout=seconds
            )
        )
        yield from places_in(path, size, header)


def stated_file(sibling: RepoSibling) -> HubFile:
    """Return a file with the hash that the hub states of it."""
    stated = f"sha256:{sibling.lfs.sha256}" if sibling.lfs is not None else f"git-sha1:{sibling.blob_id}"
    return HubFile(sibling.rfilename, sibling.size or 0, stated)
