"""The person's safety plan in a database."""

from __future__ import annotations

import msgspec

from app.domain.conversation import now
from app.domain.safety_plan import SafetyPlan
from app.storage.database import Database
from app.storage.errors import DAMAGED, DamagedDatabase
from app.storage.tables.safety_plan import ONLY, SafetyPlanRow


class KeptPlan(Database):
    """Keeps one plan. Both methods raise a ``StorageFailure``."""

    def safety_plan(self) -> SafetyPlan:
        """Return the plan, an empty one where nothing was written."""
        try:
            with self._reading() as session:
                row = session.get(SafetyPlanRow, ONLY)
                return row.contents if row is not None else SafetyPlan()
        except msgspec.DecodeError as error:
            raise DamagedDatabase(DAMAGED, str(error)) from error

    def keep_safety_plan(self, plan: SafetyPlan) -> None:
        """Keep a plan in place of the one before; an empty one removes it, on disk too. On disk on return."""
        with self._writing() as session:
            row = session.get(SafetyPlanRow, ONLY)
            if plan.is_empty:
                if row is not None:
                    session.delete(row)
            elif row is None:
                session.add(SafetyPlanRow(number=ONLY, contents=plan, changed_at=now()))
            else:
                row.contents, row.changed_at = plan, now()
        if plan.is_empty:
            self._empty_log()
