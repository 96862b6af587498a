"""How the program looks: one calm palette in light and in dark, following the system, at any text size."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from app.locations import resource


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one appearance, as #rrggbb. Text on its ground has a contrast of at least 4.5."""

    base: str
    window: str
    raised: str
    text: str
    quiet: str
    line: str
    accent: str
    on_accent: str
    alert: str


LIGHT = Colours(
    base="#ffffff",
    window="#f4f6f7",
    raised="#ffffff",
    text="#1d2529",
    quiet="#566169",
    line="#d9dfe2",
    accent="#17697a",
    on_accent="#ffffff",
    alert="#9a3412",
)
DARK = Colours(
    base="#171b1e",
    window="#101315",
    raised="#1f2528",
    text="#e7ecee",
    quiet="#a3afb5",
    line="#343c41",
    accent="#5fb8c9",
    on_accent="#07272d",
    alert="#fdba74",
)


def is_dark(theme: str) -> bool:
    """Answer whether the program is to be dark: as the person says, else as the system is."""
    if theme in ("light", "dark"):
        return theme == "dark"
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


def palette_of(colours: Colours) -> QPalette:
    """Answer Qt's palette of our colours."""
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
        (roles.Highlight, colours.accent),
        (roles.HighlightedText, colours.on_accent),
        (roles.Accent, colours.accent),
        (roles.Link, colours.accent),
        (roles.ToolTipBase, colours.raised),
        (roles.ToolTipText, colours.text),
        (roles.Mid, colours.line),
        (roles.Light, colours.raised),
        (roles.Midlight, colours.line),
        (roles.Dark, colours.line),
        (roles.Shadow, colours.line),
    ):
        palette.setColor(role, QColor(value))
    for role in (roles.Text, roles.ButtonText, roles.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.quiet))
    return palette


def apply_appearance(application: QApplication, theme: str, text_scale: float) -> None:
    """Dress the program in light or dark, with text ``text_scale`` times the system's size."""
    colours = DARK if is_dark(theme) else LIGHT
    if application.style().objectName() != "fusion":
        application.setStyle(QStyleFactory.create("Fusion"))
    application.setPalette(palette_of(colours))
    base = application.property("oyster_point_size")
    if not isinstance(base, float):
        base = max(10.5, application.font().pointSizeF())
        application.setProperty("oyster_point_size", base)
    font = QFont(application.font())
    font.setPointSizeF(base * text_scale)
    application.setFont(font)
    sheet = resource("styles/window.qss").read_text(encoding="utf-8")
    for name in Colours.__dataclass_fields__:
        sheet = sheet.replace(f"@{name};", f"{getattr(colours, name)};")
    application.setStyleSheet(sheet)
