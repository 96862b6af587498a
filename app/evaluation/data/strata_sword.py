"""The reader for Strata-Sword (arXiv 2509.01444) as published: six spreadsheets in one folder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from app.evaluation.data.columns import ColumnMap, Field, records_of
from app.evaluation.data.data_file import read_table
from app.evaluation.data.errors import DataFileError
from app.translation import tr

LANGUAGES = {"en": "English", "cn": "Chinese"}
LEVELS = (1, 2, 3)
FIELDS = (
    Field("query", ("jailbreak instruction", "攻击指令"), needed=True),
    Field("method", ("attack method",)),
    Field("risk", ("risk type", "风险分类")),
)
_NAME = re.compile(r"strata_sword_(en|cn)_level_([123])\.(xlsx|csv|tsv|jsonl)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AttackItem:
    """One published prompt. ``method`` and ``risk`` are the file's words, "" where it has none."""

    identity: str
    query: str
    language: str
    level: int
    method: str
    risk: str


def read_strata_sword(place: Path, columns: ColumnMap | None = None) -> tuple[AttackItem, ...]:
    """Return the items of one published file, or of all in a folder. Raises ``DataFileError``.

    Language and level are in the file names. A folder may lack some of the six files; see ``missing_files``.
    """
    files = _files(place) if place.is_dir() else [place]
    return tuple(item for each in files for item in _items(each, columns))


def missing_files(place: Path) -> tuple[str, ...]:
    """Return the published file names that a folder lacks; a score without them is not of the whole set."""
    there = {
        f"{match[1]}_{match[2]}".lower() for each in _files(place) if (match := _NAME.fullmatch(each.name))
    }
    wanted = [f"{language}_{level}" for language in LANGUAGES for level in LEVELS]
    return tuple(f"strata_sword_{each.replace('_', '_level_')}.xlsx" for each in wanted if each not in there)


def _files(folder: Path) -> list[Path]:
    found = sorted(each for each in folder.iterdir() if _NAME.fullmatch(each.name))
    if not found:
        advice = tr(
            "Choose the folder that holds strata_sword_en_level_1.xlsx and the others; they are "
            "published in the hub's data set OysterAI/Strata-Sword."
        )
        raise DataFileError(folder, tr("there is no file of Strata-Sword in this folder"), advice)
    return found


def _items(path: Path, columns: ColumnMap | None) -> tuple[AttackItem, ...]:
    match = _NAME.fullmatch(path.name)
    if match is None:
        advice = tr("Keep the published name, such as strata_sword_en_level_1.xlsx.")
        raise DataFileError(path, tr("the name does not say language and level"), advice)
    code, level = match[1].lower(), int(match[2])
    return tuple(
        AttackItem(f"{code}-{level}-{each.row}", language=LANGUAGES[code], level=level, **each.values)
        for each in records_of(read_table(path), FIELDS, columns)
    )
