"""The dialog about the program: its version, and the licences of all that it is made of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app import __version__
from app.session.licences import PackageLicence, licence_words, own_licences, package_licences
from app.translation import together, tr, tr_count
from app.ui.buttons import ButtonKind, button
from app.ui.combo_box import ComboBox
from app.ui.dialogs.sheet import Sheet
from app.ui.error_bar import ErrorBar
from app.ui.task_runner import TaskRunner
from app.ui.transcript.proportions import em

_LINES, _FEWEST_LINES = 16, 5
_AROUND_EMS = 22  # height of the dialog above and below the text


class AboutDialog(Sheet):
    """Shows one licence at a time: the program's own first, then those of its packages."""

    width_ems = 46  # a licence's lines are about 80 characters long

    def __init__(self, packages: Sequence[PackageLicence], parent: QWidget | None = None) -> None:
        super().__init__(tr("About Oyster desktop"), _opening(len(packages)), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._texts = [text for _, text in own_licences()] + [licence_words(each) for each in packages]
        self.choice = ComboBox(tr("The licence of"), self)
        for name in (
            tr("Oyster desktop: Apache License 2.0"),
            tr("The font Inter: SIL Open Font License 1.1"),
            tr("The models"),
        ):
            self.choice.addItem(name)
        for each in packages:
            licence = each.licence or tr("see its text")
            self.choice.addItem(
                tr("{name} {version}: {licence}", name=each.name, version=each.version, licence=licence)
            )
        self.text = QPlainTextEdit(self)
        self.text.setObjectName("report")
        self.text.setAccessibleName(tr("The licence"))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.choice.currentIndexChanged.connect(self._show)
        self.fields.addWidget(self.choice)
        self.fields.addWidget(self.text, 1)
        self.add_buttons(button(tr("Close"), self.accept, kind=ButtonKind.PRIMARY, parent=self))
        self._show(0)
        self._size()

    def _show(self, index: int) -> None:
        self.text.setPlainText(self._texts[index])

    def _size(self) -> None:
        """Give the text the size of a page, limited by the screen."""
        line = QFontMetrics(self.text.font()).lineSpacing()
        high = line * _LINES
        if self.screen() is not None:
            high = min(high, self.screen().availableGeometry().height() - em(self, _AROUND_EMS))
        self.text.setMinimumHeight(max(high, line * _FEWEST_LINES))


def _opening(packages: int) -> str:
    version = tr("Version {version}, under the Apache License 2.0.", version=__version__)
    if not packages:
        return together(version, tr("The list of the packages that it is made of is missing from this copy."))
    made_of = tr_count(
        "It is made of {count} package of others, which has a licence of its own.",
        "It is made of {count} packages of others, which have licences of their own.",
        count=packages,
    )
    return together(version, made_of)


def show_about(tasks: TaskRunner, errors: ErrorBar, window: QWidget) -> None:
    """Read the licences, which takes a moment, and show the dialog."""
    tasks.run(
        lambda report: package_licences(),
        lambda packages: AboutDialog(packages, window).open(),
        errors.tell,
    )
