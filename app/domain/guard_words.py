"""What a guard model is for, and what is missing without one, in a line."""

from __future__ import annotations

from app.translation import tr


def missing_guard_words() -> str:
    """Return what is missing where no guard model judges."""
    return tr("Without a guard model, risk and distress in ordinary words are mostly missed.")


def stand_in_words(model: str) -> str:
    """Return who judged in place of a guard, what that is worth, and where a guard is to be had."""
    return tr(
        "Categories judged by {model} in place of a guard: only indicative. Without a guard model, risk and distress "
        "in ordinary words are mostly missed; one can be had under Models.",
        model=model,
    )
