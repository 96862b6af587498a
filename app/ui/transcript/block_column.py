"""The blocks of a text in a column; only changed blocks are set again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui import layouts
from app.ui.transcript import proportions
from app.ui.transcript.code_block import CodeBlock
from app.ui.transcript.markdown_blocks import Block, Code, Heading, ListItems, Prose, Quote, Rule, Table
from app.ui.transcript.prose_block import ProseBlock
from app.ui.transcript.quote_block import QuoteBlock
from app.ui.transcript.rule_block import RuleBlock
from app.ui.transcript.table_block import TableBlock
from app.ui.transcript.text_block import READING_FACTOR, TextBlock

HEADING_FACTORS = {1: 1.5, 2: 1.32, 3: 1.18}

BlockWidget = ProseBlock | CodeBlock | TableBlock | QuoteBlock | RuleBlock
LinkedBlock = TypeVar("LinkedBlock", ProseBlock, TableBlock)


class BlockColumn(QWidget):
    """One widget a block, in order. ``widgets`` lets a test see which stayed the same."""

    link_requested = Signal(str)
    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, factor: float = READING_FACTOR) -> None:
        super().__init__(parent)
        self._factor = factor
        self._blocks: list[Block] = []
        self._finished: list[bool] = []
        self.widgets: list[BlockWidget] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(proportions.em(self, 0.5))

    def show_blocks(self, blocks: Sequence[Block], finished: int | None = None) -> None:
        """Show ``blocks``, of which the first ``finished`` (all, where None) will not change any more."""
        done = len(blocks) if finished is None else finished
        for at, block in enumerate(blocks):
            is_done = at < done
            if at < len(self._blocks) and self._blocks[at] is block and self._finished[at] == is_done:
                continue
            self._place(at, block, is_done)
        while len(self.widgets) > len(blocks):
            self._drop_last()

    def plain_text(self) -> str:
        """Return the text without Markdown."""
        return "\n".join(each.toPlainText() for each in self._texts())

    def fillings(self) -> int:
        """Return how often content was set in the blocks that are shown."""
        return sum(each.fillings for each in self._texts())

    def _texts(self) -> list[TextBlock]:
        """Return the text inside each block that has any."""
        texts: list[TextBlock] = []
        for widget in self.widgets:
            match widget:
                case CodeBlock():
                    texts.append(widget.code)
                case QuoteBlock():
                    texts.append(widget.prose)
                case ProseBlock():
                    texts.append(widget)
        return texts

    def _place(self, at: int, block: Block, finished: bool) -> None:
        """Show a block: in the existing widget if it is of the right kind, else in a new one."""
        if at < len(self._blocks) and _look(self._blocks[at]) == _look(block):
            self._blocks[at], self._finished[at] = block, finished
            _fill(self.widgets[at], block, finished)
            return
        while len(self.widgets) > at:
            self._drop_last()
        widget = self._new_widget(block)
        self.widgets.append(widget)
        self._blocks.append(block)
        self._finished.append(finished)
        _fill(widget, block, finished)
        self._rows.addWidget(widget)

    def _drop_last(self) -> None:
        widget = self.widgets.pop()
        self._blocks.pop()
        self._finished.pop()
        layouts.remove(self._rows, widget)

    def _new_widget(self, block: Block) -> BlockWidget:
        """Return an empty widget for a kind of block."""
        match block:
            case Code():
                code = CodeBlock(self)
                code.copied.connect(self.copied)
                return code
            case Table():
                return self._linked(TableBlock(self))
            case Quote():
                quote = QuoteBlock(self)
                self._linked(quote.prose)
                return quote
            case Rule():
                return RuleBlock(self)
            case Heading(level=level):
                return self._linked(ProseBlock(self, factor=HEADING_FACTORS.get(level, 1.12), bold=True))
            case Prose() | ListItems():
                return self._linked(ProseBlock(self, factor=self._factor))

    def _linked(self, widget: LinkedBlock) -> LinkedBlock:
        widget.link_requested.connect(self.link_requested)
        return widget


def _look(block: Block) -> tuple[type[Block], int]:
    """Return the key that decides which widget shows a block."""
    return type(block), block.level if isinstance(block, Heading) else 0


def _fill(widget: BlockWidget, block: Block, finished: bool) -> None:
    """Set a widget's content."""
    match widget, block:
        case CodeBlock(), Code():
            widget.show_code(block, finished=finished)
        case TableBlock(), Table():
            widget.show_table(block)
        case QuoteBlock(), Quote():
            widget.prose.show_html(block.html)
        case ProseBlock(), Prose() | ListItems() | Heading():
            widget.show_html(block.html)
