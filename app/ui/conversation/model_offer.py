"""The card above the composer while no model is loaded: what answers, one button to start, and other models."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout, QWidget

from app.translation import tr
from app.ui.buttons import ButtonKind, button
from app.ui.flow_row import FlowRow
from app.ui.labels import label
from app.ui.tooltips import show_tooltip
from app.ui.view_models.first_model import FirstModel
from app.ui.view_models.model_words import Progress

_STEPS = 1000


class ModelOffer(QFrame):
    """Keeps its height when the button gives way to the progress. It blocks nothing: a message can be written."""

    use_requested = Signal(str)
    get_requested = Signal(str)
    others_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: FirstModel | None = None
        self._compact = False
        self.setObjectName("card")
        self.setAccessibleName(tr("A model to answer you"))
        self.words = label("", self)
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName(tr("Progress of the model"))
        self.bar.setTextVisible(False)
        self.start = button("", self._start, kind=ButtonKind.PRIMARY, parent=self)
        self.second = button("", self._start_second, kind=ButtonKind.SECONDARY, parent=self)
        self.others = button(
            tr("Other models…"), self.others_requested.emit, kind=ButtonKind.SECONDARY, parent=self
        )
        self._row = QWidget(self)
        buttons = FlowRow(self._row, gap=8)
        buttons.addWidget(self.start)
        buttons.addWidget(self.second)
        buttons.addWidget(self.others)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 10, 16, 10)
        rows.setSpacing(8)
        for each in (self.words, self.bar, self._row):
            rows.addWidget(each)
        self.bar.hide()
        self.hide()

    def offer(self, model: FirstModel | None) -> None:
        """Offer a model, or only the page of models where there is none to offer."""
        self._offered = model
        self.words.setText(model.words if model is not None else tr("A model on this computer answers you."))
        other = model.other if model is not None else None
        for shown, each in ((self.start, model), (self.second, other)):
            shown.setText(each.button if each is not None else "")
            shown.setAccessibleName(shown.text())
            shown.setVisible(bool(shown.text()))
        to_fetch = model is not None and not model.is_here
        self.others.setText(tr("Details, other models…") if to_fetch else tr("Other models…"))
        self.others.setAccessibleName(self.others.text())
        show_tooltip(self.second, other.words if other is not None else "")
        self.bar.hide()
        self.setAccessibleDescription(self.words.text())
        self._fit_words()

    def show_progress(self, title: str, progress: Progress) -> None:
        """Show the progress of a model that is fetched or loaded, in place of the button."""
        self.words.setText(tr("{title} · {progress}", title=title, progress=progress.words))
        self.bar.setRange(0, 0 if progress.share is None else _STEPS)
        if progress.share is not None:
            self.bar.setValue(round(progress.share * _STEPS))
        self.start.hide()
        self.second.hide()
        self.bar.show()
        self._fit_words()

    def make_compact(self, compact: bool) -> None:
        """Show one button alone, where there is little height; the words stay in its tooltip."""
        self._compact = compact
        self._fit_words()

    def _fit_words(self) -> None:
        progress = not self.bar.isHidden()
        self.words.setVisible(not self._compact or progress)
        self._row.setVisible(not self._compact or not progress)
        self.others.setVisible(not self._compact or not self.start.text())
        self.second.setVisible(not self._compact and not progress and bool(self.second.text()))
        show_tooltip(self.start, self.words.text())

    def event(self, event: QEvent) -> bool:
        """Take the height of the wrapped words and buttons."""
        handled = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            layout = self.layout()
            wanted = layout.totalHeightForWidth(self.width()) if layout is not None else 0
            if wanted > 0 and wanted != self.minimumHeight():
                self.setMinimumHeight(wanted)
        return handled

    def _start(self) -> None:
        self._ask_for(self._offered)

    def _start_second(self) -> None:
        self._ask_for(self._offered.other if self._offered is not None else None)

    def _ask_for(self, model: FirstModel | None) -> None:
        if model is not None:
            (self.use_requested if model.is_here else self.get_requested).emit(model.identity)
