"""Short dialogs: confirm a deletion, enter a title, give up a model on its way."""

from __future__ import annotations

import re

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.shown_address import shown_address
from app.translation import tr
from app.ui.buttons import ButtonKind, button
from app.ui.dialogs.sheet import Sheet

_LONGEST_TITLE = 200
_WHERE_LINES_MAY_BREAK = re.compile(r"[^/?&=]{30}|[/?&=]")  # in an address, which has no spaces


class Confirmation(Sheet):
    """Accepted where the person confirms; the safe button has the focus."""

    def __init__(self, heading: str, words: str, agree: str, parent: QWidget | None = None) -> None:
        super().__init__(heading, words, parent)
        self.agree = button(agree, self.accept, kind=ButtonKind.PRIMARY, parent=self)
        self.cancel = button(tr("Cancel"), self.reject, parent=self)
        self.add_buttons(self.cancel, self.agree)
        self.cancel.setFocus()


def link_question(address: str, parent: QWidget | None = None) -> Confirmation:
    """Return the question that comes before an address is opened; it shows all of it, and the site it leads to."""
    shown = _WHERE_LINES_MAY_BREAK.sub("\\g<0>\u200b", shown_address(address))
    opened = QUrl(address)
    if opened.scheme() == "mailto":
        heading = tr("Write to this address?")
        words = tr(
            "{address}\n\nYour mail program will open; this program itself sends nothing.", address=shown
        )
    else:
        heading = tr("Open this address in your browser?")
        words = tr(
            "{address}\n\nIt leads to {site}. Your browser will contact that site; this program itself never does.",
            address=shown,
            site=opened.host(QUrl.ComponentFormattingOption.FullyEncoded) or "–",
        )
    return Confirmation(heading, words, tr("Open"), parent)


class TitleQuestion(Sheet):
    """Accepted with a title in ``title``."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("Rename the conversation"), "", parent)
        self.field = QLineEdit(title, self)
        self.field.setMaxLength(_LONGEST_TITLE)
        self.field.setAccessibleName(tr("Title of the conversation"))
        self.field.selectAll()
        self.fields.addWidget(self.field)
        self.save = button(tr("Rename"), self.accept, kind=ButtonKind.PRIMARY, parent=self)
        self.save.setDefault(True)
        self.field.textChanged.connect(lambda: self.save.setEnabled(bool(self.title)))
        self.add_buttons(button(tr("Cancel"), self.reject, parent=self), self.save)
        self.field.setFocus()

    @property
    def title(self) -> str:
        """The title in the field."""
        return self.field.text().strip()


class GiveUpQuestion(Sheet):
    """Accepted where the person cancels a download or build; ``keeps`` says what happens to the partial files."""

    def __init__(self, parent: QWidget | None = None) -> None:
        words = tr(
            "What was fetched and made so far can stay, so that it goes on from there another time, or be deleted."
        )
        super().__init__(tr("Stop getting this model?"), words, parent)
        self.keeps = True
        self.delete = button(tr("Stop and delete"), self._delete, kind=ButtonKind.QUIET, parent=self)
        self.keep = button(tr("Stop and keep"), self.accept, parent=self)
        self.go_on = button(tr("Go on"), self.reject, kind=ButtonKind.PRIMARY, parent=self)
        self.add_buttons(self.keep, self.go_on, apart=self.delete)
        self.go_on.setFocus()

    def _delete(self) -> None:
        self.keeps = False
        self.accept()
