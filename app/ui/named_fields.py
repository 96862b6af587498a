"""A form in which each field has its name at its left, on one line with what stands in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QWidget

from app.ui.labels import label

_AROUND = 2  # pixels above and below a name: Qt centres it beside its field up to 7/4 of its height


def named_fields(parent: QWidget, *fields: QWidget) -> QFormLayout:
    """Return a form with these fields; the accessible name of each is shown. A long one stands above its field."""
    form = QFormLayout()
    form.setHorizontalSpacing(18)
    form.setVerticalSpacing(10)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    for field in fields:
        name = label(field.accessibleName(), parent, wraps=False)
        name.setContentsMargins(0, _AROUND, 0, _AROUND)
        name.setBuddy(field)
        form.addRow(name, field)
    return form
