"""The timeline of the conversation: what each message carries alone, and what all of them carry together."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.analysis import Trajectory, TurnAnalysis
from app.domain.risk import JudgeKind
from app.ui.labels import label
from app.ui.panel.charts.trajectory_chart import TrajectoryChart
from app.ui.panel.section import Origin, Section
from app.ui.view_models.analysis import gap_words, turn_words

METHOD = (
    "A risk that is split over several messages shows only in all of them together (arXiv 2411.03814). The judge "
    "assesses each message alone, and the person's messages put together as one request; what was seen together fades "
    "by a fifth from turn to turn and is never below the last message. The gap between the two lines counts as "
    "evidence in the next turn. Figures from a judge that is a model are model-made."
)


class TrajectorySection(Section):
    """Hidden with fewer than two turns. ``turn_chosen`` carries the id of the message whose point was chosen."""

    turn_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Across the turns", Origin.INDICATIVE, parent)
        self.set_method(METHOD)
        self._trajectory = Trajectory()
        self.words = label("", self)
        self.chart = TrajectoryChart(self)
        self.point = label("", self, quiet=True, factor=0.92)
        self.point.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        for each in (self.words, self.chart, self.point):
            self.body.addWidget(each)
        self.chart.pointed.connect(self._point)
        self.chart.chosen.connect(self.turn_chosen)
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self.hide()

    def judged_by(self, kind: JudgeKind) -> None:
        """Say what the figures are worth; until told otherwise they are only indicative."""
        self.set_origin(Origin.COMPUTED if kind is JudgeKind.GUARD else Origin.INDICATIVE)

    def show_analysis(self, analysis: TurnAnalysis) -> None:
        """Show the turns up to this one."""
        self._trajectory = analysis.trajectory
        if len(self._trajectory.turns) < 2:
            self.clear()
            return
        self.words.setText(gap_words(self._trajectory))
        self.chart.show_trajectory(self._trajectory)
        self.show()

    def _point(self, index: int) -> None:
        self.point.setText(f"{turn_words(self._trajectory, index)}. Enter or a click goes there.")
