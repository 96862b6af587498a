"""The Windows installer, made by Inno Setup on Windows."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from setup_steps.commands import run_logged
from setup_steps.messages import Stop

from ..icons import ensure_icon
from ..places import PackagePlaces
from ..release import Release
from .setup_script import check_script, compiler_arguments, setup_script

_FOLDERS = ("ProgramFiles(x86)", "ProgramFiles", "LOCALAPPDATA")
_MISSING = (
    "Inno Setup is missing. Install it (winget install JRSoftware.InnoSetup), then run 'make package' again."
)


def build_setup(places: PackagePlaces, frozen: Path, release: Release) -> Path:
    """Make the installer in ``dist``, and return it; signed where ``OYSTER_SIGN_COMMAND`` says how. Raises ``Stop``."""
    compiler = _compiler()
    icon = ensure_icon(places, ".ico")
    text = setup_script(release, places.root, frozen, places.results, icon, os.environ)
    check_script(text)
    script = places.work / "oyster.iss"
    script.write_text(text, encoding="utf-8-sig")
    places.results.mkdir(exist_ok=True)
    run_logged(
        [str(compiler), "/Qp", *compiler_arguments(script, os.environ)],
        places.logs / "setup.log",
        "Inno Setup could not make the installer.",
    )
    return places.results / f"oyster-desktop-{release.version}-x64.exe"


def _compiler() -> Path:
    """Return Inno Setup's compiler. Raises ``Stop`` where it is not installed."""
    if found := shutil.which("ISCC"):
        return Path(found)
    for variable in _FOLDERS:
        folder = Path(os.environ.get(variable, ""))
        for place in ("Inno Setup 6", "Programs/Inno Setup 6"):
            if (compiler := folder / place / "ISCC.exe").is_file():
                return compiler
    raise Stop(_MISSING)
