"""The entry point for Inspect's own command line: importing it registers the provider and every task."""

from __future__ import annotations

from app.evaluation.provider import OysterAPI
from app.evaluation.tasks import TASKS, maker_of

__all__ = ["OysterAPI"]

for _entry in TASKS:
    maker_of(_entry)
