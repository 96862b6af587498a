"""The reasoning of a reply: a summary, the editable chain, its influence, and the method."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.analysis import TurnAnalysis
from app.domain.reasoning_chain import NODES, Author, ReasoningChain
from app.translation import tr
from app.ui.buttons import ButtonKind, button
from app.ui.disclosure import Disclosure
from app.ui.labels import label
from app.ui.panel.chain.chain_view import ChainView
from app.ui.panel.chain.influence_view import InfluenceView
from app.ui.panel.section import Origin, Section
from app.ui.view_models.chain import chain_words, is_improved

METHOD = tr(
    "Five nodes (arXiv 2509.01909, section 4): needs, risk and intent, guidelines, and the two sides "
    "of the strategy. The model writes them down from its own thinking under a grammar, with the "
    "numbers of the sentences that each rests on; the program keeps a link only where at least a "
    "third of the statement's words (of its character pairs in Chinese) stand in those sentences. "
    "Else it says that it was not found. Without thinking, the nodes are put together from the "
    "program's figures and tables. A changed chain is told to the model as its own thinking where it "
    "thinks, else as guidance.\nInfluence: one node is struck out of what the model was told or "
    "thought, and the probability of the reply's beginning is asked again; shown is the mean change "
    "of ln P a token. It says whether the model's reply hangs on a step, not whether the step is "
    "right, and only for this model."
)
_SHOW, _HIDE = tr("Show the steps"), tr("Hide the steps")


class ReasoningSection(Section):
    """Hidden while there is no chain. ``statement_chosen`` carries spans in the thinking, or none."""

    answer_requested = Signal(object)
    weigh_requested = Signal()
    statement_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Reasoning"), Origin.MODEL, parent)
        self.set_method(METHOD)
        self.words = label("", self)
        self.chain = ChainView(self)
        self.influence = InfluenceView(self)
        self.fold = button(_SHOW, kind=ButtonKind.QUIET)
        self._disclosure = Disclosure(self.fold, (self.chain, self.influence), _HIDE)
        self.body.addWidget(self.words)
        self.body.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.chain)
        self.body.addWidget(self.influence)
        self.chain.answer_requested.connect(self.answer_requested)
        self.chain.chosen.connect(self.statement_chosen)
        self.influence.asked.connect(self.weigh_requested)
        self._disclosure.changed.connect(self._let_go)
        self.clear()

    def clear(self) -> None:
        """Show nothing, and collapse the details."""
        self._disclosure.close()
        self.forget()

    def open_steps(self) -> None:
        """Unfold the steps."""
        self._disclosure.set_open(True)

    def forget(self) -> None:
        """Hide the reasoning of a reply, and drop its unsent edits."""
        self.chain.forget()
        self.hide()

    def show_reasoning(self, analysis: TurnAnalysis, thinking: str) -> None:
        """Show what is known of the reasoning of a reply."""
        chain = analysis.reply.chain
        if chain is None:
            self.forget()
            return
        self.set_origin(_origin_of(chain))
        self.words.setText(chain_words(chain, improved=is_improved(analysis)))
        self.chain.show_chain(chain, analysis, thinking)
        self.influence.show_analysis(analysis)
        self.fold.setVisible(not chain.empty)
        self.show()

    def allow(self, *, changing: bool, weighing: bool) -> None:
        """Allow another answer while none is generated, and the influence measurement while the model is idle."""
        self.chain.allow(changing)
        self.influence.allow(weighing)

    def _let_go(self, opens: bool) -> None:
        if not opens:
            self.statement_chosen.emit(())


def _origin_of(chain: ReasoningChain) -> Origin:
    """Return the weakest origin among the statements: a model's words are never labelled as computed."""
    authors = {each.author for node in NODES for each in chain.of(node)}
    return Origin.MODEL if Author.MODEL in authors or not authors else Origin.COMPUTED
