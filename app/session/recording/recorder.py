"""The recorder: notes the events of real turns with their times, and puts them together as a recording."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from app import __version__
from app.domain.conversation import now
from app.domain.model import InstalledModel
from app.domain.strategy import StrategyTable
from app.domain.turn import ReplayBegan, TurnEvent, TurnFailed
from app.session.recording.recording import (
    RecordedModel,
    RecordedScene,
    RecordedTurn,
    Recording,
    recorded_turn,
    table_hash,
)
from app.session.recording.recording_file import RecordingError
from app.session.turn import Turn
from app.translation import tr


class Recorder:
    """Takes turns scene by scene; ``recording`` gives what was recorded so far.

    ``before`` is a recording whose scenes stay where they are not recorded anew. Raises ``RecordingError`` where it is
    in another language.
    """

    def __init__(
        self,
        language: str,
        clock: Callable[[], float] = time.perf_counter,
        before: Recording | None = None,
    ) -> None:
        if before is not None and before.language != language:
            raise RecordingError(
                tr("This recording is in another language. Name its language, or another file.")
            )
        self._language, self._clock, self._before = language, clock, before
        self._tables: dict[str, StrategyTable] = {}
        self._scenes: dict[str, list[RecordedTurn]] = {}

    def check_model(self, model: InstalledModel) -> None:
        """Raise ``RecordingError`` where the recording before was made with another model: one mark is for all."""
        if self._before is not None and self._before.model.sha256 != model.sha256:
            raise RecordingError(
                tr("This recording was made with another model. Name that model, or another file.")
            )

    def follow(self, scenario: str, turn: Turn) -> Iterator[TurnEvent]:
        """Pass a turn's events on while they are noted. Raises ``RecordingError`` where the turn has no good end."""
        began, timed = self._clock(), list[tuple[float, TurnEvent]]()
        for event in turn:
            if isinstance(event, ReplayBegan):
                raise RecordingError(tr("A recording is not recorded again. Take its file as it is."))
            timed.append((self._clock() - began, event))
            yield event
            if isinstance(event, TurnFailed):
                raise RecordingError(
                    tr("A reply broke, so nothing was recorded: {sentence}", sentence=event.sentence),
                    event.detail,
                )
        kept, table = recorded_turn(timed)
        if table is not None:
            self._tables[table_hash(table)] = table
        self._scenes.setdefault(scenario, []).append(kept)

    def recording(self, model: InstalledModel) -> Recording:
        """Return what was recorded with a model. Raises ``RecordingError`` where that is nothing."""
        if not self._scenes:
            raise RecordingError(tr("Nothing was recorded yet. Record one scenario at least."))
        self.check_model(model)
        scenes = {each.scenario: each for each in self._before.scenes} if self._before is not None else {}
        scenes |= {name: RecordedScene(name, tuple(turns)) for name, turns in self._scenes.items()}
        used = {turn.table for scene in scenes.values() for turn in scene.turns}
        tables = self._tables | (self._before.tables if self._before is not None else {})
        return Recording(
            format="oyster-recording",
            version=1,
            program=__version__,
            made_at=now(),
            language=self._language,
            model=RecordedModel(model.title, model.sha256, model.standing),
            tables={name: table for name, table in tables.items() if name in used},
            scenes=tuple(scenes.values()),
        )
