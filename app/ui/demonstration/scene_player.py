"""Plays the turns of a recorded scene in a conversation, one after another, by the flow of a live turn."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.domain.cancellation import CancelToken
from app.session.recording.playing import replayed
from app.session.recording.recording import RecordedScene, Recording
from app.session.recording.replayed_turn import Pace, ReplayedTurn
from app.session.session import Session
from app.ui.demonstration.talk_area import TalkArea
from app.ui.view_models.live_turn import LiveTurn

STAGE_PACE = Pace(
    longest_wait=0.35
)  # no audience waits for a slow laptop; the mark says that waits are shortened


class ScenePlayer(QObject):
    """``answered``: the turn that was played is over, its analysis included, and was not stopped. ``broken``: it could
    not be played to its end.
    """

    answered = Signal()
    broken = Signal()

    def __init__(
        self,
        session: Session,
        area: TalkArea,
        recording: Recording,
        pace: Pace,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent or area)
        self._session, self._area, self._recording, self._pace = session, area, recording, pace
        self._playing = False
        self._turn: ReplayedTurn | None = None
        area.flow.turns.ended.connect(self._over)

    @property
    def playing(self) -> bool:
        """True while a turn is being played."""
        return self._playing

    def play(self, scene: RecordedScene, number: int) -> None:
        """Play a turn of a scene, from 0; the first one begins the conversation anew."""
        turn, first = scene.turns[number], number == 0
        if first:
            self._area.begin_anew()

        def begin(token: CancelToken) -> ReplayedTurn:
            self._turn = replayed(self._session, self._recording, turn, self._pace, token, first=first)
            return self._turn

        self._playing, self._turn = True, None
        self._area.flow.begin(begin, LiveTurn)

    def hurry(self) -> None:
        """Show the rest of the turn at once."""
        if self._turn is not None:
            self._turn.hurry()

    def stop(self) -> None:
        """Stop, and leave out what is still to come."""
        self._playing, self._turn = False, None
        self._area.flow.turns.end_all()

    def _over(self, live: LiveTurn) -> None:
        if not self._playing:
            return
        self._playing, self._turn = False, None
        is_whole = live.state.recording is not None and live.state.replied
        (self.answered if is_whole else self.broken).emit()
