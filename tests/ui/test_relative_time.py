"""Times in the list of conversations, in the words of the program's language."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime

from app.ui.view_models.relative_time import moment_words

PRESENT = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
MOMENTS = (
    datetime(2026, 11, 30, 8, 5, tzinfo=UTC),
    datetime(2026, 11, 29, 23, 0, tzinfo=UTC),
    datetime(2026, 5, 3, 9, 0, tzinfo=UTC),
    datetime(2024, 12, 31, 9, 0, tzinfo=UTC),
)
ASKED = """
from datetime import datetime
from app.ui.view_models.relative_time import moment_words
import sys
present, *moments = map(datetime.fromisoformat, sys.argv[1:])
print("|".join(moment_words(each, present) for each in moments))
"""


def test_a_time_is_told_by_how_long_ago_it_was() -> None:
    assert [moment_words(each, PRESENT) for each in MOMENTS] == ["08:05", "Yesterday", "3 May", "31 Dec 2024"]


def test_dates_are_chinese_in_a_chinese_program() -> None:
    shown = subprocess.run(
        [sys.executable, "-c", ASKED, *(each.isoformat() for each in (PRESENT, *MOMENTS))],
        env=os.environ | {"OYSTER_LANGUAGE": "zh", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert shown.stdout.strip() == "08:05|昨天|5月3日|2024年12月31日"
