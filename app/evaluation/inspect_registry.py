"""The entry point for Inspect's own command line: importing it registers the provider and every task."""

from __future__ import annotations

from app.evaluation.inspect_environment import remember_packages
from app.evaluation.provider import OysterAPI
from app.evaluation.tasks import TASKS, maker_of

__all__ = ["OysterAPI"]

remember_packages()
for _entry in TASKS:
    maker_of(_entry)
