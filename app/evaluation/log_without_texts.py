"""A run's log without its texts: what was asked, answered and explained is left out before Inspect writes an item.

The log is not encrypted. What figures and reports count with stays: numbers, verdicts, groups, and which model wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from inspect_ai._util.error import EvalError
from inspect_ai.event import ModelEvent
from inspect_ai.log import (
    EvalLog,
    EvalResults,
    EvalSample,
    EvalSampleReductions,
    EvalSpec,
    EvalStats,
    EvalStatus,
)
from inspect_ai.log._recorders import create  # Inspect has no public way to another recorder
from inspect_ai.log._recorders.eval import EvalRecorder
from inspect_ai.log._recorders.recorder import Recorder
from inspect_ai.model import ChatMessageAssistant, GenerateConfig, ModelOutput
from inspect_ai.scorer import Score

from app.evaluation.metric_definitions import MEASURES
from app.translation import tr

if TYPE_CHECKING:
    from inspect_ai.log import LogUpdate
    from inspect_ai.log._config_update import ConfigUpdate
    from inspect_ai.log._recorders.buffer.history import SampleHistory

_WITHHELD = tr("left out of the log")
_GROUPS = frozenset(group for measures in MEASURES.values() for each in measures for group in each.groups)
_OF_ITEMS = _GROUPS | {"part"}  # words that are kept under these names; no other words are
_OF_SCORES = frozenset(
    {
        "judge",
        "watched_by",
        "not_judged",
        "label",
        "verdict",
        "tactic",
        "answer",
        "kind",
        "language",
        "ending",
    }
)
_OF_OUTPUTS = frozenset({"model_title", "model_sha256", "standing", "mode", "strategy"})


def without_texts(sample: EvalSample) -> EvalSample:
    """Return an item with its figures and without its texts."""
    return EvalSample(
        id=sample.id,
        epoch=sample.epoch,
        input="",
        target="",
        output=_output(sample.output),
        scores={name: _score(each) for name, each in (sample.scores or {}).items()},
        metadata=_kept(sample.metadata, _OF_ITEMS),
        events=[_event(each) for each in sample.events if isinstance(each, ModelEvent)],
        model_usage=sample.model_usage,
        role_usage=sample.role_usage,
        started_at=sample.started_at,
        completed_at=sample.completed_at,
        total_time=sample.total_time,
        working_time=sample.working_time,
        uuid=sample.uuid,
        error=_error(sample.error),
        turn_count=sample.turn_count,
    )


def _output(output: ModelOutput) -> ModelOutput:
    choices = [
        each.model_copy(
            update={"message": ChatMessageAssistant(content="", model=each.message.model), "logprobs": None}
        )
        for each in output.choices
    ]
    kept = _kept(output.metadata or {}, _OF_OUTPUTS)
    return ModelOutput(
        model=output.model, choices=choices, usage=output.usage, time=output.time, metadata=kept
    )


def _score(score: Score) -> Score:
    return Score(value=score.value, reason=score.reason, metadata=_kept(score.metadata or {}, _OF_SCORES))


def _event(event: ModelEvent) -> ModelEvent:
    return ModelEvent(
        uuid=event.uuid,
        timestamp=event.timestamp,
        model=event.model,
        role=event.role,
        input=[],
        tools=[],
        tool_choice=event.tool_choice,
        config=GenerateConfig(),
        output=_output(event.output),
        error=_WITHHELD if event.error else None,
        completed=event.completed,
        working_time=event.working_time,
    )


def _error(error: EvalError | None) -> EvalError | None:
    """Return the kind of an error: its words may quote a text. By the kind Inspect knows an item that was cancelled."""
    if error is None:
        return None
    kind = re.match(r"\w+(?=\()", error.message)
    return EvalError(message=f"{kind[0]}()" if kind else _WITHHELD, traceback="", traceback_ansi="")


def _kept(values: Mapping[str, Any], words: frozenset[str]) -> dict[str, Any]:
    """Return the values with the words under these names; all others are empty."""
    return {key: _value(value, words, keep=key in words) for key, value in values.items()}


def _value(value: object, words: frozenset[str], *, keep: bool) -> object:
    if isinstance(value, str):
        return value if keep else ""
    if isinstance(value, Mapping):
        return _kept(value, words)
    if isinstance(value, Sequence):
        return [_value(each, words, keep=keep) for each in value]
    return value if value is None or isinstance(value, bool | int | float) else ""


class TextlessRecorder(EvalRecorder):
    """Writes what Inspect's recorder does, without the texts."""

    async def log_sample(self, eval: EvalSpec, sample: EvalSample, *, write_through: bool = False) -> None:
        """Write an item without its texts."""
        await super().log_sample(eval, without_texts(sample), write_through=write_through)

    async def log_sample_streaming(self, eval: EvalSpec, sample: EvalSample, history: SampleHistory) -> None:
        """Write an item whose events were put aside, without its texts."""
        await Recorder.log_sample_streaming(self, eval, sample, history)

    async def log_finish(
        self,
        eval: EvalSpec,
        status: EvalStatus,
        stats: EvalStats,
        results: EvalResults | None,
        reductions: list[EvalSampleReductions] | None,
        error: EvalError | None = None,
        header_only: bool = False,
        invalidated: bool = False,
        log_updates: list[LogUpdate] | None = None,
        config_updates: list[ConfigUpdate] | None = None,
    ) -> EvalLog:
        """Finish the log without its reductions, which repeat the scores with their words."""
        told = _error(error)
        return await super().log_finish(
            eval, status, stats, results, None, told, header_only, invalidated, log_updates, config_updates
        )


@contextmanager
def texts_left_out(wanted: bool) -> Iterator[None]:
    """Have Inspect's logs written without texts meanwhile, where that is ``wanted``."""
    recorders = create._recorders
    usual = recorders["eval"]
    if wanted:
        recorders["eval"] = TextlessRecorder
    try:
        yield
    finally:
        recorders["eval"] = usual
