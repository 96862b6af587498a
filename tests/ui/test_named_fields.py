"""A form: the name of a field stands on one line with what stands in the field."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QFormLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui.appearance import apply_appearance
from app.ui.combo_box import ComboBox
from app.ui.named_fields import named_fields


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_a_name_stands_at_the_height_of_its_field(qtbot: QtBot, qapp: QApplication, scale: float) -> None:
    apply_appearance(qapp, "light", scale)
    page = QWidget()
    qtbot.addWidget(page)
    line, choice, large = QLineEdit(page), ComboBox("How to answer", page), QPlainTextEdit(page)
    choice.addItem("As the system")
    line.setAccessibleName("Folder")
    large.setAccessibleName("System prompt")
    form = named_fields(page, line, choice, large)
    page.setLayout(form)
    page.resize(700, 400)
    with qtbot.waitExposed(page):
        page.show()
    for field in (line, choice):
        name = name_of(form, field)
        assert name.text() == field.accessibleName() and name.buddy() is field
        assert abs(name.geometry().center().y() - field.geometry().center().y()) <= 1, name.text()
    assert name_of(form, large).geometry().center().y() < large.geometry().center().y() - 10


def name_of(form: QFormLayout, field: QWidget) -> QLabel:
    name = form.labelForField(field)
    assert isinstance(name, QLabel)
    return name
