"""What a demonstration shows: scenarios in their order, and the recording that they are played from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.session.demonstration.kept_state import Plan
from app.session.demonstration.scenarios import Scenario, recording_path, scenarios
from app.session.recording.recording import Recording
from app.session.recording.recording_file import read_recording
from app.session.recording.replayed_turn import Pace
from app.ui.demonstration.scene_player import STAGE_PACE
from app.ui.view_models.stage import Idleness


@dataclass(frozen=True, slots=True)
class Programme:
    """What can be shown: scenarios in their order, the recording that they are played from, and how."""

    scenarios: tuple[Scenario, ...]
    recording: Recording
    pace: Pace
    idleness: Idleness
    rest_seconds: float = 6.0  # between two scenes of the attract loop

    def scenario(self, identity: str) -> Scenario | None:
        """Return a scenario by its id, or None."""
        return next((each for each in self.scenarios if each.id == identity), None)


def playable(offered: Sequence[Scenario], recording: Recording) -> tuple[Scenario, ...]:
    """Return the scenarios of which a recording has every message."""
    return tuple(
        each
        for each in offered
        if (scene := recording.scene(each.id)) is not None and len(scene.turns) >= len(each.messages)
    )


def programme_of(plan: Plan) -> Programme:
    """Return what is shown by a plan. Raises ``RecordingError``, ``ScenarioError``."""
    recording = read_recording(Path(plan.recording) if plan.recording else recording_path(plan.language))
    pace = Pace(plan.speed) if plan.speed > 0 else STAGE_PACE
    idleness = Idleness(plan.idle_seconds, plan.warning_seconds)
    return Programme(playable(scenarios(), recording), recording, pace, idleness)
