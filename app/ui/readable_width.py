"""The width of pages in windows of their own: on a wide screen, lines and fields stay as long as can be read."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLayout, QWidget

from app.ui.transcript.proportions import em, is_text_size_change


class ReadableWidth(QObject):
    """Leaves what is wider than ``widest_ems`` free at both sides of the layouts, which are as wide as ``page``.

    ``corner`` is one whose last widget stays in the corner at the right.
    """

    def __init__(
        self, page: QWidget, widest_ems: float, *layouts: QLayout, corner: QLayout | None = None
    ) -> None:
        super().__init__(page)
        self._page, self._widest_ems, self._corner = page, widest_ems, corner
        self._layouts = [(each, each.contentsMargins()) for each in layouts]
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the page's width and text size."""
        if event.type() is QEvent.Type.Resize or is_text_size_change(event):
            self._fit()
        return False

    def _fit(self) -> None:
        free = (self._page.width() - em(self._page, self._widest_ems)) // 2
        for layout, least in self._layouts:
            right = least.right() if layout is self._corner else max(least.right(), free)
            layout.setContentsMargins(max(least.left(), free), least.top(), right, least.bottom())
