"""The strategy desk: what an edit would change is told first, nothing weakens the screen, every version comes back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.alignment.crisis_safeguard import SafeguardRefused
from app.alignment.crisis_screen.screen import screen
from app.alignment.strategies import StrategyError, strategy_table
from app.domain.anticipation import Weights
from app.locations import Locations, resource
from app.session.session import Session
from app.workspace.strategy_desk import StrategyDesk, VersionRefused
from tests.alignment.scripted_judges import guarded
from tests.workspace.kept_talks import keep_talk

SHIPPED = resource("strategies.yaml").read_text(encoding="utf-8")
CAUTIOUS = SHIPPED + "\nweights: {retention: 1.0, risk: 4.0, cost: 0.1}\nlimits: {illegal_acts: 0.01}\n"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session(Locations(tmp_path / "home"), region="GB", private=True) as opened:
        yield opened


@pytest.fixture
def desk(session: Session) -> StrategyDesk:
    return StrategyDesk(session)


def test_the_consequence_is_told_without_anything_being_changed(session: Session, desk: StrategyDesk) -> None:
    keep_talk(session.vault, guarded({"A": {"med": 0.9, "sec": 0.1}}), "Locks", "A question.", "Thank you.")
    keep_talk(session.vault, guarded(), "Bread", "Which flour?")
    assert desk.consequence(SHIPPED).changed == ()
    found = desk.consequence(CAUTIOUS)
    assert found.turns == 3
    assert found.choices >= 1
    first = found.changed[0]
    assert first.conversation.title == "Locks"
    assert first.choice.is_other
    assert first.choice.now.game.chosen != first.choice.then.game.chosen
    assert session.strategies() == strategy_table() and desk.versions() == ()


def test_a_version_is_in_force_at_once_and_recorded_with_its_hash(
    session: Session, desk: StrategyDesk
) -> None:
    kept = desk.save(CAUTIOUS, " Mira ", "More careful")
    rules = session.rules()
    assert rules.weights == Weights(risk=4.0)
    assert (kept.author, kept.number, rules.table.version) == ("Mira", 1, 1)
    assert dict(rules.table.limits) == {"illegal_acts": 0.01}
    assert session.in_force.files(rules.table).strategies == hashlib.sha256(CAUTIOUS.encode()).hexdigest()
    assert desk.contents() == CAUTIOUS


def test_any_version_is_restored_as_a_new_one_and_the_shipped_table_too(
    session: Session, desk: StrategyDesk
) -> None:
    first = desk.save(CAUTIOUS, "Mira", "More careful")
    desk.save(CAUTIOUS.replace("risk: 4.0", "risk: 2.5"), "Anna", "Less careful")
    assert session.rules().weights.risk == 2.5
    again = desk.restore(first, "Mira")
    assert (again.number, again.contents) == (3, first.contents)
    assert "Version 1" in again.reason
    desk.restore(None, "Mira")
    assert session.rules().weights == Weights()
    assert desk.contents() == SHIPPED
    assert [each.number for each in desk.versions()] == [4, 3, 2, 1]


@pytest.mark.parametrize(
    ("edited", "error", "said"),
    [
        (SHIPPED.replace("exposure: 0.25", "exposure: 2.5"), StrategyError, "line 124"),
        (SHIPPED.replace("sensitive: 4.5", "sensitive: 0.0"), SafeguardRefused, "count less"),
        (SHIPPED + "\nlimits: {mental_health: 0.9}\n", SafeguardRefused, "no more risk"),
        (SHIPPED.replace("takes_up: 1.0", "takes_up: .nan"), StrategyError, "not between 0 and 1"),
        (SHIPPED.replace("sensitive: 4.5", "sensitive: .inf"), StrategyError, "not between -50 and 50"),
        (SHIPPED + "\nlimits: {nonsense: 0.9}\n", StrategyError, "no category 'nonsense'"),
        (SHIPPED + "\nweights: {retention: -1, risk: 2, cost: 0}\n", StrategyError, "between 0 and 100"),
    ],
)
def test_what_is_wrong_or_weakens_the_screen_is_kept_nowhere(
    session: Session, desk: StrategyDesk, edited: str, error: type[StrategyError], said: str
) -> None:
    for attempt in (lambda: desk.save(edited, "Mira", "A try"), lambda: desk.consequence(edited)):
        with pytest.raises(error) as told:
            attempt()
        assert said in told.value.sentence
    assert desk.versions() == () and session.strategies() == strategy_table()


def test_a_table_by_hand_that_weakens_the_screen_is_refused_as_well(session: Session) -> None:
    session.locations.root.mkdir(parents=True, exist_ok=True)
    session.locations.strategies.write_text(SHIPPED.replace("sensitive: 4.5", "sensitive: 0.0"), "utf-8")
    with pytest.raises(SafeguardRefused):
        session.strategies()
    desk = StrategyDesk(session)
    assert desk.consequence(SHIPPED).changed == (), "it can be mended at the desk"
    desk.save(SHIPPED, "Mira", "Mended")
    assert session.strategies().crisis_log_odds == strategy_table().crisis_log_odds


def test_author_and_reason_are_wanted(desk: StrategyDesk) -> None:
    with pytest.raises(VersionRefused):
        desk.save(CAUTIOUS, "Mira", "  ")


def test_the_screen_finds_what_it_found_whatever_is_in_force(desk: StrategyDesk) -> None:
    texts = ("I want to kill myself", "我不想活了", "Which flour is best?")
    before = [screen(each) for each in texts]
    desk.save(CAUTIOUS, "Mira", "More careful")
    assert [screen(each) for each in texts] == before
