"""Making and playing a recording with a session; one that keeps conversations never takes a recorded turn in."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.analysis import Mode
from app.domain.cancellation import CancelToken
from app.domain.generation import Sampling
from app.domain.turn import TurnEvent
from app.session.demonstration.scenarios import Scenario
from app.session.recording.recorder import Recorder
from app.session.recording.recording import RecordedTurn, Recording
from app.session.recording.recording_file import RecordingError
from app.session.recording.replayed_turn import Pace, ReplayedTurn, forget_replay
from app.session.session import Session, VaultState
from app.session.turn import MessageTurn, Saying, TurnWish
from app.translation import tr


def record_scenario(
    session: Session,
    recorder: Recorder,
    scenario: Scenario,
    language: str,
    sampling: Sampling,
    show: Callable[[TurnEvent], None],
) -> None:
    """Have the loaded model answer a scenario's messages one after another, analysis included. Slow.

    Raises ``RecordingError``, ``NoModel``.
    """
    last: MessageTurn | None = None
    for words in scenario.messages:
        last = scenario_turn(session, scenario, words.in_language(language), language, last, sampling)
        for event in recorder.follow(scenario.id, last):
            show(event)


def scenario_turn(
    session: Session,
    scenario: Scenario,
    text: str,
    language: str,
    follows: MessageTurn | None,
    sampling: Sampling | None = None,
) -> MessageTurn:
    """Return the live turn of a scenario's message, behind the turn that it follows."""
    before = follows.state.conversation if follows is not None else None
    saying = Saying(
        text, before.id if before is not None else None, follows.reply if follows is not None else None
    )
    wish = TurnWish(sampling, mode=Mode.GUIDE)
    return session.answer_elsewhere(session.vault, saying, wish, scenario.prompt_in(language))


def replayed(
    session: Session,
    recording: Recording,
    turn: RecordedTurn,
    pace: Pace,
    token: CancelToken | None = None,
    *,
    first: bool,
) -> ReplayedTurn:
    """Return a recorded turn as one to be driven; ``first`` begins its conversation anew.

    Raises ``RecordingError`` where the session keeps conversations: what was recorded never stands among what was said.
    """
    if session.vault_access.state is not VaultState.PRIVATE:
        raise RecordingError(
            tr("A recording is shown only where nothing is kept. Begin the demonstration, and show it there.")
        )
    if first:
        forget_replay(session.vault, turn)
    return ReplayedTurn(session.queue, session.vault, recording, turn, pace, token)
