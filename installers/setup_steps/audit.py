"""The list of the program's parts (SBOM, CycloneDX), and the vulnerabilities that are known of the locked packages.

The tools have an environment of their own, so that they are no part of what they look at.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from .commands import clean_environment, run_logged
from .messages import Stop
from .one_at_a_time import one_at_a_time
from .places import WINDOWS, Places
from .python_packages import ensure_environment, install_locked

NOTHING_KNOWN, VULNERABLE, NOT_AUDITED = 0, 1, 3  # exit codes
_LOCKS = ("run", "engine", "build", "test", "lock", "audit")
_PROBE = "run"  # the first package of this lock is asked for alone, before all the others


@dataclass(frozen=True)
class Audit:
    """What the database said: ``asked`` packages it knows, ``unknown`` ones, and a line for each vulnerability."""

    asked: int = 0
    unknown: tuple[str, ...] = ()
    found: tuple[str, ...] = ()
    failure: str = ""  # why it could not be asked at all

    @property
    def exit_code(self) -> int:
        """The exit code: what was not audited is never taken for sound."""
        if self.found:
            return VULNERABLE
        return NOT_AUDITED if self.failure or self.unknown or not self.asked else NOTHING_KNOWN

    def lines(self) -> list[str]:
        """Return what happened, in sentences."""
        if self.failure:
            return [f"NOT AUDITED: the database of vulnerabilities could not be asked. {self.failure}"]
        told = [f"Known vulnerability: {line}" for line in self.found]
        if self.unknown:
            told.append(f"NOT AUDITED: the database does not know {', '.join(self.unknown)}.")
        if not self.asked:
            return [*told, "Nothing was audited; the other packages were not asked for."]
        told.append(f"Packages audited: {self.asked}; known vulnerabilities: {len(self.found)}.")
        return told


def audit(places: Places) -> int:
    """Write ``build/audit/sbom.cdx.json``, ask for known vulnerabilities, tell both, and return the exit code."""
    tools = replace(places, environment_folder="build/audit/environment")
    folder = places.root / "build" / "audit"
    folder.mkdir(parents=True, exist_ok=True)
    with one_at_a_time(places.turn, "waiting for a set-up in this folder to end"):
        ensure_environment(tools)
        install_locked(tools, "audit", "the tools of the audit", interrupted=False)
    parts = _write_parts(places, tools, folder)
    print(f"{parts} parts are listed in {folder / 'sbom.cdx.json'}.")
    result = _ask(tools, folder)
    print("\n".join(result.lines()))
    return result.exit_code


def _write_parts(places: Places, tools: Places, folder: Path) -> int:
    """Write the list of parts that the program itself needs, and return how many there are. Raises ``Stop``."""
    whole = folder / "environment.cdx.json"
    project = ["--pyproject", str(places.root / "pyproject.toml"), "--mc-type", "application"]
    written = ["--output-reproducible", "--of", "JSON", "-o", str(whole)]
    run_logged(
        [_tool(tools, "cyclonedx-py"), "environment", *project, *written, str(places.python)],
        places.logs / "sbom.log",
        "The list of parts could not be written.",
    )
    document = json.loads(whole.read_text(encoding="utf-8"))
    needed = needed_parts(document, _needed_names(places))
    (folder / "sbom.cdx.json").write_text(json.dumps(needed, indent=2) + "\n", encoding="utf-8")
    whole.unlink()
    return len(needed["components"])


def needed_parts(document: dict[str, Any], needed: Set[str]) -> dict[str, Any]:
    """Return a CycloneDX document with only the parts of these names, and what they and the main one depend on."""
    kept = {each["bom-ref"]: each for each in document["components"] if _canonical(each["name"]) in needed}
    references = {document["metadata"]["component"]["bom-ref"], *kept}
    depends = [
        {**each, "dependsOn": [name for name in each.get("dependsOn", ()) if name in references]}
        for each in document["dependencies"]
        if each["ref"] in references
    ]
    return {**document, "components": list(kept.values()), "dependencies": depends}


def _needed_names(places: Places) -> frozenset[str]:
    """Return the names of the packages that the program needs on this system, as its page of licences has them."""
    question = "from app.session.licences import package_licences; print(*(each.name for each in package_licences()))"
    asked = subprocess.run(
        [places.python, "-c", question],
        cwd=places.root,
        capture_output=True,
        text=True,
        env=clean_environment(),
    )
    if asked.returncode != 0:
        raise Stop("The program could not say which packages it needs. Run 'make setup' and try again.")
    return frozenset(map(_canonical, asked.stdout.split()))


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _ask(tools: Places, folder: Path) -> Audit:
    """Ask for one package first: a database that cannot be reached, or knows nothing, is not asked for all."""
    probe = folder / "probe.txt"
    lock = tools.lock(_PROBE).read_text(encoding="utf-8")
    first = next(line for line in lock.splitlines() if line[:1].isalnum())
    probe.write_text(f"{first.split()[0]}\n", encoding="utf-8")
    result = _asked_of([probe], tools)
    if result.exit_code == NOT_AUDITED:
        return result
    return _asked_of([tools.lock(name) for name in _LOCKS], tools)


def _asked_of(requirements: Sequence[Path], tools: Places) -> Audit:
    named = [part for path in requirements for part in ("--requirement", str(path))]
    how = ["--no-deps", "--disable-pip", "--progress-spinner", "off", "--format", "json"]
    asked = subprocess.run(
        [_tool(tools, "pip-audit"), *how, *named],
        capture_output=True,
        text=True,
        errors="replace",
        env=clean_environment(),
    )
    return read_audit(asked.stdout, asked.stderr)


def read_audit(report: str, complaint: str = "") -> Audit:
    """Return what a report of pip-audit says; pip-audit itself takes a package that it does not know for sound."""
    try:
        dependencies = json.loads(report)["dependencies"]
    except (ValueError, KeyError, TypeError):
        last = [line for line in complaint.splitlines() if line.strip()][-1:]
        return Audit(failure=last[0] if last else "pip-audit said nothing.")
    known = [each for each in dependencies if "vulns" in each]
    return Audit(
        asked=len({each["name"] for each in known}),
        unknown=tuple(sorted({each["name"] for each in dependencies if "vulns" not in each})),
        found=tuple(sorted({_line(each, fault) for each in known for fault in each["vulns"]})),
    )


def _line(package: Mapping[str, str], fault: Mapping[str, Sequence[str]]) -> str:
    versions = fault.get("fix_versions") or ()
    mended = f", mended in {', '.join(versions)}" if versions else ""
    return f"{package['name']} {package['version']}: {fault['id']}{mended}"


def _tool(tools: Places, name: str) -> str:
    return str(tools.programs / (f"{name}.exe" if WINDOWS else name))
