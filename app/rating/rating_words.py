"""Ratings in words: who rated, what it comes to, and what the rater holds of the program's assessment."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.rating import Opinion, Rater, RaterKind, RatingContents, Verdict
from app.domain.risk import headline_words
from app.domain.rubric import Rubric, Scoring
from app.rating.scoring import MitiRatio, Proficiency, mean_figure, miti_summary, vera_mh_score
from app.translation import tr, tr_count

_PROFICIENCY = {
    Proficiency.BELOW: tr("below fair"),
    Proficiency.FAIR: tr("fair"),
    Proficiency.GOOD: tr("good"),
}


def rater_words(rater: Rater) -> str:
    """Return who rated; a model is called one."""
    return tr("{name} (a model)", name=rater.name) if rater.kind is RaterKind.MODEL else rater.name


def rubric_words(rubric: Rubric, language: str) -> str:
    """Return a rubric's name with its edition, where the name does not have it."""
    name = rubric.name.spoken(language)
    return (
        name if rubric.edition in name else tr("{name}, edition {edition}", name=name, edition=rubric.edition)
    )


def score_lines(rubric: Rubric, contents: RatingContents, language: str) -> tuple[str, ...]:
    """Return what a rating comes to, line by line; empty where nothing was rated."""
    return tuple(_lines(rubric, contents, language))


def short_score(rubric: Rubric, contents: RatingContents, language: str) -> str:
    """Return the first line of what a rating comes to."""
    return next(_lines(rubric, contents, language), "")


def opinion_words(opinion: Opinion) -> str:
    """Return what a rater holds of the program's assessment of the message."""
    if opinion.verdict is Verdict.CONFIRMED:
        return tr("Confirms the assessment: {headline}", headline=headline_words(opinion.headline))
    if not opinion.reason.strip():
        return tr("Contests the assessment; would say: {headline}", headline=headline_words(opinion.headline))
    return tr(
        "Contests the assessment; would say: {headline}. {reason}",
        headline=headline_words(opinion.headline),
        reason=opinion.reason.strip(),
    )


def _lines(rubric: Rubric, contents: RatingContents, language: str) -> Iterator[str]:
    if rubric.scoring is Scoring.MEAN:
        mean = mean_figure(rubric, contents.scores)
        if mean is not None:
            most = max(
                each.figure for line in rubric.dimensions for each in line.steps if each.figure is not None
            )
            yield tr("Mean {mean} of {most}", mean=f"{mean:.1f}", most=f"{most:g}")
    elif rubric.scoring is Scoring.VERA_MH:
        score = vera_mh_score(contents.scores.values())
        if score is not None:
            yield tr("VERA-MH score {score} of 100", score=f"{score:.0f}")
    elif rubric.scoring is Scoring.MITI:
        yield from _miti_lines(contents)
    yield from _steps(rubric, contents, language)
    if rubric.scoring is not Scoring.MITI:
        return
    for behaviour in rubric.behaviours:
        if count := contents.counts.get(behaviour.id, 0):
            yield tr("{name}: {value}", name=behaviour.name.spoken(language), value=count)


def _steps(rubric: Rubric, contents: RatingContents, language: str) -> Iterator[str]:
    for dimension in rubric.dimensions:
        step = dimension.find(contents.scores.get(dimension.id, ""))
        if step is not None:
            yield tr(
                "{name}: {value}", name=dimension.name.spoken(language), value=step.name.spoken(language)
            )


def _miti_lines(contents: RatingContents) -> Iterator[str]:
    found = miti_summary(contents.scores, contents.counts)
    if found.technical is not None:
        yield tr("Technical global {value} ({level})", **_told(found.technical))
    if found.relational is not None:
        yield tr("Relational global {value} ({level})", **_told(found.relational))
    if found.complex_reflections is not None:
        share = f"{100 * found.complex_reflections.value:.0f} %"
        level = _PROFICIENCY[found.complex_reflections.proficiency]
        yield tr("Complex reflections {share} of all ({level})", share=share, level=level)
    if found.reflections_to_questions is not None:
        yield tr("Reflections to questions {value} : 1 ({level})", **_told(found.reflections_to_questions))
    if found.adherent or found.non_adherent:
        adherent = tr_count("{count} adherent behaviour", "{count} adherent behaviours", found.adherent)
        yield tr("{adherent}, {count} not adherent", adherent=adherent, count=found.non_adherent)


def _told(ratio: MitiRatio) -> dict[str, str]:
    return {"value": f"{ratio.value:.1f}", "level": _PROFICIENCY[ratio.proficiency]}
