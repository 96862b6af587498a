"""The environment of Inspect: only our settings, and no file outside the data folder.

By default it reads the nearest ``.env`` above the working folder (which may name code to run, and models of other
providers), sends telemetry where a variable says so, and writes traces and the path of the last log to the person's
home. Only the trace has a setting.
"""

from __future__ import annotations

import os
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

from inspect_ai._util import appdirs  # where all its other folders are defined
from inspect_ai._util import package as packages

_PREFIX = "INSPECT_"
_OWN_FOLDER = ".inspect"


def remember_packages() -> None:
    """Have Inspect look through the installed packages once, and not half a second long at each task of each run."""
    vars(packages).update(packages_distributions=cache(packages_distributions))


def settle(folder: Path) -> None:
    """Set Inspect's environment in this process; ``folder`` is for the logs.

    All of its variables are removed, so that a run depends on its order alone; keys and addresses of providers
    stay, since a provider that a person names needs them.
    """
    for name in [each for each in os.environ if each.startswith(_PREFIX)]:
        del os.environ[name]
    os.environ["PYTHON_DOTENV_DISABLED"] = "1"
    os.environ["INSPECT_DISPLAY"] = "none"
    os.environ["INSPECT_TRACE_LEVEL"] = "WARNING"
    os.environ["INSPECT_TRACE_FILE"] = str(folder / "inspect.log")

    def own_folder(*_arguments: object, **_named: object) -> Path:
        return folder / _OWN_FOLDER

    vars(appdirs).update(user_data_path=own_folder, user_cache_path=own_folder)
