"""The section of ratings: what people and models said of the shown reply, beside what was computed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.rating import Rating, SeenRatings
from app.domain.risk import Headline, headline_words
from app.rating.rating_words import opinion_words, rater_words, rubric_words, score_lines
from app.translation import program_language, tr, tr_count
from app.ui import layouts
from app.ui.buttons import ButtonKind, button
from app.ui.disclosure import Disclosure
from app.ui.labels import label, show_words
from app.ui.panel.section import Origin, Section

_METHOD = tr(
    "Ratings are kept beside the reply and change nothing of it, nor of what was computed. Raters are blind to each "
    "other: what others said is shown once you have rated the reply on the same rubric. A score is computed from the "
    "steps chosen; the sheet of the rubric names its source."
)


class RatingView(QWidget):
    """One rating: who, what it comes to, and the rest on request."""

    def __init__(self, rating: Rating, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        language, said = program_language(), rating.contents
        who = tr(
            "{rater} · {rubric}",
            rater=rater_words(rating.rater),
            rubric=rubric_words(rating.rubric, language),
        )
        lines = score_lines(rating.rubric, said, language)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(label(who, self, heading=True))
        for words in (*lines[:1], opinion_words(said.opinion) if said.opinion is not None else ""):
            if words:
                rows.addWidget(label(words, self))
        if said.instead:
            rows.addWidget(label(tr("Would have said: {words}", words=said.instead), self))
        self.rest = label("\n".join(_rest(rating, lines, text)), self, quiet=True)
        self.more = button(tr("Show all of it"), kind=ButtonKind.QUIET, parent=self)
        self.disclosure = Disclosure(self.more, (self.rest,), tr("Show less"))
        self.more.setVisible(bool(self.rest.text()))
        rows.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self.rest)


class RatingsSection(Section):
    """Hidden where nobody has rated the reply."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Ratings of the reply"), Origin.RATED, parent)
        self.set_method(_METHOD)
        self.views: list[RatingView] = []
        self.own = label("", self, quiet=True)
        self.hidden = label("", self, quiet=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self.body.addWidget(self.own)
        self.body.addLayout(self._rows)
        self.body.addWidget(self.hidden)
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self.show_ratings(SeenRatings())

    def show_ratings(self, seen: SeenRatings, text: str = "", headline: Headline | None = None) -> None:
        """Show the ratings of a reply's text that may be seen, and how many may not yet.

        ``headline`` is the program's own assessment, which stands beside what raters hold of it.
        """
        judged = any(each.contents.opinion is not None for each in seen.shown)
        words = headline_words(headline) if headline is not None and judged else ""
        show_words(self.own, tr("The program's own assessment: {headline}", headline=words) if words else "")
        layouts.clear(self._rows)
        self.views = [RatingView(each, text, self) for each in seen.shown]
        for view in self.views:
            self._rows.addWidget(view)
        if seen.hidden:
            self.hidden.setText(
                tr_count(
                    "{count} rating by somebody else is hidden until you have rated this reply on its rubric.",
                    "{count} ratings by others are hidden until you have rated this reply on their rubric.",
                    seen.hidden,
                )
            )
        self.hidden.setVisible(bool(seen.hidden))
        self.setVisible(bool(seen.shown or seen.hidden))


def _rest(rating: Rating, lines: tuple[str, ...], text: str) -> list[str]:
    said = rating.contents
    rest = list(lines[1:])
    if said.spans:
        rest += [
            tr("“{words}”: {comment}", words=text[each.start : each.end], comment=each.comment or "–")
            for each in said.spans
        ]
    if said.note:
        rest.append(tr("Note: {words}", words=said.note))
    return rest
