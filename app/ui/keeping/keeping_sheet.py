"""The sheet on which a person saves, imports, backs up, restores and verifies; it shows values and passes wishes on."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QPushButton, QWidget

from app.translation import tr
from app.ui.buttons import ButtonKind, button
from app.ui.dialogs.outcome_sheet import OutcomeSheet
from app.ui.flow_row import FlowRow
from app.ui.labels import Words, label

_ABOUT_EXPORT = tr(
    "With its record: what was seen, chosen and why. As a web page, Markdown, PDF or JSON; only JSON has every branch. "
    "Such a file is not encrypted."
)
_ABOUT_IMPORT = tr("From ChatGPT, Open WebUI, LM Studio, Jan, or Oyster's own JSON, with every branch.")
_ABOUT_BACKUP = tr(
    "Everything but model files in one file, encrypted with a passphrase of its own. What you delete later stays in "
    "backups made before."
)
_ABOUT_AUDIT = tr(
    "Whether every turn is as it was written, and none is missing. Whoever has your key could write all of it anew; a "
    "hash that you note elsewhere shows that too."
)

_APART = 8  # more pixels between two parts than inside one


class KeepingSheet(OutcomeSheet):
    """Stays open while something is done, and says how it ended."""

    export_requested = Signal()
    import_requested = Signal()
    backup_requested = Signal()
    plan_requested = Signal()
    restore_requested = Signal()
    audit_requested = Signal()
    report_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Keep, move and verify"), "", parent)
        self.export = self._button(tr("Save as a file…"), self.export_requested)
        self.take_in = self._button(tr("Import…"), self.import_requested)
        self.backup = self._button(tr("Back up now…"), self.backup_requested)
        self.plan = self._button(tr("On schedule…"), self.plan_requested)
        self.restore = self._button(tr("Restore…"), self.restore_requested)
        self.audit = self._button(tr("Verify now"), self.audit_requested)
        self.report = self._button(tr("Save the report…"), self.report_requested)
        self._part(tr("This conversation"), _ABOUT_EXPORT, self.export)
        self._part(tr("Conversations from elsewhere"), _ABOUT_IMPORT, self.take_in)
        self.state = self._part(tr("Backup"), _ABOUT_BACKUP, self.backup, self.plan, self.restore)
        self._part(tr("The record"), _ABOUT_AUDIT, self.audit, self.report)
        self.fields.addWidget(self.outcome)
        self.close_button = button(tr("Close"), self.accept, kind=ButtonKind.PRIMARY, parent=self)
        self.add_buttons(self.close_button)
        self._allowed: dict[QPushButton, bool] = {}
        self.close_button.setFocus()

    def allow(self, *, conversation: bool, kept: bool) -> None:
        """Allow what can be done: a conversation is open; conversations are kept on this computer."""
        self._allowed = {
            self.export: conversation,
            **dict.fromkeys((self.take_in, self.backup, self.plan, self.restore, self.audit), kept),
            self.report: False,
        }
        self.show_busy(busy=False)

    def show_backups(self, words: str) -> None:
        """Show when the newest backup was made."""
        self.state.setText(words)
        self.state.setVisible(bool(words))

    def allow_report(self) -> None:
        """Allow the report of a verification that was made."""
        self._allowed[self.report] = True

    def show_busy(self, *, busy: bool) -> None:
        """Let nothing be begun while something is done."""
        for made, allowed in self._allowed.items():
            made.setEnabled(allowed and not busy)

    def _button(self, words: str, wish: SignalInstance) -> QPushButton:
        return button(words, wish.emit, parent=self)

    def _part(self, heading: str, words: str, *buttons: QPushButton) -> Words:
        if self.fields.count():
            self.fields.addSpacing(_APART)
        self.fields.addWidget(label(heading, self, heading=True, factor=1.08))
        about = label(words, self, quiet=True, factor=0.92)
        self.fields.addWidget(about)
        state = label("", self, factor=0.92)
        state.hide()
        self.fields.addWidget(state)
        row = FlowRow(gap=8)
        for made in buttons:
            row.addWidget(made)
        self.fields.addLayout(row)
        return state
