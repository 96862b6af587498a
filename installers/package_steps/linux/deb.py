"""The Debian package: its control file, its checks, and dpkg-deb."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

from setup_steps.commands import run_logged
from setup_steps.messages import Stop, say

from ..places import PackagePlaces
from ..release import Release
from .depends import dependencies
from .tree import FILES, PACKAGE, Tree

_RECOMMENDED = (
    "fonts-noto-cjk | fonts-wqy-microhei",
    "gnome-keyring | kwalletmanager",  # keeps the database's key
    "libcups2 | libcups2t64",  # lists printers for a report
    "libvulkan1",  # computes on graphics cards
    "xdg-utils",  # opens links
)
_SUGGESTED = "libgtk-3-0 | libgtk-3-0t64"
_ALLOWED = "cid-desktopapp-is-not-rdns=info,cid-contains-hyphen=info"  # the program has no domain of its own


def build_deb(places: PackagePlaces, tree: Tree, release: Release, packed: str = "xz") -> Path:
    """Check the tree and build the package into ``dist``; ``packed``: xz, or none. Raises ``Stop``."""
    check_descriptions(places, tree)
    processor = _architecture()
    control = tree.root / "DEBIAN"
    shutil.rmtree(control, ignore_errors=True)
    fields = control_fields(release, processor, dependencies(places, tree), tree.installed_bytes)
    sums = _checksums(tree)
    control.mkdir()
    (control / "control").write_text(fields, encoding="utf-8")
    (control / "md5sums").write_text(sums, encoding="utf-8")
    target = places.results / f"{PACKAGE}_{release.version}_{processor}.deb"
    target.parent.mkdir(exist_ok=True)
    say("building the Debian package: some minutes")
    run_logged(
        [
            "dpkg-deb",
            "--root-owner-group",
            f"-Z{packed}",
            "--threads-max=2",
            "--build",
            str(tree.root),
            str(target),
        ],
        places.logs / "dpkg-deb.log",
        "The Debian package could not be built.",
        environment={"SOURCE_DATE_EPOCH": str(release.moment)},
    )
    shutil.rmtree(control)
    return target


def check_deb(places: PackagePlaces, deb: Path) -> None:
    """Have the package checked by lintian; what stays and why is in ``files/lintian-overrides``. Raises ``Stop``."""
    say("checking the Debian package: a minute or two")
    run_logged(
        ["lintian", "--allow-root", "--fail-on", "error,warning", "--tag-display-limit", "0", str(deb)],
        places.logs / "lintian.log",
        "lintian found mistakes in the Debian package.",
    )


def control_fields(release: Release, processor: str, needs: str, size: int) -> str:
    """Return the control file; ``size`` in bytes."""
    described = (FILES / "description").read_text(encoding="utf-8")
    return (
        f"Package: {PACKAGE}\nVersion: {release.version}\nArchitecture: {processor}\n"
        f"Maintainer: {release.maintainer}\nInstalled-Size: {-(-size // 1024)}\n"
        f"Depends: {needs}\nRecommends: {', '.join(_RECOMMENDED)}\nSuggests: {_SUGGESTED}\n"
        f"Section: net\nPriority: optional\n{described}"
    )


def check_descriptions(places: PackagePlaces, tree: Tree) -> None:
    """Have the desktop entries and the metadata checked by their own tools. Raises ``Stop``."""
    entries = [str(path) for path in sorted((tree.share / "applications").iterdir())]
    metadata = str(tree.share / "metainfo" / f"{PACKAGE}.metainfo.xml")
    checks = (
        ["desktop-file-validate", *entries],
        ["appstreamcli", "validate", "--no-net", f"--override={_ALLOWED}", metadata],
    )
    for command in checks:
        run_logged(command, places.logs / f"{command[0]}.log", f"{command[0]} found mistakes.")


def _architecture() -> str:
    asked = subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True)
    if asked.returncode != 0:
        raise Stop("dpkg does not say which processors this system is for.")
    return asked.stdout.strip()


def _checksums(tree: Tree) -> str:
    lines = []
    for path in tree.paths():
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "md5").hexdigest()
            lines.append(f"{digest}  {path.relative_to(tree.root)}\n")
    return "".join(lines)
