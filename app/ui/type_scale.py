"""The bundled font, and the four sizes of all text."""

from __future__ import annotations

import sys
from enum import Enum
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from app.locations import resource

FAMILY = "Inter"  # for Latin, Greek and Cyrillic; the system's own fonts have every other script
LEAST_PIXELS = 12.0  # no text is smaller, at any text size
_FIRST_FACES = ("Regular", "SemiBold")  # all that the opening window shows
_OTHER_FACES = ("Italic", "Bold")
_POINTS_AN_INCH = 72.0


class TextSize(Enum):
    """A size of text, as a multiple of the body's."""

    SMALL = 0.86  # what can be skipped: origin, time, method
    BODY = 1.0  # controls, lists, cards
    READING = 1.14  # what is read at length, and headings of cards
    TITLE = 1.5  # the title of a page, and numbers to call


def load_bundled_font(*, first_faces_alone: bool = False) -> str:
    """Make the bundled font known to Qt; return its family, or nothing where Qt refuses it."""
    faces = _FIRST_FACES if first_faces_alone else _FIRST_FACES + _OTHER_FACES
    return "" if -1 in [_load(face) for face in faces] else FAMILY


@cache
def _load(face: str) -> int:
    return QFontDatabase.addApplicationFont(str(resource(f"fonts/{FAMILY}-{face}.ttf")))


@cache
def nearest_size(factor: float) -> TextSize:
    """Return the size of the scale that is nearest to ``factor`` times the body."""
    return min(TextSize, key=lambda size: abs(size.value - factor))


def points_of(body_points: float, factor: float) -> float:
    """Return the size of the scale nearest to ``factor``, in points; never below ``LEAST_PIXELS``."""
    return max(body_points * nearest_size(factor).value, least_points())


def least_points() -> float:
    """Return the smallest size that text may have, in points."""
    screen = QGuiApplication.primaryScreen()
    dots = screen.logicalDotsPerInch() if screen is not None else 96.0
    return LEAST_PIXELS * _POINTS_AN_INCH / dots


def heading_weight(words: str) -> QFont.Weight:
    """Return the weight of a heading: few fonts have Chinese characters between the usual weight and bold."""
    return QFont.Weight.Bold if any("\u3400" <= each <= "\u9fff" for each in words) else QFont.Weight.DemiBold


def body_font(system: QFont, points: float, *, first_faces_alone: bool = False) -> QFont:
    """Return the bundled font at ``points``, with the system's own behind it for what it lacks."""
    font = QFont(system)
    font.setPointSizeF(max(points, least_points()))
    family = load_bundled_font(first_faces_alone=first_faces_alone)
    if family:
        font.setFamilies([family, *(each for each in system.families() if each != family)])
    if sys.platform == "darwin":
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
