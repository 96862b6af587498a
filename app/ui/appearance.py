"""The appearance: a light and a dark palette, the style sheet, and fonts at any text size."""

from __future__ import annotations

import sys
from dataclasses import dataclass, fields

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from app.locations import resource

_SMALLEST_POINTS = 10.5
_STYLED = "oyster_styled"
_PLAIN_FAMILIES = ("dejavu sans", "bitstream vera sans", "sans", "sans serif", "")
_NICER_FAMILIES = ("Inter", "Noto Sans", "Cantarell", "Ubuntu", "Open Sans", "Liberation Sans")


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one appearance, as #rrggbb. Text has a contrast of at least 4.5 with its background."""

    base: str  # background of the conversation
    window: str  # background of the list and the panel
    raised: str  # cards, fields, menus
    sunk: str  # hover; the empty part of a bar
    line: str
    text: str
    quiet: str
    accent: str
    on_accent: str
    chosen: str  # the open conversation's row
    on_chosen: str
    care: str  # support; never red
    on_care: str
    notice: str
    on_notice: str
    alert: str
    on_alert: str


LIGHT = Colours(
    base="#ffffff",
    window="#f4f6f6",
    raised="#ffffff",
    sunk="#e8edee",
    line="#dbe2e4",
    text="#1a2326",
    quiet="#566269",
    accent="#17697a",
    on_accent="#ffffff",
    chosen="#dcebee",
    on_chosen="#0f4a57",
    care="#e2f1ec",
    on_care="#17594b",
    notice="#faeed8",
    on_notice="#744600",
    alert="#fbe8e0",
    on_alert="#93310f",
)
DARK = Colours(
    base="#14181a",
    window="#0e1112",
    raised="#1b2124",
    sunk="#283034",
    line="#30393d",
    text="#e6ebed",
    quiet="#a0adb3",
    accent="#62bccd",
    on_accent="#06262c",
    chosen="#1b363d",
    on_chosen="#bfe4ec",
    care="#16342c",
    on_care="#93d8c3",
    notice="#36290f",
    on_notice="#f0c678",
    alert="#3d2117",
    on_alert="#fdbb94",
)


def is_dark(theme: str) -> bool:
    """Return whether to use the dark colours. ``theme``: "system", "light" or "dark"."""
    if theme in ("light", "dark"):
        return theme == "dark"
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


def colours_of(palette: QPalette) -> Colours:
    """Return the ``Colours`` from which a palette was made."""
    dark = palette.color(QPalette.ColorRole.Window).lightness() < 128
    return DARK if dark else LIGHT


def palette_of(colours: Colours) -> QPalette:
    """Return the Qt palette for these colours."""
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, value in (
        (roles.Window, colours.window),
        (roles.WindowText, colours.text),
        (roles.Base, colours.base),
        (roles.AlternateBase, colours.window),
        (roles.Text, colours.text),
        (roles.PlaceholderText, colours.quiet),
        (roles.Button, colours.raised),
        (roles.ButtonText, colours.text),
        (roles.BrightText, colours.text),
        (roles.Highlight, colours.accent),
        (roles.HighlightedText, colours.on_accent),
        (roles.Accent, colours.accent),
        (roles.Link, colours.accent),
        (roles.LinkVisited, colours.accent),
        (roles.ToolTipBase, colours.raised),
        (roles.ToolTipText, colours.text),
        (roles.Mid, colours.line),
        (roles.Light, colours.raised),
        (roles.Midlight, colours.sunk),
        (roles.Dark, colours.line),
        (roles.Shadow, colours.line),
    ):
        palette.setColor(role, QColor(value))
    for role in (roles.Text, roles.ButtonText, roles.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.quiet))
    return palette


def style_sheet(colours: Colours) -> str:
    """Return the window's style sheet with every @name replaced by its colour."""
    sheet = resource("styles/window.qss").read_text(encoding="utf-8")
    arrow = resource(f"icons/arrow-{'dark' if colours is DARK else 'light'}.svg").as_posix()
    for each in sorted(fields(Colours), key=lambda field: -len(field.name)):
        sheet = sheet.replace(f"@{each.name}", str(getattr(colours, each.name)))
    return sheet.replace("%arrow%", arrow)


def apply_appearance(application: QApplication, theme: str, text_scale: float) -> None:
    """Apply light or dark colours and a text size of ``text_scale`` times the system's."""
    colours = DARK if is_dark(theme) else LIGHT
    if application.property(_STYLED) is not True:  # setting a style sheet hides the style's own name
        application.setStyle(QStyleFactory.create("Fusion"))
        application.setProperty(_STYLED, True)
    application.setPalette(palette_of(colours))
    application.setFont(_font(application, text_scale))
    application.setStyleSheet(style_sheet(colours))


def _font(application: QApplication, text_scale: float) -> QFont:
    """Return the system's font at the wanted size; the fallback font of a bare X server is replaced by a better one."""
    base = application.property("oyster_point_size")
    if not isinstance(base, float):
        base = max(_SMALLEST_POINTS, application.font().pointSizeF())
        application.setProperty("oyster_point_size", base)
    font = QFont(application.font())
    font.setPointSizeF(base * text_scale)
    if sys.platform.startswith("linux") and font.family().lower() in _PLAIN_FAMILIES:
        here = set(QFontDatabase.families())
        better = next((each for each in _NICER_FAMILIES if each in here), None)
        if better is not None:
            font.setFamilies([better, font.family()])
    return font
