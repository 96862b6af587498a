"""The walk over all pages finds what it is for: each kind of fault, made on purpose."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.pages.findings import findings, settle
from tests.pages.legibility import contrast_in, drawn, faint_texts


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> Iterator[QWidget]:
    """An empty page in Qt's own look, whatever theme an earlier test has left."""
    sheet, palette = qapp.styleSheet(), qapp.palette()
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    yield made
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)


def kinds(page: QWidget) -> set[str]:
    settle()
    return {each.what.split(" by ")[0].split(",")[0] for each in findings(page)}


def test_a_good_page_has_no_findings(page: QWidget) -> None:
    button = QPushButton("Save", page)
    button.setGeometry(20, 20, 120, 40)
    button.show()
    assert kinds(page) == set()
    assert faint_texts(page) == []


def test_a_widget_outside_its_parent_is_found(page: QWidget) -> None:
    button = QPushButton("Save", page)
    button.setGeometry(340, 20, 120, 40)
    button.show()
    assert kinds(page) == {"outside its parent"}


def test_a_cut_label_is_found_unless_its_whole_text_is_elsewhere(page: QWidget) -> None:
    label = QLabel("A sentence that is longer than its place", page)
    label.setGeometry(20, 20, 60, 30)
    label.show()
    assert kinds(page) == {"text cut"}
    label.setToolTip(label.text())
    assert kinds(page) == set()


def test_a_wrapped_label_that_is_too_low_is_found(page: QWidget) -> None:
    label = QLabel("A sentence that is longer than its place and goes on", page)
    label.setWordWrap(True)
    label.setGeometry(20, 20, 100, 20)
    label.show()
    assert kinds(page) == {"text cut"}


def test_a_word_that_cannot_be_broken_is_found(page: QWidget) -> None:
    label = QLabel("Rindfleischetikettierungsüberwachung", page)
    label.setWordWrap(True)
    label.setGeometry(20, 20, 80, 200)
    label.show()
    assert kinds(page) == {"text cut"}


def test_a_small_target_and_a_control_without_a_name_are_found(page: QWidget) -> None:
    field = QLineEdit(page)
    field.setGeometry(20, 20, 200, 18)
    field.show()
    assert kinds(page) == {"target under 24 px", "no accessible name"}


def test_tiny_text_is_found(page: QWidget) -> None:
    label = QLabel("small print", page)
    font = label.font()
    font.setPixelSize(9)
    label.setFont(font)
    label.setGeometry(20, 20, 200, 30)
    label.show()
    assert kinds(page) == {"text of 9 px"}


@pytest.mark.parametrize(("ink", "faint"), [("#767676", False), ("#8a8a8a", True)])
def test_faint_text_is_found_in_the_pixels(page: QWidget, ink: str, faint: bool) -> None:
    palette = page.palette()
    palette.setColor(QPalette.ColorRole.Window, QColor("#ffffff"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor(ink))
    page.setPalette(palette)
    page.setAutoFillBackground(True)
    label = QLabel("Some words on white", page)
    label.setGeometry(20, 20, 200, 30)
    label.show()
    settle()
    assert bool(faint_texts(page)) is faint
    part = drawn(page)[40:100, 40:440]
    assert contrast_in(part) == pytest.approx(4.54 if not faint else 3.45, abs=0.12)


def test_a_line_that_is_too_long_to_be_read_is_found(page: QWidget) -> None:
    label = QLabel("A line of words that goes on and on. " * 12, page)
    label.setWordWrap(True)
    page.resize(2400, 300)
    label.setGeometry(0, 20, 2400, 100)
    label.show()
    assert [each for each in kinds(page) if each.startswith("line of")]
    label.setGeometry(0, 20, 900, 200)
    assert kinds(page) == set()
