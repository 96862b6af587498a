"""The settings dialog: helpline region, appearance, text size, device, context, privacy and system prompt."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QPlainTextEdit, QWidget

from app.domain.generation import Device
from app.session.settings import Settings
from app.ui.buttons import ButtonKind, button
from app.ui.dialogs.sheet import Sheet
from app.ui.labels import label
from app.ui.panel.region_choice import RegionChoice
from app.ui.transcript.proportions import em

_THEMES = (("As the system", "system"), ("Light", "light"), ("Dark", "dark"))
_MODES = (
    ("Observe with Oy1, guide other models", ""),
    ("Observe: compute, and add nothing to the prompt", "observe"),
    ("Guide: tell the model how to answer", "guide"),
    ("Compare: answer under two strategies, side by side", "compare"),
)
_SCALES = (80, 90, 100, 110, 125, 150, 175, 200, 250)
_CONTEXTS = (2048, 4096, 8192, 16_384, 32_768)


def _with(numbers: tuple[int, ...], present: int) -> list[int]:
    """Return the numbers, sorted, with the present one among them."""
    return sorted({*numbers, present})


class SettingsDialog(Sheet):
    """``settings`` holds the chosen values once the dialog was accepted."""

    def __init__(
        self, settings: Settings, devices: Sequence[Device], region: str, parent: QWidget | None = None
    ) -> None:
        super().__init__("Settings", "", parent)
        self._before, self._region_before = settings, region
        self.region = RegionChoice("Region for helplines", self)
        self.region.show_region(settings.region or region)
        self.theme = self._choice("Appearance", _THEMES, settings.theme)
        scale, context = round(settings.text_scale * 100), settings.context_size
        scales = tuple((f"{each} %", str(each)) for each in _with(_SCALES, scale))
        contexts = tuple((f"{each:,} tokens", str(each)) for each in _with(_CONTEXTS, context))
        self.scale = self._choice("Text size", scales, str(scale))
        named = tuple((f"{each.description or each.name}", each.name) for each in devices)
        offered = (("The fastest there is", "auto"), ("Processor only", "cpu"), *named)
        known = any(value == settings.device for _, value in offered)
        if not known:
            offered = (*offered, (f"{settings.device} (not found)", settings.device))
        self.device = self._choice("Computes on", offered, settings.device)
        self.context = self._choice("Context", contexts, str(context))
        self.mode = self._choice("How to answer", _MODES, settings.mode)
        self.prompt = QPlainTextEdit(settings.system_prompt, self)
        self.prompt.setObjectName("systemPrompt")
        self.prompt.setAccessibleName("System prompt")
        self.prompt.setPlaceholderText("What the model is told before every conversation; empty for nothing")
        self.prompt.setTabChangesFocus(True)
        self.prompt.setFixedHeight(em(self, 6.5))
        self.private = QCheckBox("Start private: keep nothing of what is said", self)
        self.private.setChecked(settings.private)
        self.counsellor = QCheckBox(
            "Keep replies that the review took back, to read them behind a click", self
        )
        self.counsellor.setChecked(settings.counsellor)
        self._build()

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        rows = (self.region, self.theme, self.scale, self.device, self.context, self.mode, self.prompt)
        for row, field in enumerate(rows):
            name = label(field.accessibleName(), self, wraps=False)
            name.setBuddy(field)
            grid.addWidget(name, row, 0)
            grid.addWidget(field, row, 1)
        self.fields.addLayout(grid)
        self.fields.addWidget(self.private)
        self.fields.addWidget(self.counsellor)
        note = "Device and context count from the next time a model is loaded; private from the next start."
        self.fields.addWidget(label(note, self, quiet=True, factor=0.92))
        save = button("Save", self.accept, kind=ButtonKind.PRIMARY, name="Save the settings", parent=self)
        save.setDefault(True)
        self.add_buttons(button("Cancel", self.reject, parent=self), save)

    def _choice(self, name: str, offered: Sequence[tuple[str, str]], chosen: str) -> QComboBox:
        field = QComboBox(self)
        field.setAccessibleName(name)
        for words, value in offered:
            field.addItem(words, value)
        field.setCurrentIndex(max(0, field.findData(chosen)))
        return field

    @property
    def settings(self) -> Settings:
        """The settings as in the fields; a region equal to the system's is not stored."""
        region = str(self.region.currentData() or "")
        as_before = not self._before.region and region == self._region_before
        return msgspec.structs.replace(
            self._before,
            region="" if as_before else region,
            theme=str(self.theme.currentData()),
            text_scale=int(self.scale.currentData()) / 100,
            device=str(self.device.currentData()),
            context_size=int(self.context.currentData()),
            system_prompt=self.prompt.toPlainText().strip(),
            private=self.private.isChecked(),
            mode=str(self.mode.currentData()),
            counsellor=self.counsellor.isChecked(),
        )
