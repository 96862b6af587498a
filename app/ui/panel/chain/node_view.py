"""One node of the chain: title, statements, state, and edit buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.alignment.explanation_text import node_title
from app.domain.reasoning_chain import Node
from app.translation import tr
from app.ui import layouts
from app.ui.flow_row import FlowRow
from app.ui.labels import label, show_words
from app.ui.panel.chain.node_editor import NodeEditor
from app.ui.panel.chain.statement_line import StatementLine
from app.ui.tooltips import show_tooltip
from app.ui.transcript.text_button import TextButton
from app.ui.view_models.chain import ChainDraft, mark_of, places_of, state_of

_EMPTY = tr("Nothing is said here.")


class NodeView(QWidget):
    """Emits a person's edits of its node; ``rewritten`` carries the statements' texts.

    ``chosen`` carries the ``StatementLine`` whose sentences are shown, or None.
    """

    rewritten = Signal(object)
    lock_pressed = Signal()
    strike_pressed = Signal()
    chosen = Signal(object)

    def __init__(self, node: Node, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.node, self._title = node, node_title(node)
        self._texts: tuple[str, ...] = ()
        self.lines: list[StatementLine] = []
        self.editor: NodeEditor | None = None
        self.heading = label(f"{number}  {self._title}", self, heading=True, factor=0.95)
        self.state = label("", self, quiet=True, factor=0.88)
        self.edit_button = TextButton(tr("Edit"), tr("Edit ‘{title}’", title=self._title), self)
        self.lock_button = TextButton(tr("Lock"), "", self)
        self.strike_button = TextButton(tr("Strike out"), "", self)
        self._tools = QWidget(self)
        buttons = FlowRow(self._tools)
        for each in (self.edit_button, self.lock_button, self.strike_button):
            buttons.addWidget(each)
        self._statements = QVBoxLayout()
        self._statements.setSpacing(5)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(3)
        self._rows.addWidget(self.heading)
        self._rows.addWidget(self.state)
        self._rows.addLayout(self._statements)
        self._rows.addWidget(self._tools)
        self._tools.hide()
        self.edit_button.clicked.connect(self.edit)
        self.lock_button.clicked.connect(self.lock_pressed)
        self.strike_button.clicked.connect(self.strike_pressed)

    def show_node(self, draft: ChainDraft, thinking: str, *, told: bool, improved: bool) -> None:
        """Show a node of a draft; ``told`` as for ``places_of``."""
        self._close_editor()
        layouts.clear(self._statements)
        self.lines = []
        chain = draft.chain
        statements = chain.of(self.node)
        self._texts = tuple(each.text for each in statements)
        for each in statements:
            spans = places_of(chain, each, thinking, told=told)
            quotes = tuple(thinking[start:end] for start, end in spans)
            line = StatementLine(
                each.text, mark_of(chain, self.node, each, improved=improved), spans, quotes, self
            )
            line.chosen.connect(self.chosen)
            self.lines.append(line)
            self._statements.addWidget(line)
        if not statements:
            self._statements.addWidget(label(_EMPTY, self, quiet=True))
        struck = self.node in chain.struck
        for line in self.lines:
            line.words.setEnabled(not struck)
        show_words(self.state, state_of(draft, self.node))
        self._name_buttons(locked=self.node in chain.locked, struck=struck)

    def show_tools(self, shown: bool) -> None:
        """Show or hide the edit buttons."""
        self._tools.setVisible(shown)
        if not shown:
            self._close_editor()

    def allow(self, allowed: bool) -> None:
        """Enable or disable editing."""
        for each in (self.edit_button, self.lock_button, self.strike_button):
            each.setEnabled(allowed)
        if not allowed:
            self._close_editor()

    def edit(self) -> None:
        """Open the editor in place of the statements."""
        if self.editor is not None:
            return
        self.editor = NodeEditor(self._title, self._texts, self)
        self.editor.saved.connect(self._save)
        self.editor.cancelled.connect(self._cancel)
        for each in self.lines:
            each.hide()
        self._tools.hide()
        self._rows.insertWidget(self._rows.count() - 1, self.editor)
        self.editor.show()

    def let_go(self, but: StatementLine | None = None) -> None:
        """Close the sentences of every statement but one."""
        for each in self.lines:
            if each is not but:
                each.let_go()

    def _save(self, texts: tuple[str, ...]) -> None:
        self._close_editor()
        self.rewritten.emit(texts)

    def _cancel(self) -> None:
        self._close_editor()
        self.edit_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_editor(self) -> None:
        if self.editor is None:
            return
        layouts.remove(self._rows, self.editor)
        self.editor = None
        for each in self.lines:
            each.show()
        self._tools.show()

    def _name_buttons(self, *, locked: bool, struck: bool) -> None:
        self.lock_button.setText(tr("Unlock") if locked else tr("Lock"))
        self.lock_button.setAccessibleName(f"{self.lock_button.text()} ‘{self._title}’")
        show_tooltip(self.lock_button, tr("A locked step is not written anew"))
        self.strike_button.setText(tr("Put back") if struck else tr("Strike out"))
        self.strike_button.setAccessibleName(f"{self.strike_button.text()} ‘{self._title}’")
        show_tooltip(self.strike_button, tr("A step that is struck out counts for nothing"))
