"""The window opens inside the screen, where it stood the last time if that can be seen."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from app.session.window_place import WindowPlace, read_window_place, write_window_place
from app.ui.view_models.window_geometry import Box, opening_box, smallest_size

SCREENS = [(1024, 768), (960, 540), (640, 480), (1280, 800), (1920, 1080), (512, 384)]


def inside(box: Box, screen: Box) -> bool:
    return box.shared_with(screen) == box.width * box.height


@pytest.mark.parametrize("size", SCREENS)
def test_the_first_time_it_is_inside_whatever_the_screen(size: tuple[int, int]) -> None:
    screen = Box(0, 25, size[0], size[1] - 25)
    box = opening_box(None, (screen,))
    assert inside(box, screen)
    least = smallest_size(screen)
    assert least[0] <= box.width <= 1280
    assert least[1] <= box.height <= 800


@pytest.mark.parametrize("size", SCREENS)
def test_a_remembered_place_comes_back_inside(size: tuple[int, int]) -> None:
    screen = Box(0, 0, *size)
    for left, top, width in product((-3000, -40, 100, 5000), (-900, 0, 4000), (300, 1280, 4000)):
        assert inside(opening_box(Box(left, top, width, 700), (screen,)), screen)


def test_a_place_on_the_second_screen_stays_there_and_comes_back_once_that_screen_is_gone() -> None:
    first, second = Box(0, 0, 1920, 1080), Box(1920, 0, 1920, 1080)
    stood = Box(2200, 100, 1000, 700)
    assert opening_box(stood, (first, second)) == stood
    assert inside(opening_box(stood, (first,)), first)


def test_what_was_kept_is_read_again_and_damage_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "data" / "window.json"
    assert read_window_place(path) == WindowPlace()
    place = WindowPlace(10, 20, 900, 600, True, 18.5, 30.0, False, True)
    write_window_place(path, place)
    assert read_window_place(path) == place
    path.write_text('{"left": "far away"')
    assert read_window_place(path) == WindowPlace()
