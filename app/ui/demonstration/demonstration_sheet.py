"""The page on which a presenter prepares a demonstration, and chooses the passphrase that ends it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QFormLayout, QWidget

from app.alignment.help_words import help_words
from app.domain.model import InstalledModel, ModelRole
from app.language import LANGUAGES
from app.locations import Locations
from app.privacy.passphrase import Argon2Parameters
from app.session.demonstration.kept_state import Plan, begin_demonstration
from app.session.demonstration.scenarios import recording_path
from app.session.recording.recording_file import read_recording
from app.translation import program_language, tr, tr_count
from app.ui.buttons import ButtonKind, button
from app.ui.combo_box import ComboBox
from app.ui.demonstration.screen_hold import unheld_words
from app.ui.labels import label
from app.ui.lock.new_passphrase_fields import NewPassphraseFields
from app.ui.lock.secret_sheet import SecretSheet
from app.ui.panel.region_choice import RegionChoice
from app.ui.task_runner import TaskRunner

_IDLE_SECONDS = (30, 60, 90, 180, 300, 600)
_SPEEDS = (
    (tr("For a stage: long waits are shortened"), 0.0),
    (tr("As it was recorded"), 1.0),
    (tr("Twice as fast"), 2.0),
    (tr("Four times as fast"), 4.0),
)


class DemonstrationSheet(SecretSheet):
    """Accepted once the demonstration is prepared; it begins when the window has closed."""

    def __init__(
        self,
        locations: Locations,
        models: Sequence[InstalledModel],
        region: str,
        tasks: TaskRunner,
        parent: QWidget | None = None,
        cost: Argon2Parameters | None = None,
    ) -> None:
        super().__init__(
            tr("Show Oyster at an event"),
            tr(
                "The whole screen shows the demonstration, nothing that is written is kept, and it begins anew when "
                "nobody is there. It ends with its passphrase only; Oyster's own window closes meanwhile."
            ),
            tasks,
            parent,
        )
        self._locations, self._cost = locations, cost
        spoken = [(help_words(each).name, each) for each in LANGUAGES]
        self.language = self._choice(tr("Language of the demonstration"), spoken, program_language())
        self.region = RegionChoice(tr("Region for helplines"), self, language=program_language())
        self.region.show_region(region)
        models_offered = [(tr("Nobody: the recording alone is shown"), "")]
        models_offered += [(each.title, each.id) for each in models if each.role is ModelRole.CHAT]
        self.model = self._choice(tr("Who answers visitors"), models_offered, "")
        self.speed = self._choice(tr("Speed of the recording"), _SPEEDS, 0.0)
        idle = [
            (tr_count("{count} second", "{count} seconds", seconds), seconds) for seconds in _IDLE_SECONDS
        ]
        self.idle = self._choice(tr("Begins anew when nobody is there for"), idle, 90)
        self.recording = Path()
        self.which = label(tr("The recording that comes with Oyster is shown."), self)
        self.passphrase = NewPassphraseFields(tr("Passphrase that ends the demonstration"), self)
        self._build()

    def _build(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field in (self.language, self.region, self.model, self.speed, self.idle):
            name = label(field.accessibleName(), self, wraps=False)
            name.setBuddy(field)
            form.addRow(name, field)
        self.fields.addLayout(form)
        self.fields.addWidget(self.which)
        other = button(tr("Another recording…"), self._choose_recording, parent=self)
        self.fields.addWidget(other)
        self.fields.addWidget(self.passphrase)
        self.fields.addWidget(label(unheld_words(), self, quiet=True))
        self.fields.addWidget(self.problem)
        self.begin = button(tr("Begin"), self._begin, kind=ButtonKind.PRIMARY, parent=self)
        self.cancel = button(tr("Cancel"), self.reject, parent=self)
        self.add_buttons(self.cancel, self.begin)

    def _choice(self, name: str, offered: Sequence[tuple[str, object]], chosen: object) -> ComboBox:
        field = ComboBox(name, self)
        for words, value in offered:
            field.addItem(words, value)
        field.setCurrentIndex(max(0, field.findData(chosen)))
        return field

    def _choose_recording(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Choose a recording"), "", "*.json")
        if chosen:
            self.recording = Path(chosen)
            self.which.setText(tr("Shown is {file}.", file=self.recording.name))

    @property
    def plan(self) -> Plan:
        """What was chosen."""
        return Plan(
            language=str(self.language.currentData()),
            region=str(self.region.currentData() or ""),
            recording=str(self.recording) if self.recording.name else "",
            model=str(self.model.currentData()),
            speed=float(self.speed.currentData()),
            idle_seconds=int(self.idle.currentData()),
        )

    def _begin(self) -> None:
        problem = self.passphrase.problem
        if problem:
            self.say(problem)
            return
        plan, passphrase = self.plan, self.passphrase.take()

        def prepare() -> None:
            read_recording(Path(plan.recording) if plan.recording else recording_path(plan.language))
            begin_demonstration(self._locations, plan, passphrase, self._cost)

        self.work(prepare, self.accept, tr("Preparing…"), self.begin, self.cancel)
