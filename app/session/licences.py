"""The licences of the packages that this program is made of, read from what is installed with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path, PurePath

from packaging.markers import UndefinedEnvironmentName
from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from app.domain.plain_text import name_on_one_line
from app.locations import resource
from app.translation import tr

PROGRAM = "oyster-desktop"
_TEXT_NAMES = ("licen", "copying", "notice", "authors")  # how the files of licences begin, in any case
_NO_LICENCE_SAID = ("", "unknown")
_TEXTS_HERE = {"LGPL-3.0": ("LGPL-3.0", "GPL-3.0")}  # of packages that bring none
_OWN = (("Oyster desktop", "Apache-2.0.txt"), ("Inter", "Inter-OFL-1.1.txt"), ("models", "models.md"))


@dataclass(frozen=True, slots=True)
class PackageLicence:
    """A package with the licence that it states, empty where it states none, and the texts that come with it."""

    name: str
    version: str
    licence: str
    address: str
    texts: tuple[str, ...]


@cache
def package_licences(asked: tuple[str, ...] | None = None) -> tuple[PackageLicence, ...]:
    """Return the packages that the program needs on this system, directly or through others, by name.

    ``asked`` are the requirements to begin with; by default those of the program as it is installed.
    """
    if asked is None:
        try:
            asked = tuple(metadata.requires(PROGRAM) or ())
        except metadata.PackageNotFoundError:
            asked = ()
    return tuple(_licence_of(metadata.distribution(name)) for name in sorted(_needed(asked)))


def own_licences() -> tuple[tuple[str, str], ...]:
    """Return the texts of the program's own licence, of its font's and of what is known of the models', by name."""
    return tuple((name, _kept(file)) for name, file in _OWN)


def licence_words(package: PackageLicence) -> str:
    """Return all that is known of a package's licence, as text."""
    stated = package.licence or tr("It states no licence; its text is below.")
    head = (f"{package.name} {package.version}", stated, package.address)
    return "\n\n".join(("\n".join(filter(None, head)), *package.texts))


def _kept(file: str) -> str:
    return resource(f"licences/{file}").read_text(encoding="utf-8")


def _needed(asked: Sequence[str]) -> set[str]:
    """Return the names of what is asked for and of what that needs; what is not installed is left out."""
    needed: set[str] = set()
    waiting = list(_wanted(asked, frozenset()))
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        name, extras = waiting.pop()
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        try:
            further = metadata.requires(name) or ()
        except metadata.PackageNotFoundError:
            continue
        needed.add(name)
        waiting += _wanted(further, extras)
    return needed


def _wanted(asked: Sequence[str], extras: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the requirements that hold on this system, each with its extras."""
    for text in asked:
        try:
            requirement = Requirement(text)
            marker = requirement.marker
            holds = marker is None or any(marker.evaluate({"extra": each}) for each in (*extras, ""))
        except (InvalidRequirement, UndefinedEnvironmentName):
            continue
        if holds:
            yield canonicalize_name(requirement.name), frozenset(requirement.extras)


def _licence_of(package: metadata.Distribution) -> PackageLicence:
    said = package.metadata
    texts = tuple(_texts_of(package))
    stated = _stated(package, texts)
    if not texts:
        texts = tuple(
            _kept(f"{file}.txt") for name in _TEXTS_HERE if name in stated for file in _TEXTS_HERE[name]
        )
    return PackageLicence(
        name=name_on_one_line(said["Name"]),
        version=name_on_one_line(package.version),
        licence=name_on_one_line(stated),
        address=name_on_one_line(_address(package)),
        texts=texts,
    )


def _stated(package: metadata.Distribution, texts: Sequence[str]) -> str:
    """Return the licence that a package states: as an expression, by its classifiers, in words, or as a text begins."""
    said = package.metadata
    expression = _field(package, "License-Expression")
    classified = [each for each in said.get_all("Classifier") or () if each.startswith("License :: ")]
    names = [each.rpartition(" :: ")[2] for each in classified if each.count(" :: ") > 1]
    words = _first_line(_field(package, "License"))
    begins = _first_line(texts[0]) if texts else ""
    title = begins if "licen" in begins.lower() else ""
    for stated in (expression, ", ".join(names), words, title):
        if stated.strip().lower() not in _NO_LICENCE_SAID:
            return stated
    return ""


def _field(package: metadata.Distribution, name: str) -> str:
    return str((package.metadata.get_all(name) or ("",))[0])


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")


def _address(package: metadata.Distribution) -> str:
    labelled = [each.partition(", ") for each in package.metadata.get_all("Project-URL") or ()]
    by_label = {label.strip().lower(): address for label, _, address in labelled}
    ours = ("homepage", "home", "source", "repository", "source code")
    home = _field(package, "Home-page")
    return home or next((by_label[each] for each in ours if each in by_label), "")


def _texts_of(package: metadata.Distribution) -> Iterator[str]:
    """Yield the texts of licences and notices in a package's metadata."""
    for file in package.files or ():
        in_metadata = any(part.endswith(".dist-info") for part in file.parts)
        if in_metadata and PurePath(file.name).name.lower().startswith(_TEXT_NAMES):
            path = Path(str(package.locate_file(file)))
            try:
                text = path.read_text(encoding="utf-8", errors="replace")
            except OSError:
                continue
            if text.strip():
                yield text.strip()
