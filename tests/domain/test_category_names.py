"""The names of categories: each that a table of the program has is shown in Chinese in a Chinese window."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from app.alignment.strategy_selection import category_name
from app.alignment.taxonomy import taxonomy
from app.domain.category_names import shown_category_name
from app.domain.risk import CategoryScore
from app.evaluation.report.group_names import part_words
from app.language import LANGUAGE_VARIABLE

_SHOWN = """
import json
from app.alignment.evidence.qwen3guard import qwen3guard_table
from app.alignment.evidence.xguard import guard_table
from app.alignment.taxonomy import taxonomy
from app.domain.risk import CategoryScore
from app.locations import resource
from app.ui.view_models.strategy_fields import parts_of
from app.workspace.strategy_document import document_of

guards = (guard_table().categories, qwen3guard_table().categories)
scores = [CategoryScore(each.id, each.name, 1.0) for table in guards for each in table if each.name != "Safe"]
parts = parts_of(document_of(resource("strategies.yaml").read_text(encoding="utf-8")))
print(json.dumps({
    "categories": [each.shown_name for each in (*taxonomy().categories, *scores)],
    "guidelines": [each.title for each in parts if each.fields[0].place[0] == "guidelines"],
    "limits": [each.name for part in parts for each in part.fields if each.place[0] == "limits"],
}))
"""


def test_a_chinese_program_names_every_category_in_chinese() -> None:
    """In a process of its own: a program's language is chosen before anything of it is imported."""
    environment = os.environ | {LANGUAGE_VARIABLE: "zh"}
    ran = subprocess.run(
        [sys.executable, "-c", _SHOWN], env=environment, capture_output=True, text=True, check=True
    )
    shown = json.loads(ran.stdout)
    assert len(shown["guidelines"]) == len(shown["limits"]) == len(taxonomy().categories)
    for place, names in shown.items():
        english = [name for name in names if any(each.isascii() and each.isalpha() for each in name)]
        assert not english, f"{place}: add to app/domain/category_names.py and to the catalogue: {english}"


def test_a_name_of_somebody_else_stays_as_it_is() -> None:
    assert shown_category_name("Weather") == part_words("Weather") == "Weather"
    assert CategoryScore("mh", "Mental health", 0.5).shown_name == category_name("mental_health")
    assert category_name("") == ""
