"""The one question before everything is deleted, and what is told afterwards."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.translation import tr
from app.ui.buttons import ButtonKind, button
from app.ui.check_box import CheckBox
from app.ui.dialogs.sheet import Sheet
from app.ui.labels import label

_WHAT = tr(
    "All conversations, drafts, the safety plan, the key, the settings, evaluations, logs and the hub's access token "
    "are deleted from this computer, and Oyster closes. Nobody can bring them back."
)
_NOT = tr(
    "Not deleted: backups, prints and files that you saved elsewhere, your own tables of models and strategies, and "
    "Oyster itself."
)


class DeleteEverythingDialog(Sheet):
    """Accepted where everything is to be deleted; the safe button has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Delete everything?"), _WHAT, parent)
        self.models = CheckBox(tr("Delete the downloaded models too"), self)
        self.fields.addWidget(label(_NOT, self, quiet=True))
        self.fields.addWidget(self.models)
        self.agree = button(tr("Delete everything"), self.accept, kind=ButtonKind.PRIMARY, parent=self)
        self.cancel = button(tr("Cancel"), self.reject, parent=self)
        self.add_buttons(self.cancel, self.agree)
        self.cancel.setFocus()


class DeletedDialog(Sheet):
    """Says that it is done, or what could not be deleted."""

    def __init__(self, problem: str, parent: QWidget | None = None) -> None:
        heading = tr("Not everything could be deleted") if problem else tr("Everything is deleted")
        super().__init__(heading, problem or tr("Nothing of what you wrote is left here."), parent)
        close = button(tr("Close"), self.accept, kind=ButtonKind.PRIMARY, parent=self)
        close.setDefault(True)
        self.add_buttons(close)
