"""Live supervision in words: the ratios of a reply and of the branch, each sentence, and how far a model agrees."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.supervision import CodeCounts, CodedSentence, CodingAgreement, SentenceCode, SupervisionTest
from app.translation import together, tr
from app.ui.view_models.profile import percent
from app.workspace.supervision import can_code

_CODES = {
    SentenceCode.OPEN: tr("open question, by rules"),
    SentenceCode.CLOSED: tr("closed question, by rules"),
    SentenceCode.REFLECTION: tr("reflection, by the model"),
    SentenceCode.OTHER: tr("neither, by the model"),
    SentenceCode.UNJUDGED: tr("no question; whether it reflects is unjudged"),
}


@dataclass(frozen=True, slots=True)
class SupervisionView:
    """What the card shows. ``can_measure``: a model is loaded that was not measured yet."""

    lines: tuple[str, ...]
    sentences: tuple[str, ...]
    note: str
    can_measure: bool = False


def supervision_view(
    answer: str,
    coded: tuple[CodedSentence, ...],
    reply: CodeCounts,
    branch: CodeCounts,
    language: str,
    test: SupervisionTest | None,
    *,
    has_model: bool,
) -> SupervisionView:
    """Return the view of one reply in its branch."""
    return SupervisionView(
        lines=(
            tr("This reply: {counts}", counts=_counts_words(reply)),
            tr("The conversation so far: {counts}", counts=_counts_words(branch)),
        ),
        sentences=tuple(
            tr("“{words}” {code}", words=answer[each.start : each.end], code=_CODES[each.code])
            for each in coded
        ),
        note=_note(language, test, has_model=has_model),
        can_measure=has_model and test is None,
    )


def _counts_words(counts: CodeCounts) -> str:
    return together(_question_words(counts), _reflection_words(counts))


def _question_words(counts: CodeCounts) -> str:
    if counts.open_share is None:
        return tr("no questions.")
    return tr(
        "Questions: {open} open and {closed} closed, {share} of them open.",
        open=counts.open,
        closed=counts.closed,
        share=percent(counts.open_share),
    )


def _reflection_words(counts: CodeCounts) -> str:
    if counts.unjudged:
        return tr("Reflections: unjudged in {count} sentences, so there is no ratio.", count=counts.unjudged)
    ratio = counts.reflections_to_questions
    if ratio is None:
        return tr("Reflections: {count}, and no question to set them against.", count=counts.reflections)
    return tr(
        "Reflections: {count}, {ratio} to one question (MITI 4.2.1 calls 1 fair and 2 good).",
        count=counts.reflections,
        ratio=f"{ratio:.1f}",
    )


def _note(language: str, test: SupervisionTest | None, *, has_model: bool) -> str:
    if not has_model:
        return tr("No model is loaded: questions are told by rules, reflections by nobody.")
    if test is None:
        return tr(
            "It was not measured yet whether this model can tell reflections: until then they stay unjudged."
        )
    found = test.of(language)
    if found is None or found.reflections is None or found.all_codes is None:
        return tr("This model cannot tell reflections: it gave every sentence the same word.")
    agreement = _agreement_words(found)
    if not can_code(test, language):
        return together(tr("This model cannot tell reflections well enough: they stay unjudged."), agreement)
    return together(
        agreement,
        tr("A count by a model that agrees so far, and no more; the sentences are development data."),
    )


def _agreement_words(found: CodingAgreement) -> str:
    return tr(
        "Kappa {kappa} for reflections ({low} to {high}), {every} for all codes, on {items} hand-coded sentences.",
        kappa=_figure(found.reflections),
        low=_figure(found.low),
        high=_figure(found.high),
        every=_figure(found.all_codes),
        items=found.items,
    )


def _figure(value: float | None) -> str:
    return f"{value:.2f}" if value is not None else "–"
