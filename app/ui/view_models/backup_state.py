"""When the newest backup was made, and when the next one is: one or two sentences."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from app.session.backup import backups_in
from app.session.backup_schedule import Rhythm
from app.session.settings import BackupPlan
from app.translation import together, tr

_RHYTHMS = {
    Rhythm.EXIT.value: tr("One is made each time the window closes."),
    Rhythm.DAILY.value: tr("One is made every day."),
    Rhythm.WEEKLY.value: tr("One is made every week."),
}


def backup_state_words(plan: BackupPlan) -> str:
    """Return what is planned, and what stands in the folder; empty where nothing was planned."""
    if not plan.recipient:
        return ""
    rhythm = _RHYTHMS.get(plan.rhythm, "")
    newest = next(iter(backups_in(Path(plan.folder))), None)
    if newest is None:
        return together(rhythm, tr("There is none in {folder} yet.", folder=plan.folder))
    try:
        moment = datetime.fromtimestamp(newest.stat().st_mtime)
    except OSError:
        return rhythm
    return together(rhythm, tr("The newest is of {moment}.", moment=f"{moment:%Y-%m-%d %H:%M}"))
