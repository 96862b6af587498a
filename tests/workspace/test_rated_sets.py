"""A rated set goes out and comes back equal; what is taken out is gone in every form, and can be put back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.conversation import ConversationId, Message, MessageId, Role, new_message_id, now
from app.domain.rating import Rater, Rating, RatingContents, RatingId
from app.domain.scenario import Play, Player, Sides
from app.locations import Locations
from app.session.session import Session
from app.storage.vault import memory_record
from app.workspace.scenario_files import shipped_scenarios
from app.workspace.scenario_play import opening_message
from app.workspace.sets.gathering import Identities, gathered, take_in
from app.workspace.sets.preparation import prepared
from app.workspace.sets.rated_set import (
    RatedConversation,
    SetMessage,
    SetRefused,
    json_schema,
    lines_of,
    set_in,
    texts_of,
)
from app.workspace.sets.set_files import COLUMNS, SetForm, set_form_of, table_of, text_of_set
from tests.workspace.kept_talks import DAY, RUBRIC, keep_rated_talk


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session(Locations(tmp_path / "home"), region="GB", private=True) as opened:
        yield opened


def test_a_set_goes_out_and_comes_back_equal_and_the_vault_holds_it_then(session: Session) -> None:
    found = gathered(session.vault, (keep_rated_talk(session.vault),), Identities())
    back = set_in(lines_of(found))
    assert back == found
    with memory_record() as elsewhere:
        taken = take_in(elsewhere, back)
        assert (taken.conversations, taken.ratings, taken.known) == (1, 1, 0)
        assert take_in(elsewhere, back).known == 1
        (again,) = gathered(elsewhere, (ConversationId(found[0].id),), same)
        without = msgspec.structs.replace(found[0], assessments=())
        assert again == without, "what another program computed is no record of this one"


def same(identity: str) -> str:
    """Stand for ``Identities`` that change nothing."""
    return identity


def test_what_is_taken_out_is_gone_in_every_form_and_what_is_put_back_is_there(session: Session) -> None:
    made = prepared(session, (keep_rated_talk(session.vault),))
    assert not made.by_model
    assert {each.detail.words for each in made.removals} >= {"Mira Holt", "Mira"}
    result = made.result
    for form in SetForm:
        text = text_of_set(result, form).decode()
        assert "Mira" not in text and "Dana" not in text, form
        assert "[name" in text
    assert (
        "13:45" not in lines_of(result).decode()
        and str(session.vault.conversations()[0].id) not in lines_of(result).decode()
    )
    everything = made
    for each in made.removals:
        everything = everything.with_choice(each.detail.words, taken_out=False)
    assert everything.result == made.gathered
    assert everything.with_choice("Mira", taken_out=True).result != made.gathered


def test_every_line_is_as_the_published_schema_says(session: Session) -> None:
    published = Path(__file__).parents[2] / "docs" / "rated-set.schema.json"
    schema = msgspec.json.decode(published.read_bytes())
    assert schema == msgspec.json.decode(msgspec.json.encode(json_schema())), (
        "python -m tests.write_rated_set_schema"
    )
    for line in lines_of(
        gathered(session.vault, (keep_rated_talk(session.vault),), Identities())
    ).splitlines():
        jsonschema.validate(msgspec.json.decode(line), schema)


def test_a_table_has_a_row_for_each_thing_rated_and_computes_nothing(session: Session) -> None:
    found = gathered(session.vault, (keep_rated_talk(session.vault),), Identities())
    head, *rows = csv.reader(io.StringIO(table_of(found)))
    assert tuple(head) == COLUMNS
    values = {row[-2]: row[-1] for row in rows if row[-2]}
    assert values["assessment"] == "contested" and values["questions"] == "2"
    assert values["note"] == "'=note"
    assert any(not row[-2] for row in rows), "a reply that nobody rated"


texts = st.text(max_size=20)
days = st.dates().map(str)


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.tuples(texts, days), min_size=1, max_size=5), texts, st.dictionaries(texts, texts, max_size=3)
)
def test_any_set_is_equal_after_it_was_written_and_read(
    said: list[tuple[str, str]], title: str, scores: dict[str, str]
) -> None:
    messages = tuple(
        SetMessage(str(at), str(at - 1) if at else None, "assistant" if at % 2 else "user", text, day)
        for at, (text, day) in enumerate(said)
    )
    rating = Rating(
        RatingId("r"),
        ConversationId("c"),
        MessageId("0"),
        Rater(title),
        RUBRIC,
        RatingContents(scores, note=title),
        DAY,
        DAY,
    )
    whole = RatedConversation("oyster-rated-set", 1, "c", title, "2026-11-29", None, messages, (), (rating,))
    assert set_in(lines_of((whole, whole))) == (whole, whole)


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "no conversation"), (b"{}\n", "Line 1"), (b"\xff\xfe", "Line 1"), (b"[[[[", "Line 1")],
)
def test_what_is_no_set_is_refused_in_a_sentence(content: bytes, said: str) -> None:
    with pytest.raises(SetRefused, match=said):
        set_in(content)


def test_a_set_with_a_hole_changes_nothing(session: Session) -> None:
    orphan = SetMessage("1", "0", "assistant", "A reply to nothing", "2026-11-29")
    hole = RatedConversation("oyster-rated-set", 1, "c", "A title", "2026-11-29", None, (orphan,))
    with pytest.raises(SetRefused, match="A title"):
        take_in(session.vault, (hole,))
    assert session.vault.conversations() == ()
    with pytest.raises(SetRefused):
        set_form_of(Path("a.docx"))


def test_a_played_scenario_goes_out_with_its_marks_and_comes_back_equal(session: Session) -> None:
    scenario = shipped_scenarios()[0]
    play = Play(scenario, "en", Sides(Player.MODEL, Player.PERSON))
    first = opening_message(play)
    vault = session.vault
    vault.begin_play("Played", play, first)
    reply = Message(new_message_id(), first.conversation, first.id, Role.ASSISTANT, "I hear you.", now())
    vault.append(reply)
    written = Message.said("And then?", first.conversation, reply.id)
    vault.append_played(written, "ab" * 32)
    vault.rate_trust(reply.id, 1)
    found = gathered(vault, (first.conversation,), Identities())
    assert found[0].play is not None and found[0].play.scenario == scenario
    back = set_in(lines_of(found))
    assert back == found
    with memory_record() as elsewhere:
        take_in(elsewhere, back)
        (again,) = gathered(elsewhere, (ConversationId(found[0].id),), same)
        assert again == found[0]
        kept = elsewhere.play_of(ConversationId(found[0].id))
        assert kept is not None and (kept.sides, list(kept.ratings.values())) == (play.sides, [1])
        assert len(kept.by_model) == 1
    assert f",{scenario.id}," in table_of(found)
    assert scenario.words("en").title in text_of_set(found, SetForm.HTML).decode()
    hidden = scenario.words("en").hidden[0]
    assert hidden in texts_of(found), "what a counsellor wrote into a scenario is looked through too"
    orphan = msgspec.structs.replace(
        found[0], play=msgspec.structs.replace(found[0].play, trust={"nobody": 1})
    )
    with pytest.raises(SetRefused), memory_record() as elsewhere:
        take_in(elsewhere, (orphan,))
