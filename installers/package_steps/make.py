"""``make package``: the installers for the system that this runs on, and what they weigh."""

from __future__ import annotations

import shutil
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


def make_package_twice(places: PackagePlaces) -> None:
    """Make the installers twice, the second time with a new environment. Raises ``Stop`` with what differs.

    The engine alone is the same one both times: it takes half an hour, and comes from the cache.
    """
    from .linux.comparison import contents, differences
    from .linux.tree import tree_of

    first = contents(tree_of(places), make_package(places))
    shutil.rmtree(places.environment)
    second = contents(tree_of(places), make_package(places))
    if differing := differences(first, second):
        raise Stop("Two builds of this commit differ in:\n" + "\n".join(differing))
    say(f"two builds of this commit are the same, {len(first)} files and folders and the installers")


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
    from .linux.deb import build_deb, check_deb
    from .linux.tarball import build_tarball
    from .linux.tree import arrange

    tree = arrange(places, frozen, release)
    say(f"installed: {tree.installed_bytes / 1e6:.0f} MB in {tree.files} files")
    deb = build_deb(places, tree, release)
    if deb.stat().st_size > LARGEST_DEB:
        raise Stop(
            f"{deb.name} has {deb.stat().st_size / 1e6:.0f} MB; at most {LARGEST_DEB / 1e6:.0f} are allowed."
        )
    check_deb(places, deb)
    return deb, build_tarball(places, tree, release)
