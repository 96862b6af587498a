"""The program's icon as Windows and macOS want it, drawn from the repository's drawing by Qt."""

from __future__ import annotations

from pathlib import Path

from setup_steps.commands import run_logged

from .places import PackagePlaces

_DRAW = Path(__file__).parent / "draw_icon.py"


def ensure_icon(places: PackagePlaces, kind: str) -> Path:
    """Return the icon of a kind (".ico", ".icns"), drawn where it is not there yet. Raises ``Stop``."""
    target = places.work / f"oyster{kind}"
    if not target.is_file():
        target.parent.mkdir(parents=True, exist_ok=True)
        drawing = places.root / "resources" / "icons" / "program.svg"
        run_logged(
            [str(places.python), str(_DRAW), str(drawing), str(target)],
            places.logs / "icon.log",
            "The program's icon could not be drawn.",
        )
    return target
