"""``make package``: the installers for the system that this runs on, and what they weigh."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from setup_steps.messages import Stop, say
from setup_steps.one_at_a_time import one_at_a_time

from .freeze import freeze, prepare
from .places import PackagePlaces
from .release import Release, release_of

LARGEST_DEB = 250_000_000  # bytes
_WAITING = "waiting for another packaging in this folder to end"


def make_package(places: PackagePlaces, version: str | None = None) -> Sequence[Path]:
    """Make the installers in ``dist`` and print their sizes. Raises ``Stop``."""
    release = release_of(places.root, version)
    with one_at_a_time(places.turn, _WAITING):
        made = _installers(places, release)
    for path in made:
        say(f"{path.relative_to(places.root)}: {path.stat().st_size / 1e6:.1f} MB")
    say("done")
    return made


def _installers(places: PackagePlaces, release: Release) -> tuple[Path, ...]:
    """Return the installers of this system. Raises ``Stop``."""
    if sys.platform == "win32":
        from .windows.make import build_setup

        prepare(places)
        return (build_setup(places, freeze(places, release), release),)
    if sys.platform == "darwin":
        from .macos.bundle import check_entitlements
        from .macos.image import build_image

        check_entitlements()
        prepare(places)
        return (build_image(places, freeze(places, release), release),)
    from .linux.system import ensure_package_tools

    ensure_package_tools(places.logs)
    prepare(places)
    return _linux_installers(places, freeze(places, release), release)


def _linux_installers(places: PackagePlaces, frozen: Path, release: Release) -> tuple[Path, ...]:
    from .linux.deb import build_deb
    from .linux.tarball import build_tarball
    from .linux.tree import arrange

    tree = arrange(places, frozen, release)
    say(f"installed: {tree.installed_bytes / 1e6:.0f} MB in {tree.files} files")
    deb = build_deb(places, tree, release)
    if deb.stat().st_size > LARGEST_DEB:
        raise Stop(
            f"{deb.name} has {deb.stat().st_size / 1e6:.0f} MB; at most {LARGEST_DEB / 1e6:.0f} are allowed."
        )
    return deb, build_tarball(places, tree, release)
