"""The review of a reply as text: of the shown reply, and of those withheld before it."""

from __future__ import annotations

from dataclasses import dataclass

from app.alignment.explanation_text import given_back_words, reviewed_words, taken_back_words
from app.domain.analysis import TurnAnalysis
from app.translation import together, tr
from app.ui.view_models.profile import percent

NOT_REVIEWED = tr(
    "This reply was not reviewed: nobody looked at question and reply together, so its risk is not known."
)
_ORDINALS = (
    tr("The first reply"),
    tr("The second reply"),
    tr("The third reply"),
    tr("The fourth reply"),
    tr("The fifth reply"),
)


@dataclass(frozen=True, slots=True)
class WithheldLine:
    """A withheld reply: the reason, and its text where it was kept."""

    words: str
    text: str


def review_words(analysis: TurnAnalysis, *, recorded: bool) -> str:
    """Return the review of the shown reply; where a recorded reply has none, a sentence that says so.

    That the reply repeats its guidance is told with either.
    """
    review, repeated = analysis.reply.review, given_back_words(analysis.reply.given_back, percent)
    if review is None:
        return together(NOT_REVIEWED, repeated) if recorded else ""
    return together(reviewed_words(review, percent), repeated)


def withheld_lines(analysis: TurnAnalysis) -> tuple[WithheldLine, ...]:
    """Return a line for each withheld reply, in order."""
    return tuple(
        WithheldLine(
            together(
                taken_back_words(_which(number), each, percent),
                tr(
                    "It was answered again, more carefully: {strategy}.",
                    strategy=analysis.strategy_name(each.instead),
                ),
            ),
            each.text,
        )
        for number, each in enumerate(analysis.reply.withheld)
    )


def _which(number: int) -> str:
    return _ORDINALS[number] if number < len(_ORDINALS) else tr("Reply {number}", number=number + 1)
