"""Spares the start PySide6's look at every module that is imported after it.

PySide6 reads and keeps the source of each, to learn whether it asks for Python names in place of Qt's; none here does.
That takes a quarter of the time in which the window is imported. The function is PySide6's own and not documented
(``shibokensupport.feature``): where a version has another, all modules are looked at as before.
"""

from __future__ import annotations

import sys
from types import ModuleType

import PySide6  # noqa: F401 - brings the module that is changed

_MODULE, _LOOK = "shibokensupport.feature", "_mod_uses_pyside"


def look_at_no_module() -> bool:
    """From now on, let PySide6 take each module for one without its features; return whether that could be done."""
    looking = sys.modules.get(_MODULE)
    if looking is None or _LOOK not in vars(looking):
        return False
    vars(looking)[_LOOK] = _has_no_features
    return True


def _has_no_features(module: ModuleType) -> bool:
    return False
