"""The choice of the program's language, before anything that has sentences is imported."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from app.language import chosen_language
from app.locations import locate
from app.session.first_settings import read_first_settings
from app.translation import use_language


def choose_language() -> None:
    """Use the language of environment, settings or system; settings that cannot be read are told of later."""
    try:
        setting = read_first_settings(locate(_data_folder(sys.argv[1:])).settings).language
    except RuntimeError:  # no home of that name: told of later
        setting = ""
    use_language(chosen_language(setting))


def _data_folder(arguments: Sequence[str]) -> Path | None:
    """Return the folder after ``--data-dir``: the command line itself is read only once its words are chosen."""
    for place, argument in enumerate(arguments):
        if argument == "--data-dir" and place + 1 < len(arguments):
            return Path(arguments[place + 1])
        if argument.startswith("--data-dir="):
            return Path(argument.removeprefix("--data-dir="))
    return None
