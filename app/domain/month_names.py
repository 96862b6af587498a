"""Days in the program's language, with the names of months; Python's own are in another one."""

from __future__ import annotations

from datetime import date

from app.translation import tr

_SHORT = (
    tr("Jan"), tr("Feb"), tr("Mar"), tr("Apr"), tr("May"), tr("Jun"),
    tr("Jul"), tr("Aug"), tr("Sep"), tr("Oct"), tr("Nov"), tr("Dec"),
)  # fmt: skip
_LONG = (
    tr("January"), tr("February"), tr("March"), tr("April"), tr("May"), tr("June"),
    tr("July"), tr("August"), tr("September"), tr("October"), tr("November"), tr("December"),
)  # fmt: skip


def short_month(day: date) -> str:
    """Return the name of a day's month in three letters."""
    return _SHORT[day.month - 1]


def whole_date(day: date) -> str:
    """Return a day as "27 November 2026"."""
    return tr("{day} {month} {year}", day=day.day, month=_LONG[day.month - 1], year=day.year)
