"""What Inspect's own command line finds of us: importing this registers the provider and every task."""

from __future__ import annotations

from app.evaluation.provider import OysterAPI
from app.evaluation.tasks import TASKS, maker_of

__all__ = ["OysterAPI"]

for _entry in TASKS:
    maker_of(_entry)
