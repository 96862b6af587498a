"""The program's language, and the catalogue of its sentences in a language other than English.

It stands below everything else, so that a sentence made while a module is imported is in the right language already.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from app.locations import resource

LANGUAGE_VARIABLE = "OYSTER_LANGUAGE"
ENGLISH = "en"
CHINESE = "zh"
LANGUAGES = (ENGLISH, CHINESE)


def chosen_language(setting: str, environment: Mapping[str, str] | None = None) -> str:
    """Return the language to start in: the variable ``OYSTER_LANGUAGE``, else the setting, else the system's."""
    variables = os.environ if environment is None else environment
    for wish in (variables.get(LANGUAGE_VARIABLE, ""), setting):
        if wish in LANGUAGES:
            return wish
    return system_language(variables)


def system_language(environment: Mapping[str, str]) -> str:
    """Return the system's language where there is a catalogue of it, else English.

    The first of LC_ALL, LC_MESSAGES and LANG that is set decides; else Python's own locale, as on Windows.
    """
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name, ""):
            return _of_locale(value)
    import locale  # where no variable says it

    return _of_locale(locale.getlocale()[0] or "")


def _of_locale(name: str) -> str:
    return CHINESE if name.lower().startswith(("zh", "chinese")) else ENGLISH


def catalogue_in(language: str, folder: Path | None = None) -> dict[str, str]:
    """Return English sentence → sentence in ``language``; empty for English, whose sentences are the keys.

    A catalogue that is missing or damaged counts as empty: English words are better than no start.
    """
    if language not in LANGUAGES or language == ENGLISH:
        return {}
    from xml.etree import ElementTree  # only those who need a catalogue pay for the import

    try:
        return read_catalogue((folder or resource("translations")) / f"oyster_{language}.ts")
    except (OSError, ElementTree.ParseError):
        return {}


def read_catalogue(path: Path) -> dict[str, str]:
    """Return the finished sentences of a Qt Linguist file; what a translator left unfinished stays English.

    A sentence that counts has the English plural as its comment, which is its key. Raises ``OSError`` and
    ``xml.etree.ElementTree.ParseError``.
    """
    from xml.etree import ElementTree

    sentences: dict[str, str] = {}
    for message in ElementTree.parse(path).iter("message"):
        translation = message.find("translation")
        if translation is None or translation.get("type"):
            continue
        counts = message.get("numerus") == "yes"
        key = message.findtext("comment" if counts else "source", "")
        words = translation.findtext("numerusform", "") if counts else translation.text or ""
        if key and words:
            sentences[key] = words
    return sentences
