"""The page of connections: every one that the program ever made."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.confinement.connection_log import ConnectionLog
from app.locations import Locations
from app.session.connection_words import HEADINGS, NONE_YET, cells_of
from app.translation import tr
from app.ui.buttons import ButtonKind, button
from app.ui.dialogs.sheet import Sheet
from app.ui.evaluation.cell_table import CellTable
from app.ui.labels import label
from app.ui.transcript.proportions import em

_WIDTH_EMS, _TABLE_EMS = 60, 20
_KEPT = tr("The list stays on this computer. Nothing that you or the model wrote is in it.")
_UNREADABLE = tr("The list of connections cannot be read now. Open this page again later.")


class ConnectionsSheet(Sheet):
    """Shows the list as it is when the page opens, the newest first."""

    def __init__(self, locations: Locations, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Connections"),
            tr(
                "This window and the model connect to nothing. Only downloads that you start, and evaluations with a "
                "model elsewhere, do: each of their connections is here, whatever it came to."
            ),
            parent,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.table = CellTable(tr("Connections"), HEADINGS, parent=self)
        self.told = label("", self, quiet=True)
        self.fields.addWidget(self.table)
        self.fields.addWidget(self.told)
        self.close_button = button(tr("Close"), self.accept, kind=ButtonKind.PRIMARY, parent=self)
        self.add_buttons(self.close_button)
        self.close_button.setFocus()
        self._show(locations)

    def _show(self, locations: Locations) -> None:
        try:
            notes = ConnectionLog(locations.connections).read()
            told = _KEPT if notes else NONE_YET
        except OSError:
            notes, told = (), _UNREADABLE
        self.table.show_rows([cells_of(each) for each in notes])
        self.table.limit_height(_TABLE_EMS)
        self.told.setText(told)
        self.resize(self._widest(), self.sizeHint().height())

    def _widest(self) -> int:
        """Return the width of the whole table, as far as the screen has it."""
        screen = self.screen()
        wanted = em(self, _WIDTH_EMS)
        return wanted if screen is None else min(wanted, screen.availableGeometry().width() - em(self))
