"""The paths of packaging: an environment of its own, so that nothing of a developer's gets into an installer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from setup_steps.places import Places


@dataclass(frozen=True)
class PackagePlaces(Places):
    """The files and folders of packaging in one clone; none is created here."""

    @property
    def work(self) -> Path:
        """The folder of everything that packaging makes on its way."""
        return self.root / "build" / "package"

    @property
    def environment(self) -> Path:
        """The Python environment that is frozen: the locked packages, without those of the tests."""
        return self.work / "environment"

    @property
    def logs(self) -> Path:
        """The full output of the commands that packaging ran."""
        return self.work / "logs"

    @property
    def turn(self) -> Path:
        """The lock file held while an installer is made or tested."""
        return self.work / "lock"

    @property
    def frozen(self) -> Path:
        """The folder of the frozen program."""
        return self.work / "frozen" / "oyster"

    @property
    def results(self) -> Path:
        """The folder of the finished installers."""
        return self.root / "dist"
