"""The person's safety plan, in the encrypted database: at most one row."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from app.domain.safety_plan import SafetyPlan
from app.storage.columns import Json
from app.storage.tables.base import Table

ONLY = 1


class SafetyPlanRow(Table):
    """The plan as JSON; ``number`` is ``ONLY``."""

    __tablename__ = "safety_plan"

    number: Mapped[int] = mapped_column(primary_key=True)
    contents: Mapped[SafetyPlan] = mapped_column(Json(SafetyPlan))
    changed_at: Mapped[datetime]
