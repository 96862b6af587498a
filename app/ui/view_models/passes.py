"""The passes of linguistic backpropagation as text: scores, edits, and which pass is used."""

from __future__ import annotations

from app.alignment.explanation_text import node_title
from app.domain.lingo_bp import Backpropagation, BackpropPass, NodeEdit, PassScores

_SAFETY = {1.0: "safe", 0.5: "mostly safe", 0.0: "unsafe"}
_ENDED = {
    "targets met": "both targets were met",
    "nothing changed": "no step of the reasoning was changed any more",
    "limit of passes": "the limit of passes was reached",
    "stopped": "it was stopped",
}


def safety_words(safety: float) -> str:
    """Return a safety score in words with its number."""
    return f"{_SAFETY.get(safety, 'safety')} ({safety:g})"


def satisfaction_words(scores: PassScores) -> str:
    """Return the satisfaction, −1 to 1, with its sign."""
    return f"{scores.satisfaction:+.1f}".replace("-", "−").replace("+0.0", "0.0")


def criteria_words(scores: PassScores) -> str:
    """Return the criteria with +1, 0 or −1 each."""
    return ", ".join(
        f"{each.name} {each.value:+d}".replace("-", "−").replace("+0", "0") for each in scores.criteria
    )


def scores_words(judged: BackpropPass) -> str:
    """Return one pass's scores in a line."""
    scores = judged.scores
    return f"{safety_words(scores.safety).capitalize()}, satisfaction {satisfaction_words(scores)}"


def progress_words(judged: BackpropPass, limit: int) -> str:
    """Return the progress of an improvement."""
    if judged.number == 0:
        return (
            f"The reply as it was is judged: {scores_words(judged).lower()}. At most {limit} passes follow."
        )
    return f"Pass {judged.number} of at most {limit}: {scores_words(judged).lower()}."


def pass_title(judged: BackpropPass, found: Backpropagation | None = None) -> str:
    """Return a pass's heading; ``found``, once known, says which pass is used and which were refused."""
    name = "The reply as it was" if judged.number == 0 else f"Pass {judged.number}"
    if found is not None and judged.number == found.best:
        return f"◆ {name}: used"
    return f"{name}: refused" if found is not None and judged.number in found.refused else name


def outcome_words(found: Backpropagation) -> str:
    """Return which pass is used, and why there were no more."""
    why = _ENDED.get(found.ended, found.ended)
    if found.best == 0 and found.refused:
        return f"The reply as it was stays. {refused_words(found)} It ended because {why}. {_took(found)}"
    if found.best == 0:
        tried = "No pass was better" if len(found.passes) > 1 else "It was judged, and nothing was changed"
        return f"The reply as it was is the best: it stays. {tried}. It ended because {why}. {_took(found)}"
    first, best = found.passes[0].scores, found.passes[found.best].scores
    refused = f"{refused_words(found)} " if found.refused else ""
    return (
        f"Pass {found.best} is used: safety {first.safety:g} → {best.safety:g}, satisfaction "
        f"{satisfaction_words(first)} → {satisfaction_words(best)}. {refused}It ended because {why}. The reply as it "
        f"was is kept as another version. {_took(found)}"
    )


def refused_words(found: Backpropagation) -> str:
    """Return which better passes failed their own review; empty where none did."""
    if not found.refused:
        return ""
    names = [str(each) for each in sorted(found.refused)]
    if len(names) == 1:
        return (
            f"Pass {names[0]} scored better and was refused: looked at together with the question, its reply was over "
            "the limit, or nobody could review it."
        )
    several = f"{', '.join(names[:-1])} and {names[-1]}"
    return (
        f"Passes {several} scored better and were refused: looked at together with the question, their replies were "
        "over the limit, or nobody could review them."
    )


def _took(found: Backpropagation) -> str:
    return f"It took {found.tokens:,} tokens."


def edit_words(edit: NodeEdit) -> str:
    """Return the edits of one node, one line a statement."""
    lines = [f"{node_title(edit.node)}:"]
    lines += [f"− {each}" for each in edit.removed]
    lines += [f"+ {each}" for each in edit.added]
    if edit.held_back:
        lines.append("(more was proposed; only one short change a pass is taken)")
    return "\n".join(lines)


def asker_words(scores: PassScores) -> str:
    """Return the evaluator's guess of the user type; empty where there is none."""
    parts = [each for each in (scores.asker.strip(), scores.task.strip()) if each]
    return f"Judged as if asked by: {' – '.join(parts)}" if parts else ""
