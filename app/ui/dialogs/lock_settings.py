"""The settings of the lock: after how long, at the start, and whether windows stay out of screen captures."""

from __future__ import annotations

import msgspec
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.session.settings import LOCKS_BY_KEY, Settings
from app.translation import tr
from app.ui.check_box import CheckBox
from app.ui.combo_box import ComboBox
from app.ui.labels import label
from app.ui.lock.screen_capture import can_hide_from_captures

_MINUTES = (1, 2, 5, 15, 30, 60)


class LockSettings(QWidget):
    """``after`` is for the form of the dialog, the rest is below it."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.after = ComboBox(tr("Lock when unused for"), self)
        self.after.addItem(tr("15 minutes with a passphrase, never with the keyring"), LOCKS_BY_KEY)
        for minutes in sorted({*_MINUTES, settings.lock_minutes} - {LOCKS_BY_KEY, 0}):
            self.after.addItem(tr("{minutes} min", minutes=minutes), minutes)
        self.after.addItem(tr("Never"), 0)
        self.after.setCurrentIndex(max(0, self.after.findData(settings.lock_minutes)))
        self.at_start = CheckBox(tr("Start locked, with the keyring too"), self)
        self.at_start.setChecked(settings.locks_at_start)
        self.out_of_captures = CheckBox(
            tr("Keep Oyster's windows out of screenshots and shared screens"), self
        )
        can = can_hide_from_captures()
        self.out_of_captures.setChecked(can and not settings.in_captures)
        self.out_of_captures.setEnabled(can)
        hint = (
            tr("Some screen readers and magnifiers need to see the windows; turn it off for them.")
            if can
            else tr("This system lets no program keep its windows out of screenshots.")
        )
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addWidget(self.at_start)
        rows.addWidget(self.out_of_captures)
        rows.addWidget(label(hint, self, quiet=True, factor=0.92))

    def applied_to(self, settings: Settings) -> Settings:
        """Return the settings with what is chosen here."""
        captures = settings.in_captures
        if self.out_of_captures.isEnabled():
            captures = not self.out_of_captures.isChecked()
        return msgspec.structs.replace(
            settings,
            lock_minutes=int(self.after.currentData()),
            locks_at_start=self.at_start.isChecked(),
            in_captures=captures,
        )
