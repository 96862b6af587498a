"""The automatic scrolling of a page that grows, while the person is at its end."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

AT_END_PIXELS = 24
SETTLING_MS = 400


class EndFollower(QObject):
    """Decides the scroll position of a growing page.

    It follows the end, or stays with a pinned widget (which rises until its top is at the top of the
    view, and no further), or holds its distance from the end while older content is put in above.
    Scrolling by the person ends pinning and holding. ``at_end_changed`` carries whether the
    end is in view.
    """

    at_end_changed = Signal(bool)

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._bar = area.verticalScrollBar()
        self._adjusting = False
        self._at_end = True
        self._following = True
        self._pinned: QWidget | None = None
        self._below = 0  # how far below the pinned widget's top the view begins
        self._held_distance: int | None = None
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLING_MS)
        self._settled.timeout.connect(self._release_distance)
        self._bar.rangeChanged.connect(self._range_changed)
        self._bar.valueChanged.connect(self._value_changed)

    @property
    def following(self) -> bool:
        """True while the view follows the end."""
        return self._following

    @property
    def at_end(self) -> bool:
        """True where the end is in view."""
        return self._at_end

    def follow(self) -> None:
        """Scroll to the end and follow it."""
        self._pinned, self._held_distance, self._following = None, None, True
        self._adjust()

    def pin(self, widget: QWidget, below: int = 0) -> None:
        """Scroll to a widget, or to a place ``below`` its top, and keep it in view, whatever comes below it."""
        self._below = below
        self._pinned, self._held_distance, self._following = widget, None, False
        self._adjust()

    def unpin(self) -> None:
        """Forget the pinned widget, which is about to be deleted."""
        self._pinned = None

    def hold_distance(self) -> None:
        """Keep the view in place while content is inserted above it."""
        self._pinned, self._following = None, False
        self._held_distance = self._bar.maximum() - self._bar.value()

    def _release_distance(self) -> None:
        self._held_distance = None

    def _range_changed(self) -> None:
        if self._held_distance is not None:
            self._settled.start()  # counts from the last change: layout may take long on a slow machine
        self._adjust()

    def _adjust(self) -> None:
        """Set the scroll position for the present range."""
        end = self._bar.maximum()
        page = self._area.widget()
        self._adjusting = True
        if self._following:
            self._bar.setValue(end)
        elif self._pinned is not None and page is not None:
            top = self._pinned.mapTo(page, QPoint(0, self._below)).y()
            self._bar.setValue(min(end, top - AT_END_PIXELS // 2))
        elif self._held_distance is not None:
            self._bar.setValue(end - self._held_distance)
        self._adjusting = False
        self._tell()

    def _value_changed(self, value: int) -> None:
        if self._adjusting:
            return
        self._pinned, self._held_distance = None, None
        self._following = self._bar.maximum() - value <= AT_END_PIXELS
        self._tell()

    def _tell(self) -> None:
        at_end = self._bar.maximum() - self._bar.value() <= AT_END_PIXELS
        if at_end != self._at_end:
            self._at_end = at_end
            self.at_end_changed.emit(at_end)
