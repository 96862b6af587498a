"""The rated replies as rows of a table, and the agreement of raters as rows of others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.domain.conversation import ConversationId, MessageId
from app.domain.rating import Rater, Rating, seen_by
from app.domain.rubric import Measure, Rubric
from app.evaluation.statistics.agreement import Agreement
from app.evaluation.statistics.krippendorff import Alpha
from app.rating.agreement_of_ratings import DividedItem, Overrating, RaterAgreement
from app.rating.rating_words import rater_words, rubric_words, short_score
from app.translation import tr, with_semicolons
from app.ui.view_models.profile import percent

_LONGEST = 70  # characters of a reply in a row
NONE = "–"
_TOO_FEW = tr("too few items for an interval")


@dataclass(frozen=True, slots=True)
class RatedReplies:
    """All ratings that are kept, with what their rows are called: titles by conversation, words by reply."""

    ratings: tuple[Rating, ...] = ()
    titles: Mapping[ConversationId, str] = field(default_factory=dict)
    words: Mapping[MessageId, str] = field(default_factory=dict)

    @property
    def rubrics(self) -> tuple[Rubric, ...]:
        """The rubrics that were rated on, each once."""
        return tuple(dict.fromkeys(each.rubric for each in self.ratings))

    def name_of(self, reply: MessageId) -> str:
        """Return the beginning of a reply."""
        words = " ".join(self.words.get(reply, "").split())
        return (
            words if len(words) <= _LONGEST else tr("{beginning} …", beginning=words[: _LONGEST - 2].rstrip())
        )


@dataclass(frozen=True, slots=True)
class RatedRow:
    """A reply that was rated on a rubric, by whomever."""

    conversation: ConversationId
    reply: MessageId
    rubric: Rubric
    cells: tuple[str, ...]


def rated_rows(read: RatedReplies, rater: Rater | None, language: str) -> tuple[RatedRow, ...]:
    """Return a row for each reply and rubric, the latest rated first."""
    grouped: dict[tuple[MessageId, Rubric], list[Rating]] = {}
    for each in read.ratings:
        grouped.setdefault((each.reply, each.rubric), []).append(each)
    latest = sorted(grouped.values(), key=lambda found: max(each.changed_at for each in found), reverse=True)
    return tuple(_row(read, found, rater, language) for found in latest)


def _row(read: RatedReplies, found: list[Rating], rater: Rater | None, language: str) -> RatedRow:
    first = found[0]
    seen = seen_by(rater, found)
    own = next((each for each in seen.shown if each.rater == rater), None)
    others = [each for each in seen.shown if each.rater != rater]
    told = [
        tr(
            "{rater}: {score}",
            rater=rater_words(each.rater),
            score=short_score(each.rubric, each.contents, language) or NONE,
        )
        for each in others
    ]
    if seen.hidden:
        told.append(tr("{count}, hidden until you have rated", count=seen.hidden))
    cells = (
        read.titles.get(first.conversation, ""),
        _own_words(own, language),
        with_semicolons(told) or NONE,
        read.name_of(first.reply),
        rubric_words(first.rubric, language),
    )
    return RatedRow(first.conversation, first.reply, first.rubric, cells)


def _own_words(own: Rating | None, language: str) -> str:
    if own is None:
        return tr("not rated yet")
    return short_score(own.rubric, own.contents, language) or tr("in words alone")


def dimension_cells(found: RaterAgreement, language: str) -> tuple[tuple[str, ...], ...]:
    """Return a row for each dimension that was rated: raters, items, and alpha by measure."""
    return tuple(
        (
            each.dimension.name.spoken(language),
            str(each.raters),
            str(max(alpha.items for alpha in each.alphas.values())),
            *(alpha_words(each.alphas.get(measure)) for measure in Measure),
        )
        for each in found.dimensions
        if each.raters
    )


def pair_cells(found: RaterAgreement, language: str) -> tuple[tuple[str, ...], ...]:
    """Return a row for each two raters and dimension: items, equal answers, and Cohen's kappa."""
    return tuple(
        (
            tr("{before} and {last}", before=rater_words(each.first), last=rater_words(each.second)),
            each.dimension.name.spoken(language),
            str(each.agreement.items),
            percent(each.agreement.observed),
            kappa_words(each.agreement),
        )
        for each in found.pairs
    )


def divided_cells(item: DividedItem, read: RatedReplies, language: str) -> tuple[str, ...]:
    """Return the row of a reply that divides raters."""
    given = with_semicolons(
        tr("{name}: {value}", name=rater_words(rater), value=step.name.spoken(language))
        for rater, step in item.given
    )
    return (
        read.titles.get(item.conversation, ""),
        read.name_of(item.reply),
        item.dimension.name.spoken(language),
        given,
    )


def overrating_lines(found: Iterable[Overrating]) -> tuple[str, ...]:
    """Return in words how much higher or lower each model rates than people."""
    return tuple(
        tr(
            "{model} against people on the same scales: {difference} on average ({bounds}; {items} figures). Above 0 "
            "it gives more.",
            model=rater_words(each.model),
            difference=f"+{signed(each.difference.value)}"
            if each.difference.value > 0
            else signed(each.difference.value),
            bounds=_bounds(each.difference.low, each.difference.high),
            items=each.difference.items,
        )
        for each in found
    )


def alpha_words(alpha: Alpha | None) -> str:
    """Return an alpha with its interval; a dash where the scale has none of that measure."""
    if alpha is None:
        return NONE
    return tr("not defined") if alpha.value is None else with_bounds(alpha.value, alpha.low, alpha.high)


def kappa_words(found: Agreement) -> str:
    """Return a kappa with its interval."""
    return tr("not defined") if found.kappa is None else with_bounds(found.kappa, found.low, found.high)


def with_bounds(value: float, low: float | None, high: float | None) -> str:
    """Return a figure with its 95 % interval in brackets, which the page names once."""
    if low is None or high is None:
        return tr("{value} ({bounds})", value=signed(value), bounds=_TOO_FEW)
    return tr("{value} ({low} to {high})", value=signed(value), low=signed(low), high=signed(high))


def _bounds(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return _TOO_FEW
    return tr("95 % interval {low} to {high}", low=signed(low), high=signed(high))


def signed(value: float) -> str:
    """Return a figure with two digits and a true minus sign."""
    return f"{round(value, 2) + 0.0:.2f}".replace("-", "−")
