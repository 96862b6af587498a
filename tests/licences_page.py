"""Writes ``docs/licences.md`` from what the packages that are installed say of themselves: ``make licences``."""

from __future__ import annotations

import tomllib
from pathlib import Path

from app.session.licences import package_licences

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "licences.md"
_BEGINS = """# Licences

Oyster desktop is under the Apache License 2.0 (`LICENSE`). It is made of the packages below, with what each states of
its licence; their texts come with them and are shown by *About…* in the window and by `oyster licences NAME`. The font
Inter is under the OFL 1.1; for the models see `resources/licences/models.md`. llama.cpp (MIT) is in llama-cpp-python,
Qt (LGPL 3.0) in PySide6. `make licences` writes this page on Linux; other systems need a few other packages.

| package | licence | home |
| --- | --- | --- |"""


def declared() -> tuple[str, ...]:
    """Return what the project asks for: the installed metadata may be older."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return tuple(project["project"]["dependencies"])


def page() -> str:
    """Return the page, in Markdown."""
    rows = (
        f"| {each.name} | {each.licence or 'not stated'} | {each.address} |"
        for each in package_licences(declared())
    )
    return "\n".join((_BEGINS, *rows, ""))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
