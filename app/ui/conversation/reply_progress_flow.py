"""Shows below the reply how far an improvement or a comparison is, and what came of an improvement."""

from __future__ import annotations

import time

import shiboken6
from PySide6.QtCore import QObject, QTimer

from app.domain.turn import AnswerBegan, PassJudged, TurnEnded, TurnEvent
from app.ui.conversation.conversation_flow import ConversationFlow
from app.ui.transcript.reply_progress import ReplyProgress
from app.ui.transcript.transcript_view import TranscriptView
from app.ui.view_models.live_turn import LiveTurn
from app.ui.view_models.reply_progress import (
    Measured,
    ProgressView,
    comparison_progress,
    improvement_progress,
    outcome_note,
)

_TICK_MS = 1000


class ReplyProgressFlow(QObject):
    """At most one turn is followed; its steps are timed by the window's clock."""

    def __init__(
        self, flow: ConversationFlow, transcript: TranscriptView, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._flow, self._transcript = flow, transcript
        self._live: LiveTurn | None = None
        self._began, self._ends = 0.0, list[float]()
        self._widget: ReplyProgress | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._draw)
        flow.turns.advanced.connect(self._advance)
        flow.turns.over.connect(self._over)

    def begin(self, live: LiveTurn) -> None:
        """Follow a turn from its beginning."""
        self._take_away()
        self._live, self._ends, self._began = live, [], time.monotonic()
        self._timer.start()
        self._draw()

    def _advance(self, before: LiveTurn, live: LiveTurn, event: TurnEvent) -> None:
        if isinstance(event, AnswerBegan) and event.of > 1 and event.number == 1:
            self.begin(live)
            return
        if self._live is None or not _same(self._live, live):
            return
        self._live = live
        if isinstance(event, PassJudged) or (live.comparing and isinstance(event, TurnEnded)):
            self._ends.append(time.monotonic() - self._began)
            self._draw()

    def _over(self, live: LiveTurn) -> None:
        if self._live is None or not _same(self._live, live):
            return
        self._timer.stop()
        self._take_away()
        self._live = None
        if live.about is None or not self._flow.is_here(live):
            return
        if live.answers:
            self._transcript.reveal(live.about)  # both versions, the offered one beside it
        else:
            self._tell(live)

    def _tell(self, live: LiveTurn) -> None:
        """Say what came of an improvement that offers nothing."""
        reply = live.state.replies[0] if live.state.replies else None
        judged = reply.analysis.improvement if reply is not None and reply.analysis is not None else None
        failure = live.state.failure.sentence if live.state.failure is not None else ""
        words = outcome_note(judged, failure)
        self._show_widget().show_outcome(words)
        self._transcript.announcer.say(self._transcript, words)

    def _draw(self) -> None:
        if self._live is not None and self._flow.is_here(self._live):
            self._show_widget().show_view(self._view(self._live))

    def _view(self, live: LiveTurn) -> ProgressView:
        measured = Measured(tuple(self._ends), time.monotonic() - self._began)
        if live.about is not None:
            return improvement_progress(live.state.most_passes, measured)
        return comparison_progress(live.state.expected, measured)

    def _show_widget(self) -> ReplyProgress:
        """Return the widget at the end of the transcript; a transcript that was laid out anew has dropped it."""
        if self._widget is None or not shiboken6.isValid(self._widget) or self._widget.parent() is None:
            self._widget = ReplyProgress()
            self._widget.stop_requested.connect(self._flow.turns.stop)
            self._transcript.timeline.add_passing(self._widget)
            self._widget.show()  # at once, and not with the next event
        return self._widget

    def _take_away(self) -> None:
        if self._widget is not None and shiboken6.isValid(self._widget) and self._widget.parent() is not None:
            self._transcript.timeline.remove_passing(self._widget)
        self._widget = None


def _same(one: LiveTurn, other: LiveTurn) -> bool:
    """True for two values of one turn: only one turn is answered at a time, and it keeps its place and its message."""
    asked = (each.state.question.id if each.state.question is not None else None for each in (one, other))
    return one.view == other.view and one.about == other.about and len(set(asked)) == 1
