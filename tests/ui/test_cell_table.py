"""Tables of plain text: they fit into their width by further lines, and none is higher than its rows."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.appearance import apply_appearance
from app.ui.evaluation.cell_table import CellTable
from app.ui.evaluation.narrow_cells import pieces
from tests.pages.legibility import pixels_of

CELL_PADDING = 2 * 8 + 6  # pixels: of the style sheet, and Qt's own
ROWS = [("Sleep", "Mira: Mean 2.5 of 5; Trial (a model): Mean 3.5 of 5"), ("Exams", "not rated yet")]


def shown(qtbot: QtBot, qapp: QApplication, width: int, rows: int = 2) -> CellTable:
    apply_appearance(qapp, "light", 1.0)
    table = CellTable("Ratings", ("Conversation", "Others"))
    qtbot.addWidget(table)
    table.limit_height(20)
    table.resize(width, 200)
    table.show_rows(ROWS * (rows // 2))
    with qtbot.waitExposed(table):
        table.show()
    return table


def test_cells_without_room_in_one_line_have_further_lines(qtbot: QtBot, qapp: QApplication) -> None:
    wide, narrow = shown(qtbot, qapp, 900), shown(qtbot, qapp, 260)
    assert wide.rowHeight(0) == wide.rowHeight(1)
    assert narrow.horizontalScrollBar().maximum() == 0
    assert narrow.rowHeight(0) >= narrow.sizeHintForRow(0) > wide.rowHeight(0), "no line is cut"
    assert narrow.columnWidth(0) == wide.columnWidth(0), "the widest column gives the room"
    assert narrow.verticalScrollBar().maximum() == 0, "the table grows with its rows"
    narrow.resize(900, narrow.height())
    assert narrow.rowHeight(0) == wide.rowHeight(0)


def test_a_very_long_cell_has_few_lines_and_is_whole_in_its_tooltip(qtbot: QtBot, qapp: QApplication) -> None:
    table = shown(qtbot, qapp, 260)
    words = "Go to bed at a fixed hour. " * 40
    table.show_rows([("Sleep", words), *ROWS])
    assert table.rowHeight(0) < 6 * table.fontMetrics().lineSpacing()
    told = table.model().index(0, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert told.split() == words.split()


def test_headings_and_addresses_go_on_below_before_a_table_scrolls_sideways(
    qtbot: QtBot, qapp: QApplication
) -> None:
    apply_appearance(qapp, "light", 1.0)
    headings = ("When", "Alpha, nominal", "Alpha, ordinal")
    table = CellTable("Agreement", headings)
    qtbot.addWidget(table)
    table.limit_height(20)
    table.show_rows([("Exams", "models.university.example:8443", "not defined")])
    table.resize(1000, 200)
    with qtbot.waitExposed(table):
        table.show()
    header, heading = table.horizontalHeader(), table.model().headerData
    across, alone = Qt.Orientation.Horizontal, header.height()
    assert heading(1, across) == "Alpha, nominal"
    table.resize(290, 200)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0, timeout=3000)
    assert heading(2, across) == "Alpha,\nordinal"
    assert header.height() > alone
    assert heading(2, across, Qt.ItemDataRole.AccessibleTextRole) == "Alpha, ordinal"
    for column in range(3):
        assert table.columnWidth(column) >= header.sectionSizeHint(column), "no heading is cut"
    cell = table.model().index(0, 1)
    drawn = table.itemDelegate().displayText(cell.data(), QLocale())
    assert drawn.replace("\u200b", "") == cell.data() == "models.university.example:8443"
    widest = max(map(table.fontMetrics().horizontalAdvance, drawn.split("\u200b")))
    assert table.columnWidth(1) >= widest, "no part of the address is cut"
    table.resize(1000, 200)
    assert heading(2, across) == "Alpha, ordinal"


def test_no_line_of_a_cell_is_cut_at_any_width(qtbot: QtBot, qapp: QApplication) -> None:
    apply_appearance(qapp, "light", 1.0)
    table = CellTable("Connections", ("When", "Where"))
    qtbot.addWidget(table)
    table.limit_height(20)
    words = "proxy.example:443, a proxy"
    table.show_rows([("2026-11-29 20:15", words)])
    with qtbot.waitExposed(table):
        table.show()
    for width in range(200, 360, 4):
        table.resize(width, 200)
        qapp.processEvents()
        drawn = table.itemDelegate().displayText(words, QLocale())
        room = QRect(0, 0, table.columnWidth(1) - CELL_PADDING, 1000)
        needed = table.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, drawn)
        assert needed.height() <= table.rowHeight(0), f"at {width}"
        assert needed.width() <= room.width(), f"at {width}"


def test_figures_and_short_words_are_not_broken() -> None:
    assert pieces("−0.291234567") == ["−0.291234567"]
    assert pieces("and/or") == ["and/or"]
    assert pieces("some/model-of.ours") == ["some/", "model-of.", "ours"]


def test_a_table_that_is_narrower_than_its_headings_can_be_scrolled(qtbot: QtBot, qapp: QApplication) -> None:
    table = shown(qtbot, qapp, 90)
    assert table.columnWidth(0) >= table.fontMetrics().horizontalAdvance("Conversation")
    assert table.horizontalScrollBar().maximum() > 0


def test_the_last_column_has_what_is_left_of_a_wide_one(qtbot: QtBot, qapp: QApplication) -> None:
    table = shown(qtbot, qapp, 900)
    assert sum(table.columnWidth(each) for each in (0, 1)) == table.viewport().width()


def test_a_table_is_as_high_as_its_rows_and_scrolls_beyond_its_limit(
    qtbot: QtBot, qapp: QApplication
) -> None:
    few, many = shown(qtbot, qapp, 900), shown(qtbot, qapp, 900, rows=60)
    last = few.visualRect(few.model().index(1, 0))
    assert 0 <= few.viewport().height() - last.bottom() < 24, "no empty rows"
    assert many.height() > few.height()
    assert many.verticalScrollBar().maximum() > 0


def test_the_words_of_a_heading_begin_where_those_of_its_column_do(qtbot: QtBot, qapp: QApplication) -> None:
    table = shown(qtbot, qapp, 900)
    pictures = [pixels_of(each.grab().toImage()) for each in (table.horizontalHeader(), table.viewport())]
    heading, cells = ((each[4:22, :200] != each[4, 0]).any((0, 2)).argmax() for each in pictures)
    assert abs(int(heading) - int(cells)) <= 2
