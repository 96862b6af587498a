"""The button that scrolls to the newest message, in a strip of its own below the page."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea

from app.translation import tr
from app.ui.transcript import proportions
from app.ui.transcript.end_follower import EndFollower
from app.ui.transcript.text_button import TextButton

LOWEST_IN_STRIPS = 3  # a page lower than this many strips has no strip


class EndButton(TextButton):
    """Shown while the end of the page is out of view. Call ``fit`` when the area's size or text size changes."""

    def __init__(self, area: QScrollArea, follower: EndFollower) -> None:
        super().__init__(tr("↓ Newest"), tr("Jump to the newest message"), area, framed=True)
        self._area, self._follower = area, follower
        self.clicked.connect(follower.follow)
        self.hide()
        follower.at_end_changed.connect(self._offer)
        self.text_size_changed.connect(self.fit)

    def fit(self) -> None:
        """Reserve a strip below the page for the button, so that it never covers text.

        The strip stays when the button is hidden: one that came and went would move the end of the page, on which
        it depends. It depends on the text's size and on the height of page and strip
        together; where that is very low, the words have all of it.
        """
        size = self.sizeHint()
        wanted = size.height() + proportions.em(self._area, 0.8)
        strip = wanted if self._area.height() >= LOWEST_IN_STRIPS * wanted else 0
        if self._area.viewportMargins().bottom() != strip:
            self._area.setViewportMargins(0, 0, 0, strip)
        self._offer()
        left = (self._area.viewport().width() - size.width()) // 2
        top = self._area.height() - size.height() - proportions.em(self._area, 0.4)
        self.setGeometry(left, top, size.width(), size.height())

    def _offer(self) -> None:
        self.setVisible(not self._follower.at_end and self._area.viewportMargins().bottom() > 0)
