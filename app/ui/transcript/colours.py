"""The transcript's colours, all mixed from the system's palette so that light and dark follow it."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette, QPen

from app.ui.appearance import is_high_contrast

READABLE = 4.5  # WCAG 2.2 AA: least contrast of text with its background


def mixed(first: QColor, second: QColor, share: float) -> QColor:
    """Return ``first`` with ``share`` (0 to 1) of ``second`` in it."""

    def between(one: int, other: int) -> int:
        return round(one + (other - one) * share)

    return QColor(
        between(first.red(), second.red()),
        between(first.green(), second.green()),
        between(first.blue(), second.blue()),
    )


def luminance(colour: QColor) -> float:
    """Return the relative luminance, 0 to 1, as WCAG defines it."""

    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else math.pow((channel + 0.055) / 1.055, 2.4)

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def is_dark(palette: QPalette) -> bool:
    """True where text is lighter than its background."""
    return luminance(palette.color(QPalette.ColorRole.Base)) < 0.3


def readable(colour: QColor, background: QColor, text: QColor) -> QColor:
    """Return ``colour``, moved towards ``text`` until it can be read on ``background``."""
    for step in range(11):
        candidate = mixed(colour, text, step / 10)
        if contrast(candidate, background) >= READABLE:
            return candidate
    return text


def surface(palette: QPalette) -> QColor:
    """Return the background of the transcript."""
    return palette.color(QPalette.ColorRole.Base)


def ink(palette: QPalette) -> QColor:
    """Return the colour of text."""
    return palette.color(QPalette.ColorRole.Text)


def quiet_ink(palette: QPalette) -> QColor:
    """Return the colour of secondary text: speaker, actions, sources."""
    if is_high_contrast(palette):
        return ink(palette)
    colour = mixed(ink(palette), surface(palette), 0.4)
    for ground in (surface(palette), code_ground(palette), bubble(palette), support_ground(palette)):
        colour = readable(colour, ground, ink(palette))
    return colour


def accent(palette: QPalette) -> QColor:
    """Return the system's highlight colour, readable on the surface."""
    return readable(palette.color(QPalette.ColorRole.Highlight), surface(palette), ink(palette))


def bubble(palette: QPalette) -> QColor:
    """Return the background of the person's messages."""
    if is_high_contrast(palette):
        return surface(palette)
    return mixed(
        surface(palette), palette.color(QPalette.ColorRole.Highlight), 0.2 if is_dark(palette) else 0.1
    )


def code_ground(palette: QPalette) -> QColor:
    """Return the background of code."""
    return mixed(surface(palette), ink(palette), 0.07 if is_dark(palette) else 0.045)


def hairline(palette: QPalette) -> QColor:
    """Return the colour of a dividing line."""
    return ink(palette) if is_high_contrast(palette) else mixed(surface(palette), ink(palette), 0.18)


def outline(palette: QPalette) -> QPen:
    """Return the pen around a tinted part: a line in high contrast, where there are no tints, and else none."""
    return QPen(ink(palette), 1) if is_high_contrast(palette) else QPen(Qt.PenStyle.NoPen)


def support_ground(palette: QPalette) -> QColor:
    """Return the background of support: a warm, calm tint, never red."""
    if is_high_contrast(palette):
        return surface(palette)
    return mixed(surface(palette), QColor(72, 160, 140), 0.2 if is_dark(palette) else 0.12)


def support_edge(palette: QPalette) -> QColor:
    """Return the colour of the line beside support."""
    return QColor(92, 180, 158) if is_dark(palette) else QColor(45, 128, 108)


def reading_palette(system: QPalette) -> QPalette:
    """Return the system's palette for the transcript; only the secondary text is made readable."""
    palette = QPalette(system)
    palette.setColor(QPalette.ColorRole.PlaceholderText, quiet_ink(palette))
    palette.setColor(QPalette.ColorRole.Window, surface(palette))
    palette.setColor(QPalette.ColorRole.WindowText, ink(palette))
    return palette
