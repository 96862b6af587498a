"""The appearance: colours for light, dark and high contrast, the palette, the style sheet and the text size."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from app.language import CHINESE
from app.locations import resource
from app.translation import program_language
from app.ui.type_scale import body_font

_SMALLEST_POINTS = 10.5
STYLE = "fusion"
STYLED = "oyster_styled"  # the property of an application that has the style already
_SYSTEM_FONT = "oyster_system_font"
HIGH_CONTRAST = "contrast"  # the theme's name in the settings


class Colours(NamedTuple):
    """The colours of one appearance, as #rrggbb. Text has a contrast of at least 4.5 with its background,
    the edge of a control one of 3."""

    base: str  # background of the conversation
    window: str  # background of the list and the panel
    raised: str  # cards, fields, menus
    sunk: str  # hover; the empty part of a bar
    line: str  # between parts that are no controls
    edge: str  # around buttons and fields
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
    edge="#839197",
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
    edge="#667378",
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
HIGH_LIGHT = Colours(
    base="#ffffff",
    window="#ffffff",
    raised="#ffffff",
    sunk="#e6e6e6",
    line="#000000",
    edge="#000000",
    text="#000000",
    quiet="#000000",
    accent="#00309c",
    on_accent="#ffffff",
    chosen="#00309c",
    on_chosen="#ffffff",
    care="#ffffff",
    on_care="#003d2e",
    notice="#ffffff",
    on_notice="#5c2e00",
    alert="#ffffff",
    on_alert="#7a0000",
)
HIGH_DARK = Colours(
    base="#000000",
    window="#000000",
    raised="#000000",
    sunk="#2b2b2b",
    line="#ffffff",
    edge="#ffffff",
    text="#ffffff",
    quiet="#ffffff",
    accent="#ffe14a",
    on_accent="#000000",
    chosen="#ffe14a",
    on_chosen="#000000",
    care="#000000",
    on_care="#9ff5d8",
    notice="#000000",
    on_notice="#ffd27a",
    alert="#000000",
    on_alert="#ffb4a0",
)
_ALL = (LIGHT, DARK, HIGH_LIGHT, HIGH_DARK)


def colours_for(theme: str) -> Colours:
    """Return the colours of a theme: "system", "light", "dark" or "contrast"."""
    hints = QGuiApplication.styleHints()
    system_is_dark = hints.colorScheme() is Qt.ColorScheme.Dark
    wants_contrast = hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
    if theme == HIGH_CONTRAST or (theme == "system" and wants_contrast):
        return HIGH_DARK if system_is_dark else HIGH_LIGHT
    return DARK if theme == "dark" or (theme == "system" and system_is_dark) else LIGHT


def follow_system(on_change: Callable[..., object]) -> None:
    """Call ``on_change`` when the system turns light or dark, or its wish for high contrast changes."""
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.connect(on_change)
    hints.accessibility().contrastPreferenceChanged.connect(on_change)


def colours_of(palette: QPalette) -> Colours:
    """Return the ``Colours`` from which a palette was made."""
    roles = QPalette.ColorRole
    window, accent = palette.color(roles.Window).name(), palette.color(roles.Accent).name()
    return _colours_named(window, accent)


@cache
def _colours_named(window: str, accent: str) -> Colours:
    for colours in _ALL:
        if (window, accent) == (colours.window, colours.accent):
            return colours
    return DARK if QColor(window).lightness() < 128 else LIGHT


def is_high_contrast(palette: QPalette) -> bool:
    """True for a palette of the two appearances in which every line is as strong as text."""
    return colours_of(palette) in (HIGH_LIGHT, HIGH_DARK)


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
    """Return the window's style sheet with every @name replaced by its colour, and every %name% by its drawing."""
    sheet = resource("styles/window.qss").read_text(encoding="utf-8")
    for name in sorted(Colours._fields, key=len, reverse=True):
        sheet = sheet.replace(f"@{name}", str(getattr(colours, name)))
    if program_language() == CHINESE:
        sheet = sheet.replace("font-weight: 600", "font-weight: 700")  # as ``heading_weight``
    kind = "dark" if QColor(colours.base).lightness() < 128 else "light"
    for drawing in ("arrow", "check"):
        sheet = sheet.replace(f"%{drawing}%", resource(f"icons/{drawing}-{kind}.svg").as_posix())
    return sheet


def apply_appearance(
    application: QApplication, theme: str, text_scale: float, *, first_faces_alone: bool = False
) -> None:
    """Apply the colours of a theme and a text size of ``text_scale`` times the system's.

    ``first_faces_alone``: only those faces of the font are read that the opening window shows; the next call reads all.
    """
    colours = colours_for(theme)
    font, sheet = _font(application, text_scale, first_faces_alone), style_sheet(colours)
    if application.styleSheet() == sheet and application.font() == font:
        return  # a style sheet that is set anew polishes every widget again
    if application.property(STYLED) is not True:  # setting a style sheet hides the style's own name
        application.setStyle(QStyleFactory.create(STYLE))
        application.setProperty(STYLED, True)
    application.setPalette(palette_of(colours))
    application.setFont(font)
    application.setStyleSheet(sheet)


def _font(application: QApplication, text_scale: float, first_faces_alone: bool) -> QFont:
    """Return the bundled font at the wanted multiple of the system's text size."""
    system = application.property(_SYSTEM_FONT)
    if not isinstance(system, QFont):
        system = QFont(application.font())
        application.setProperty(_SYSTEM_FONT, system)
    points = max(_SMALLEST_POINTS, system.pointSizeF()) * text_scale
    return body_font(system, points, first_faces_alone=first_faces_alone)
