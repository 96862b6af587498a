"""An analysis after the reply that breaks is told in a sentence, one that gives way is not; and what it costs."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.analysis import Mode
from app.domain.generation import Sampling
from app.domain.turn import AnalysisBroke, AnalysisExtended, TurnEnded, TurnEvent
from app.locations import Locations
from app.session.session import Session
from app.session.turn import MessageTurn
from app.ui.view_models.deferred_analysis import cost_words, left_out_words
from tests.passed_self_test import keep_passed_self_test

SHORT = Sampling(temperature=0.0, seed=1, max_tokens=8)
SECONDS = 120.0


@pytest.fixture
def session(tmp_path: Path, short_gguf: Path) -> Iterator[Session]:
    with Session(Locations(tmp_path / "home"), region="GB", private=True) as opened:
        model = opened.library.add(short_gguf)
        keep_passed_self_test(opened.locations, model.sha256)
        opened.load_model(model)
        yield opened


def driven(turn: MessageTurn) -> tuple[list[TurnEvent], threading.Thread]:
    """Drive a turn in a thread; return its events, which grow, and the thread."""
    events: list[TurnEvent] = []
    thread = threading.Thread(target=lambda: events.extend(turn) or None, daemon=True)
    thread.start()
    return events, thread


def until_replied(turn: MessageTurn) -> None:
    latest = time.monotonic() + SECONDS
    while not turn.state.replied:
        assert time.monotonic() < latest
        time.sleep(0.005)


def test_an_analysis_whose_engine_dies_says_so_and_keeps_the_reply(session: Session) -> None:
    turn = session.say("Tell me about rain.", sampling=SHORT)
    _, thread = driven(turn)
    until_replied(turn)
    while thread.is_alive():
        pid = session.engine.worker_pid
        if pid is not None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        thread.join(0.02)
    assert turn.state.analysis_broken
    assert turn.state.failure is None, "the reply itself has not failed"
    analysis = turn.state.turn_analysis
    assert analysis is not None
    assert analysis.left_out
    words = left_out_words(analysis, turn.state.analysis_broken)
    assert words.startswith("The analysis broke off: ")
    assert "filled in" not in words, "nothing more follows"
    assert turn.reply is not None
    assert session.turn_of(turn.reply) is not None


def test_an_analysis_that_gives_way_is_not_told_as_broken(session: Session) -> None:
    turn = session.say("Tell me about rain.", sampling=SHORT)
    events: list[TurnEvent] = []
    for event in turn:
        events.append(event)
        if isinstance(event, TurnEnded):
            threading.Timer(0.05, turn.stop).start()
    assert isinstance(events[-1], TurnEnded | AnalysisExtended)
    assert not any(isinstance(each, AnalysisBroke) for each in events)
    assert not turn.state.analysis_broken


def test_what_the_person_waited_for_is_told_apart_from_what_was_computed_later(session: Session) -> None:
    turn = session.say("Tell me about rain.", sampling=SHORT, mode=Mode.GUIDE)
    for _ in turn:
        pass
    analysis, reply = turn.state.turn_analysis, turn.state.reply
    assert analysis is not None
    assert reply is not None
    assert reply.facts is not None
    early = [each for each in analysis.costs if each.before_reply]
    assert {each.part for each in early} == {"judge"}
    assert max(Counter(each.part for each in analysis.costs).values()) == 1, "nothing is counted twice"
    first = reply.facts.seconds_to_first_token
    assert first is not None
    waited = sum(each.seconds for each in early)
    assert waited <= first
    told = cost_words(analysis, reply.facts)
    assert told.startswith(f"First word after {first:.1f} s, of which the analysis took {waited:.1f} s.")
