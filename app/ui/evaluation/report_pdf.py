"""A report as a PDF, laid out by Qt's text document, which needs no screen and finds fonts for every script."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt, QUrl
from PySide6.QtGui import QFont, QGuiApplication, QImage, QPainter

from app.evaluation.report.geometry import Bar, curve_marks
from app.evaluation.report.html import printed_html
from app.evaluation.report.report_model import Report
from app.translation import tr
from app.ui.appearance import LIGHT
from app.ui.evaluation.chart_painting import paint_bar, paint_curve
from app.ui.paper import POINTS, PaperDocument, PdfNotWritten, application_for_paper, pdf_of_html

__all__ = ["PdfNotWritten", "application_for_paper", "pdf_of", "write_pdf"]

_SHARPNESS = 4  # device pixels of a chart for each of the document's
_BAR, _CURVE = (140, 14), (520, 270)


def pdf_of(report: Report) -> bytes:
    """Return a report as a PDF. Needs an application; works in any thread. Raises ``PdfNotWritten``."""
    title = f"{report.facts.title}, {report.facts.model.title or report.facts.model.name}"
    return pdf_of_html(printed_html(report), title, _ReportDocument(report))


def write_pdf(report: Report, path: Path) -> None:
    """Write a report's PDF. Raises ``PdfNotWritten``."""
    content = pdf_of(report)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise PdfNotWritten(tr("The file {path} could not be written.", path=path), str(error)) from error


class _ReportDocument(PaperDocument):
    """The report's document; it paints its charts on request and reads no file."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self._report = report

    def loadResource(self, type: int, name: QUrl | str) -> QImage | QByteArray:
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
        return super().loadResource(type, name)


def _image(size: tuple[int, int], paint: partial[None]) -> QImage:
    image = QImage(size[0] * _SHARPNESS, size[1] * _SHARPNESS, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(_SHARPNESS, _SHARPNESS)
    painter.setFont(QFont(QGuiApplication.font().family(), round(POINTS)))
    paint(painter, QRectF(2, 0, size[0] - 4, size[1]))
    painter.end()
    return image
