"""A recording as values: turns with the time of each event, and the model that they were recorded with."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Literal

import msgspec

from app.domain import turn as events
from app.domain.analysis import TurnAnalysis
from app.domain.model import ModelStanding
from app.domain.recording_mark import RecordingMark
from app.domain.strategy import StrategyTable
from app.domain.turn import TurnEvent
from app.json_decoding import decode_json

Sha256 = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
Words = Annotated[str, msgspec.Meta(min_length=1)]

RECORDED_KINDS: tuple[type[TurnEvent], ...] = (
    events.UserMessageCommitted,
    events.CrisisScreened,
    events.SupportOffered,
    events.RiskAssessed,
    events.StrategyChosen,
    events.ReplyWithheld,
    events.AnswerBegan,
    events.ChainRevised,
    events.PassJudged,
    events.AnalysisExtended,
    events.AnalysisBroke,
    events.PromptReading,
    events.ThinkingArrived,
    events.ReplyArrived,
    events.TurnEnded,
)
"""What a recording may hold: no turn that failed or was taken back, and no mark of another recording."""

_BY_NAME: dict[str, msgspec.json.Decoder[TurnEvent]] = {
    kind.__name__: msgspec.json.Decoder(kind) for kind in RECORDED_KINDS
}


class RecordedEvent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One event: ``seconds`` after the message was sent, the name of its type, and its fields."""

    seconds: Annotated[float, msgspec.Meta(ge=0)]
    kind: Words
    event: msgspec.Raw


class RecordedTurn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The events of one turn in order; ``table`` is the SHA-256 of the strategy table that it ran under."""

    table: str
    events: Annotated[tuple[RecordedEvent, ...], msgspec.Meta(min_length=1)]


class RecordedScene(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One conversation: the id of its scenario, or a name of its own, and its turns."""

    scenario: Words
    turns: Annotated[tuple[RecordedTurn, ...], msgspec.Meta(min_length=1)]


class RecordedModel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The model that wrote the replies, by the hash of its file."""

    title: Words
    sha256: Sha256
    standing: ModelStanding


class Recording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a file holds. ``tables`` are the strategy tables by the hash of their contents."""

    format: Literal["oyster-recording"]
    version: Literal[1]
    program: str
    made_at: datetime
    language: Words
    model: RecordedModel
    tables: dict[Sha256, StrategyTable]
    scenes: Annotated[tuple[RecordedScene, ...], msgspec.Meta(min_length=1)]

    def scene(self, scenario: str) -> RecordedScene | None:
        """Return the scene of a scenario, or None."""
        return next((each for each in self.scenes if each.scenario == scenario), None)

    def mark(self, speed: float, *, waits_cut: bool) -> RecordingMark:
        """Return the mark that every replayed turn of this recording bears."""
        model = self.model
        return RecordingMark(model.title, model.sha256, model.standing, self.made_at, speed, waits_cut)


def table_hash(table: StrategyTable) -> str:
    """Return the SHA-256 of a table's contents."""
    return hashlib.sha256(msgspec.json.encode(table)).hexdigest()


def recorded_turn(timed: Iterable[tuple[float, TurnEvent]]) -> tuple[RecordedTurn, StrategyTable | None]:
    """Return a turn's events as they are kept, and the table that they share; other kinds of events are left out."""
    kept, table = [], None
    for seconds, event in timed:
        if not isinstance(event, RECORDED_KINDS):
            continue
        analysis = _analysis_of(event)
        table = analysis.table if analysis is not None and analysis.table is not None else table
        content = msgspec.Raw(msgspec.json.encode(_slimmed(event)))
        kept.append(RecordedEvent(round(seconds, 3), type(event).__name__, content))
    return RecordedTurn(table_hash(table) if table is not None else "", tuple(kept)), table


def replayed_event(recorded: RecordedEvent, table: StrategyTable | None) -> TurnEvent:
    """Return an event as it was, with the table of its turn. Raises ``msgspec.ValidationError``."""
    decoder = _BY_NAME.get(recorded.kind)
    if decoder is None:
        raise msgspec.ValidationError(f"no event of a recording is called {recorded.kind}")
    return _with_analysis(decode_json(bytes(recorded.event), decoder), table)


def _analysis_of(event: TurnEvent) -> TurnAnalysis | None:
    found = getattr(event, "analysis", None)
    return found if isinstance(found, TurnAnalysis) else None


def _slimmed(event: TurnEvent) -> TurnEvent:
    """Return an event without its table, which is kept once, and without token ids, which only its model can use."""
    if isinstance(event, events.TurnEnded):
        event = replace(event, message=replace(event.message, reply_tokens=(), model_sha256=""))
    return _with_analysis(event, None)


def _with_analysis(event: TurnEvent, table: StrategyTable | None) -> TurnEvent:
    match event:
        case (
            events.StrategyChosen()
            | events.ReplyWithheld()
            | events.ChainRevised()
            | events.AnalysisExtended()
        ):
            return replace(event, analysis=replace(event.analysis, table=table))
        case events.TurnEnded() if event.analysis is not None:
            return replace(event, analysis=replace(event.analysis, table=table))
        case _:
            return event
