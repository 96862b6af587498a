"""Words of strangers in the window: titles, names, replies and paths are shown as they are, never read as HTML."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import Qt, QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QTableView, QToolTip, QWidget
from pytestqt.qtbot import QtBot

import app.ui
from app.locations import Locations
from app.session.session import Session
from app.ui.conversation_list.conversation_model import ConversationModel
from app.ui.evaluation.cell_table import CellTable
from app.ui.labels import label
from app.ui.main_window import MainWindow
from app.ui.tooltips import plain_tooltip, show_tooltip
from tests.engine.scripted_model import build_scripted_model
from tests.journeys.test_first_light import leave, turn, window_on
from tests.ui.turn_factories import HOME

HOSTILE = '<b>x</b> <img src="file:///etc/hostname"> &amp; <a href="https://example.org">y</a>'
UI = Path(app.ui.__file__).parent
_WRITTEN_BY_US = {"p", "br"}  # what a plain tooltip is made of where its words look like HTML


def read_by_qt(words: str) -> str:
    """Return what Qt shows for a text whose format it guesses."""
    if not Qt.mightBeRichText(words):
        return " ".join(words.split())
    document = QTextDocument()
    document.setHtml(words)
    return " ".join(document.toPlainText().split())


def tags_in(words: str) -> set[str]:
    return set(re.findall(r"<\s*/?\s*(\w+)", words)) if Qt.mightBeRichText(words) else set()


@pytest.mark.parametrize(
    "words",
    [HOSTILE, "<script>", "a < b", "&lt;b&gt;", "plain", "two\nlines <i>here</i>", "<qt>x</qt>", "海 <u>"],
)
def test_a_tooltip_shows_the_very_words(qtbot: QtBot, words: str) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    show_tooltip(widget, words)
    widget.show()
    QToolTip.showText(QPoint(5, 5), widget.toolTip(), widget)
    (tip,) = (
        each
        for each in QApplication.topLevelWidgets()
        if each.metaObject().className() == "QTipLabel" and isinstance(each, QLabel) and each.isVisible()
    )
    assert read_by_qt(tip.text()) == " ".join(words.split())
    QToolTip.hideText()


def test_a_long_tooltip_breaks_into_lines() -> None:
    lines = plain_tooltip("word " * 100).splitlines()
    assert len(lines) > 4
    assert all(len(line) <= 90 for line in lines)


def test_lists_and_tables_have_plain_tooltips(qtbot: QtBot) -> None:
    from dataclasses import replace

    model = ConversationModel()
    model.show([replace(HOME, title=HOSTILE)])
    assert HOSTILE in read_by_qt(model.data(model.index(0), Qt.ItemDataRole.ToolTipRole) or "")
    table = CellTable("Runs", ("model",))
    qtbot.addWidget(table)
    table.show_rows([(HOSTILE,)])
    cells = table.model()
    assert read_by_qt(cells.data(cells.index(0, 0), Qt.ItemDataRole.ToolTipRole)) == HOSTILE


def test_a_label_shows_the_very_words(qtbot: QtBot) -> None:
    made = label(HOSTILE)
    qtbot.addWidget(made)
    assert made.textFormat() is Qt.TextFormat.PlainText


# -- the whole window ------------------------------------------------------------------------------------------------


def faults_of(window: MainWindow) -> Iterator[str]:
    for widget in window.findChildren(QWidget):
        name = f"{type(widget).__name__} '{widget.accessibleName() or widget.objectName()}'"
        if strange := tags_in(widget.toolTip()) - _WRITTEN_BY_US:
            yield f"the tooltip of {name} is read as HTML: {strange}"
        if (
            isinstance(widget, QLabel)
            and widget.text()
            and widget.textFormat() is not Qt.TextFormat.PlainText
        ):
            yield f"{name} guesses whether its words are HTML: {widget.text()[:40]!r}"
        if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
            for row in range(model.rowCount()):
                for column in range(model.columnCount() if isinstance(widget, QTableView) else 1):
                    tip = model.data(model.index(row, column), Qt.ItemDataRole.ToolTipRole)
                    if tip and tags_in(tip) - _WRITTEN_BY_US:
                        yield f"a tooltip in {name} is read as HTML"


def test_nothing_in_the_window_reads_the_words_of_strangers_as_html(qtbot: QtBot, tmp_path: Path) -> None:
    session = Session(Locations(tmp_path / "data"), region="GB", private=True)
    file = build_scripted_model(
        tmp_path / "<b>x<b>.gguf", "<think>\n<b>I</b> think\n</think>\n\nSo.", name=HOSTILE
    )
    window = window_on(qtbot, session, session.library.add(file).id)
    turn(qtbot, window, f"{HOSTILE} How do I bake bread?")
    window.errors.tell(HOSTILE, HOSTILE)
    window.pane.status.show_activity(HOSTILE)
    window.chooser.show_page()
    assert HOSTILE[:20] in read_by_qt(window.pane.header.title.toolTip()), (
        "the window shows such words at all"
    )
    assert not list(faults_of(window))
    leave(qtbot, window, session)


# -- no new one ------------------------------------------------------------------------------------------------------

_LABELS = {"labels.py", "small_label.py", "icon_label.py"}  # where QLabel is made, with its format said
_OWN_TIPS = {"mode_choice.py", "payoff_table.py"}  # the tooltips of their items are the program's own words
_HTML = {"prose_block.py", "report_pdf.py"}  # where HTML that this program built is shown
_NEVER = {"QMessageBox", "QToolTip", "QErrorMessage", "setStatusTip", "setWhatsThis", "AutoText", "RichText"}


def offences(tree: ast.AST, file: str) -> Iterator[str]:
    names = {node.attr if isinstance(node, ast.Attribute) else node.id: node.lineno for node in _named(tree)}
    for name in _NEVER & set(names):
        yield f"line {names[name]}: {name} may take words for HTML"
    if "ToolTipRole" in names and "plain_tooltip" not in names and file not in _OWN_TIPS:
        yield f"line {names['ToolTipRole']}: the tooltips of a model go through plain_tooltip"
    if "setHtml" in names and file not in _HTML:
        yield f"line {names['setHtml']}: HTML is shown by {sorted(_HTML)} alone"
    for node in ast.walk(tree):
        bases = [ast.unparse(base) for base in node.bases] if isinstance(node, ast.ClassDef) else []
        if "QLabel" in bases and file not in _LABELS:
            yield f"line {node.lineno}: a label is a Words or a SmallLabel"
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func)
        if called == "QLabel":
            yield f"line {node.lineno}: a label is a Words or a SmallLabel"
        if called.endswith(".setToolTip") and not all(isinstance(each, ast.Constant) for each in node.args):
            yield f"line {node.lineno}: use show_tooltip"


def _named(tree: ast.AST) -> Iterator[ast.Attribute | ast.Name]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name):
            yield node


@pytest.mark.parametrize("file", sorted(UI.rglob("*.py")), ids=lambda path: path.relative_to(UI).as_posix())
def test_no_part_of_the_window_lets_qt_guess(file: Path) -> None:
    if file == UI / "tooltips.py":
        return
    found = list(offences(ast.parse(file.read_text(encoding="utf-8")), file.name))
    assert not found, f"{file.relative_to(UI)}: {found}"


@pytest.mark.parametrize(
    "code",
    [
        "QLabel(words)",
        "class Mine(QLabel): pass",
        "self.setToolTip(title)",
        "QMessageBox.information(self, title, words)",
        "def data(role): return title if role == Qt.ItemDataRole.ToolTipRole else None",
        "view.setHtml(words)",
        "mine.setTextFormat(Qt.TextFormat.RichText)",
    ],
)
def test_a_new_one_would_be_seen(code: str) -> None:
    assert list(offences(ast.parse(code), "new.py"))
