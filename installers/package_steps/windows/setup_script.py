"""Inno Setup's script, filled in for a release, and what is wrong with one before Inno Setup is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path, PureWindowsPath

from setup_steps.messages import Stop

from ..release import Release

TEMPLATE = Path(__file__).parent / "files" / "oyster.iss"
# The longest usual folder of programs: a name of 20 letters, which is the most that Windows lets an account have.
INSTALLED_IN = r"C:\Users\abcdefghijklmnopqrst\AppData\Local\Programs\Oyster desktop"
LONGEST_PATH = 259  # characters, without the end mark; more only where somebody switched it on
_HOLE = re.compile(r"@[A-Z]+@")
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f]|[. ](?:/|$)')
_RESERVED = re.compile(r"(?:^|/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.[^/]*)?(?:/|$)", re.IGNORECASE)
_SECTION = re.compile(r"^\[(\w+)\]$")
_SECTIONS = frozenset({"Setup", "Languages", "Tasks", "Files", "Icons", "Registry", "Run", "UninstallDelete"})
SIGN_COMMAND = "OYSTER_SIGN_COMMAND"  # of the environment: a command line in which $f is the file


def setup_script(
    release: Release, root: Path, frozen: Path, results: Path, icon: Path, environment: Mapping[str, str]
) -> str:
    """Return the script. Signing is in it where ``OYSTER_SIGN_COMMAND`` is set; the command itself never is."""
    signed = "SignTool=environment\nSignedUninstaller=yes" if environment.get(SIGN_COMMAND) else ""
    values = {
        "@VERSION@": release.version,
        "@ROOT@": str(root),
        "@FROZEN@": str(frozen),
        "@RESULTS@": str(results),
        "@ICON@": str(icon),
        "@DATE@": release.day,
        "@SIGNING@": signed,
    }
    return _HOLE.sub(lambda hole: values[hole.group()], TEMPLATE.read_text(encoding="utf-8"))


def compiler_arguments(script: Path, environment: Mapping[str, str]) -> list[str]:
    """Return Inno Setup's arguments; the signing command is handed over here and is in no file."""
    command = environment.get(SIGN_COMMAND)
    return [f"/Senvironment={command}", str(script)] if command else [str(script)]


def check_script(script: str) -> None:
    """Raise ``Stop`` where a script has a hole, an unknown section, or a line that is no entry of its section."""
    if hole := _HOLE.search(script):
        raise Stop(f"The script for Inno Setup is not filled in: {hole.group()}.")
    section = ""
    for number, line in enumerate(script.splitlines(), start=1):
        if not line.strip() or line.startswith(";"):
            continue
        if found := _SECTION.match(line):
            section = found.group(1)
            if section not in _SECTIONS:
                raise Stop(f"The script for Inno Setup has no section [{section}] (line {number}).")
        elif not (_is_setting(line) if section == "Setup" else _is_entry(line)):
            raise Stop(f"Line {number} of the script for Inno Setup is no entry of [{section}]: {line}")


def _is_setting(line: str) -> bool:
    return re.match(r"^\w+=\S", line) is not None


def _is_entry(line: str) -> bool:
    """Return whether a line is parameters ("Name: value"), parted by semicolons outside quotation marks."""
    outside = re.sub(r'"(?:[^"]|"")*"', "_", line)
    return '"' not in outside and all(re.match(r"^\s*\w+:\s*\S", each) for each in outside.split(";"))


def unusable_paths(paths: Iterable[str]) -> list[str]:
    """Return what Windows cannot hold of a bundle's paths (with "/"), each with its reason."""
    found: list[str] = []
    seen: dict[str, str] = {}
    for path in sorted(paths):
        whole = str(PureWindowsPath(INSTALLED_IN, *path.split("/")))
        if len(whole) > LONGEST_PATH:
            found.append(f"{path}: {len(whole)} characters where it is installed, {LONGEST_PATH} fit")
        if _FORBIDDEN.search(path) or _RESERVED.search(path):
            found.append(f"{path}: not a name that Windows allows")
        if seen.setdefault(path.lower(), path) != path:
            found.append(f"{path}: the same as {seen[path.lower()]} where capitals do not count")
    return found
