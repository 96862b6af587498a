"""The contrast of text with its ground, measured in the pixels of a page as it is drawn."""

from __future__ import annotations

from typing import cast

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QRegion
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QSlider,
    QStyle,
    QStyleOptionSlider,
    QTextEdit,
    QWidget,
)

from app.ui.demonstration.coach_mark import CoachMark
from tests.pages.findings import Finding, described, shown_widgets

LEAST_CONTRAST = 4.5
LEAST_OF_PARTS = 3.0  # WCAG 1.4.11: what is needed to use a control
_SHARPNESS = 2  # pixels of the picture for one of the screen: a stroke has a core that is not blended
_LEAST_PIXELS = 6  # of one colour, before it counts as that of the text
_AROUND = 6  # pixels of the ground beside a handle
_EDGE = 3  # pixels of a control that are its frame, and not its text

Pixels = npt.NDArray[np.uint8]


def faint_texts(page: QWidget) -> list[Finding]:
    """Return the texts of a page that stand out too little from their ground, but for what a mark dims."""
    picture, dimmed = drawn(page), _dimmed(page)
    found = []
    for widget in shown_widgets(page):
        words = words_in(widget)
        edge = 0 if isinstance(widget, QLabel | QTextEdit) else _EDGE
        box = _visible_box(widget, page).adjusted(edge, edge, -edge, -edge)
        if (
            not words
            or dimmed.intersects(box)
            or box.width() < 4
            or box.height() < min(widget.height() - 2 * edge, widget.fontMetrics().height())
        ):
            continue  # at the edge of what is scrolled no whole line may be in view
        seen = contrast_in(_part(picture, box))
        if seen < LEAST_CONTRAST - 0.05:
            found.append(Finding(f"contrast {seen:.1f}", described(widget)))
    found += [each for slider in page.findChildren(QSlider) for each in _faint_handle(slider, page, picture)]
    return list(dict.fromkeys(found))


def _faint_handle(slider: QSlider, page: QWidget, picture: Pixels) -> list[Finding]:
    """Return a finding where the handle, which is dragged, stands out too little from what is around it."""
    option = QStyleOptionSlider()
    slider.initStyleOption(option)
    kind, part = QStyle.ComplexControl.CC_Slider, QStyle.SubControl.SC_SliderHandle
    handle = slider.style().subControlRect(kind, option, part, slider)
    handle.setHeight(handle.height() // 3)  # above the groove, which is coloured
    handle.adjust(-_AROUND, 0, _AROUND, 0)
    box = handle.translated(slider.mapTo(page, QPoint(0, 0))) & _visible_box(slider, page)
    if not slider.isVisible() or box.height() < handle.height():
        return []
    seen = contrast_in(_part(picture, box))
    return (
        [] if seen >= LEAST_OF_PARTS else [Finding(f"contrast {seen:.1f} of the handle", described(slider))]
    )


def _dimmed(page: QWidget) -> QRegion:
    """Return what a coach mark dims, so that one part stands out; help from people is never among it."""
    marks = [each for each in page.findChildren(CoachMark) if each.isVisible()]
    dimmed = QRegion()
    for mark in marks:
        dimmed += QRegion(page.rect()).subtracted(mark.lit)
    return dimmed


def drawn(page: QWidget) -> Pixels:
    """Return the pixels of a page (row, column, red-green-blue), drawn ``_SHARPNESS`` times as fine."""
    image = QImage(page.size() * _SHARPNESS, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARPNESS)
    page.render(image)
    return pixels_of(image)


def pixels_of(picture: QImage) -> Pixels:
    """Return the pixels of a picture: row, column, red-green-blue."""
    image = picture.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(cast("memoryview", image.constBits()), np.uint8)
    return rows.reshape(image.height(), image.bytesPerLine() // 4, 4)[:, : image.width(), 2::-1].copy()


def words_in(widget: QWidget) -> str:
    """Return the text that a widget draws."""
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text().strip()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QLineEdit):
        return widget.displayText() or widget.placeholderText()
    if isinstance(widget, QTextEdit):
        return widget.toPlainText().strip()
    return ""


def contrast_in(part: Pixels) -> float:
    """Return the contrast of the commonest colour, the ground, with the colour furthest from it that counts."""
    packed = part.reshape(-1, 3).astype(np.uint32)
    colours, counts = np.unique((packed[:, 0] << 16) | (packed[:, 1] << 8) | packed[:, 2], return_counts=True)
    enough = counts >= _LEAST_PIXELS
    enough[np.argmax(counts)] = True
    light = _luminance(colours)
    ground = light[np.argmax(counts)]
    higher, lower = np.maximum(light, ground), np.minimum(light, ground)
    return float(((higher + 0.05) / (lower + 0.05))[enough].max())


def _luminance(colours: npt.NDArray[np.uint32]) -> npt.NDArray[np.float64]:
    """Return the relative luminance of packed colours, as WCAG defines it."""
    channels = np.stack([(colours >> shift) & 255 for shift in (16, 8, 0)], 1) / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return cast("npt.NDArray[np.float64]", linear @ np.array([0.2126, 0.7152, 0.0722]))


def _visible_box(widget: QWidget, page: QWidget) -> QRect:
    """Return where a widget can be seen on the page: parents and scroll areas cut it."""
    box = QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())
    above = widget.parentWidget()
    while above is not None and above is not page:
        box &= QRect(above.mapTo(page, QPoint(0, 0)), above.size())
        above = above.parentWidget()
    return box & page.rect()


def _part(picture: Pixels, box: QRect) -> Pixels:
    left, top = box.left() * _SHARPNESS, box.top() * _SHARPNESS
    return picture[top : top + box.height() * _SHARPNESS, left : left + box.width() * _SHARPNESS]
