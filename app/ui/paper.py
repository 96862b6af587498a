"""Text on paper: HTML as a PDF by Qt's text document, which needs no screen and reads no file."""

from __future__ import annotations

import os
import sys
import unicodedata

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextDocument,
)
from PySide6.QtWidgets import QApplication

from app.domain.errors import OysterError
from app.translation import tr
from app.ui.sealed_document import SealedDocument

POINTS = 9.5


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


class PaperDocument(SealedDocument):
    """A document in the program's font; whatever it names is not loaded."""

    def __init__(self) -> None:
        super().__init__()
        font = QFont(QGuiApplication.font())
        font.setPointSizeF(POINTS)
        self.setDefaultFont(font)


def pdf_of_html(html: str, title: str, document: QTextDocument | None = None) -> bytes:
    """Return HTML as a PDF of A4 pages. Needs an application; works in any thread. Raises ``PdfNotWritten``."""
    if _has_chinese(html) and not _chinese_fonts():
        raise PdfNotWritten(
            tr(
                "This computer has no font for Chinese, which stands in this text: install one (on Debian "
                "fonts-noto-cjk), or export HTML."
            )
        )
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("Oyster desktop")
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)  # the document adds 2 cm itself
    paper = document or PaperDocument()
    paper.setHtml(html)
    paper.print_(writer)
    buffer.close()
    return bytes(buffer.data().data())


def _has_chinese(text: str) -> bool:
    return any(each > "\u2e7f" and "CJK" in unicodedata.name(each, "") for each in text)


def _chinese_fonts() -> list[str]:
    return QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
