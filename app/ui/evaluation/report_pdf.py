"""A report as a PDF, laid out by Qt's text document, which needs no screen and finds fonts for every script."""

from __future__ import annotations

import os
import sys
import unicodedata
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QGuiApplication,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)
from PySide6.QtWidgets import QApplication

from app.domain.errors import OysterError
from app.evaluation.report.geometry import Bar, curve_marks
from app.evaluation.report.html import printed_html
from app.evaluation.report.report_model import Report
from app.ui.appearance import LIGHT
from app.ui.evaluation.chart_painting import paint_bar, paint_curve

_SHARPNESS = 4  # device pixels of a chart for each of the document's
_BAR, _CURVE = (140, 14), (520, 270)
_POINTS = 9.5


class PdfNotWritten(OysterError):
    """A PDF could not be created or written."""


def application_for_paper() -> QGuiApplication:
    """Return the running application, or a new one without a screen, which the caller must keep while writing."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    if sys.platform.startswith("linux"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QApplication([])


def pdf_of(report: Report) -> bytes:
    """Return a report as a PDF. Needs an application; works in any thread. Raises ``PdfNotWritten``."""
    html = printed_html(report)
    if _has_chinese(html) and not _chinese_fonts():
        raise PdfNotWritten(
            "This computer has no font for Chinese, which stands in this report: install one (on Debian "
            "fonts-noto-cjk), or export HTML."
        )
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(f"{report.facts.title}, {report.facts.model.title or report.facts.model.name}")
    writer.setCreator("Oyster desktop")
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)  # the document adds 2 cm itself
    document = _ReportDocument(report)
    document.setHtml(html)
    document.print_(writer)
    buffer.close()
    return bytes(buffer.data().data())


def write_pdf(report: Report, path: Path) -> None:
    """Write a report's PDF. Raises ``PdfNotWritten``."""
    content = pdf_of(report)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise PdfNotWritten(f"The file {path} could not be written.", str(error)) from error


class _ReportDocument(QTextDocument):
    """The report's document; it paints its charts on request and reads no file."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self._report = report
        font = QFont(QGuiApplication.font())
        font.setPointSizeF(_POINTS)
        self.setDefaultFont(font)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return a chart; no other resource is loaded."""
        scheme, _, rest = (name.toString() if isinstance(name, QUrl) else name).partition(":")
        if scheme == "bar":
            places = [float(each) for each in rest.split("/")]
            low, high = (places[2], places[3]) if len(places) == 4 else (None, None)
            bar = Bar(places[0], places[1], low, high)
            return _image(_BAR, partial(paint_bar, bar=bar, colours=LIGHT))
        if scheme == "curve":
            curve = self._report.curves[int(rest)]
            marks = curve_marks(curve)
            return _image(_CURVE, partial(paint_curve, marks=marks, across=curve.across, colours=LIGHT))
        return None


def _image(size: tuple[int, int], paint: partial[None]) -> QImage:
    image = QImage(size[0] * _SHARPNESS, size[1] * _SHARPNESS, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(_SHARPNESS, _SHARPNESS)
    painter.setFont(QFont(QGuiApplication.font().family(), round(_POINTS)))
    paint(painter, QRectF(2, 0, size[0] - 4, size[1]))
    painter.end()
    return image


def _has_chinese(text: str) -> bool:
    return any(each > "\u2e7f" and "CJK" in unicodedata.name(each, "") for each in text)


def _chinese_fonts() -> list[str]:
    return QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
