"""The program speaks the language of the variable, the settings or the system, in every process that it starts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from app.child_process import ChildProcess
from app.language import LANGUAGE_VARIABLE, catalogue_in, chosen_language, read_catalogue
from app.translation import tr, tr_count, use_language

_HERE = "No model is loaded. Choose one first."
_CATALOGUE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Kept in &quot;{path}&quot;.</source>
        <translation>保存在“{path}”。</translation>
    </message>
    <message>
        <source>Not yet.</source>
        <translation type="unfinished">还没</translation>
    </message>
    <message numerus="yes">
        <source>{count} message</source>
        <comment>{count} messages</comment>
        <translation>
            <numerusform>{count} 条消息</numerusform>
        </translation>
    </message>
</context>
</TS>
"""


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    use_language("en")


@pytest.mark.parametrize(
    ("setting", "environment", "expected"),
    [
        ("", {"LANG": "de_DE.UTF-8"}, "en"),
        ("", {"LANG": "zh_CN.UTF-8"}, "zh"),
        ("", {"LC_ALL": "en_GB", "LANG": "zh_CN.UTF-8"}, "en"),
        ("en", {"LANG": "zh_CN.UTF-8"}, "en"),
        ("zh", {"LANG": "C"}, "zh"),
        ("en", {"LANG": "C", LANGUAGE_VARIABLE: "zh"}, "zh"),
        ("", {"LANG": "zh_TW", LANGUAGE_VARIABLE: "klingon"}, "zh"),
    ],
)
def test_variable_then_setting_then_system(setting: str, environment: dict[str, str], expected: str) -> None:
    assert chosen_language(setting, environment) == expected


def test_only_finished_sentences_are_read_and_counting_ones_by_their_plural(tmp_path: Path) -> None:
    file = tmp_path / "oyster_zh.ts"
    file.write_text(_CATALOGUE, encoding="utf-8")
    assert read_catalogue(file) == {
        'Kept in "{path}".': "保存在“{path}”。",
        "{count} messages": "{count} 条消息",
    }


def test_a_damaged_catalogue_leaves_the_program_in_english(tmp_path: Path) -> None:
    assert catalogue_in("zh", tmp_path) == {}, "a missing file"
    (tmp_path / "oyster_zh.ts").write_text(_CATALOGUE[:200], encoding="utf-8")
    assert catalogue_in("zh", tmp_path) == {}, "half a file"
    (tmp_path / "oyster_zh.ts").write_text(_CATALOGUE, encoding="utf-8")
    assert len(catalogue_in("zh", tmp_path)) == 2


def test_the_language_can_be_changed_and_english_needs_no_catalogue() -> None:
    use_language("zh")
    assert tr(_HERE) == "还没有加载模型。请先选择一个。"
    use_language("en")
    assert tr(_HERE) == _HERE
    assert tr_count("{count} item", "{count} items", count=1) == "1 item"


def _say(connection: Connection) -> None:
    connection.send(tr(_HERE))
    connection.recv()


def test_a_child_process_speaks_the_language_of_the_program() -> None:
    use_language("zh")
    child = ChildProcess("speaks", _say)
    try:
        assert child.pipe.recv() == "还没有加载模型。请先选择一个。"
    finally:
        child.close()
    assert os.environ[LANGUAGE_VARIABLE] == "zh"
