"""The place where all downloads are: a row for each, the speed limit, and what happens at the next start."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.session.settings import Settings
from app.translation import tr
from app.ui.buttons import button
from app.ui.check_box import CheckBox
from app.ui.combo_box import ComboBox
from app.ui.dialogs.sheet import Sheet
from app.ui.labels import label
from app.ui.view_models.downloads import DownloadRow
from app.ui.welcome.progress_card import ProgressCard

_MEGABYTE = 1_000_000
_LIMITS = (500_000, *(each * _MEGABYTE for each in (1, 2, 5, 10, 20, 50)))  # bytes a second


def limit_words(bytes_per_second: int) -> str:
    """Return a speed limit in words; 0 is none."""
    if not bytes_per_second:
        return tr("As fast as it goes")
    return tr("At most {speed} MB/s", speed=f"{bytes_per_second / _MEGABYTE:g}")


class DownloadsSheet(Sheet):
    """Stands beside the conversation and blocks nothing. Emits what a person asks for, with the model's id."""

    pause_requested = Signal(str)
    resume_requested = Signal(str)
    remove_requested = Signal(str)
    limit_chosen = Signal(int)
    goes_on_chosen = Signal(bool)
    told_chosen = Signal(bool)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        words = tr(
            "One after the other, while you talk. They stop when Oyster is closed; what was fetched is kept."
        )
        super().__init__(tr("Downloads"), words, parent)
        self.setModal(False)
        self.rows: dict[str, ProgressCard] = {}
        self.nothing = label(tr("Nothing is being fetched."), self, quiet=True)
        self.limit = ComboBox(tr("Speed"), self)
        for each in sorted({0, settings.download_limit, *_LIMITS}):
            self.limit.addItem(limit_words(each), each)
        self.limit.setCurrentIndex(self.limit.findData(settings.download_limit))
        self.limit.activated.connect(lambda: self.limit_chosen.emit(int(self.limit.currentData())))
        self.goes_on = CheckBox(tr("Go on by themselves when Oyster starts again"), self)
        self.goes_on.setChecked(settings.downloads_go_on)
        self.goes_on.toggled.connect(self.goes_on_chosen)
        self.told = CheckBox(tr("Say it on the desktop when one has ended (without the model's name)"), self)
        self.told.setChecked(settings.downloads_told)
        self.told.toggled.connect(self.told_chosen)
        self._build()

    def _build(self) -> None:
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self.fields.addLayout(self._list)
        self.fields.addWidget(self.nothing)
        speed = QHBoxLayout()
        name = label(tr("Speed"), self, wraps=False)
        name.setBuddy(self.limit)
        speed.addWidget(name)
        speed.addWidget(self.limit, 1)
        self.fields.addLayout(speed)
        self.fields.addWidget(self.goes_on)
        self.fields.addWidget(self.told)
        self.close_button = button(
            tr("Close"), self.hide, name=tr("Close the list of downloads"), parent=self
        )
        self.add_buttons(self.close_button)

    def show_rows(self, rows: tuple[DownloadRow, ...]) -> None:
        """Show the downloads; a row that is there already changes in place and keeps the keyboard."""
        here = {each.identity for each in rows}
        for identity in [each for each in self.rows if each not in here]:
            gone = self.rows.pop(identity)
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for row in rows:
            card = self.rows.get(row.identity) or self._card(row.identity)
            (card.show_stopped if row.stopped else card.show_progress)(row.title, row.progress)
        self.nothing.setVisible(not rows)

    def _card(self, identity: str) -> ProgressCard:
        card = ProgressCard(self, end=tr("Remove"))
        card.pause_requested.connect(lambda: self.pause_requested.emit(identity))
        card.resume_requested.connect(lambda: self.resume_requested.emit(identity))
        card.cancel_requested.connect(lambda: self.remove_requested.emit(identity))
        self._list.addWidget(card)
        self.rows[identity] = card
        self._set_tab_order()
        return card

    def _set_tab_order(self) -> None:
        """Let the keyboard come to the downloads first, from the first to the last, and then to what is below them."""
        controls: list[QWidget] = []
        for card in self.rows.values():
            controls += (card.pause, card.resume, card.cancel)
        controls += (self.limit, self.goes_on, self.told, self.close_button)
        for one, other in pairwise(controls):
            QWidget.setTabOrder(one, other)
