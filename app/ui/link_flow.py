"""A link in a reply: it shows its address and asks, and the person's browser opens it."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.translation import tr
from app.ui.browser import opened_in_browser
from app.ui.dialogs.questions import link_question
from app.ui.error_bar import ErrorBar
from app.ui.transcript.markdown_blocks import link_is_allowed
from app.ui.transcript.transcript_view import TranscriptView


class LinkFlow(QObject):
    """Asks about each link that is pressed."""

    def __init__(self, transcript: TranscriptView, errors: ErrorBar, window: QWidget) -> None:
        super().__init__(window)
        self._errors, self._window = errors, window
        transcript.link_requested.connect(self._open)

    def _open(self, address: str) -> None:
        agreed = link_is_allowed(address) and link_question(address, self._window).exec()
        if agreed and not opened_in_browser(address):
            self._errors.tell(
                tr("No program here opens web addresses. The address is {address}", address=address)
            )
