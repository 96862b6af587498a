"""The archive for systems without Debian's packages: the same files, to be unpacked anywhere."""

from __future__ import annotations

import os
import platform
import shutil
from pathlib import Path

from setup_steps.commands import run_logged
from setup_steps.messages import say

from ..places import PackagePlaces
from ..release import Release
from .tree import FILES, PACKAGE, Tree, settle


def build_tarball(places: PackagePlaces, tree: Tree, release: Release) -> Path:
    """Pack the tree into ``dist``, as one folder with a README. Raises ``Stop``."""
    name = f"{PACKAGE}-{release.version}-linux-{platform.machine()}"
    folder = places.work / "archive" / name
    shutil.rmtree(folder.parent, ignore_errors=True)
    folder.parent.mkdir(parents=True)
    shutil.copytree(tree.root / "usr", folder, symlinks=True, copy_function=os.link)
    shutil.rmtree(folder / "share" / "lintian")
    (folder / "README").write_bytes((FILES / "README.tarball").read_bytes())
    unpacked = Tree(folder)
    settle(unpacked, release.moment, folder / "lib" / PACKAGE / "oyster")
    target = places.results / f"{name}.tar.xz"
    say("building the archive: some minutes")
    same = [
        "--sort=name",
        "--owner=0",
        "--group=0",
        "--numeric-owner",
        f"--mtime=@{release.moment}",
        "--format=gnu",
    ]
    run_logged(
        ["tar", "--create", "--xz", *same, "--file", str(target), "--directory", str(folder.parent), name],
        places.logs / "archive.log",
        "The archive could not be built.",
        environment={"XZ_OPT": "-6 --threads=2"},
    )
    shutil.rmtree(folder.parent)
    return target
