"""Words of strangers in the window: titles, names, replies and paths are shown as they are, never read as HTML."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QHelpEvent, QImage, QMouseEvent, Qt, QTextCursor, QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QTableView, QToolTip, QWidget
from pytestqt.qtbot import QtBot

import app.ui
from app.locations import Locations
from app.session.session import Session
from app.ui.conversation_list.conversation_model import ConversationModel
from app.ui.dialogs.questions import Confirmation
from app.ui.evaluation.cell_table import CellTable
from app.ui.labels import label
from app.ui.main_window import MainWindow
from app.ui.sealed_document import SealedDocument
from app.ui.tooltips import plain_tooltip, show_tooltip
from app.ui.transcript.text_block import TextBlock
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


def test_a_tooltip_has_no_commands_and_fits_a_screen() -> None:
    assert plain_tooltip("https://exa\u202emple.org\x07\x9b") == "https://example.org"
    assert len(plain_tooltip("m" * 2**20)) < 2100


def test_no_document_reads_a_file_that_its_html_names(qtbot: QtBot, tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    image = QImage(300, 300, QImage.Format.Format_RGB32)
    assert image.save(str(picture))
    html = f"<img src='{picture}'><img src='{picture.as_uri()}'>"
    block, sealed, careless = TextBlock(), SealedDocument(), QTextDocument()
    qtbot.addWidget(block)
    block.setHtml(html)
    for document in (sealed, careless):
        document.setHtml(html)
    assert careless.idealWidth() > 300, "Qt itself reads such files"
    assert sealed.idealWidth() < 30
    assert block.document().idealWidth() < 30
    kinds = QTextDocument.ResourceType
    for kind in (kinds.HtmlResource, kinds.StyleSheetResource, kinds.ImageResource):
        assert block.loadResource(kind.value, QUrl(picture.as_uri())) is not None


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


SPOOF = "https://bank.example <img src='file:///etc/hostname'>"
LINK = f'[help \u2192](https://example.org/r\u0435al?q=\u202e1 "{SPOOF}")'
OPENED = "https://example.org/r%D0%B5al?q=1"


def tips() -> list[str]:
    tops = QApplication.topLevelWidgets()
    labels = [each for each in tops if isinstance(each, QLabel) and each.isVisible()]
    return [each.text() for each in labels if each.metaObject().className() == "QTipLabel"]


def follow(qtbot: QtBot, block: TextBlock, *, agrees: bool) -> str:
    """Click a link, answer the question that comes, and return what it asked."""
    asked: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Confirmation)
        asked.append(" ".join(each.text() for each in dialog.findChildren(QLabel)).replace("\u200b", ""))
        (dialog.agree if agrees else dialog.cancel).click()

    QTimer.singleShot(0, answer)
    qtbot.mouseClick(block.viewport(), Qt.MouseButton.LeftButton, pos=start_of(block))
    qtbot.waitUntil(lambda: bool(asked))
    return asked[0]


def start_of(block: TextBlock) -> QPoint:
    return block.cursorRect(QTextCursor(block.document())).center() + QPoint(8, 0)


def hover(block: TextBlock) -> None:
    place, none = start_of(block), Qt.MouseButton.NoButton
    screen = block.viewport().mapToGlobal(place)
    moved = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(place), QPointF(screen), none, none, Qt.KeyboardModifier.NoModifier
    )
    for event in (moved, QHelpEvent(QEvent.Type.ToolTip, place, screen)):
        QApplication.sendEvent(block.viewport(), event)


def test_nothing_in_the_window_reads_the_words_of_strangers_as_html_and_a_link_opens_what_it_shows(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[bytes] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toEncoded().data()))
    session = Session(Locations(tmp_path / "data"), region="GB", private=True)
    says = f"<think>\n<b>I</b> think\n</think>\n\n{LINK}"
    file = build_scripted_model(tmp_path / "<b>x<b>.gguf", says, name=HOSTILE)
    window = window_on(qtbot, session, session.library.add(file).id)
    turn(qtbot, window, f"{HOSTILE} How do I bake bread?")
    block = next(each for each in window.findChildren(TextBlock) if "help" in each.toPlainText())
    assert SPOOF not in block.toHtml()
    hover(block)
    qtbot.waitUntil(lambda: bool(tips()))
    assert tips() == [OPENED], "the address that opens, and nothing of the title"
    for agrees in (False, True):
        asked = follow(qtbot, block, agrees=agrees)
        assert OPENED in asked and "leads to example.org." in asked
    assert opened == [OPENED.encode()]
    QToolTip.hideText()

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
_DOCUMENTS = {"text_block.py", "sealed_document.py", "report_pdf.py"}  # which load nothing
_HTML = {"prose_block.py", "paper.py"}  # where HTML that this program built is shown
_NEVER = {"QMessageBox", "QToolTip", "QErrorMessage", "setStatusTip", "setWhatsThis", "AutoText", "RichText"}


def offences(tree: ast.AST, file: str) -> Iterator[str]:
    names = {node.attr if isinstance(node, ast.Attribute) else node.id: node.lineno for node in _named(tree)}
    for name in _NEVER & set(names):
        yield f"line {names[name]}: {name} may take words for HTML"
    if "ToolTipRole" in names and "plain_tooltip" not in names:
        yield f"line {names['ToolTipRole']}: the tooltips of a model go through plain_tooltip"
    if "setHtml" in names and file not in _HTML:
        yield f"line {names['setHtml']}: HTML is shown by {sorted(_HTML)} alone"
    for node in ast.walk(tree):
        bases = [ast.unparse(base) for base in node.bases] if isinstance(node, ast.ClassDef) else []
        if {"QTextDocument", "QTextBrowser", "QTextEdit"} & set(bases) and file not in _DOCUMENTS:
            yield f"line {node.lineno}: rich text is a SealedDocument or a TextBlock, which read no file"
        if "QLabel" in bases and file not in _LABELS:
            yield f"line {node.lineno}: a label is a Words or a SmallLabel"
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func)
        if called == "QLabel":
            yield f"line {node.lineno}: a label is a Words or a SmallLabel"
        if called.endswith(("etToolTip", "setTabToolTip", "setItemToolTip")):
            yield f"line {node.lineno}: use show_tooltip"
        if called in ("QTextDocument", "QTextBrowser", "QTextEdit") or called.endswith(".setDocument"):
            yield f"line {node.lineno}: rich text is a SealedDocument or a TextBlock, which read no file"


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
        "self.setToolTip('constant')",
        "box.setItemData(0, title, Qt.ItemDataRole.ToolTipRole)",
        "document = QTextDocument()",
        "class Page(QTextBrowser): pass",
        "QMessageBox.information(self, title, words)",
        "def data(role): return title if role == Qt.ItemDataRole.ToolTipRole else None",
        "view.setHtml(words)",
        "mine.setTextFormat(Qt.TextFormat.RichText)",
    ],
)
def test_a_new_one_would_be_seen(code: str) -> None:
    assert list(offences(ast.parse(code), "new.py"))
