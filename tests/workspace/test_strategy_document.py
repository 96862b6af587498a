"""An edited table goes through text and back unchanged, and every field of the desk reads what it shows."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.alignment.strategies import StrategyError, read_rules, strategy_table
from app.alignment.taxonomy import taxonomy
from app.domain.anticipation import Weights
from app.locations import resource
from app.ui.view_models.strategy_fields import FieldFault, edited, may_be_removed, parts_of, shown
from app.workspace.strategy_document import (
    document_of,
    place_of_fault,
    strategies_in,
    text_of,
    value_at,
    with_copy_of,
    without_strategy,
)

SHIPPED = document_of(resource("strategies.yaml").read_text(encoding="utf-8"))
FIELDS = [field for part in parts_of(SHIPPED) for field in part.fields]


def test_a_document_that_nobody_edited_is_the_shipped_table() -> None:
    assert read_rules(text_of(SHIPPED).encode(), "x", Weights()).table == strategy_table()


def test_fields_written_as_they_are_shown_change_nothing() -> None:
    document = SHIPPED
    for field in FIELDS:
        document = edited(document, field, shown(document, field))
    rules = read_rules(text_of(document).encode(), "x", Weights())
    assert rules.table == strategy_table()
    assert rules.weights == Weights()
    assert document.keys() == SHIPPED.keys(), "what is usual is not written down"


def test_every_category_and_strategy_has_its_fields() -> None:
    places = {each.place for each in FIELDS}
    assert {("limits", each.id) for each in taxonomy().categories} <= places
    assert {("guidelines", each.id, "avoid") for each in taxonomy().categories} <= places
    assert {("strategies", at, "instruction") for at in range(len(strategy_table().strategies))} <= places
    assert len(places) == len(FIELDS)


def test_one_word_of_a_guideline_keeps_the_others_and_taken_back_leaves_nothing() -> None:
    field = next(each for each in FIELDS if each.place == ("guidelines", "cult", "avoid"))
    changed = edited(SHIPPED, field, "Never praise it.")
    guideline = dict(read_rules(text_of(changed).encode(), "x", Weights()).table.guidelines)["cult"]
    own = taxonomy().categories[0].guideline
    assert (guideline.avoid, guideline.say, guideline.lead) == ("Never praise it.", own.say, own.lead)
    assert edited(changed, field, own.avoid) == SHIPPED


@settings(max_examples=10, deadline=None)
@given(st.floats(0, 1))
def test_a_limit_is_read_as_it_was_written(limit: float) -> None:
    field = next(each for each in FIELDS if each.place == ("limits", "gambling"))
    changed = edited(SHIPPED, field, repr(limit).replace(".", ","))
    table = read_rules(text_of(changed).encode(), "x", Weights()).table
    assert table.limit_of(next(each for each in taxonomy().categories if each.id == "gambling")) == limit


def test_what_is_no_number_is_told_and_the_fault_of_a_table_names_its_field() -> None:
    exposure = next(each for each in FIELDS if each.place == ("strategies", 6, "exposure"))
    with pytest.raises(FieldFault, match="‘much’ is none"):
        edited(SHIPPED, exposure, "much")
    with pytest.raises(StrategyError) as told:
        read_rules(text_of(edited(SHIPPED, exposure, "2.5")).encode(), "x", Weights())
    assert place_of_fault(told.value.detail) == exposure.place


def test_a_strategy_is_copied_and_removed_and_those_that_are_needed_stay() -> None:
    copied = with_copy_of(SHIPPED, 3, "listen_twice", "Listen twice")
    assert may_be_removed(copied, 4) and not may_be_removed(copied, 3)
    assert value_at(copied, ("strategies", 4, "instruction")) == strategies_in(SHIPPED)[3]["instruction"]
    assert read_rules(text_of(copied).encode(), "x", Weights()).table.strategy("listen_twice").rung == 3
    assert without_strategy(copied, 4) == SHIPPED
