"""The passes of linguistic backpropagation as text: scores, edits, and which pass is used."""

from __future__ import annotations

from app.alignment.explanation_text import given_back_words, node_title
from app.domain.lingo_bp import Backpropagation, BackpropPass, NodeEdit, PassScores
from app.translation import together, tr, tr_list, with_commas
from app.ui.view_models.profile import percent

_SAFETY = {1.0: tr("safe"), 0.5: tr("mostly safe"), 0.0: tr("unsafe")}
_ENDED = {
    "targets met": tr("both targets were met"),
    "nothing changed": tr("no step of the reasoning was changed any more"),
    "limit of passes": tr("the limit of passes was reached"),
    "stopped": tr("it was stopped"),
    "broke off": tr("the model broke off"),
}


def safety_words(safety: float) -> str:
    """Return a safety score in words with its number."""
    words = _SAFETY.get(safety, tr("safety"))
    return f"{words} ({safety:g})"


def satisfaction_words(scores: PassScores) -> str:
    """Return the satisfaction, −1 to 1, with its sign."""
    return f"{scores.satisfaction:+.1f}".replace("-", "−").replace("+0.0", "0.0")


def criteria_words(scores: PassScores) -> str:
    """Return the criteria with +1, 0 or −1 each."""
    return with_commas(
        f"{each.name} {each.value:+d}".replace("-", "−").replace("+0", "0") for each in scores.criteria
    )


def scores_words(judged: BackpropPass) -> str:
    """Return one pass's scores in a line."""
    scores = judged.scores
    return tr(
        "{safety}, satisfaction {satisfaction}",
        safety=safety_words(scores.safety).capitalize(),
        satisfaction=satisfaction_words(scores),
    )


def progress_words(judged: BackpropPass, limit: int) -> str:
    """Return the progress of an improvement."""
    if judged.number == 0:
        return tr(
            "The reply as it was is judged: {judged}. At most {limit} passes follow.",
            judged=scores_words(judged).lower(),
            limit=limit,
        )
    return tr(
        "Pass {judged_number} of at most {limit}: {judged}.",
        judged_number=judged.number,
        limit=limit,
        judged=scores_words(judged).lower(),
    )


def pass_title(judged: BackpropPass, found: Backpropagation | None = None) -> str:
    """Return a pass's heading; ``found``, once known, says which is the best, and which are refused or not offered."""
    name = tr("The reply as it was") if judged.number == 0 else tr("Pass {number}", number=judged.number)
    if found is not None and judged.number == found.best:
        return tr("◆ {name}: the best", name=name)
    if found is not None and judged in repeating(found):
        return tr("{name}: not offered", name=name)
    return tr("{name}: refused", name=name) if found is not None and judged.number in found.refused else name


def outcome_words(found: Backpropagation) -> str:
    """Return which pass is the best and so offered, and why there were no more."""
    ended = tr("It ended because {why}.", why=_ENDED.get(found.ended, found.ended))
    refused, took = together(refused_words(found), repeating_words(found)), _took(found)
    if found.best == 0 and refused:
        return together(tr("The reply as it was stays."), refused, ended, took)
    if found.best == 0:
        tried = (
            tr("No pass was better.")
            if len(found.passes) > 1
            else tr("It was judged, and nothing was changed.")
        )
        return together(tr("The reply as it was is the best: it stays."), tried, ended, took)
    first, best = found.passes[0].scores, found.passes[found.best].scores
    return together(
        tr(
            "Pass {number} scored best and is offered as another version: safety {safety_before} → {safety}, "
            "satisfaction {satisfaction_before} → {satisfaction}.",
            number=found.best,
            safety_before=f"{first.safety:g}",
            safety=f"{best.safety:g}",
            satisfaction_before=satisfaction_words(first),
            satisfaction=satisfaction_words(best),
        ),
        refused,
        ended,
        tr("The reply as it was stays until a person goes on from the other."),
        took,
    )


def refused_words(found: Backpropagation) -> str:
    """Return which better passes failed their own review; empty where none did."""
    if not found.refused:
        return ""
    names = [str(each) for each in sorted(found.refused)]
    if len(names) == 1:
        return tr(
            "Pass {number} scored better and was refused: looked at together with the question, its reply was over "
            "the limit, or nobody could review it.",
            number=names[0],
        )
    return tr(
        "Passes {numbers} scored better and were refused: looked at together with the question, their replies were "
        "over the limit, or nobody could review them.",
        numbers=tr_list(names),
    )


def repeating(found: Backpropagation) -> tuple[BackpropPass, ...]:
    """Return the passes after the first that repeat their guidance."""
    return tuple(each for each in found.passes[1:] if each.given_back)


def repeating_words(found: Backpropagation) -> str:
    """Return which passes repeat their guidance; empty where none does."""
    names = [str(each.number) for each in repeating(found)]
    if not names:
        return ""
    if len(names) == 1:
        return tr(
            "Pass {number} repeats the guidance that the model was given, so it is not offered.",
            number=names[0],
        )
    return tr(
        "Passes {numbers} repeat the guidance that the model was given, so they are not offered.",
        numbers=tr_list(names),
    )


def given_back_in(judged: BackpropPass) -> str:
    """Return how much of a pass's reply repeats its guidance, and what follows; empty where none of it does."""
    repeated = given_back_words(judged.given_back, percent)
    if not repeated or judged.number == 0:
        return repeated
    return together(repeated, tr("So it is not offered, whatever it scored."))


def _took(found: Backpropagation) -> str:
    return tr("It took {tokens} tokens.", tokens=f"{found.tokens:,}")


def edit_words(edit: NodeEdit) -> str:
    """Return the edits of one node, one line a statement."""
    lines = [f"{node_title(edit.node)}:"]
    lines += [f"− {each}" for each in edit.removed]
    lines += [f"+ {each}" for each in edit.added]
    if edit.held_back:
        lines.append(tr("(more was proposed; only one short change a pass is taken)"))
    return "\n".join(lines)


def asker_words(scores: PassScores) -> str:
    """Return the evaluator's guess of the user type; empty where there is none."""
    parts = [each for each in (scores.asker.strip(), scores.task.strip()) if each]
    return tr("Judged as if asked by: {parts}", parts=" – ".join(parts)) if parts else ""
