"""One helpline: name, contact in large type, and a button that copies the number."""

from __future__ import annotations

import re
from html import escape

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.risk import Helpline
from app.ui.transcript import proportions
from app.ui.transcript.copy_button import CopyButton
from app.ui.transcript.prose_block import ProseBlock
from app.ui.transcript.small_label import SmallLabel

_NUMBER = re.compile(r"\+?\d[\d\s().–-]*\d")


def number_in(reach: str) -> str:
    """Return the only number in a line such as "Call or text 988", or the whole line where it is ambiguous."""
    numbers = _NUMBER.findall(reach)
    return numbers[0].strip() if len(numbers) == 1 else reach


def source_of(helpline: Helpline) -> str:
    """Return where an entry can be checked, and when it last was."""
    when = f"read on {helpline.checked}" if helpline.checked else "not re-read there by us yet"
    return f"Source: {helpline.source}, {when}"


class HelplineEntry(QWidget):
    """A service exactly as in the file, with source and date in small type below."""

    def __init__(self, helpline: Helpline, factor: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.copy_buttons: list[CopyButton] = []
        self.reach: list[ProseBlock] = []
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(proportions.em(self, 0.1))
        rows.addWidget(SmallLabel(helpline.name, self, bold=True, quiet=False, selectable=True))
        for line in helpline.reach:
            rows.addLayout(self._reach_row(helpline.name, line, factor))
        facts = " · ".join(each for each in (helpline.hours, ", ".join(helpline.languages)) if each)
        if facts:
            rows.addWidget(SmallLabel(facts, self))
        rows.addWidget(SmallLabel(source_of(helpline), self))

    def _reach_row(self, name: str, line: str, factor: float) -> QHBoxLayout:
        """Return a row with the contact in large type and its copy button."""
        words = ProseBlock(self, factor=factor, bold=True)
        words.setAccessibleName(f"{name}: {line}")
        words.show_html(escape(line))
        number = number_in(line)
        button = CopyButton(lambda: number, f"Copy {number} ({name})", self, framed=True)
        self.reach.append(words)
        self.copy_buttons.append(button)
        row = QHBoxLayout()
        row.setSpacing(proportions.em(self, 0.8))
        row.addWidget(words, 1)
        row.addWidget(button)
        return row
