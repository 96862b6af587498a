"""Markdown split into typed blocks of safe HTML: no raw HTML, no remote image, web and mail links only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from app.domain.plain_text import without_commands
from app.translation import tr

_MOST_BLOCKS = 1000  # each is a widget of its own; what follows them is shown as it was written
ALLOWED_SCHEMES = frozenset({"http", "https", "mailto"})


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph. ``html`` is the safe subset of Qt's rich text; ``source`` its Markdown."""

    source: str
    html: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of ``level`` 1 to 6."""

    source: str
    html: str
    level: int


@dataclass(frozen=True, slots=True)
class ListItems:
    """A whole list with its nested lists."""

    source: str
    html: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation; ``html`` is its content."""

    source: str
    html: str


@dataclass(frozen=True, slots=True)
class Code:
    """A block of code. ``language`` is the first word after the fence, or empty."""

    source: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of inline HTML; ``alignments`` are "left", "center" or "right", one a column."""

    source: str
    header: tuple[str, ...]
    alignments: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal rule."""

    source: str


Block = Prose | Heading | ListItems | Quote | Code | Table | Rule


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A block and the line of the parsed text (from 0) on which it starts."""

    block: Block
    line: int


class InertRenderer(RendererHTML):
    """Renders the subset of HTML that Qt supports; an image becomes a link and is never fetched."""

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Return the image's description as a link to its address."""
        token = tokens[idx]
        address = escape(str(token.attrs.get("src", "")), quote=True)
        words = tr("Picture, not loaded: {words}", words=token.content or tr("no description"))
        return f'<a href="{address}">{escape(words)}</a>'

    def link_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Return a link without its title, which Qt would show as a tooltip in place of the address."""
        address = escape(str(tokens[idx].attrs.get("href", "")), quote=True)
        return f'<a href="{address}">'

    def fence(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Return code nested in a list or quotation; it wraps, since nothing there scrolls."""
        return f'<pre style="white-space: pre-wrap">{escape(tokens[idx].content.rstrip())}</pre>'

    def code_block(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Return indented code rendered like fenced code."""
        return self.fence(tokens, idx, options, env)


def link_is_allowed(address: str) -> bool:
    """True for web and mail addresses; anything else stays plain text, and so does a mail with a file attached."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return False
    if parts.scheme.lower() == "mailto" and "attach" in unquote(parts.query).lower():
        return False
    return parts.scheme.lower() in ALLOWED_SCHEMES and bool(parts.netloc or parts.path)


class InertParser(MarkdownIt):
    """A parser that makes links of web and mail addresses only."""

    def validateLink(self, url: str) -> bool:
        """True where ``url`` may become a link (the library's own hook)."""
        return link_is_allowed(url)


def _inert_parser() -> InertParser:
    """Return CommonMark with tables and strikethrough.

    Link definitions (``[name]: address``) stay visible text: a late one would change finished
    blocks, and text that vanishes from a reply would be worse than a plain address.
    """
    parser = InertParser(
        "commonmark", {"html": False, "breaks": True, "xhtmlOut": True}, renderer_cls=InertRenderer
    )
    parser.enable(["table", "strikethrough"]).disable(["reference", "html_block", "html_inline"])
    return parser


_PARSER = _inert_parser()


def normalise_lines(text: str) -> str:
    """Return ``text`` with every line end as a single line feed, as CommonMark counts lines, and without commands.

    What is shown is in the order in which it is read, and what is copied from it commands no terminal.
    """
    return without_commands(re.sub(r"\r\n?", "\n", text))


def split_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a whole text, in order; empty for blank text. Never fails, never fetches."""
    lines = normalise_lines(text)
    placed = place_blocks(lines)
    shown = [each.block for each in placed[:_MOST_BLOCKS]]
    if len(placed) > _MOST_BLOCKS:
        rest = "\n".join(lines.split("\n")[placed[_MOST_BLOCKS].line :])
        shown.append(Code(rest, "", rest))
    return tuple(shown)


def place_blocks(text: str) -> tuple[PlacedBlock, ...]:
    """Return the blocks of a normalised text with the line on which each starts."""
    lines = text.split("\n")
    return tuple(_placed(tokens, lines) for tokens in _top_level(_PARSER.parse(text)))


def _top_level(tokens: Sequence[Token]) -> list[list[Token]]:
    """Return the tokens of each outermost block."""
    groups: list[list[Token]] = []
    depth = 0
    for token in tokens:
        if depth == 0:
            groups.append([])
        groups[-1].append(token)
        depth += token.nesting
    return groups


def _placed(tokens: list[Token], lines: list[str]) -> PlacedBlock:
    """Return the block of these tokens."""
    first = tokens[0]
    start, end = first.map or [0, len(lines)]
    source = "\n".join(lines[start:end]).rstrip("\n")
    return PlacedBlock(_block(first, tokens, source), start)


def _block(first: Token, tokens: list[Token], source: str) -> Block:
    """Return the typed block for an outermost token."""
    match first.type:
        case "fence" | "code_block":
            words = first.info.split()
            return Code(source, words[0] if words else "", first.content.removesuffix("\n"))
        case "hr":
            return Rule(source)
        case "heading_open":
            return Heading(source, _html(tokens[1:-1]), int(first.tag[1:]))
        case "table_open":
            return _table(tokens, source)
        case "blockquote_open":
            return Quote(source, _html(tokens[1:-1]))
        case "bullet_list_open" | "ordered_list_open":
            return ListItems(source, _html(tokens))
        case _:
            return Prose(source, _html(tokens))


def _html(tokens: Sequence[Token]) -> str:
    """Return the safe HTML of some tokens."""
    return str(_PARSER.renderer.render(tokens, _PARSER.options, {})).strip()


def _table(tokens: list[Token], source: str) -> Table:
    """Return a table from its tokens; the first row is the header."""
    rows: list[list[str]] = []
    alignments: list[str] = []
    for at, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            rows[-1].append(_html(tokens[at + 1 : at + 2]))
            if token.type == "th_open":
                alignments.append(str(token.attrs.get("style", "text-align:left")).rpartition(":")[2])
    return Table(source, tuple(rows[0]), tuple(alignments), tuple(tuple(row) for row in rows[1:]))
