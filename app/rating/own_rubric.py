"""A counsellor's own edition of a rubric: checked, written to the data folder, and given up again."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from app.atomic_write import write_atomically
from app.domain.rubric import Rubric
from app.locations import private_folder
from app.rating.rubric_file import RubricError, parse_rubric, shipped_file, shipped_rubrics
from app.translation import tr


def rubric_text(folder: Path, identity: str) -> str:
    """Return the YAML of a rubric: the own one where there is one. Raises ``RubricError``."""
    own = folder / f"{identity}.yaml"
    path = own if own.is_file() else shipped_file(identity)
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RubricError(
            tr("The rubric cannot be read. Check the file {path}.", path=path), str(error)
        ) from error


def save_own_rubric(folder: Path, text: str) -> Rubric:
    """Check an edition and keep it; ratings that were made stay on the edition that they were made on.

    Raises ``RubricError`` with the line of the first fault; what was kept before is then as it was.
    """
    rubric = parse_rubric(text, "rubric.yaml")
    _check_named_apart(rubric)
    try:
        private_folder(folder)
        write_atomically(folder / f"{rubric.id}.yaml", text.encode(errors="replace"))
    except OSError as error:
        sentence = tr(
            "The rubric could not be written in {folder}. Free some space and try again.", folder=folder
        )
        raise RubricError(sentence, str(error)) from error
    return rubric


def give_up_own_rubric(folder: Path, identity: str) -> None:
    """Delete an own edition; does nothing where there is none."""
    with suppress(FileNotFoundError):
        (folder / f"{identity}.yaml").unlink()


def has_own_rubric(folder: Path, identity: str) -> bool:
    """Return whether there is an own edition of a rubric."""
    return (folder / f"{identity}.yaml").is_file()


def _check_named_apart(rubric: Rubric) -> None:
    """Refuse an edition that is called as the shipped one and is another."""
    for shipped in shipped_rubrics():
        if (shipped.id, shipped.edition) == (rubric.id, rubric.edition) and shipped != rubric:
            raise RubricError(
                tr(
                    "Your edition needs a name of its own, so that it is told from the shipped one: change what stands "
                    "behind “edition:”."
                )
            )
