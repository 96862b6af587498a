"""What is packaged: the version in ``pyproject.toml``, and the time of the commit that it is made of."""

from __future__ import annotations

import os
import subprocess
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from setup_steps.messages import Stop


@dataclass(frozen=True)
class Release:
    """A version, when its commit was made (seconds since 1970), and who answers for the package."""

    version: str
    moment: int
    maintainer: str

    @property
    def day(self) -> str:
        """The commit's day, as in 2026-11-29."""
        return datetime.fromtimestamp(self.moment, UTC).date().isoformat()


def release_of(root: Path, version: str | None = None) -> Release:
    """Return what the repository at ``root`` is; ``version`` takes the place of its own. Raises ``Stop``."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return Release(version or str(project["version"]), _moment(root), _maintainer())


def _moment(root: Path) -> int:
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given is not None and given.isdigit():
        return int(given)
    asked = subprocess.run(["git", "-C", root, "log", "-1", "--format=%ct"], capture_output=True, text=True)
    if asked.returncode != 0:
        raise Stop("When the commit was made is not known: set SOURCE_DATE_EPOCH, or run this in a checkout.")
    return int(asked.stdout)


def _maintainer() -> str:
    """Return who answers for the package, by Debian's own variables; nobody where they are not set."""
    name, address = os.environ.get("DEBFULLNAME"), os.environ.get("DEBEMAIL")
    return f"{name} <{address}>" if name and address else "Built from source <unsigned@oyster.invalid>"
