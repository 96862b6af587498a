"""The risk trajectory of the conversation: each message alone, and all of them together."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.analysis import Trajectory, TurnAnalysis
from app.domain.risk import JudgeKind
from app.translation import tr
from app.ui.labels import Badge, label
from app.ui.panel.charts.key_line import KeyLine
from app.ui.panel.charts.trajectory_chart import TrajectoryChart
from app.ui.panel.section import Origin, Section
from app.ui.view_models.trajectory import gap_words, turn_words


def method() -> str:
    """Return how the trajectory comes about."""
    return tr(
        "A risk that is split over several messages shows only in all of them together (arXiv 2411.03814). The judge "
        "assesses each message alone, and the person's messages put together as one request; what was seen together "
        "fades by a fifth from turn to turn and is never below the last message. The gap between the two lines counts "
        "as evidence in the next turn. Where a model put the messages into one request, that is judged too, the "
        "higher figure counts, and the request is shown as the model's words. Figures from a judge that is a model "
        "are model-made."
    )


class TrajectorySection(Section):
    """Hidden with fewer than two turns. ``turn_chosen`` carries the id of the selected message."""

    turn_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Across the turns"), Origin.INDICATIVE, parent)
        self.set_method(method())
        self._trajectory = Trajectory()
        self.words = label("", self)
        self.chart = TrajectoryChart(self)
        self.point = label("", self, quiet=True, factor=0.92, selectable=False)
        self.whose = Badge(tr("Model's words"), Origin.MODEL.value[1], self)
        self.whose.setAccessibleDescription(Origin.MODEL.value[2])
        self.drafted = label("", self, factor=0.95)
        key = (
            KeyLine("square", "on_notice", Qt.PenStyle.DashLine, tr("all messages together"), self),
            KeyLine("circle", "accent", Qt.PenStyle.SolidLine, tr("each message alone"), self),
        )
        for each in (self.words, self.chart, *key, self.point, self.whose, self.drafted):
            self.body.addWidget(each)
        self.chart.pointed.connect(self._point)
        self.chart.chosen.connect(self.turn_chosen)
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self._trajectory = Trajectory()
        self.chart.show_trajectory(self._trajectory)
        self.hide()

    def judged_by(self, kind: JudgeKind) -> None:
        """Set the origin of the figures; until then they are indicative only."""
        self.set_origin(Origin.COMPUTED if kind is JudgeKind.GUARD else Origin.INDICATIVE)

    def show_analysis(self, analysis: TurnAnalysis) -> None:
        """Show the turns up to this one."""
        self._trajectory = analysis.message.trajectory
        if len(self._trajectory.turns) < 2:
            self.hide()
            return
        self.words.setText(gap_words(self._trajectory))
        self.chart.show_trajectory(self._trajectory)
        drafted = self._trajectory.drafted
        self.drafted.setText(
            tr("All your messages put into one request: “{drafted}”", drafted=drafted) if drafted else ""
        )
        for each in (self.whose, self.drafted):
            each.setVisible(bool(drafted))
        self.show()

    def _point(self, index: int) -> None:
        self.point.setText(
            tr("{turn}. Enter or a click goes there.", turn=turn_words(self._trajectory, index))
        )
