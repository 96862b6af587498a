"""The options before the command, and the data folder that they name; what opens the window needs nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from app.domain.errors import OysterError
from app.locations import Locations, locate
from app.translation import tr


class Invocation(NamedTuple):
    """The options before the command."""

    locations: Locations
    passphrase_fd: int | None = None
    start_with: str = ""
    region: str = ""


def located(data_dir: Path | None = None) -> Locations:
    """Return the paths of the data folder. Raises ``OysterError`` where it is in a home that there is not."""
    try:
        return locate(data_dir)
    except RuntimeError as error:
        raise OysterError(
            tr(
                "The data folder is said to be in the home of somebody who is not known here. Name another one."
            ),
            str(error),
        ) from error
