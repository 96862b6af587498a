"""Whatever is imported is declared: nothing works only because another package happens to bring it."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
OURS = {"app", "tests", "installers", "setup_steps", "package_steps"}
FOR_TYPES = {"_typeshed"}  # of the type checker alone


def name_of(requirement: str) -> str:
    """Return a distribution's name as the index knows it, without what is wanted of it."""
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found, requirement
    return re.sub(r"[-_.]+", "-", found.group()).lower()


def declared(*groups: str) -> set[str]:
    wanted = list(PROJECT["project"]["dependencies"])
    for group in groups:
        wanted += PROJECT["dependency-groups"][group]
    return {name_of(each) for each in wanted}


def imported(code: str) -> Iterator[str]:
    """Yield the top-level modules that a file imports, inside functions too."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            yield node.module.split(".")[0]


def imports_below(folder: Path) -> dict[str, str]:
    """Return each strange module that is imported below a folder, with a file that does."""
    own_modules = {path.stem for path in (ROOT / "tests").rglob("*.py")}  # of folders on the tests' own path
    known = sys.stdlib_module_names | OURS | FOR_TYPES | own_modules
    return {
        module: str(path.relative_to(ROOT))
        for path in sorted(folder.rglob("*.py"))
        for module in imported(path.read_text(encoding="utf-8"))
        if module not in known
    }


@cache
def installed() -> Mapping[str, list[str]]:
    return metadata.packages_distributions()


def distributions_of(module: str) -> set[str]:
    """Return the distributions that bring a module; where it is not installed, that of its own name."""
    return {name_of(each) for each in installed().get(module, [module])}


@pytest.mark.parametrize(
    ("folder", "groups"), [("app", ()), ("tests", ("dev", "compare", "build")), ("installers", ("freeze",))]
)
def test_every_import_is_declared_in_the_project(folder: str, groups: tuple[str, ...]) -> None:
    known = declared(*groups)
    missing = {
        module: file
        for module, file in imports_below(ROOT / folder).items()
        if not distributions_of(module) & known
    }
    assert not missing, f"imported and not declared in pyproject.toml: {missing}"


def test_every_declared_dependency_has_its_reason_in_contributing_and_no_other_has() -> None:
    reasons = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## Dependencies")[2]
    rows = {
        name_of(name.strip())
        for row in re.findall(r"^\| ([A-Za-z][^|]*) \|", reasons, re.MULTILINE)
        for name in row.split(",")
    } - {"package"}
    for_types = re.compile(r"types-.+|.+-stubs")
    everything = {name for name in declared(*PROJECT["dependency-groups"]) if not for_types.fullmatch(name)}
    assert not everything - rows, f"no reason is given for {everything - rows}"
    assert not rows - everything, f"a reason is given for what is not declared: {rows - everything}"


def test_the_lock_holds_every_declared_dependency() -> None:
    locked = {
        name_of(line)
        for name in ("run", "engine")
        for line in (ROOT / "installers" / "lock" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
        if line[:1].isalnum()
    }
    assert not declared() - locked, f"not locked: {declared() - locked}"


def test_an_import_inside_a_function_is_seen() -> None:
    assert set(imported("def f():\n    import yaml.reader\n    from a.b import c\n    from . import d")) == {
        "yaml",
        "a",
    }
