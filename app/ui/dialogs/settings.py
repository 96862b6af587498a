"""The settings dialog: helpline region, language, appearance, text size, device, context, privacy, system prompt."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.generation import Device
from app.engine.processors import usable_processors
from app.language import CHINESE, ENGLISH
from app.session.program_update.publisher import named_publisher
from app.session.settings import Settings
from app.translation import program_language, tr, tr_count
from app.ui.appearance import HIGH_CONTRAST
from app.ui.buttons import ButtonKind, button
from app.ui.check_box import CheckBox
from app.ui.combo_box import ComboBox
from app.ui.dialogs.lock_settings import LockSettings
from app.ui.dialogs.prompt_field import PromptField
from app.ui.dialogs.sheet import Sheet
from app.ui.labels import label
from app.ui.named_fields import named_fields
from app.ui.panel.region_choice import RegionChoice

_LANGUAGES = ((tr("As the system"), ""), ("English", ENGLISH), ("中文", CHINESE))
_THEMES = (
    (tr("As the system"), "system"),
    (tr("Light"), "light"),
    (tr("Dark"), "dark"),
    (tr("High contrast"), HIGH_CONTRAST),
)
_MODES = (
    (tr("Observe with Oy1, guide other models"), ""),
    (tr("Observe: compute, and add nothing to the prompt"), "observe"),
    (tr("Guide: tell the model how to answer"), "guide"),
    (tr("Compare: answer under two strategies, side by side"), "compare"),
)
_SUPERVISION = (
    (tr("None"), ""),
    (tr("After each reply"), "live"),
    (tr("Hidden until I ask for it"), "end"),
)
_SCALES = (80, 90, 100, 110, 125, 150, 175, 200, 250)
_CONTEXTS = (2048, 4096, 8192, 16_384, 32_768)


def _with(numbers: tuple[int, ...], present: int) -> list[int]:
    """Return the numbers, sorted, with the present one among them."""
    return sorted({*numbers, present})


class SettingsDialog(Sheet):
    """``settings`` holds the chosen values once the dialog was accepted. ``speed`` tells what was measured here.

    ``demonstration_requested`` is emitted as the dialog is left for the page of demonstrations.
    """

    demonstration_requested = Signal()
    width_ems = 48  # the longest choice stands beside the longest name

    def __init__(
        self,
        settings: Settings,
        devices: Sequence[Device],
        region: str,
        parent: QWidget | None = None,
        *,
        speed: str = "",
    ) -> None:
        super().__init__(tr("Settings"), "", parent)
        self._before, self._region_before = settings, region
        self.region = RegionChoice(tr("Region for helplines"), self, language=program_language())
        self.region.show_region(settings.region or region)
        self.language = self._choice(tr("Language"), _LANGUAGES, settings.language)
        self.theme = self._choice(tr("Appearance"), _THEMES, settings.theme)
        scale, context = round(settings.text_scale * 100), settings.context_size
        scales = tuple((f"{each} %", str(each)) for each in _with(_SCALES, scale))
        contexts = tuple(
            (tr("{tokens} tokens", tokens=f"{each:,}"), str(each)) for each in _with(_CONTEXTS, context)
        )
        self.scale = self._choice(tr("Text size"), scales, str(scale))
        named = tuple((f"{each.description or each.name}", each.name) for each in devices)
        offered = ((tr("The fastest there is"), "auto"), (tr("Processor only"), "cpu"), *named)
        known = any(value == settings.device for _, value in offered)
        if not known:
            offered = (*offered, (tr("{device} (not found)", device=settings.device), settings.device))
        self.device = self._choice(tr("Computes on"), offered, settings.device)
        counts = _with(tuple(range(1, usable_processors() + 1)), settings.threads or 1)
        numbers = tuple(
            (tr_count("{count} thread", "{count} threads", count=each), str(each)) for each in counts
        )
        self.threads = self._choice(
            tr("Threads"), ((tr("As measured"), "0"), *numbers), str(settings.threads)
        )
        self.speed = label(speed, self, quiet=True, factor=0.92)
        self.speed.setVisible(bool(speed))
        self.context = self._choice(tr("Context"), contexts, str(context))
        self.mode = self._choice(tr("How to answer"), _MODES, settings.mode)
        self.supervision = self._choice(tr("Live supervision"), _SUPERVISION, settings.supervision)
        self.prompt = PromptField(self)
        self.private = CheckBox(tr("Start private: keep nothing of what is said"), self)
        self.private.setChecked(settings.private)
        self.counsellor = CheckBox(
            tr("Keep replies that the review took back, to read them behind a click"), self
        )
        self.counsellor.setChecked(settings.counsellor)
        self.states_kept = CheckBox(
            tr("Keep what the model has read of a conversation, encrypted: it opens again without reading"),
            self,
        )
        self.states_kept.setChecked(settings.states_kept)
        self.helper_used = CheckBox(tr("Write faster with a small helper model"), self)
        self.helper_used.setChecked(settings.helper_used)
        self.titles_hidden = CheckBox(tr("Hide titles: the list shows only dates"), self)
        self.titles_hidden.setChecked(settings.titles_hidden)
        self.update_check = CheckBox(tr("Look for a newer version of Oyster at each start"), self)
        can_look = named_publisher() is not None
        self.update_check.setChecked(can_look and settings.update_check)
        self.update_check.setEnabled(can_look)
        self.lock = LockSettings(settings, self)
        self._build()

    def _build(self) -> None:
        choices = (
            self.language,
            self.theme,
            self.scale,
            self.device,
            self.threads,
            self.context,
            self.mode,
            self.supervision,
            self.lock.after,
        )
        form = named_fields(self, self.region, *choices, self.prompt)
        form.insertRow(form.indexOf(self.threads) // 2 + 1, self.speed)
        self.fields.addLayout(form)
        self.fields.addWidget(self.lock)
        self.fields.addWidget(self.private)
        self.fields.addWidget(self.states_kept)
        self.fields.addWidget(self.helper_used)
        self.fields.addWidget(self.titles_hidden)
        self.fields.addWidget(self.counsellor)
        self.fields.addWidget(self.update_check)
        if not self.update_check.isEnabled():
            nobody = tr("This copy names nobody who publishes newer versions.")
            self.fields.addWidget(label(nobody, self, quiet=True, factor=0.92))
        note = tr(
            "Device, context and helper count from the next time a model is loaded, threads at once; language and "
            "private from the next start."
        )
        self.fields.addWidget(label(note, self, quiet=True, factor=0.92))
        save = button(
            tr("Save"), self.accept, kind=ButtonKind.PRIMARY, name=tr("Save the settings"), parent=self
        )
        save.setDefault(True)
        show = button(
            tr("Demonstration…"), self._demonstrate, name=tr("Show Oyster at an event"), parent=self
        )
        self.add_buttons(button(tr("Cancel"), self.reject, parent=self), save, apart=show)

    def _demonstrate(self) -> None:
        self.reject()
        self.demonstration_requested.emit()

    def _choice(self, name: str, offered: Sequence[tuple[str, str]], chosen: str) -> ComboBox:
        field = ComboBox(name, self)
        for words, value in offered:
            field.addItem(words, value)
        field.setCurrentIndex(max(0, field.findData(chosen)))
        return field

    @property
    def settings(self) -> Settings:
        """The settings as in the fields; a region equal to the system's is not stored."""
        region = str(self.region.currentData() or "")
        as_before = not self._before.region and region == self._region_before
        chosen = msgspec.structs.replace(
            self._before,
            region="" if as_before else region,
            language=str(self.language.currentData()),
            theme=str(self.theme.currentData()),
            text_scale=int(self.scale.currentData()) / 100,
            device=str(self.device.currentData()),
            threads=int(self.threads.currentData()),
            context_size=int(self.context.currentData()),
            private=self.private.isChecked(),
            states_kept=self.states_kept.isChecked(),
            helper_used=self.helper_used.isChecked(),
            mode=str(self.mode.currentData()),
            supervision=str(self.supervision.currentData()),
            titles_hidden=self.titles_hidden.isChecked(),
            counsellor=self.counsellor.isChecked(),
            update_check=self.update_check.isChecked()
            if self.update_check.isEnabled()
            else self._before.update_check,
        )
        return self.lock.applied_to(chosen)
