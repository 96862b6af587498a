"""A report on paper: pages, Chinese that can be found again, and nothing that a model wrote taken for markup."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.ui import paper
from app.ui.evaluation import report_pdf
from app.ui.evaluation.report_pdf import PdfNotWritten, pdf_of
from tests.evaluation import report_factories


def test_a_report_becomes_pages_with_chinese_in_embedded_fonts(qtbot: QtBot) -> None:
    pdf = pdf_of(report_factories.report())
    assert pdf.startswith(b"%PDF-") and pdf.rstrip().endswith(b"%%EOF")
    assert pdf.count(b"/Type /Page\n") >= 2
    for each in "我想心":  # an embedded font's table says for each of its signs which letter it is
        assert f"<{ord(each):04X}>".encode() in pdf, f"{each} is not in any embedded font"


def test_the_charts_are_painted_and_a_models_image_is_not_fetched(qtbot: QtBot) -> None:
    report = report_factories.report()
    document = report_pdf._ReportDocument(report)
    assert document.loadResource(2, "bar:0.5/0.75/0.6/0.9") is not None
    curve = document.loadResource(2, "curve:0")
    assert curve is not None and not curve.isNull()
    image = document.loadResource(2, "file:///etc/hostname")
    assert image is not None and (image.width(), image.height()) == (1, 1), "one clear pixel, and no file"
    document.setHtml(report_pdf.printed_html(report))
    assert "<script>alert('x')</script><img src=x onerror=alert(1)>" in document.toPlainText()


def test_without_a_font_for_chinese_it_says_so(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "_chinese_fonts", list)
    with pytest.raises(PdfNotWritten, match="no font for Chinese"):
        pdf_of(report_factories.report())
