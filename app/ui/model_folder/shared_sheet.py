"""The model files of other programs, to be used where they are."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.models.shared_folders import SharedFolder
from app.translation import tr
from app.ui.buttons import ButtonKind, button
from app.ui.dialogs.sheet import Sheet
from app.ui.labels import label
from app.ui.view_models.model_words import size_words


class SharedModelsSheet(Sheet):
    """``chosen`` carries the path of a file, as text; the sheet is then closed."""

    chosen = Signal(str)

    def __init__(self, folders: tuple[SharedFolder, ...], parent: QWidget | None = None) -> None:
        words = tr(
            "They stay where they are: nothing is copied, and nothing of another program is ever deleted. If that "
            "program deletes one, it is said here. A file is read once to know it by its hash."
        )
        super().__init__(tr("Models of other programs"), words, parent)
        for folder in folders:
            self._add_program(folder)
        self.add_buttons(button(tr("Close"), self.reject, parent=self))

    def _add_program(self, shared: SharedFolder) -> None:
        self.fields.addWidget(label(shared.program, self, heading=True, factor=1.1))
        self.fields.addWidget(label(str(shared.folder), self, quiet=True, factor=0.92))
        for file in shared.files:
            self.fields.addWidget(self._file(str(file.path), file.name, file.size_bytes))

    def _file(self, path: str, name: str, size_bytes: int) -> QFrame:
        card = QFrame(self)
        card.setObjectName("card")
        card.setAccessibleName(name)
        columns = QHBoxLayout(card)
        columns.setContentsMargins(14, 10, 14, 10)
        words = QVBoxLayout()
        words.addWidget(label(name, card))
        words.addWidget(label(size_words(size_bytes), card, quiet=True, factor=0.92))
        columns.addLayout(words, 1)
        use = button(
            tr("Use"),
            lambda: self._choose(path),
            kind=ButtonKind.PRIMARY,
            name=tr("Use {model}", model=name),
            parent=card,
        )
        columns.addWidget(use)
        return card

    def _choose(self, path: str) -> None:
        self.accept()
        self.chosen.emit(path)
