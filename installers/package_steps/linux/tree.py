"""The files of an installed program, laid out as a Debian system has them."""

from __future__ import annotations

import gzip
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from setup_steps.commands import run_logged

from ..places import PackagePlaces
from ..release import Release
from .debugging import leave_debugging_out
from .licences import copy_licences
from .search_paths import forget_build_machine

PACKAGE = "oyster-desktop"
FILES = Path(__file__).parent / "files"


@dataclass(frozen=True)
class Tree:
    """The files below ``root``, as they lie below ``/`` once installed."""

    root: Path

    @property
    def program(self) -> Path:
        """The folder of the frozen program."""
        return self.root / "usr" / "lib" / PACKAGE

    @property
    def share(self) -> Path:
        """The folder of what does not depend on the processor."""
        return self.root / "usr" / "share"

    def paths(self) -> Iterator[Path]:
        """Yield everything in the tree, links and folders too, in order."""
        yield from sorted(self.root.rglob("*"))

    @property
    def files(self) -> int:
        """The number of files."""
        return sum(path.is_file() and not path.is_symlink() for path in self.paths())

    @property
    def installed_bytes(self) -> int:
        """The bytes of all files."""
        return sum(path.stat().st_size for path in self.paths() if path.is_file() and not path.is_symlink())


def tree_of(places: PackagePlaces) -> Tree:
    """Return where the files of an installed program are laid out."""
    return Tree(places.work / "tree")


def arrange(places: PackagePlaces, frozen: Path, release: Release) -> Tree:
    """Lay out the frozen program with everything a desktop wants to know of it. Raises ``Stop``, ``OSError``."""
    tree = tree_of(places)
    shutil.rmtree(tree.root, ignore_errors=True)
    shutil.copytree(frozen, tree.program, symlinks=True, copy_function=os.link)
    leave_debugging_out(tree.program)
    forget_build_machine(tree.program)
    trial = tree.program / "lib" / "share" / "oyster" / places.trial_model.name
    _put(trial, places.trial_model.read_bytes())
    command = tree.root / "usr" / "bin" / "oyster"
    command.parent.mkdir(parents=True)
    command.symlink_to(Path("..", "lib", PACKAGE, "oyster"))
    _put_descriptions(tree, release)
    _make_generated(places, tree)
    _put_documents(places, tree, release)
    copy_licences(places, tree.share / "doc" / PACKAGE / "licences")
    settle(tree, release.moment, tree.program / "oyster")
    return tree


def _put(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def _put_descriptions(tree: Tree, release: Release) -> None:
    """Put desktop entries, AppStream metadata and the file type where a desktop looks for them."""
    for name in (f"{PACKAGE}.desktop", f"{PACKAGE}-model.desktop"):
        _put(tree.share / "applications" / name, (FILES / name).read_bytes())
    described = (FILES / f"{PACKAGE}.metainfo.xml").read_text(encoding="utf-8")
    described = described.replace("@VERSION@", release.version).replace("@DATE@", release.day)
    _put(tree.share / "metainfo" / f"{PACKAGE}.metainfo.xml", described.encode())
    _put(tree.share / "mime" / "packages" / f"{PACKAGE}.xml", (FILES / f"{PACKAGE}-mime.xml").read_bytes())


def _make_generated(places: PackagePlaces, tree: Tree) -> None:
    """Have icons, completions and the manual page made by the program itself and its environment."""
    drawing = places.root / "resources" / "icons" / "program.svg"
    generate = [str(places.python), str(Path(__file__).parent / "generate.py")]
    run_logged(
        [*generate, str(drawing), str(tree.share)],
        places.logs / "generate.log",
        "Icons and completions could not be made.",
    )
    page = places.work / "oyster.1"
    spoken = [
        "--no-info",
        "--name",
        "talk with a model that runs on this computer",
        "--include",
        str(FILES / "oyster.1.in"),
    ]
    run_logged(
        ["help2man", *spoken, "--output", str(page), str(tree.program / "oyster")],
        places.logs / "manual.log",
        "The manual page could not be made.",
        environment={"OYSTER_LANGUAGE": "en", "LC_ALL": "C.UTF-8", "COLUMNS": "90"},
    )
    _put(tree.share / "man" / "man1" / "oyster.1.gz", _packed(page.read_bytes()))


def _put_documents(places: PackagePlaces, tree: Tree, release: Release) -> None:
    """Put the copyright, the changes and Debian's changelog into the package's folder of documents."""
    documents = tree.share / "doc" / PACKAGE
    _put(documents / "copyright", (FILES / "copyright").read_bytes())
    _put(documents / "NEWS.md.gz", _packed((places.root / "CHANGELOG.md").read_bytes()))
    when = format_datetime(datetime.fromtimestamp(release.moment, UTC))
    changes = (
        f"{PACKAGE} ({release.version}) unstable; urgency=medium\n\n"
        f"  * What is new stands in NEWS.md.gz.\n\n -- {release.maintainer}  {when}\n"
    )
    _put(documents / "changelog.gz", _packed(changes.encode()))
    _put(tree.share / "lintian" / "overrides" / PACKAGE, (FILES / "lintian-overrides").read_bytes())


def _packed(content: bytes) -> bytes:
    return gzip.compress(content, 9, mtime=0)


def settle(tree: Tree, moment: int, program: Path) -> None:
    """Give all files the rights and the time that they have in every build of this commit; one is a program."""
    for path in (*tree.paths(), tree.root):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == program else 0o644)
        os.utime(path, (moment, moment), follow_symlinks=False)
