"""The presenter's view, for a second screen: notes, the next step, and the time."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QHideEvent, QKeyEvent, QScreen, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.session.demonstration.scenarios import Step
from app.translation import program_language, tr
from app.ui.buttons import ButtonKind, button
from app.ui.check_box import CheckBox
from app.ui.combo_box import ComboBox
from app.ui.demonstration.stage_flow import StageFlow
from app.ui.flow_row import FlowRow
from app.ui.labels import label
from app.ui.transcript.slim_scroll_bar import make_page
from app.ui.view_models.stage import Scene, clock_words
from app.ui.view_models.walk import Walk

_TICK_MS = 1000


class PresenterView(QWidget):
    """Steers what the audience sees; the audience never sees this window."""

    def __init__(self, flow: StageFlow, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._flow, self._clock = flow, clock
        self._began = self._walk_began = clock()
        self._walk: Walk | None = None
        self.may_close = False
        self.setWindowTitle(tr("Oyster: presenter's view"))
        self.setAccessibleName(tr("Presenter's view"))
        self.scene = label("", self, heading=True, factor=1.14)
        self.time = label("", self, heading=True, factor=1.14)
        self.now, self.following = label("", self, factor=1.14), label("", self, factor=1.14)
        self.note = label("", self, heading=True, factor=1.5)
        self.scenario = ComboBox(tr("Scenario"), self)
        for each in flow.programme.scenarios:
            self.scenario.addItem(each.title.in_language(program_language()), each.id)
        self.begin = button(tr("Begin it"), self._begin, parent=self)
        self.back = button(tr("‹ Back"), lambda: flow.step(-1), name=tr("Back (left arrow)"), parent=self)
        self.forward = button(
            tr("Next ›"),
            lambda: flow.step(1),
            kind=ButtonKind.PRIMARY,
            name=tr("Next (right arrow)"),
            parent=self,
        )
        self.loop = button(tr("Show the loop"), flow.attract, parent=self)
        self.close_help = button(tr("Close help from people"), flow.close_help, parent=self)
        self.stays = CheckBox(tr("I am here: nothing begins anew by itself"), self)
        self.stays.toggled.connect(self._stay)
        self._build()
        self.ticks = QTimer(self)
        self.ticks.setInterval(_TICK_MS)
        self.ticks.timeout.connect(self._show_time)
        flow.walked.connect(self._show_walk)
        flow.scene_changed.connect(self._show_scene)
        self._show_scene(flow.scene)
        self._show_walk(flow.walk)

    def _build(self) -> None:
        inside = QFrame(self)
        inside.setObjectName("pageInside")
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(22, 18, 22, 18)
        rows.setSpacing(12)
        rows.addWidget(self.scene)
        rows.addWidget(self.time)
        steering = FlowRow(gap=8)
        for each in (self.back, self.forward, self.loop, self.close_help):
            steering.addWidget(each)
        rows.addLayout(steering)
        for words, shown in (
            (tr("Your note"), self.note),
            (tr("The audience sees"), self.now),
            (tr("Comes next"), self.following),
        ):
            rows.addWidget(label(words, self, quiet=True))
            rows.addWidget(shown)
        choosing = QHBoxLayout()
        choosing.setSpacing(8)
        choosing.addWidget(self.scenario, 1)
        choosing.addWidget(self.begin)
        rows.addLayout(choosing)
        rows.addWidget(self.stays)
        rows.addStretch(1)
        page = QScrollArea(self)
        page.setObjectName("pageScroll")
        page.setAccessibleName(tr("Presenter's view"))
        make_page(page)
        page.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)

    def show_on(self, screen: QScreen) -> None:
        """Fill a screen."""
        self.setGeometry(screen.availableGeometry())
        self.show()

    def _begin(self) -> None:
        self._flow.begin_walk(str(self.scenario.currentData()))

    def _stay(self, stays: bool) -> None:
        self._flow.presented = stays

    def _show_scene(self, scene: Scene) -> None:
        self.scene.setText(scene_words(scene))
        self.close_help.setVisible(scene is Scene.HELP)

    def _show_walk(self, walk: Walk | None) -> None:
        language = program_language()
        if walk is not None and (self._walk is None or walk.scenario != self._walk.scenario):
            self._walk_began = self._clock()
        self._walk = walk
        step = walk.step if walk is not None else None
        self.now.setText(step.words.in_language(language) if step is not None else tr("No mark is shown."))
        self.note.setText(step.note.in_language(language) if step is not None else "–")
        self.following.setText(_following_words(walk, language))
        for each in (self.back, self.forward):
            each.setEnabled(walk is not None)
        self._show_time()

    def _show_time(self) -> None:
        now, walk = self._clock(), self._walk
        whole = clock_words(now - self._began)
        if walk is None:
            self.time.setText(tr("{whole} since the beginning", whole=whole))
            return
        taken = now - self._walk_began
        words = tr(
            "{taken} of {planned} for this scenario, {whole} since the beginning",
            taken=clock_words(taken),
            planned=clock_words(60.0 * walk.scenario.minutes),
            whole=whole,
        )
        self.time.setText(words)
        self.time.set_tone("notice" if taken > 60.0 * walk.scenario.minutes else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Steer by the arrow keys here too."""
        if not self._flow.window.steer(event):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Let the time go on while it is seen."""
        super().showEvent(event)
        self._show_time()
        self.ticks.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Do nothing while nobody sees it."""
        super().hideEvent(event)
        self.ticks.stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay as long as the demonstration does."""
        event.setAccepted(self.may_close)


def scene_words(scene: Scene) -> str:
    """Return what stands on the audience's screen, in words."""
    return {
        Scene.ATTRACT: tr("The loop plays: nobody is there."),
        Scene.CHOICE: tr("Somebody chooses what to see."),
        Scene.WALK: tr("A scenario is walked through."),
        Scene.TALK: tr("A visitor writes."),
        Scene.HELP: tr("Help from people is shown: somebody may be in danger. Go to them."),
    }[scene]


def second_screen(stage: QScreen | None) -> QScreen | None:
    """Return a screen that the audience does not see; None where there is only one."""
    return next((each for each in QGuiApplication.screens() if each is not stage), None)


def _following_words(walk: Walk | None, language: str) -> str:
    if walk is None:
        return tr("The visitor's choice.")
    if walk.says_next:
        said = walk.scenario.messages[walk.answered].in_language(language)
        return tr("A message is said and answered: {words}", words=said)
    following: Step | None = walk.next_step
    return following.words.in_language(language) if following is not None else tr("The end of this scenario.")
