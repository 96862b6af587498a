"""Amounts in words: sizes of files and spans of time, as a person reads them."""

from __future__ import annotations

from app.translation import tr, tr_count


def size_words(size_bytes: int) -> str:
    """Return a size in MB or GB (10^6 and 10^9 bytes)."""
    return (
        tr("{size} GB", size=f"{size_bytes / 1e9:.1f}")
        if size_bytes >= 1e9
        else tr("{size} MB", size=f"{size_bytes / 1e6:.0f}")
    )


def duration_words(seconds: float) -> str:
    """Return a span of time, rounded as its length allows."""
    if seconds >= 5400:
        return tr("about {hours} hours", hours=f"{seconds / 3600:.1f}")
    minutes = round(seconds / 60)
    if minutes < 1:
        return tr("less than a minute")
    return tr_count("about {count} minute", "about {count} minutes", count=minutes)
