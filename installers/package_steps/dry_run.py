"""``make package ARGUMENTS="--dry-run windows"``: what an installer for another system would be made of, checked here.

Checked are what can be without that system: that each locked package has a wheel of a locked hash there, that the
program's code is right for it by its types, that every import is found, that its paths fit, and its own recipe. What
it cannot tell is whether the result starts. Run with the Python of the set-up environment.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from setup_steps.messages import Stop, say

from package_steps.imported_modules import missing_modules
from package_steps.locked_packages import LockedPackage, locked_packages
from package_steps.macos.bundle import check_entitlements
from package_steps.places import PackagePlaces
from package_steps.release import release_of
from package_steps.selection import is_kept
from package_steps.target_systems import MACOS, PYTHON, TARGETS, TargetSystem
from package_steps.windows.setup_script import check_script, setup_script, unusable_paths

_NOT_THERE = ("[attr-defined]", "[name-defined]", "[import-not-found]")
_LINUX_ALONE = ("app/launcher.py", "app/confinement/")  # imported everywhere, and used on Linux alone
_LOCK, _ENGINE = "run", "llama-cpp-python"  # the engine is built there, from source


def dry_run(places: PackagePlaces, target: TargetSystem) -> None:
    """List what would go in, and check it. Raises ``Stop`` with everything that is wrong."""
    packages = locked_packages(places.lock(_LOCK), dict(target.markers))
    files = sorted(_files(places, packages))
    size = sum(bytes_of for _, bytes_of in files)
    say(f"{target.name}: {len(packages)} locked packages and {_ENGINE}, from source")
    listing = _write_list(places, target, packages, files)
    say(
        f"{len(files)} files, {size / 1e6:.0f} MB before compression, by the wheels of this system: {listing}"
    )
    wrong = [
        *_without_wheels(packages, target),
        *missing_modules(places.root / "app", target.platform, [each.name for each in packages]),
        *_wrong_types(places, target),
        *_wrong_recipe(places, target, [path for path, _ in files]),
    ]
    if wrong:
        raise Stop(f"An installer for {target.name} would not be right:\n" + "\n".join(wrong))
    say(
        "every package has a wheel of a locked hash, every import is found, types, paths and recipe are right"
    )
    say("not tried: whether it starts there")


def _write_list(
    places: PackagePlaces, target: TargetSystem, packages: list[LockedPackage], files: list[tuple[str, int]]
) -> Path:
    """Write what would go in, packages and then files with their bytes, and return the path of the list."""
    listing = places.work / f"contents-{target.name}.txt"
    listing.parent.mkdir(parents=True, exist_ok=True)
    lines = [
        *(each.requirement.split(" ")[0] for each in packages),
        *(f"{size} {path}" for path, size in files),
    ]
    listing.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return listing.relative_to(places.root)


def _files(places: PackagePlaces, packages: list[LockedPackage]) -> Iterator[tuple[str, int]]:
    """Yield path and size of each file that would go in, as far as this system's own wheels show."""
    for package in packages:
        try:
            found = distribution(package.name).files or ()
        except PackageNotFoundError:
            continue  # of that system alone
        for file in found:
            path = Path(str(file.locate()))
            if ".." not in file.parts and is_kept(str(file)) and path.is_file():
                yield f"lib/{file}", path.stat().st_size
    for folder in ("app", "resources"):
        for path in (places.root / folder).rglob("*"):
            relative = str(path.relative_to(places.root))
            if path.is_file() and is_kept(relative):
                yield f"lib/{relative}", path.stat().st_size


def _without_wheels(packages: list[LockedPackage], target: TargetSystem) -> list[str]:
    """Return what pip says of packages that have no wheel there, or none of a locked hash; nothing is installed."""
    platforms = [part for wheel in target.wheels for part in ("--platform", wheel)]
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "wanted.txt"
        wanted.write_text("\n".join(each.requirement for each in packages) + "\n", encoding="utf-8")
        checks = [
            "--dry-run",
            "--ignore-installed",
            "--no-deps",
            "--require-hashes",
            "--only-binary",
            ":all:",
        ]
        where = ["--python-version", PYTHON, "--implementation", "cp", "--target", folder, *platforms]
        asked = subprocess.run(
            [sys.executable, "-m", "pip", "install", "--quiet", *checks, *where, "-r", str(wanted)],
            capture_output=True,
            text=True,
        )
    return [] if asked.returncode == 0 else [line for line in asked.stderr.splitlines() if "ERROR" in line]


def _wrong_types(places: PackagePlaces, target: TargetSystem) -> list[str]:
    """Return the functions and modules that the program uses where it runs there, and that are not there, by mypy."""
    how = ["--platform", target.platform, "--no-warn-unreachable"]
    cache = ["--cache-dir", str(places.work / f"types-{target.name}")]
    asked = subprocess.run(
        [sys.executable, "-m", "mypy", *how, *cache], cwd=places.root, capture_output=True, text=True
    )
    return [
        line
        for line in asked.stdout.splitlines()
        if line.endswith(_NOT_THERE) and not line.startswith(_LINUX_ALONE)
    ]


def _wrong_recipe(places: PackagePlaces, target: TargetSystem, paths: list[str]) -> list[str]:
    """Return what is wrong with the recipe of a system."""
    try:
        if target is MACOS:
            check_entitlements()
            return []
        release, icon = release_of(places.root), places.work / "oyster.ico"
        check_script(setup_script(release, places.root, places.frozen, places.results, icon, {}))
    except Stop as stop:
        return [str(stop)]
    return unusable_paths(paths)


if __name__ == "__main__":
    try:
        dry_run(PackagePlaces(Path(__file__).resolve().parents[2]), TARGETS[sys.argv[1]])
    except Stop as stop:
        sys.exit(str(stop))
