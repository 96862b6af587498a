"""A table of strategies that is edited between two turns: nothing breaks, and old turns keep the names of theirs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from app.alignment.analysis_lines import explained
from app.domain.analysis import Mode
from app.domain.generation import Sampling
from app.domain.turn import TurnEnded, TurnEvent, TurnFailed
from app.locations import Locations, resource
from app.session.session import Session
from app.workspace.strategy_desk import StrategyDesk

pytestmark = pytest.mark.usefixtures("brief_nodes")
SHORT = Sampling(temperature=0.0, seed=1, max_tokens=6)
ADDED = "ask_twice"
RENAMED = "Answer as my clinic does"


@pytest.fixture
def session(tmp_path: Path, short_gguf: Path) -> Iterator[Session]:
    with Session(Locations(tmp_path / "home"), region="GB", private=True) as opened:
        opened.load_model(opened.library.add(short_gguf))
        yield opened


def own_table(session: Session) -> None:
    """Give the session a table of its own: one strategy renamed, and one more."""
    text = resource("strategies.yaml").read_text(encoding="utf-8")
    head, *entries = re.split(r"(?m)^(?=  - id: )", text)
    by_id = {entry.split("id: ")[1].split()[0]: entry for entry in entries}
    more = by_id["clarify"].replace("id: clarify", f"id: {ADDED}").replace("name: ", "name: New, ")
    by_id["full_answer"] = re.sub(r"name: .*", f"name: {RENAMED}", by_id["full_answer"])
    by_id["clarify"] += more
    session.locations.root.mkdir(parents=True, exist_ok=True)
    session.locations.strategies.write_text(head + "".join(by_id.values()), encoding="utf-8")


def end_of(events: Iterable[TurnEvent]) -> TurnEnded:
    found = list(events)
    assert not [each for each in found if isinstance(each, TurnFailed)]
    return next(each for each in found if isinstance(each, TurnEnded))


def test_a_turn_after_the_table_was_edited_runs_under_it_and_older_ones_are_told_as_they_were(
    session: Session,
) -> None:
    first = end_of(session.say("What is a good bread recipe?", sampling=SHORT, mode=Mode.GUIDE)).message
    usual = list(explained(session.analysis_of(first.id)))
    own_table(session)
    second = end_of(
        session.say("And without yeast?", first.conversation, first.id, SHORT, Mode.GUIDE)
    ).message
    own = session.analysis_of(second.id)
    assert own.table == session.strategies()
    assert ADDED in [each.strategy for each in own.message.game.payoffs]
    before, after = (session.kept_turn(each.id).files for each in (first, second))
    assert before is not None and after is not None
    assert (before.crisis, before.guard) == (after.crisis, after.guard)
    assert after.strategies == hashlib.sha256(session.locations.strategies.read_bytes()).hexdigest()
    assert before.strategies == hashlib.sha256(resource("strategies.yaml").read_bytes()).hexdigest()
    assert own.strategy_name("full_answer") == RENAMED
    told = list(explained(own))
    session.locations.strategies.unlink()  # and so the added one is gone again
    third = end_of(session.say("With rye?", first.conversation, second.id, SHORT, Mode.GUIDE)).message
    assert ADDED not in [each.strategy for each in session.analysis_of(third.id).message.game.payoffs]
    assert list(explained(session.analysis_of(first.id))) == usual
    assert list(explained(session.analysis_of(second.id))) == told
    assert RENAMED in " ".join(told) and RENAMED not in " ".join(usual)
    for reply in (first, second, third):
        assert session.replay(reply.id[:12]).differences == ()


def test_a_reply_whose_strategy_is_gone_can_still_be_improved_and_weighed(session: Session) -> None:
    own_table(session)
    reply = end_of(session.say("I lost my job.", sampling=SHORT, strategy=ADDED)).message
    session.locations.strategies.unlink()
    assert session.strategies().find(ADDED) is None
    end = [each for each in session.improve(reply.id, SHORT) if isinstance(each, TurnFailed)]
    assert not end
    improvement = session.analysis_of(reply.id).reply.improvement
    assert improvement is not None
    assert improvement.passes
    session.weigh_reasoning(reply.id)


def test_a_turn_under_a_version_of_the_desk_says_which_and_is_replayed(session: Session) -> None:
    text = resource("strategies.yaml").read_text(encoding="utf-8") + "\nweights: {risk: 4.0}\n"
    kept = StrategyDesk(session).save(text, "Mira", "More careful")
    reply = end_of(session.say("Which flour?", sampling=SHORT, mode=Mode.GUIDE)).message
    analysis, files = session.analysis_of(reply.id), session.kept_turn(reply.id).files
    assert analysis.table is not None and files is not None
    assert (analysis.table.version, files.strategies) == (kept.number, kept.sha256)
    assert analysis.message.game.weights.risk == 4.0
    assert "Chosen under version 1 of the strategies." in list(explained(analysis))
    assert session.replay(reply.id).differences == ()
