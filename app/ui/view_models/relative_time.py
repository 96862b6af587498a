"""When something was, in the words that a person would use."""

from __future__ import annotations

from datetime import datetime


def moment_words(moment: datetime, present: datetime) -> str:
    """Return a moment, both times with their zone: "14:02" today, then "Yesterday", "3 Nov", "3 Nov 2024"."""
    there, here = moment.astimezone(present.tzinfo), present
    days = (here.date() - there.date()).days
    if days <= 0:
        return f"{there:%H:%M}"
    if days == 1:
        return "Yesterday"
    if there.year == here.year:
        return f"{there.day} {there:%b}"
    return f"{there.day} {there:%b %Y}"
