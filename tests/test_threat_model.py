"""The page of threats names tests that exist, and has one for each line."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8")
_NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def lines_of(page: str) -> list[str]:
    """Return the lines of the tables that tell of a threat."""
    rows = [line for line in page.splitlines() if line.startswith("| ")]
    return [line for line in rows if not line.startswith(("| ---", "| what they can do", "| what happens"))]


@cache
def names_in(file: str) -> frozenset[str]:
    path = ROOT / file
    if not path.is_file():
        return frozenset()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def faults_of(line: str) -> list[str]:
    named = _NAMED.findall(line)
    missing = [f"{file}::{test}" for file, test in named if test not in names_in(file)]
    return missing or ([] if named else ["no test is named"])


@pytest.mark.parametrize("line", lines_of(PAGE), ids=lambda line: line.split("|")[1].strip())
def test_each_threat_names_tests_that_exist(line: str) -> None:
    assert line.count(" | ") == 2, "what they can do | where it is stopped | shown by"
    assert not faults_of(line)


def test_the_page_says_what_is_not_stopped_and_has_the_lines_that_it_had() -> None:
    assert "## What is not stopped" in PAGE
    assert len(lines_of(PAGE)) >= 40


def test_a_line_without_a_test_or_with_one_that_is_gone_is_found() -> None:
    assert faults_of("| read it | encrypted | it is plain |") == ["no test is named"]
    assert faults_of("| read it | encrypted | `tests/test_threat_model.py::test_none_of_that_name` |")
    assert faults_of("| read it | encrypted | `tests/no_such_file.py::test_x` |")
