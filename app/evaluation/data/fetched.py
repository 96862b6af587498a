"""Data sets from the hub, fetched by the downloader process when a person asks for one."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import msgspec

from app.evaluation.errors import EvaluationError
from app.locations import resource
from app.models.download import Download, DownloadProgress
from app.models.downloader_protocol import DATA_SET, Order
from app.models.service import endpoint
from app.translation import tr
from app.yaml_table import read_yaml


class DataSet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A data set of the hub, and the files of it that a task reads."""

    id: str
    title: str
    repo: str
    revision: str
    files: tuple[str, ...]


@cache
def data_sets() -> tuple[DataSet, ...]:
    """Return the known data sets."""
    return read_yaml(resource("evaluation/data_sets.yaml"), tuple[DataSet, ...])


def data_set_named(name: str) -> DataSet:
    """Return a data set by its id or its repository. Raises ``EvaluationError``."""
    found = next((each for each in data_sets() if name in (each.id, each.repo)), None)
    if found is None:
        known = ", ".join(each.id for each in data_sets())
        raise EvaluationError(
            tr("There is no data set '{name}' to fetch. Choose one of {known}.", name=name, known=known)
        )
    return found


def fetch_data_set(
    wanted: DataSet, folder: Path, token: str, on_progress: Callable[[DownloadProgress], None]
) -> Path:
    """Fetch all files of a data set into a folder, and return the folder. Existing files are only checked.

    A later call resumes an interrupted one. Raises ``DownloadFailed``, ``WrongHash`` with one sentence.
    """
    for name in wanted.files:
        order = Order(
            repo=wanted.repo,
            file=name,
            revision=wanted.revision,
            target=str(folder / name),
            endpoint=endpoint(),
            token=token,
            repo_type=DATA_SET,
        )
        Download(order).run(on_progress)
    return folder
