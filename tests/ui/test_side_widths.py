"""Where the window's side parts stand, by its width and by what a person chose."""

from __future__ import annotations

import pytest

from app.ui.view_models.side_widths import CENTRE_EMS, Side, SideChoice, SidePlace, Standing, places, toggled

EM = 14  # pixels at the usual text size
USUAL = SideChoice()


def standings(width: float, choice: SideChoice = USUAL) -> tuple[Standing, Standing]:
    conversations, panel = places(width, choice)
    return conversations.standing, panel.standing


@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
@pytest.mark.parametrize(
    ("width", "columns"), [(640, 1), (783, 1), (1024, 2), (1140, 2), (1160, 3), (1920, 3)]
)
def test_there_are_as_many_columns_as_the_text_size_leaves_room_for(
    width: int, columns: int, text: float
) -> None:
    shown = standings(width * text / (EM * text))
    assert 1 + shown.count(Standing.COLUMN) == columns
    assert Standing.OVERLAY not in shown


def test_the_panel_is_380_to_420_pixels_wide_at_first_and_as_wide_as_it_was_dragged_then() -> None:
    _, panel = places(1280 / EM, SideChoice())
    assert 380 <= panel.ems * EM <= 420
    _, panel = places(1920 / EM, SideChoice().with_ems(Side.PANEL, 45))
    assert panel == SidePlace(Standing.COLUMN, 45)


def test_a_dragged_width_leaves_the_conversation_its_room() -> None:
    greedy = SideChoice().with_ems(Side.PANEL, 500).with_ems(Side.LIST, 500)
    conversations, panel = places(100, greedy)
    assert 100 - conversations.ems - panel.ems >= CENTRE_EMS


def test_a_part_without_room_is_opened_over_the_conversation_and_closed_by_the_same_button() -> None:
    choice = toggled(45, SideChoice(), Side.PANEL)
    assert standings(45, choice) == (Standing.HIDDEN, Standing.OVERLAY)
    assert standings(120, choice) == (Standing.COLUMN, Standing.COLUMN), "wide again, it stands beside"
    assert standings(45, toggled(45, choice, Side.PANEL)) == (Standing.HIDDEN, Standing.HIDDEN)


def test_the_panel_without_the_list_is_a_column_where_it_fits() -> None:
    without_list = toggled(73, SideChoice(), Side.LIST)
    assert standings(73, toggled(73, without_list, Side.PANEL)) == (Standing.HIDDEN, Standing.COLUMN)


def test_a_panel_that_is_opened_between_two_and_three_columns_takes_the_place_of_the_list() -> None:
    opened = toggled(73, SideChoice(), Side.PANEL)
    assert standings(73, opened) == (Standing.HIDDEN, Standing.COLUMN), "nothing of the conversation is cut"
    assert standings(73, toggled(73, opened, Side.PANEL)) == (Standing.COLUMN, Standing.HIDDEN)
    assert standings(73, toggled(73, opened, Side.LIST)) == (Standing.COLUMN, Standing.HIDDEN)
    assert standings(120, opened) == (Standing.COLUMN, Standing.COLUMN)


def test_what_a_person_hid_stays_hidden_where_there_is_room() -> None:
    hidden = toggled(120, SideChoice(), Side.PANEL)
    assert standings(200, hidden) == (Standing.COLUMN, Standing.HIDDEN)
    assert standings(200, toggled(200, hidden, Side.PANEL)) == (Standing.COLUMN, Standing.COLUMN)


def test_a_part_opened_in_a_narrow_window_is_hidden_by_its_button_in_a_wide_one() -> None:
    opened = toggled(45, SideChoice(), Side.LIST)
    assert standings(60, toggled(60, opened, Side.LIST)) == (Standing.HIDDEN, Standing.HIDDEN)


def test_only_one_part_lies_over_the_conversation() -> None:
    choice = toggled(40, toggled(40, SideChoice(), Side.LIST), Side.PANEL)
    assert standings(40, choice) == (Standing.HIDDEN, Standing.OVERLAY)
