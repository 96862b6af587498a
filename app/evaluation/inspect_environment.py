"""What Inspect finds around it and leaves behind: settings of ours alone, and no file outside the data folder.

Left to itself it reads the nearest ``.env`` above the working folder (which may name code to be run, and models of
other providers), sends telemetry where a variable says so, and keeps traces and the place of the last log in the
person's home. It has a setting for the trace alone.
"""

from __future__ import annotations

import os
from pathlib import Path

from inspect_ai._util import appdirs  # where every other of its folders is named

_PREFIX = "INSPECT_"
_OWN_FOLDER = ".inspect"


def settle(folder: Path) -> None:
    """Set Inspect's surroundings in this process; ``folder`` is where the logs lie.

    All of its variables are laid aside, so that a run is what was ordered and nothing else; keys and addresses of
    providers are left, since a provider that a person names needs them.
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
