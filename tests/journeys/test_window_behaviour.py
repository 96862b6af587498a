"""The window itself: it opens inside the screen, remembers how it was left, and its parts follow its width."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.locations import Locations
from app.session.session import Session
from app.ui.appearance import apply_appearance
from app.ui.main_window import MainWindow
from app.ui.view_models.side_widths import Side, Standing


@pytest.fixture
def window(qtbot: QtBot, session: Session, qapp: QApplication) -> Iterator[MainWindow]:
    """A window without a model, at the usual text size."""
    apply_appearance(qapp, "light", 1.0)
    opened = MainWindow(session)
    qtbot.addWidget(opened)
    with qtbot.waitActive(opened):
        opened.show()
    yield opened
    opened.close()
    apply_appearance(qapp, "light", 1.0)


def columns(window: MainWindow) -> int:
    return 1 + sum(window.parts.standing(side) is Standing.COLUMN for side in Side)


def test_it_opens_inside_the_screen(window: MainWindow) -> None:
    assert window.screen().availableGeometry().contains(window.geometry())


def test_it_comes_back_as_it_was_left(qtbot: QtBot, tmp_path: Path) -> None:
    home = Locations(tmp_path / "left")
    with Session(home, private=True) as session:
        first = MainWindow(session)
        qtbot.addWidget(first)
        first.show()
        first.setGeometry(40, 60, 1300, 560)
        first.parts.divider(Side.PANEL).setFocus()
        for _ in range(3):
            qtbot.keyClick(first.parts.divider(Side.PANEL), Qt.Key.Key_Left)
        width = first.panel.width()
        first.parts.toggle(Side.LIST)
        first.close()
    with Session(home, private=True) as session:
        again = MainWindow(session)
        qtbot.addWidget(again)
        with qtbot.waitExposed(again):
            again.show()
        assert again.geometry().getRect() == (40, 60, 1300, 560)
        assert again.panel.width() == width
        assert again.list.isHidden()
        again.close()
    assert not [each for each in home.root.iterdir() if each.suffix == ".partial"]


@pytest.mark.parametrize("text", [1.0, 2.0])  # at 150 % in tests/ui/test_side_widths.py
def test_one_column_at_640_two_at_1024_three_beyond(
    window: MainWindow, qapp: QApplication, qtbot: QtBot, text: float
) -> None:
    apply_appearance(qapp, "light", text)
    for width, expected in ((640, 1), (1024, 2), (1280, 3), (1920, 3)):
        window.resize(round(width * text), 700)
        qtbot.waitUntil(lambda count=expected: columns(window) == count)  # type: ignore[misc]
        assert window.pane.width() >= 22 * 14 * text
        right = window.pane.mapTo(window, window.pane.rect().topRight()).x()
        assert right < window.width()


def test_the_panel_is_dragged_by_mouse_and_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1600, 800)
    divider = window.parts.divider(Side.PANEL)
    before = window.panel.width()
    assert 380 <= before <= 420
    middle = divider.rect().center()
    qtbot.mousePress(divider, Qt.MouseButton.LeftButton, pos=middle)
    for _ in range(6):
        qtbot.mouseMove(divider, middle + QPoint(-10, 0))
        qtbot.wait(5)
    qtbot.mouseRelease(divider, Qt.MouseButton.LeftButton, pos=middle)
    dragged = window.panel.width()
    assert dragged > before
    divider.setFocus()
    qtbot.keyClick(divider, Qt.Key.Key_Right)
    assert window.panel.width() < dragged
    qtbot.keyClick(divider, Qt.Key.Key_Home)
    assert window.panel.width() == before
    assert divider.accessibleName() == "Width of the panel"


def test_where_there_is_no_room_the_buttons_open_list_and_panel_over_the_conversation(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(640, 480)
    for side, part, button in (
        (Side.PANEL, window.panel, window.pane.header.panel_button),
        (Side.LIST, window.list, window.pane.header.list_button),
    ):
        assert part.isHidden()
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert window.parts.standing(side) is Standing.OVERLAY
        assert window.rect().contains(part.geometry())
        assert button.visibleRegion().boundingRect() == button.rect(), (
            "the button that closes it is not covered"
        )
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert part.isHidden()
    qtbot.mouseClick(window.pane.header.panel_button, Qt.MouseButton.LeftButton)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)  # the shortcut is the active window's
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.panel.isHidden()


def test_a_part_that_folds_itself_away_gives_the_focus_to_the_field(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1280, 700)
    window.list.search.setFocus()
    window.resize(640, 480)
    qtbot.waitUntil(window.list.isHidden)
    assert QApplication.focusWidget() is window.composer.field
