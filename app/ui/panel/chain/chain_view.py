"""The reasoning chain: its five nodes, unsent edits, and the button to answer again from them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.analysis import TurnAnalysis
from app.domain.reasoning_chain import NODES, ReasoningChain
from app.translation import tr
from app.ui.buttons import ButtonKind, button
from app.ui.disclosure import Disclosure
from app.ui.labels import label
from app.ui.panel.chain.node_view import NodeView
from app.ui.panel.chain.statement_line import StatementLine
from app.ui.view_models.chain import ChainDraft, is_improved

_HOW = tr(
    "Change a step, lock it, or strike it out. What follows the first change is written anew by the "
    "model, except what is locked; then it answers again from there. The reply as it is now stays as "
    "another version."
)


class ChainView(QWidget):
    """``answer_requested`` carries the edited ``ReasoningChain``, ``chosen`` the spans in the thinking."""

    answer_requested = Signal(object)
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draft = ChainDraft()
        self._thinking, self._told, self._improved = "", False, False
        self._known = False  # whether a recorded chain is shown
        self._allowed = True
        self.nodes = tuple(NodeView(node, number, self) for number, node in enumerate(NODES, 1))
        self.change = button(
            tr("Change it"), kind=ButtonKind.QUIET, name=tr("Change this reasoning"), parent=self
        )
        self.how = label(_HOW, self, quiet=True, factor=0.92)
        self.undo = button(
            tr("Undo"), self._undo, name=tr("Take back the last change of the reasoning"), parent=self
        )
        self.again = button(
            tr("Answer again"),
            self._send,
            kind=ButtonKind.PRIMARY,
            name=tr("Answer again from here"),
            parent=self,
        )
        self._sending = QWidget(self)
        buttons = QVBoxLayout(self._sending)
        buttons.setContentsMargins(0, 2, 0, 0)
        buttons.setSpacing(6)
        buttons.addWidget(self.again)
        buttons.addWidget(self.undo)
        self._disclosure = Disclosure(
            self.change, (self._sending, self.how), tr("Leave it"), tr("Leave the reasoning as it is")
        )
        self._build()

    def _build(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        for each in self.nodes:
            rows.addWidget(each)
            each.rewritten.connect(
                lambda texts, node=each.node: self._become(self.draft.rewritten(node, texts))
            )
            each.lock_pressed.connect(lambda node=each.node: self._become(self.draft.locked(node)))
            each.strike_pressed.connect(lambda node=each.node: self._become(self.draft.struck(node)))
            each.chosen.connect(self._choose)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.change)
        row.addStretch(1)
        rows.addLayout(row)
        rows.addWidget(self.how)
        rows.addWidget(self._sending)
        self._disclosure.changed.connect(self._show_tools)
        self.change.clicked.connect(self._drop_changes)

    def show_chain(self, chain: ReasoningChain, analysis: TurnAnalysis, thinking: str) -> None:
        """Show a recorded chain; the same chain again keeps unsent edits."""
        improved = is_improved(analysis)
        told = improved or chain.edited is not None
        shown = (self.draft.original, self._thinking, self._told, self._improved)
        if self._known and shown == (chain, thinking, told, improved):
            return
        self._known = True
        self._thinking, self._told, self._improved = thinking, told, improved
        self._disclosure.close()
        self._become(ChainDraft(chain))

    def forget(self) -> None:
        """Clear the chain and its unsent edits."""
        self._known = False

    def allow(self, allowed: bool) -> None:
        """Allow asking for another answer, or not while one is generated."""
        self._allowed = allowed
        for each in self.nodes:
            each.allow(allowed)
        self._offer()

    def _become(self, draft: ChainDraft) -> None:
        self.draft = draft
        for each in self.nodes:
            each.show_node(draft, self._thinking, told=self._told, improved=self._improved)
            each.show_tools(self.changing)
        self.chosen.emit(())
        self._offer()

    @property
    def changing(self) -> bool:
        """True while editing is offered."""
        return self._disclosure.is_open

    def _offer(self) -> None:
        self.undo.setEnabled(bool(self.draft.steps) and self._allowed)
        self.again.setEnabled(bool(self.draft.changed) and self._allowed)

    def _undo(self) -> None:
        self._become(self.draft.undone())

    def _send(self) -> None:
        chain = self.draft.sending()
        self._disclosure.close()
        self._become(
            ChainDraft(self.draft.original)
        )  # until the new reply comes, the old one's chain is shown
        self.answer_requested.emit(chain)

    def _drop_changes(self) -> None:
        if not self.changing:
            self._become(ChainDraft(self.draft.original))

    def _show_tools(self, shown: bool) -> None:
        for each in self.nodes:
            each.show_tools(shown)

    def _choose(self, line: StatementLine | None) -> None:
        """Keep only one statement's sentences open, and emit their spans."""
        for node in self.nodes:
            node.let_go(line)
        self.chosen.emit(line.spans if line is not None else ())
