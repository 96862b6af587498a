"""Short dialogs: confirm a deletion, enter a title, give up a model on its way."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.buttons import ButtonKind, button
from app.ui.dialogs.sheet import Sheet

_LONGEST_TITLE = 200


class Confirmation(Sheet):
    """Accepted where the person confirms; the safe button has the focus."""

    def __init__(self, heading: str, words: str, agree: str, parent: QWidget | None = None) -> None:
        super().__init__(heading, words, parent)
        self.agree = button(agree, self.accept, kind=ButtonKind.PRIMARY, parent=self)
        self.cancel = button("Cancel", self.reject, parent=self)
        self.add_buttons(self.cancel, self.agree)
        self.cancel.setFocus()


class TitleQuestion(Sheet):
    """Accepted with a title in ``title``."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__("Rename the conversation", "", parent)
        self.field = QLineEdit(title, self)
        self.field.setMaxLength(_LONGEST_TITLE)
        self.field.setAccessibleName("Title of the conversation")
        self.field.selectAll()
        self.fields.addWidget(self.field)
        self.save = button("Rename", self.accept, kind=ButtonKind.PRIMARY, parent=self)
        self.save.setDefault(True)
        self.field.textChanged.connect(lambda: self.save.setEnabled(bool(self.title)))
        self.add_buttons(button("Cancel", self.reject, parent=self), self.save)
        self.field.setFocus()

    @property
    def title(self) -> str:
        """The title in the field."""
        return self.field.text().strip()


class GiveUpQuestion(Sheet):
    """Accepted where the person cancels a download or build; ``keeps`` says what happens to the partial files."""

    def __init__(self, parent: QWidget | None = None) -> None:
        words = "What was fetched and made so far can stay, so that it goes on from there another time, or be deleted."
        super().__init__("Stop getting this model?", words, parent)
        self.keeps = True
        self.delete = button("Stop and delete", self._delete, kind=ButtonKind.QUIET, parent=self)
        self.keep = button("Stop and keep", self.accept, parent=self)
        self.go_on = button("Go on", self.reject, kind=ButtonKind.PRIMARY, parent=self)
        self.add_buttons(self.keep, self.go_on, apart=self.delete)
        self.go_on.setFocus()

    def _delete(self) -> None:
        self.keeps = False
        self.accept()
