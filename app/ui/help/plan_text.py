"""The safety plan as text to copy and as a document to print."""

from __future__ import annotations

from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from app.alignment.help_words import help_words
from app.alignment.helpline_words import helpline_in
from app.domain.risk import Helpline
from app.domain.safety_plan import PlanStep, SafetyPlan
from app.ui.sealed_document import SealedDocument

_POINTS = 11


def plan_text(plan: SafetyPlan, language: str) -> str:
    """Return the plan as plain text; a step without words is there for a pen."""
    words = help_words(language).plan
    steps = (
        f"{number}. {words.steps[step].title}\n{plan.answer(step).strip() or words.nothing}"
        for number, step in enumerate(PlanStep, 1)
    )
    return "\n\n".join((words.heading, *steps))


def plan_document(plan: SafetyPlan, helplines: tuple[Helpline, ...], language: str) -> QTextDocument:
    """Return the plan on paper, with the services of the region below it. A step without words has room for a pen."""
    words = help_words(language).plan
    document = SealedDocument()
    font = QFont(QGuiApplication.font())
    font.setPointSizeF(_POINTS)
    document.setDefaultFont(font)
    cursor = QTextCursor(document)
    cursor.insertText(words.heading, _format(_POINTS * 1.6, bold=True))
    for number, step in enumerate(PlanStep, 1):
        _add(cursor, f"{number}. {words.steps[step].title}", _format(_POINTS * 1.15, bold=True), above=14)
        _add(cursor, plan.answer(step).strip() or "\n\n", _format(_POINTS))
    _add(cursor, lines_of(helplines, language), _format(_POINTS), above=20)
    return document


def _add(cursor: QTextCursor, text: str, characters: QTextCharFormat, above: int = 4) -> None:
    block = QTextBlockFormat()
    block.setTopMargin(above)
    cursor.insertBlock(block)
    cursor.insertText(text, characters)


def _format(points: float, *, bold: bool = False) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFontPointSize(points)
    made.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return made


def lines_of(helplines: tuple[Helpline, ...], language: str) -> str:
    """Return one line for each service."""
    return "\n".join(helpline_in(each, language).spoken() for each in helplines)
