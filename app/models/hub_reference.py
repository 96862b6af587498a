"""What a person means by an address of the hub: OWNER/NAME, with a file or a revision, or the link of a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from app.models.errors import ModelError
from app.models.hub_address import shown_address
from app.models.service import endpoint
from app.translation import tr

_HOSTS = frozenset({"huggingface.co", "www.huggingface.co", "hf.co"})
_NAME = r"[A-Za-z0-9][A-Za-z0-9._-]{0,95}"
_SHORT = re.compile(rf"(?P<repo>{_NAME}/{_NAME})(?:@(?P<revision>[^\s:@]+))?(?::(?P<storage>[A-Za-z0-9_]+))?")
_WITH_FILE = re.compile(
    rf"(?P<repo>{_NAME}/{_NAME})(?:@(?P<revision>[^\s:@/]+))?/(?P<file>[^\\]+\.gguf)", re.IGNORECASE
)
_REPO = re.compile(rf"{_NAME}/{_NAME}")
_NO_MODELS = frozenset(
    {"datasets", "spaces", "collections", "papers", "docs", "blog", "posts", "organizations"}
)
_IN_A_PAGE = frozenset({"tree", "blob", "resolve", "raw"})


class AddressUnusable(ModelError):
    """The link or address names no model of the hub; the sentence says what to give instead."""


@dataclass(frozen=True, slots=True)
class HubReference:
    """A repository of the hub; ``file`` and ``storage`` (a quantisation) are empty where none is named."""

    repo: str
    revision: str = "main"
    file: str = ""
    storage: str = ""


def reference_in(text: str) -> HubReference | None:
    """Return what an address names; None where the text can only be words to search for.

    Raises ``AddressUnusable`` for the link of a page that is no model's.
    """
    text = text.strip().strip("<>\"'")
    host = text.partition("/")[0].lower()
    if "://" in text or host in _HOSTS:
        return _in_link(text if "://" in text else f"https://{text}")
    segments = text.split("/")
    if len(segments) > 3 and segments[2] in _IN_A_PAGE:
        return _in_page(segments, {})
    if with_file := _WITH_FILE.fullmatch(text):
        return HubReference(with_file["repo"], with_file["revision"] or "main", with_file["file"])
    if short := _SHORT.fullmatch(text):
        return HubReference(short["repo"], short["revision"] or "main", "", short["storage"] or "")
    return None


def _in_link(link: str) -> HubReference:
    parts = urlsplit(link)
    ours = urlsplit(endpoint()).netloc.rpartition("@")[2].lower()
    if parts.netloc.rpartition("@")[2].lower() not in _HOSTS | {ours} - {""}:
        raise AddressUnusable(
            tr(
                "{host} is not the hub that this program asks. Paste the link of a model's page at {hub}, or write "
                "OWNER/NAME.",
                host=parts.hostname or link,
                hub=shown_address(endpoint()) or "https://huggingface.co",
            )
        )
    return _in_page([unquote(each) for each in parts.path.split("/") if each], parse_qs(parts.query))


def _in_page(segments: list[str], query: dict[str, list[str]]) -> HubReference:
    repo, _, storage = "/".join(segments[:2]).partition(":")
    if not segments or segments[0] in _NO_MODELS or _REPO.fullmatch(repo) is None:
        raise AddressUnusable(
            tr("That link leads to no model's page. Paste the link of a model, or write OWNER/NAME.")
        )
    if len(segments) > 3 and segments[2] in _IN_A_PAGE:
        return HubReference(repo, segments[3], _gguf("/".join(segments[4:])))
    return HubReference(repo, "main", _gguf(query.get("show_file_info", [""])[0]), storage)


def _gguf(path: str) -> str:
    return path if path.lower().endswith(".gguf") else ""
