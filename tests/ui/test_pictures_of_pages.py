"""Every page has its picture in the documentation, and no picture is of a page that is gone."""

from __future__ import annotations

from pathlib import Path

from tests.pages.screens import listing, pages

DOCS = Path(__file__).parents[2] / "docs"


def test_every_page_has_a_picture_and_every_picture_a_page() -> None:
    pictures = {each.stem for each in (DOCS / "screenshots" / "pages").glob("*.png")}
    assert pictures == {each.file for each in pages()}, "python -m tests.screenshots --docs takes them"


def test_the_list_of_pages_is_that_of_the_catalogue() -> None:
    assert (DOCS / "pages.md").read_text(encoding="utf-8") == listing()
