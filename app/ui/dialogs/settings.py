"""The settings: region of the helplines, appearance, text size, device, context and system prompt."""

from __future__ import annotations

import msgspec
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.session.settings import Settings
from app.ui.buttons import ButtonKind, button
from app.ui.labels import label

_THEMES = (("As the system", "system"), ("Light", "light"), ("Dark", "dark"))


class SettingsDialog(QDialog):
    """``settings`` answers what was chosen once the dialog was accepted."""

    def __init__(self, settings: Settings, devices: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = settings
        self.setWindowTitle("Settings")
        self.setMinimumWidth(460)
        self.region = QLineEdit(settings.region, self)
        self.region.setPlaceholderText("As the system; or two letters, as in GB")
        self.region.setMaxLength(2)
        self.theme = QComboBox(self)
        for words, value in _THEMES:
            self.theme.addItem(words, value)
        self.theme.setCurrentIndex(max(0, self.theme.findData(settings.theme)))
        self.scale = self._number(80, 250, round(settings.text_scale * 100), " %")
        self.device = QComboBox(self)
        for value in ("auto", "cpu", *devices):
            self.device.addItem(
                {"auto": "The fastest there is", "cpu": "Processor only"}.get(value, value), value
            )
        self.device.setCurrentIndex(max(0, self.device.findData(settings.device)))
        self.context = self._number(512, 131_072, settings.context_size, " tokens")
        self.prompt = QPlainTextEdit(settings.system_prompt, self)
        self.prompt.setObjectName("systemPrompt")
        self.prompt.setTabChangesFocus(True)
        form = QFormLayout()
        for name, field in (
            ("Region for helplines", self.region),
            ("Appearance", self.theme),
            ("Text size", self.scale),
            ("Computes on", self.device),
            ("Context", self.context),
            ("System prompt", self.prompt),
        ):
            field.setAccessibleName(name)
            form.addRow(name, field)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 20, 20, 20)
        rows.addLayout(form)
        rows.addWidget(
            label("Device and context count from the next time a model is loaded.", self, quiet=True)
        )
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button("Cancel", self.reject, parent=self))
        row.addWidget(button("Save", self.accept, kind=ButtonKind.PRIMARY, parent=self))
        rows.addLayout(row)

    def _number(self, lowest: int, highest: int, value: int, unit: str) -> QSpinBox:
        field = QSpinBox(self)
        field.setRange(lowest, highest)
        field.setValue(value)
        field.setSuffix(unit)
        return field

    @property
    def settings(self) -> Settings:
        """Answer the settings as the fields have them."""
        return msgspec.structs.replace(
            self._before,
            region=self.region.text().strip().upper(),
            theme=str(self.theme.currentData()),
            text_scale=self.scale.value() / 100,
            device=str(self.device.currentData()),
            context_size=self.context.value(),
            system_prompt=self.prompt.toPlainText().strip(),
        )
