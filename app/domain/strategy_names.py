"""The names of the program's own strategies in its language; those of counsellors stay as they wrote them."""

from __future__ import annotations

from app.translation import tr

_OWN = {
    "Refuse": tr("Refuse"),
    "Refuse, and offer alternatives": tr("Refuse, and offer alternatives"),
    "Lead to help": tr("Lead to help"),
    "Listen and support": tr("Listen and support"),
    "Support, with a next step": tr("Support, with a next step"),
    "Ask what is meant": tr("Ask what is meant"),
    "General information": tr("General information"),
    "Answer, leaving out what is risky": tr("Answer, leaving out what is risky"),
    "Full answer": tr("Full answer"),
}


def shown_strategy_name(name: str) -> str:
    """Return a strategy's name, as a table has it, as a person reads it."""
    return _OWN.get(name, name)
