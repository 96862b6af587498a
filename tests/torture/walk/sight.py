"""What a person sees of the window: visible texts, buttons and pages."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from app.ui.conversation.header import ElidedWords
from app.ui.main_window import MainWindow
from app.ui.transcript.failure_note import FailureNote
from app.ui.transcript.message_editor import MessageText
from app.ui.transcript.small_label import SmallLabel
from app.ui.transcript.text_block import TextBlock

OWN_MISTAKE = "The program made a mistake"
_AT_END_PIXELS = 24
_RESTING = "This program is not a clinician"


def squeezed(text: str) -> str:
    """Return a text with white space collapsed, for comparison."""
    return " ".join(text.split())


class Sight:
    """Reads the window; it changes nothing."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def named(self, name: str) -> QWidget | None:
        """Return the visible widget with this accessible name."""
        parts = self._window.findChildren(QWidget)
        return next((each for each in parts if each.accessibleName() == name and each.isVisible()), None)

    def buttons(self, beginning: str, *, inside: QWidget | None = None) -> list[QAbstractButton]:
        """Return the visible enabled buttons whose names begin with this text."""
        found = (inside or self._window).findChildren(QAbstractButton)
        return [
            each
            for each in found
            if each.accessibleName().startswith(beginning) and each.isVisible() and each.isEnabled()
        ]

    def own_words(self) -> list[str]:
        """Return the person's messages in the transcript."""
        blocks = self._window.transcript.findChildren(TextBlock)
        return [
            squeezed(each.toPlainText())
            for each in blocks
            if each.isVisible() and each.accessibleName() == "Your message"
        ]

    def editor(self) -> MessageText | None:
        """Return the field in which a message is being edited."""
        found = (each for each in self._window.transcript.findChildren(MessageText) if each.isVisible())
        return next(found, None)

    def labels(self) -> list[str]:
        """Return the small labels of the transcript: speaker, how a reply ended, version."""
        shown = (each for each in self._window.transcript.findChildren(SmallLabel) if each.isVisible())
        return [text for each in shown for text in (each.text(), each.accessibleName())]

    def sentences(self) -> list[str]:
        """Return the window's current notices: a problem, a failure, an activity."""
        return [each for each in self._sentences() if each]

    def _sentences(self) -> Iterator[str]:
        window = self._window
        if window.errors.isVisible():
            yield window.errors.words.text()
        for note in window.transcript.findChildren(FailureNote):
            if note.isVisible():
                yield from (each.toPlainText() for each in note.findChildren(TextBlock))
        status = self.named("Status")
        for words in status.findChildren(ElidedWords) if status is not None else ():
            if _RESTING not in words.accessibleName():
                yield words.accessibleName()
        yield next((each for each in self._model() if "Loading" in each), "")

    def _model(self) -> Iterator[str]:
        header = self.named("Conversation header")
        for each in header.findChildren(QAbstractButton) if header is not None else ():
            if each.accessibleName().startswith("Model: "):
                yield each.accessibleName()

    @property
    def writing(self) -> bool:
        """True while a reply can be stopped."""
        return self._window.composer.stop.isVisible()

    @property
    def talking(self) -> bool:
        """True where there is a message field."""
        return self._window.composer.isVisible()

    @property
    def model(self) -> str:
        """The header's text about the model."""
        return next(self._model(), "")

    @property
    def title(self) -> str:
        """The title of the open conversation."""
        header = self.named("Conversation header")
        title = header.findChild(ElidedWords) if header is not None else None
        return title.accessibleName() if isinstance(title, ElidedWords) else ""

    def wrong(self) -> str:
        """Return a visible violation of an invariant; empty where there is none."""
        view, bar = self._window.transcript, self._window.transcript.verticalScrollBar()
        if any(OWN_MISTAKE in each for each in self.sentences()):
            return f"{self._window.errors.words.text()} {self._window.errors.detail.text()}"
        at_end = bar.maximum() - bar.value() <= _AT_END_PIXELS
        roomy = view.viewportMargins().bottom() > 0  # a page of a few lines has no button to the end
        if view.isVisible() and roomy and view.jump_button.isHidden() is not at_end:
            offered = "hidden" if view.jump_button.isHidden() else "shown"
            return f"the way to the end is wrongly {offered}: {bar.value()} of {bar.maximum()}"
        if view.jump_button.isVisible() and view.jump_button.geometry().intersects(
            view.viewport().geometry()
        ):
            places = (
                view.jump_button.geometry().getRect(),
                view.viewport().geometry().getRect(),
                view.size().toTuple(),
            )
            return f"the way to the end covers words: button, page, view are {places}"
        return ""


def modal_window() -> QWidget | None:
    """Return the open modal dialog."""
    return QApplication.activeModalWidget()
