"""The safety plan is kept encrypted, whole, in one place; an emptied one leaves nothing behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.safety_plan import PlanStep, SafetyPlan
from app.storage.vault import Vault, memory_record, open_vault

PLAN = SafetyPlan(
    warning_signs="I stop answering messages.\n夜里睡不着",
    own_steps="Walk to the harbour",
    people_to_ask="Mira, 020 555 0199",
)


def test_a_plan_comes_back_as_it_was_written(any_vault: Vault) -> None:
    assert any_vault.safety_plan() == SafetyPlan()
    any_vault.keep_safety_plan(PLAN)
    any_vault.keep_safety_plan(PLAN.with_answer(PlanStep.SAFE_PLACE, "The kitchen, with the light on"))
    kept = any_vault.safety_plan()
    assert kept.answer(PlanStep.SAFE_PLACE) == "The kitchen, with the light on"
    assert kept.with_answer(PlanStep.SAFE_PLACE, "") == PLAN


def test_a_plan_is_there_when_the_program_opens_again(database: Path, key: bytes) -> None:
    with open_vault(database, key) as vault:
        vault.keep_safety_plan(PLAN)
    with open_vault(database, key) as vault:
        assert vault.safety_plan() == PLAN


def test_no_word_of_a_plan_can_be_read_in_the_file(database: Path, key: bytes) -> None:
    with open_vault(database, key) as vault:
        vault.keep_safety_plan(PLAN)
    written = b"".join(each.read_bytes() for each in database.parent.iterdir())
    assert b"harbour" not in written
    assert "睡不着".encode() not in written


def test_an_emptied_plan_leaves_no_row(any_vault: Vault) -> None:
    any_vault.keep_safety_plan(PLAN)
    any_vault.keep_safety_plan(SafetyPlan(own_steps="  \n"))
    assert any_vault.safety_plan() == SafetyPlan()
    with any_vault._engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM safety_plan").scalar() == 0


def test_a_plan_in_memory_ends_with_the_program() -> None:
    with memory_record() as first:
        first.keep_safety_plan(PLAN)
    with memory_record() as second:
        assert second.safety_plan().is_empty


@pytest.mark.parametrize(
    ("kept", "written", "both"),
    [
        (SafetyPlan(), PLAN, PLAN),
        (PLAN, SafetyPlan(), PLAN),
        (PLAN, PLAN, PLAN),
        (SafetyPlan(own_steps="Tea"), SafetyPlan(own_steps="Music"), SafetyPlan(own_steps="Tea\nMusic")),
    ],
)
def test_two_plans_are_joined_without_losing_a_word(
    kept: SafetyPlan, written: SafetyPlan, both: SafetyPlan
) -> None:
    assert kept.joined_with(written) == both
