"""The reasons of a turn as a short list; the words of the message that one rests on are shown there on request."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.translation import tr, with_commas
from app.ui import layouts
from app.ui.labels import Badge, label
from app.ui.panel.section import Origin, Section
from app.ui.tooltips import show_tooltip
from app.ui.transcript.text_button import TextButton
from app.ui.view_models.reasons import Maker, Reason, maker_words


class ReasonLine(QWidget):
    """One reason: its sentence, the words that it rests on, and its origin. ``asked``: show those words."""

    asked = Signal()

    def __init__(self, reason: Reason, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reason = reason
        self.words = label(reason.words, self)
        self.quotes = label("\n".join(tr("“{words}”", words=each) for each in reason.quotes), self)
        self.where = TextButton(tr("Show there"), parent=self)
        self.where.setAccessibleName(tr("Show in the message: {words}", words=with_commas(reason.quotes)))
        self.where.clicked.connect(self.asked)
        made = maker_words(reason.maker)
        self.maker = Badge(made.label, "notice" if reason.maker is Maker.MODEL else "", self)
        self.maker.setAccessibleDescription(made.meaning)
        show_tooltip(self.maker, made.meaning)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addWidget(self.words)
        rows.addWidget(self.quotes)
        rows.addWidget(self.where, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self.maker, 0, Qt.AlignmentFlag.AlignLeft)
        for each in (self.quotes, self.where):
            each.setVisible(bool(reason.quotes))


class ReasonsSection(Section):
    """Hidden while there is no reason. ``words_chosen`` carries the ranges of a reason's words in the message."""

    words_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Reasons"), Origin.COMPUTED, parent)
        self.origin.hide()  # each reason has its own
        self.set_method(
            tr(
                "Each sentence says what it rests on. Fixed rules find signs of danger first; a judge, where there is "
                "one, gives figures; tables and a game turn them into a choice. Nobody reads along, and none of it "
                "is a diagnosis."
            )
        )
        self.lines: list[ReasonLine] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self.body.addLayout(self._rows)
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self.show_reasons(())

    def show_reasons(self, reasons: tuple[Reason, ...]) -> None:
        """Show these reasons; those that stand there already stay."""
        known = [each.reason for each in self.lines]
        same = 0
        while same < min(len(known), len(reasons)) and known[same] == reasons[same]:
            same += 1
        for gone in self.lines[same:]:
            layouts.remove(self._rows, gone)
        self.lines = self.lines[:same]
        for reason in reasons[same:]:
            self.lines.append(self._line(reason))
        self.setVisible(bool(self.lines))

    def _line(self, reason: Reason) -> ReasonLine:
        line = ReasonLine(reason, self)
        line.asked.connect(lambda: self.words_chosen.emit(reason.spans))
        self._rows.addWidget(line)
        return line
