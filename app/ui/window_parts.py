"""The splitter of the window's three parts: list, conversation and panel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from app.ui.transcript.proportions import em
from app.ui.view_models.side_widths import LIST_EMS, NARROWEST_PANEL_EMS, Parts, fitting_parts


class WindowParts(QSplitter):
    """Side parts are hidden where there is no room for them, and shown again where there is."""

    def __init__(self, conversations: QWidget, centre: QWidget, panel: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._list, self._panel = conversations, panel
        self._fitted: tuple[Parts, int] | None = None
        for index, (part, stretch) in enumerate(((conversations, 0), (centre, 1), (panel, 0))):
            self.addWidget(part)
            self.setStretchFactor(index, stretch)
            self.setCollapsible(index, False)
        self.setHandleWidth(1)
        self.setAccessibleName("Parts of the window")

    def fit(self, window: QWidget) -> None:
        """Set the widths of the side parts in proportion to the text size; what a person chose stays."""
        parts = fitting_parts(window.width() / max(1, em(window)))
        if self._fitted == (parts, em(window)):
            return
        self._fitted = (parts, em(window))
        self._list.setVisible(parts.list_ems > 0)
        self._panel.setVisible(parts.panel_ems > 0)
        self._list.setMinimumWidth(em(window, LIST_EMS * 0.75))
        self._panel.setMinimumWidth(em(window, NARROWEST_PANEL_EMS * 0.8))
        sides = (em(window, parts.list_ems), em(window, parts.panel_ems))
        self.setSizes([sides[0], max(100, window.width() - sum(sides)), sides[1]])
