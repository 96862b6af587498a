"""Times relative to now, in words."""

from __future__ import annotations

from datetime import datetime

from app.domain.month_names import short_month
from app.translation import tr


def moment_words(moment: datetime, present: datetime) -> str:
    """Return a time as "14:02" today, then "Yesterday", "3 Nov", "3 Nov 2024"; both times have a zone."""
    there, here = moment.astimezone(present.tzinfo), present
    days = (here.date() - there.date()).days
    if days <= 0:
        return f"{there:%H:%M}"
    if days == 1:
        return tr("Yesterday")
    month = short_month(there)
    if there.year == here.year:
        return tr("{day} {month}", day=there.day, month=month)
    return tr("{day} {month} {year}", day=there.day, month=month, year=there.year)
