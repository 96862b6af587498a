"""The page of licences is what the installed packages say, and none of them is left without a text."""

from __future__ import annotations

import sys

import pytest
from packaging.utils import canonicalize_name

from app.session.licences import licence_words, own_licences, package_licences
from tests.licences_page import PAGE, page


def test_every_package_that_the_program_needs_is_there_with_a_text() -> None:
    found = {canonicalize_name(each.name): each for each in package_licences()}
    assert {"pyside6-essentials", "llama-cpp-python", "sqlcipher3", "inspect-ai", "cffi"} <= found.keys()
    assert not {"pytest", "mypy", "torch", "oyster-desktop"} & found.keys(), "tools are no part of it"
    assert [name for name, each in found.items() if not each.texts] == []
    unstated = {name for name, each in found.items() if not each.licence}
    assert unstated <= {"sqlcipher3"}, "whose text says it without its name"


def test_qts_licence_is_shown_whole() -> None:
    qt = next(each for each in package_licences() if each.name == "PySide6_Essentials")
    words = licence_words(qt)
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in words and "GNU GENERAL PUBLIC LICENSE" in words


def test_the_programs_own_licences_are_there() -> None:
    texts = dict(own_licences())
    assert "Apache License" in texts["Oyster desktop"]
    assert "SIL OPEN FONT LICENSE" in texts["Inter"]
    assert "Oyster-I" in texts["models"]


@pytest.mark.skipif(sys.platform != "linux", reason="the page is written on Linux")
def test_the_documentations_page_is_what_is_installed() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run 'make licences'"
