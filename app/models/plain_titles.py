"""The names of the program's own models without their technical part."""

from __future__ import annotations

from app.translation import tr


def plain_title(identity: str, title: str) -> str:
    """Return a model's name without its technical part, where it is one of the program's own; else its title."""
    names = {
        "oy1": tr("Oyster-I (Oy1)"),
        "oy1-deepseek": tr("Oyster-I (Oy1), made from DeepSeek"),
        "guard": tr("The guard, which judges messages"),
        "trial": tr("The small trial model"),
    }
    return names.get(identity, title)
