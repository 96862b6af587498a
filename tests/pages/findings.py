"""What is wrong with a page as it stands: cut, hidden, too small to hit, without a name, or off the type scale."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QAccessible, QFontInfo, QTextLayout
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QSplitterHandle,
    QStyle,
    QTableView,
    QTextEdit,
    QToolButton,
    QWidget,
)

from app.ui.type_scale import LEAST_PIXELS

SMALLEST_TARGET = 24  # pixels, WCAG 2.2 AA
_ROUNDS = 8  # of events: a layout in a layout in a scroll area asks anew each time
_SLACK = 1  # pixels that rounding may take
_LONGEST_LINE_EMS = 110  # of words: beyond it the eye loses the line
_CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox, QAbstractSlider)
_NAMED = (*_CONTROLS, QAbstractItemView, QPlainTextEdit, QTextEdit)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with one widget."""

    what: str
    widget: str

    def __str__(self) -> str:
        return f"{self.what}: {self.widget}"


def findings(page: QWidget) -> list[Finding]:
    """Return everything wrong with a page, each once."""
    found = [finding for widget in shown_widgets(page) for finding in _findings_of(widget, page)]
    return list(dict.fromkeys(found))


def shown_widgets(page: QWidget) -> list[QWidget]:
    """Return what a person sees or can scroll to, without what Qt puts into its own widgets."""
    return [each for each in page.findChildren(QWidget) if each.isVisible() and not _is_qts_own(each)]


def described(widget: QWidget) -> str:
    """Return which widget it is, for the person who mends it."""
    words = getattr(widget, "text", lambda: "")() if isinstance(widget, QLabel | QAbstractButton) else ""
    above = widget.parentWidget()
    parents: list[str] = []
    while above is not None and len(parents) < 3:
        parents.append(type(above).__name__)
        above = above.parentWidget()
    name = words or widget.accessibleName() or widget.objectName()
    return (
        f"{type(widget).__name__} “{name[:60]}” {widget.width()}×{widget.height()} in {' < '.join(parents)}"
    )


def full_text_elsewhere(widget: QWidget, shown: str) -> bool:
    """Return whether tooltip or accessible name have what is cut or elided in ``shown``."""
    beginning = " ".join(shown.removesuffix("…").split())[:12]
    others = (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    return any(beginning in " ".join(each.split()) and len(each) > len(beginning) for each in others if each)


def _findings_of(widget: QWidget, page: QWidget) -> Iterator[Finding]:
    if _outside(widget, page):
        yield Finding(f"outside its parent by {_outside(widget, page)}", described(widget))
    if long := _overlong_line(widget):
        yield Finding(f"line of {long} px", described(widget))
    if cut := _cut(widget):
        yield Finding(f"text cut, {cut}", described(widget))
    is_target = isinstance(widget, _CONTROLS) and not isinstance(widget, QScrollBar)
    if is_target and min(widget.width(), widget.height()) < SMALLEST_TARGET:
        yield Finding("target under 24 px", described(widget))
    if _can_be_used(widget) and not _spoken_name(widget):
        yield Finding("no accessible name", described(widget))
    if isinstance(widget, QLabel | QAbstractButton) and widget.text():
        pixels = QFontInfo(widget.font()).pixelSize()
        if pixels + 0.5 < LEAST_PIXELS:
            yield Finding(f"text of {pixels} px", described(widget))


def _is_qts_own(widget: QWidget) -> bool:
    if isinstance(widget, QSplitterHandle | QHeaderView):
        return True
    if widget.objectName().startswith("qt_"):
        return True
    return isinstance(widget.parentWidget(), QLineEdit | QComboBox | QAbstractSpinBox | QScrollBar)


def _outside(widget: QWidget, page: QWidget) -> str:
    """Return by how many pixels a widget is outside what holds it; nothing where a scroll bar brings it in."""
    parent = widget.parentWidget()
    if widget.isWindow() or parent is None or widget is page:
        return ""
    rect, space = widget.geometry(), parent.rect()
    area = parent.parentWidget()
    if isinstance(area, QScrollArea) and parent is area.viewport():
        space = _scrollable(area, rect, space)
    beyond = {
        "left": space.left() - rect.left(),
        "right": rect.right() - space.right(),
        "top": space.top() - rect.top(),
        "bottom": rect.bottom() - space.bottom(),
    }
    return ", ".join(f"{pixels} px {side}" for side, pixels in beyond.items() if pixels > _SLACK)


def _scrollable(area: QScrollArea, rect: QRect, space: QRect) -> QRect:
    """Return the space that an area can bring into view by its scroll bars."""
    off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    whole = QRect(space)
    if area.verticalScrollBarPolicy() != off:
        whole.setTop(min(whole.top(), rect.top()))
        whole.setBottom(max(whole.bottom(), rect.bottom()))
    if area.horizontalScrollBarPolicy() != off:
        whole.setLeft(min(whole.left(), rect.left()))
        whole.setRight(max(whole.right(), rect.right()))
    return whole


def _cut(widget: QWidget) -> str:
    """Return what of a text has no room and is nowhere else."""
    if isinstance(widget, QLabel):
        return _cut_label(widget)
    if isinstance(widget, QComboBox):
        return _cut_line(widget, widget.currentText(), _combo_room(widget))
    if isinstance(widget, QAbstractButton) and widget.text():
        needed = widget.minimumSizeHint() if not isinstance(widget, QToolButton) else widget.sizeHint()
        if needed.width() > widget.width() + _SLACK and not full_text_elsewhere(widget, widget.text()):
            return f"{needed.width()} px needed"
        if needed.height() > widget.height() + _SLACK:
            return f"{needed.height()} px of height needed"
    if isinstance(widget, QAbstractItemView):
        return _cut_cells(widget)
    return ""


def _cut_label(widget: QLabel) -> str:
    words = widget.text()
    if not words or (widget.pixmap() and not widget.pixmap().isNull()):
        return ""
    if words.endswith("…") and not words.endswith(" …") and widget.toolTip():
        return ""
    if widget.wordWrap():
        needed = widget.heightForWidth(widget.width())
        if needed > widget.height() + _SLACK:
            return f"{needed} px of height needed"
        longest, room = _longest_line(widget), widget.contentsRect().width()
        return f"{longest} px for one word" if longest > room + _SLACK else ""
    return _cut_line(widget, words, widget.contentsRect().width())


def _overlong_line(widget: QWidget) -> int:
    """Return the width of a line that is too long to be read, or 0."""
    if not isinstance(widget, QLabel) or not widget.wordWrap() or not widget.text():
        return 0
    most = _LONGEST_LINE_EMS * QFontInfo(widget.font()).pixelSize()
    longest = _longest_line(widget) if widget.width() > most else 0
    return longest if longest > most else 0


def _longest_line(widget: QLabel) -> int:
    """Return the width of the longest line after wrapping: more than the room where a word cannot be broken."""
    longest = 0.0
    for paragraph in widget.text().splitlines():
        layout = QTextLayout(paragraph, widget.font())
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(widget.contentsRect().width())
            longest = max(longest, line.naturalTextWidth())
        layout.endLayout()
    return round(longest)


def _cut_line(widget: QWidget, words: str, room: int) -> str:
    needed = max((widget.fontMetrics().horizontalAdvance(line) for line in words.splitlines()), default=0)
    return f"{needed} px needed" if needed > room + _SLACK and not full_text_elsewhere(widget, words) else ""


def _combo_room(widget: QComboBox) -> int:
    from PySide6.QtWidgets import QStyleOptionComboBox

    option = QStyleOptionComboBox()
    widget.initStyleOption(option)
    return (
        widget.style()
        .subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, widget
        )
        .width()
    )


def _cut_cells(view: QAbstractItemView) -> str:
    """Return the first cell whose text has no room and no tooltip."""
    model = view.model()
    columns = model.columnCount(QModelIndex()) if isinstance(view, QTableView) else 1
    for row in range(model.rowCount(QModelIndex()) if model is not None else 0):
        for column in range(columns):
            index = model.index(row, column)
            words = str(index.data() or "")
            room, needed = view.visualRect(index).width(), view.sizeHintForIndex(index).width()
            if words and room and needed > room + _SLACK and not index.data(Qt.ItemDataRole.ToolTipRole):
                return f"cell “{words[:40]}” needs {needed} px of {room}"
    return ""


def _can_be_used(widget: QWidget) -> bool:
    if isinstance(widget, QScrollBar) or (isinstance(widget, QTextEdit) and widget.isReadOnly()):
        return False  # a text to read says itself
    takes_keys = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not isinstance(widget, QLabel)
    return isinstance(widget, _NAMED) or (takes_keys and not _is_a_frame(widget))


def _is_a_frame(widget: QWidget) -> bool:
    """True for a container that only passes the focus on."""
    return widget.focusProxy() is not None or type(widget) is QAbstractScrollArea


def _spoken_name(widget: QWidget) -> str:
    """Return what a screen reader says."""
    seen = QAccessible.queryAccessibleInterface(widget)
    return seen.text(QAccessible.Text.Name).strip() if seen is not None else widget.accessibleName()


def settle() -> None:
    """Let layouts, late sizes and queued calls come to rest."""
    for _ in range(_ROUNDS):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
