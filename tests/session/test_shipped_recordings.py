"""The recordings that ship: every scenario as it is said now, each reply to its end, the panel in their language."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from app.domain.message_language import language_of
from app.language import LANGUAGES
from app.session.demonstration.scenarios import recording_path, scenarios
from app.session.recording.recording import RecordedTurn
from app.session.recording.recording_file import read_recording


def _event(turn: RecordedTurn, kind: str) -> dict[str, object]:
    """Return the fields of the last event of a kind."""
    found: dict[str, object] = json.loads(
        bytes([each for each in turn.events if each.kind == kind][-1].event)
    )
    return found


def _parts(language: str, kind: str, field: str) -> Iterator[dict[str, Any]]:
    """Yield a field of the last event of a kind, turn after turn."""
    for scene in read_recording(recording_path(language)).scenes:
        for turn in scene.turns:
            part = _event(turn, kind)[field]
            assert isinstance(part, dict), scene.scenario
            yield part


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_scenario_is_there_with_the_messages_that_it_has_today(language: str) -> None:
    recorded = read_recording(recording_path(language))
    for scenario in scenarios():
        scene = recorded.scene(scenario.id)
        assert scene is not None, scenario.id
        said = [_event(turn, "UserMessageCommitted")["message"] for turn in scene.turns]
        texts = [message["text"] for message in said if isinstance(message, dict)]
        assert texts == [each.in_language(language) for each in scenario.messages], scenario.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_reply_is_cut_off_and_each_is_in_its_language(language: str) -> None:
    for message in _parts(language, "TurnEnded", "message"):
        assert message["state"] == "complete", message["text"]
        assert language_of(message["text"]) == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_panel_says_of_the_judge_is_in_the_language_of_the_recording(language: str) -> None:
    for assessment in _parts(language, "RiskAssessed", "assessment"):
        assert language_of(assessment["judge"]["note"]) == language
