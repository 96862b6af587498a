"""Help for the person, at the top of the panel at once: from the file, never from a model."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.turn import Support
from app.ui.labels import label
from app.ui.panel.section import Section
from app.ui.transcript.helpline_entry import HelplineEntry


class SupportSection(Section):
    """Hidden until help is offered; names the region it is for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("People who can help", "From a file with sources, never from a model", parent)
        self.region = label("", self, quiet=True)
        self.body.addWidget(self.region)
        self._entries = QVBoxLayout()
        self._entries.setSpacing(10)
        self.body.addLayout(self._entries)
        self.helplines: list[str] = []
        self.hide()

    def clear(self) -> None:
        """Offer nothing."""
        while (item := self._entries.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.helplines = []
        self.hide()

    def show_support(self, support: Support) -> None:
        """Show the services."""
        self.clear()
        where = f"For {support.region}" if support.region else "Your region is not known"
        self.region.setText(f"{where}. The region can be changed in the settings.")
        for helpline in support.helplines:
            self._entries.addWidget(HelplineEntry(helpline, 1.0, self))
            self.helplines.append(helpline.name)
        self.show()
