"""The side that answers knows nothing of a scenario, whatever its author has written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.alignment.prompting import prompt_of
from app.alignment.turn_context import TurnContext
from app.domain.conversation import Message, Role, new_message_id, now
from app.domain.scenario import Play, Scenario, ScenarioRisk, ScenarioWords, Style, Subject
from app.domain.turn import CrisisScreened, SupportOffered
from app.locations import Locations
from app.session.session import Session
from app.workspace.scenario_play import opening_message

MARK = "⟦kept back⟧"
marked = st.text(max_size=20).map(lambda text: f"{MARK}{text}")
lines = st.lists(marked, min_size=1, max_size=3).map(tuple)
said = st.text(alphabet="ab 你好.?", min_size=1, max_size=20)
scenarios = st.builds(
    ScenarioWords,
    marked,
    marked,
    marked,
    marked,
    said,
    hidden=lines,
    course=lines,
    good_help=lines,
    must_not=lines,
).map(lambda words: Scenario("a-b", Subject.GRIEF, Style.PLAIN, ScenarioRisk.LOW, en=words))


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    with Session(Locations(tmp_path_factory.mktemp("played")), region="GB", private=True) as opened:
        yield opened


class _Parts:
    """What ``prompt_of`` takes from a turn's context."""

    system_prompt = "Be kind."
    model_sha256 = ""


@settings(deadline=None)
@given(scenarios, st.lists(said, max_size=3), said)
def test_the_prompt_of_the_answer_is_made_of_the_conversation_alone(
    session: Session, scenario: Scenario, further: list[str], guidance: str
) -> None:
    first = opening_message(Play(scenario, "en"))
    session.vault.begin_play("A title", Play(scenario, "en"), first)
    last = first
    for at, text in enumerate(further):
        role = Role.ASSISTANT if at % 2 == 0 else Role.USER
        last = replace(first, id=new_message_id(), parent=last.id, role=role, text=text, created_at=now())
        session.vault.append(last)
    path = session.vault.tree(first.conversation).open_path()
    prompt = prompt_of(cast(TurnContext, _Parts()), path, guidance)
    assert not [each for each in prompt if MARK in each.text]
    assert "".join(each.text for each in path).strip() == "".join([first.text, *further]).strip()


@settings(max_examples=5, deadline=None)
@given(scenarios)
def test_the_screen_runs_on_the_person_side_whatever_the_scenario_says(
    session: Session, scenario: Scenario
) -> None:
    first = opening_message(Play(scenario, "en"))
    session.vault.begin_play("A title", Play(scenario, "en"), first, "ab" * 32)
    said = Message.said("I want to die", first.conversation, first.id)
    session.vault.append_played(said, "ab" * 32)
    events = list(session.hear(said))
    assert [each.finding.crisis for each in events if isinstance(each, CrisisScreened)] == [True]
    assert any(isinstance(each, SupportOffered) for each in events)
