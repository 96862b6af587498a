"""Opens the window where it stood, and remembers where it stands."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from app.domain.errors import OysterError
from app.session.window_place import WindowPlace, read_window_place, write_window_place
from app.ui.view_models.side_widths import Side, SideChoice
from app.ui.view_models.window_geometry import Box, opening_box, smallest_size
from app.ui.window_parts import WindowParts


class WindowPlacement:
    """Size, place, maximised or not, and the side parts; ``keep`` writes them."""

    def __init__(self, window: QWidget, parts: WindowParts, path: Path) -> None:
        self._window, self._parts, self._path = window, parts, path
        self._restore(read_window_place(path))

    def keep(self) -> None:
        """Remember how the window stands now."""
        window, choice = self._window, self._parts.choice
        normal = (
            window.normalGeometry() if window.isMaximized() or window.isFullScreen() else window.geometry()
        )
        place = WindowPlace(
            normal.x(),
            normal.y(),
            normal.width(),
            normal.height(),
            window.isMaximized(),
            choice.list_ems,
            choice.panel_ems,
            choice.list_wanted,
            choice.panel_wanted,
        )
        try:
            write_window_place(self._path, place)
        except OysterError as error:
            from app.diagnostics.events import Event  # the opening window keeps nothing
            from app.diagnostics.log import record

            record(Event.TASK_REFUSED, error)

    def _restore(self, place: WindowPlace) -> None:
        screens = tuple(_box(each.availableGeometry()) for each in _screens())
        stood = Box(place.left, place.top, place.width, place.height)
        opens = opening_box(stood if place.width > 0 and place.height > 0 else None, screens)
        if screens:
            self._window.setMinimumSize(*smallest_size(max(screens, key=opens.shared_with)))
        self._window.setGeometry(opens.left, opens.top, opens.width, opens.height)
        self._parts.restore(_choice(place))
        if place.maximised:
            self._window.setWindowState(Qt.WindowState.WindowMaximized)


def _choice(place: WindowPlace) -> SideChoice:
    choice = SideChoice()
    if place.list_ems > 0:
        choice = choice.with_ems(Side.LIST, place.list_ems)
    if place.panel_ems > 0:
        choice = choice.with_ems(Side.PANEL, place.panel_ems)
    return choice._replace(list_wanted=place.list_shown, panel_wanted=place.panel_shown)


def _screens() -> list[QScreen]:
    main = QGuiApplication.primaryScreen()
    return [main, *(each for each in QGuiApplication.screens() if each is not main)]


def _box(area: QRect) -> Box:
    return Box(area.x(), area.y(), area.width(), area.height())
