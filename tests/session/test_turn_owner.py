"""One owner of the running turn: a model cannot slip in, a stop is not forgotten, one further message may wait."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.cancellation import CancelToken
from app.domain.conversation import MessageState, Role
from app.domain.errors import EngineFailure, OysterError
from app.domain.generation import Sampling
from app.domain.model import InstalledModel
from app.domain.turn import (
    AnalysisExtended,
    MessageWithdrawn,
    ReplyArrived,
    RiskAssessed,
    SupportOffered,
    TurnEnded,
    TurnEvent,
    TurnFailed,
    TurnWaits,
    UserMessageCommitted,
    Waiting,
)
from app.locations import Locations
from app.session.model_loading import load_or_go_back
from app.session.session import Session
from app.session.turn import MessageTurn, Turn
from tests.engine.scripted_model import build_scripted_model

SHORT = Sampling(temperature=0.0, seed=1, max_tokens=8)
LONG = Sampling(temperature=0.7, seed=1, max_tokens=80)
SECONDS = 120.0


@pytest.fixture
def session(tmp_path: Path, short_gguf: Path) -> Iterator[Session]:
    with Session(Locations(tmp_path / "home"), region="GB", private=True) as opened:
        opened.load_model(opened.library.add(short_gguf))
        yield opened


@pytest.fixture
def other(session: Session, tmp_path: Path) -> InstalledModel:
    return session.library.add(build_scripted_model(tmp_path / "other.gguf", "Walk first."))


class Driven:
    """A turn that is driven in a thread of its own, as the window does it."""

    def __init__(self, turn: Turn) -> None:
        self.turn, self.events = turn, list[TurnEvent]()
        self._seen = threading.Condition()
        self._thread = threading.Thread(target=self._drive, daemon=True)
        self._thread.start()

    def _drive(self) -> None:
        for event in self.turn:
            with self._seen:
                self.events.append(event)
                self._seen.notify_all()

    def until(self, wanted: Callable[[TurnEvent], bool]) -> None:
        with self._seen:
            assert self._seen.wait_for(lambda: any(wanted(each) for each in self.events), SECONDS), (
                self.events
            )

    def until_kind(self, kind: type) -> None:
        self.until(lambda event: isinstance(event, kind))

    def to_the_end(self) -> list[TurnEvent]:
        self._thread.join(SECONDS)
        assert not self._thread.is_alive()
        return self.events


def ended(events: list[TurnEvent]) -> TurnEnded:
    return next(each for each in events if isinstance(each, TurnEnded))


def test_a_model_that_is_chosen_while_a_reply_streams_waits_for_its_end(
    session: Session, other: InstalledModel
) -> None:
    first = session.loaded_model()[0]
    driven = Driven(session.say("Tell me about the sea.", sampling=LONG))
    driven.until_kind(ReplyArrived)
    session.load_model(other)  # comes back once it is loaded, and so after the reply
    events = driven.to_the_end()
    facts, message = ended(events).facts, ended(events).message
    assert (facts.model, facts.hash, facts.standing) == (first.title, first.sha256, first.standing)
    assert message.model_sha256 == first.sha256
    assert message.state in (MessageState.COMPLETE, MessageState.LENGTH), "it was not cut off"
    record = session.turn_of(message.id)
    assert record is not None
    assert record.analysis is not None
    assert record.analysis.reply.review is not None, "the review is of the model that wrote the reply"
    assert session.loaded_model()[0] == other
    assert not any(isinstance(each, AnalysisExtended) for each in events[events.index(ended(events)) + 3 :])


def test_stop_is_not_forgotten_while_a_message_waits_for_the_analysis_to_give_way(session: Session) -> None:
    analysed = session.say("Tell me about rain.", sampling=SHORT)
    events = list[TurnEvent]()
    while not isinstance(events[-1] if events else None, AnalysisExtended):
        events.append(next(analysed))
    with session.queue.if_idle(analysed.token) as idle:  # as if a part of the analysis were being computed
        assert idle
        driven = Driven(session.say("And about wind?", sampling=SHORT))
        driven.until_kind(UserMessageCommitted)
        deadline = time.monotonic() + SECONDS
        while not analysed.token.cancelled:
            assert time.monotonic() < deadline, "the analysis was never asked to give way"
            time.sleep(0.01)
        session.queue.stop()
    events = driven.to_the_end()
    assert isinstance(events[-1], TurnFailed)
    assert "stopped before the reply began" in events[-1].sentence
    assert not any(isinstance(each, ReplyArrived) for each in events)


def test_a_further_message_is_kept_and_screened_at_once_and_answered_behind_the_reply(
    session: Session,
) -> None:
    first = Driven(session.say("Tell me about the sea.", sampling=LONG))
    first.until_kind(ReplyArrived)
    asked = first.turn.state.question
    assert asked is not None
    second = Driven(session.say("I want to die", asked.conversation, asked.id, SHORT))
    second.until_kind(TurnWaits)
    assert isinstance(second.events[0], UserMessageCommitted)
    assert any(isinstance(each, SupportOffered) for each in second.events), "help does not wait for a model"
    assert not any(isinstance(each, TurnEnded) for each in first.events)
    waiting = second.turn.state
    assert waiting.waiting is Waiting.REPLY
    assert waiting.question is not None
    kept = session.vault.tree(asked.conversation).find(waiting.question.id)
    assert kept is not None, "it is on disk while it waits"
    one, two = ended(first.to_the_end()), ended(second.to_the_end())
    question = second.turn.state.question
    assert question is not None
    assert question.parent == one.message.id
    path = session.vault.tree(asked.conversation).open_path()
    assert [each.id for each in path] == [asked.id, one.message.id, question.id, two.message.id]


def test_only_one_message_waits(session: Session) -> None:
    first = Driven(session.say("Tell me about the sea.", sampling=LONG))
    first.until_kind(ReplyArrived)
    second = Driven(session.say("One more thing.", sampling=SHORT))
    second.until_kind(TurnWaits)
    (refused,) = list(session.say("And another.", sampling=SHORT))
    assert isinstance(refused, TurnFailed)
    assert "waiting for its turn already" in refused.sentence
    assert len(session.vault.conversations()) == 2, "what was refused is nowhere kept"
    first.to_the_end()
    ended(second.to_the_end())


def test_a_message_that_waits_can_be_taken_back(session: Session) -> None:
    first = Driven(session.say("Tell me about the sea.", sampling=LONG))
    first.until_kind(ReplyArrived)
    asked = first.turn.state.question
    assert asked is not None
    turn = session.say("No, forget it.", asked.conversation, asked.id, SHORT)
    second = Driven(turn)
    second.until_kind(TurnWaits)
    assert turn.take_back()
    events = second.to_the_end()
    assert isinstance(events[-1], MessageWithdrawn)
    assert ended(first.to_the_end()).message.state is not MessageState.STOPPED, "the reply goes on"
    texts = [each.text for each in session.vault.tree(asked.conversation).messages]
    assert "No, forget it." not in texts
    assert isinstance(first.turn, MessageTurn)
    assert not first.turn.take_back(), "what was answered cannot be taken back"


def test_where_the_reply_fails_what_waited_stands_behind_the_question_and_is_read_with_it(
    session: Session,
) -> None:
    first = Driven(session.say("My name is Ada.", sampling=LONG))
    first.until_kind(RiskAssessed)
    asked = first.turn.state.question
    assert asked is not None
    second = Driven(session.say("What is my name?", asked.conversation, asked.id, SHORT))
    second.until_kind(TurnWaits)
    pid = session.engine.worker_pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    failed = next(each for each in first.to_the_end() if isinstance(each, TurnFailed | TurnEnded))
    end = ended(second.to_the_end())
    question = second.turn.state.question
    assert question is not None
    came = failed.message
    assert question.parent == (came.id if came is not None else asked.id)
    roles = [each.role for each in session.vault.tree(asked.conversation).path_to(end.message.id)]
    assert roles[-2:] == [Role.USER, Role.ASSISTANT]


def test_a_message_that_is_sent_while_a_model_loads_is_answered_by_that_model(
    session: Session, other: InstalledModel
) -> None:
    loading = threading.Event()
    thread = threading.Thread(target=lambda: session.load_model(other, lambda share: loading.set()))
    thread.start()
    assert loading.wait(SECONDS)
    driven = Driven(session.say("I want to die", sampling=SHORT))
    driven.until_kind(SupportOffered)
    end = ended(driven.to_the_end())
    thread.join(SECONDS)
    assert (end.facts.hash, end.facts.model) == (other.sha256, other.title)


def test_without_a_model_a_message_is_kept_and_screened_and_the_turn_says_what_is_missing(
    tmp_path: Path,
) -> None:
    with Session(Locations(tmp_path / "home"), region="GB", private=True) as bare:
        events = list(bare.say("I want to die"))
        assert any(isinstance(each, SupportOffered) for each in events)
        assert isinstance(events[-1], TurnFailed)
        assert events[-1].sentence == "No model is loaded. Choose one first."
        (conversation,) = bare.vault.conversations()
        assert [each.text for each in bare.vault.tree(conversation.id).messages] == ["I want to die"]


def test_devices_are_listed_while_the_engine_is_busy(session: Session) -> None:
    driven = Driven(session.say("Tell me about the sea.", sampling=LONG))
    driven.until_kind(ReplyArrived)
    assert session.devices()
    assert session.queue.token is driven.turn.token, "nobody waited for the reply"
    session.queue.stop()
    driven.to_the_end()


def test_a_turn_that_is_closed_lets_the_engines_go(session: Session) -> None:
    turn = session.say("Tell me about the sea.", sampling=LONG)
    while not isinstance(next(turn), ReplyArrived):
        pass
    assert session.queue.token is turn.token
    turn.close()
    assert session.queue.token is None
    assert ended(list(session.say("Once more.", sampling=SHORT)))


def test_a_load_that_is_stopped_brings_the_model_of_before_back(
    session: Session, other: InstalledModel
) -> None:
    token, back = CancelToken(), list[InstalledModel]()
    before = session.loaded_model()[0]
    token.cancel()  # before the worker has the request: a small file is loaded before a later cancel arrives
    with pytest.raises(EngineFailure, match="stopped"):
        load_or_go_back(
            session._engines, session.library, other, before, session.settings, token, None, back.append
        )
    assert [each.id for each in back] == [before.id]
    assert session.loaded_model()[0].id == before.id
    assert ended(list(session.say("Are you there?", sampling=SHORT))).facts.model == before.title


def test_a_model_that_cannot_be_loaded_leaves_the_one_of_before(
    session: Session, other: InstalledModel, tmp_path: Path
) -> None:
    before = session.loaded_model()[0]
    broken = tmp_path / "broken.gguf"
    broken.write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(OysterError):
        session.load_model(replace(other, path=broken))
    assert session.loaded_model()[0].id == before.id
    assert ended(list(session.say("Are you there?", sampling=SHORT)))
