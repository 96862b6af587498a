"""Help for a message that is sent before the program is there: looked for at once, and shown in the opening window.

The rules, the services and what shows them are read in the thread that reads the rest, between two parts of that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from app.ui.type_scale import load_bundled_font

if TYPE_CHECKING:
    from app.domain.support import Support


def help_for(text: str, region: str) -> Support | None:
    """Return the help that a message calls for, or None. It takes most of a second where nothing has been read yet.

    ``region`` is the chosen one; without one the system's counts.
    """
    import app.ui.transcript.support_card  # noqa: F401 - read here, so that the window does not wait for it
    from app.alignment.crisis_screen.screen import screen
    from app.alignment.support import region_from_locale, support_for

    return support_for(screen(text), region or region_from_locale(), text)


class FirstHelp(QScrollArea):
    """The card of help that the conversation will have too. ``region_chosen`` carries a code."""

    region_chosen = Signal(str)

    def __init__(self, support: Support, parent: QWidget | None = None) -> None:
        from app.ui.transcript.colours import reading_palette
        from app.ui.transcript.support_card import SupportCard

        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setPalette(reading_palette(QApplication.palette()))
        load_bundled_font()  # the faces that the opening window had no use for
        self.card = SupportCard(support)
        self.card.region_chosen.connect(self.region_chosen)
        inside = QFrame()
        self.rows = QVBoxLayout(inside)
        self.rows.addWidget(self.card)
        self.rows.addStretch(1)
        self.setWidget(inside)
        for ground in (self.viewport(), inside):
            ground.setAutoFillBackground(False)
        self.setAccessibleName(self.card.accessibleName())
