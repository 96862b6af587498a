"""Announcements to screen readers: finished replies politely, support at once."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

LONGEST_CHARACTERS = 4000


class Announcer(QObject):
    """Speaks through the system's accessibility interface; ``announced`` carries (words, assertive)."""

    announced = Signal(str, bool)

    def say(self, about: QWidget, words: str, *, assertive: bool = False) -> None:
        """Announce ``words``; assertive ones interrupt, the others wait."""
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # made when they are named first

        said = words if len(words) <= LONGEST_CHARACTERS else words[:LONGEST_CHARACTERS] + " …"
        event = QAccessibleAnnouncementEvent(about, said)
        event.setPoliteness(
            QAccessible.AnnouncementPoliteness.Assertive
            if assertive
            else QAccessible.AnnouncementPoliteness.Polite
        )
        QAccessible.updateAccessibility(event)
        self.announced.emit(said, assertive)
