"""What a fit gains, and what is in force, in sentences for window and terminal."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.fitted_evidence import FittedPart, FittedVersion
from app.session.fitted_in_force import under
from app.translation import together, tr, tr_count
from app.workspace.fitting.classifier_fit import ClassifierFit
from app.workspace.fitting.desk import Fit
from app.workspace.fitting.gains import Figures, Gain

_NAMES = {
    "danger": tr("Danger"),
    "distress": tr("Distress"),
    "wrong": tr("A wish to do harm"),
}
_LANGUAGES = {"en": tr("English"), "zh": tr("Chinese")}
PARTS = {
    FittedPart.CLASSIFIER: tr("The sentence classifier"),
    FittedPart.JUDGE: tr("The judge, which is the loaded model"),
}


def fit_lines(fit: Fit) -> Iterator[str]:
    """Yield what a fit gains on messages that it has not seen, a sentence or two a line."""
    yield together(
        tr_count(
            "{count} message has a label of people, in {conversations} conversations.",
            "{count} messages have a label of people, in {conversations} conversations.",
            len(fit.labels.messages),
            conversations=len(set(fit.labels.conversations)),
        ),
        tr_count(
            "One was left out, because its raters contradict each other.",
            "{count} were left out, because their raters contradict each other.",
            fit.labels.divided,
        )
        if fit.labels.divided
        else "",
        tr("Each conversation was scored by a fit to the other ones."),
    )
    for gain in fit.gains:
        yield together(_gain_words(gain), _figures_words(gain))
    if isinstance(fit, ClassifierFit):
        for before, after in zip(fit.shipped, fit.fitted, strict=True):
            yield tr(
                "Of {lines} lines in {language} whose writers are in danger and which no rule finds: {has} found, "
                "{sure} of them surely; now {had} and {had_sure}.",
                lines=before.lines,
                language=_LANGUAGES[before.language],
                has=after.possible,
                sure=after.sure,
                had=before.possible,
                had_sure=before.sure,
            )


def _gain_words(gain: Gain) -> str:
    value = gain.gain
    between = (
        tr("95 % interval {low:+.3f} to {high:+.3f}", low=value.low, high=value.high)
        if value.low is not None and value.high is not None
        else tr("too few for an interval")
    )
    return tr(
        "{name}: {gain:+.3f} nats gained a message ({between}); loss {before:.3f}, then {after:.3f}.",
        name=_NAMES[gain.name],
        gain=value.value,
        between=between,
        before=gain.before.loss,
        after=gain.after.loss,
    )


def _figures_words(gain: Gain) -> str:
    return tr(
        "Found before: {before}; then: {after}.",
        before=_found_words(gain, gain.before),
        after=_found_words(gain, gain.after),
    )


def _found_words(gain: Gain, figures: Figures) -> str:
    return tr(
        "{found} of {belong}, with {flagged} of {others} others, {auc} of the pairs in order",
        found=figures.found,
        belong=gain.belong,
        flagged=figures.flagged,
        others=gain.others,
        auc=f"{100 * figures.auc:.0f} %",
    )


def in_force_words(part: FittedPart, newest: FittedVersion | None) -> str:
    """Return which version of a part is in force."""
    name = PARTS[part]
    if newest is None or newest.is_shipped:
        return tr("{part}: as it came with the program.", part=name)
    day = f"{newest.created_at.astimezone():%Y-%m-%d}"
    if newest.under != under(part):
        return tr(
            "{part}: as it came with the program. What {author} fitted on {day} was checked under another version of "
            "the program, so it is not used; fit it anew.",
            part=name,
            author=newest.author,
            day=day,
        )
    return tr(
        "{part}: fitted by {author} on {day}: {reason}",
        part=name,
        author=newest.author,
        day=day,
        reason=newest.reason,
    )
