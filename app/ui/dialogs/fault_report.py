"""The dialog with the report of an unexpected end; nothing is sent, only copied or saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from app.diagnostics.events import Event
from app.diagnostics.log import record
from app.diagnostics.report import without_home
from app.translation import tr
from app.ui.buttons import ButtonKind, button
from app.ui.dialogs.sheet import Sheet
from app.ui.labels import label
from app.ui.transcript.proportions import code_font, em

_WORDS = tr(
    "This is all that Oyster knows about how it closed. Nothing that you or the model wrote is in it, "
    "and it is sent nowhere. You can copy it or save it to pass it on."
)
_NAME = "oyster-report.txt"
_LINES, _FEWEST_LINES = 20, 5
_WIDTH_EMS, _AROUND_EMS = 46, 17  # size of the dialog; height taken above and below the report


class FaultReportDialog(Sheet):
    """Shows a report; *Save…* asks for a file and shows where it was saved."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("How Oyster closed last time"), _WORDS, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._report = report
        self.text = QPlainTextEdit(report, self)
        self.text.setObjectName("report")
        self.text.setAccessibleName(tr("The report"))
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setTabChangesFocus(True)
        self.text.setFont(code_font(self.font()))
        self.told = label("", self, quiet=True)
        self.told.hide()
        self.fields.addWidget(self.text, 1)
        self.fields.addWidget(self.told)
        self.copy = button(tr("Copy"), self._copy, name=tr("Copy the report"), parent=self)
        self.save = button(tr("Save…"), self._save, name=tr("Save the report to a file"), parent=self)
        self.close_button = button(tr("Close"), self.accept, kind=ButtonKind.PRIMARY, parent=self)
        self.add_buttons(self.copy, self.save, self.close_button)
        self.close_button.setFocus()
        self._size()

    def _size(self) -> None:
        """Give the text the size of a page, limited by the screen."""
        line = QFontMetrics(self.text.font()).lineSpacing()
        wide, high = em(self, _WIDTH_EMS), line * _LINES
        if self.screen() is not None:
            room = self.screen().availableGeometry()
            wide, high = min(wide, room.width()), min(high, room.height() - em(self, _AROUND_EMS))
        self.text.setMinimumHeight(max(high, line * _FEWEST_LINES))
        self.resize(wide, self.sizeHint().height())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
        self._tell(tr("Copied."))

    def _save(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Save the report"), str(Path.home() / _NAME), tr("Text (*.txt)")
        )
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Save the report to this file, and show where it is."""
        try:
            path.write_text(self._report, encoding="utf-8")
        except OSError:
            self._tell(tr("It could not be written to {path}. Choose another place.", path=path))
            return
        record(Event.REPORT_SAVED)
        self._tell(tr("Saved as {without_home}.", without_home=without_home(str(path))))

    def _tell(self, words: str) -> None:
        self.told.setText(words)
        self.told.show()
