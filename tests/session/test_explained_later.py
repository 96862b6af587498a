"""What only explains a turn is left out while nobody looks, and worked out later to the same result."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.alignment.explanatory_parts import to_be_explained
from app.domain.analysis import Depth, TurnAnalysis
from app.domain.cancellation import CancelToken
from app.domain.conversation import Message
from app.domain.generation import Sampling
from app.domain.turn import TurnEnded
from app.locations import Locations
from app.session.engine_queue import Use
from app.session.session import Session
from tests.engine.scripted_model import build_scripted_model
from tests.passed_self_test import keep_passed_self_test

SHORT = Sampling(temperature=0.0, seed=1, max_tokens=6)
EXPLAINING = {"facets and intents", "words that carry it", "sketches", "sketches scored"}
THOUGHTS = "Somebody worries about an exam. They want to be calm tonight."
SCRIPT = f"<think>\n{THOUGHTS}\n</think>\n\nWalk first, then read a page."


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory, short_gguf: Path) -> Iterator[Session]:
    """A session whose model is believed to have passed its self-test."""
    home = Locations(tmp_path_factory.mktemp("home"))
    with Session(home, region="GB", private=True) as opened:
        model = opened.library.add(short_gguf)
        keep_passed_self_test(home, model.sha256)
        opened.load_model(model)
        yield opened


@pytest.fixture(scope="module")
def thinker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A session with a model that thinks, then replies, always the same."""
    folder = tmp_path_factory.mktemp("thinker")
    build_scripted_model(folder / "thinker.gguf", SCRIPT)
    with Session(Locations(folder / "home"), region="GB", private=True) as opened:
        opened.load_model(opened.library.add(folder / "thinker.gguf"))
        yield opened


def said(session: Session, text: str, *, explained: bool, sampling: Sampling | None = SHORT) -> Message:
    """Have a message answered while somebody looks, or nobody; return the reply."""
    session.explained = explained
    try:
        events = list(session.say(text, sampling=sampling))
    finally:
        session.explained = True
    return next(each for each in events if isinstance(each, TurnEnded)).message


def known(session: Session, reply: Message) -> TurnAnalysis:
    record = session.turn_of(reply.id)
    assert record is not None and record.analysis is not None
    return record.analysis


def parts_of(analysis: TurnAnalysis) -> set[str]:
    return {each.part for each in analysis.costs}


@pytest.mark.usefixtures("everything_stands_out")
def test_while_nobody_looks_only_what_the_next_choice_needs_is_computed_and_the_rest_comes_on_demand(
    session: Session,
) -> None:
    text = "How do I keep roses healthy?"
    unseen, seen = said(session, text, explained=False), said(session, text, explained=True)
    left, whole = known(session, unseen), known(session, seen)
    assert to_be_explained(left) == ("facets", "words", "sketches")
    assert left.message.depth is Depth.COMPACT
    assert not parts_of(left) & EXPLAINING
    assert parts_of(left) == parts_of(whole) - EXPLAINING, "what the next choice needs is there"
    assert left.tokens < whole.tokens

    later = session.explain_turn(unseen.id)
    assert later == known(session, unseen), "it is recorded"
    assert later.left_out == () == to_be_explained(later)
    assert later.message.depth is Depth.FULL
    assert parts_of(later) == parts_of(whole)
    assert [each.name for each in later.message.facets] == [each.name for each in whole.message.facets]
    assert [each.share for each in later.message.intents] == pytest.approx(
        [each.share for each in whole.message.intents], abs=0.02
    )
    assert {each.start: each.change for each in later.message.spans} == pytest.approx(
        {each.start: each.change for each in whole.message.spans}, abs=0.02
    )
    assert later.message.sketched is not None
    assert session.explain_turn(unseen.id) == later, "nothing is worked out twice"


def test_of_a_calm_message_nothing_is_left_for_later(session: Session) -> None:
    assert known(session, said(session, "What is a good soup?", explained=False)).left_out == ()


def test_the_reasoning_of_a_model_that_thinks_is_taken_from_its_thinking_later(thinker: Session) -> None:
    unseen = said(thinker, "I am afraid of tomorrow's exam.", explained=False, sampling=None)
    assert known(thinker, unseen).reply.chain is None
    assert "chain" in to_be_explained(known(thinker, unseen))
    chain = thinker.explain_turn(unseen.id).reply.chain
    seen = said(thinker, "I am afraid of tomorrow's exam.", explained=True, sampling=None)
    assert chain is not None
    assert chain == known(thinker, seen).reply.chain


@pytest.mark.usefixtures("brief_nodes")
def test_an_improvement_begins_with_the_reasoning_that_was_left_for_later(thinker: Session) -> None:
    unseen = said(thinker, "I am afraid of tomorrow's exam.", explained=False, sampling=None)
    assert known(thinker, unseen).reply.chain is None
    list(thinker.improve(unseen.id))
    improved = known(thinker, unseen).reply
    assert improved.improvement is not None
    assert improved.chain is not None


@pytest.mark.usefixtures("everything_stands_out")
def test_it_gives_way_to_whatever_else_the_model_is_wanted_for(session: Session) -> None:
    unseen = said(session, "How do I keep bees?", explained=False)
    left = known(session, unseen)
    with session.queue.held(Use.QUESTION, CancelToken()):
        assert session.explain_turn(unseen.id) == left, "the model is busy"
    assert known(session, unseen) == left
