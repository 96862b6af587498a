"""Icons and shell completions, made by the packages of the environment that is frozen: run with its Python."""

from __future__ import annotations

import sys
from pathlib import Path

from typer.completion import get_completion_script

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from package_steps.draw_icon import drawing_in, picture

_SIDES = (16, 24, 32, 48, 64, 128, 256, 512)  # pixels
_COMPLETIONS = (
    ("bash", "bash-completion/completions/oyster"),
    ("zsh", "zsh/vendor-completions/_oyster"),
    ("fish", "fish/vendor_completions.d/oyster.fish"),
)


def make_icons(drawing: str, icons: Path) -> None:
    """Write the drawing and its pictures in every size into a theme's folder."""
    scalable = icons / "scalable" / "apps" / "oyster-desktop.svg"
    scalable.parent.mkdir(parents=True, exist_ok=True)
    scalable.write_text(drawing, encoding="utf-8")
    for side in _SIDES:
        target = icons / f"{side}x{side}" / "apps" / "oyster-desktop.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(picture(drawing, side))


def make_completions(share: Path) -> None:
    """Write what shells ask for completion, where they look for it."""
    for shell, place in _COMPLETIONS:
        script = get_completion_script(prog_name="oyster", complete_var="_OYSTER_COMPLETE", shell=shell)
        target = share / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"{script}\n", encoding="utf-8")


if __name__ == "__main__":
    make_icons(drawing_in(Path(sys.argv[1])), Path(sys.argv[2]) / "icons" / "hicolor")
    make_completions(Path(sys.argv[2]))
