"""``oyster models move``, ``shared`` and ``relocate``: where model files are."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.commands.exit_codes import ExitCode
from app.commands.invocation import invocation_of
from app.commands.progress_lines import reading_bar
from app.commands.terminal import say, say_json
from app.diagnostics.running_marker import LastEnd, last_end
from app.models.folder_move import FolderMove, finish_move
from app.models.models_place import open_library
from app.models.relocation import relocate
from app.models.shared_folders import shared_folders
from app.translation import tr

MOVE_HELP = tr(
    "Move the models folder; each copy is compared before anything is deleted. Ctrl+C stops, nothing is lost."
)
SHARED_HELP = tr(
    "List the models of LM Studio and Jan on this computer; 'oyster models add FILE' uses one there."
)
RELOCATE_HELP = tr("Say where a model's file is now; it has to be the file that was checked.")


def move_command(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help=tr("The new folder, on any disk."))],
) -> None:
    """Move the models folder; each copy is compared before anything is deleted. Ctrl+C stops, nothing is lost."""
    locations = invocation_of(context).locations
    if last_end(locations) is LastEnd.STILL_OPEN:
        say(tr("Oyster's window is open with these models. Close it, or move them there."), error=True)
        raise typer.Exit(ExitCode.FAILED)
    finish_move(locations)
    move = FolderMove(open_library(locations), locations, folder)
    with reading_bar(tr("Moving to {folder}", folder=move.target)) as show:
        try:
            moved = move.run(show)
        except KeyboardInterrupt:
            say(tr("It is stopped. The models are where they were; the same command goes on."), error=True)
            raise
    say(tr("The models are in {folder} now.", folder=moved.folder))
    for left in moved.left:
        say(tr("{path} is in use and is deleted at the next start.", path=left))


def shared_command(
    context: typer.Context,
    json: Annotated[bool, typer.Option("--json", help=tr("Print as JSON."))] = False,
) -> None:
    """List the models of LM Studio and Jan on this computer; 'oyster models add FILE' uses one where it is."""
    found = shared_folders()
    if json:
        say_json([{"program": each.program, "file": str(file.path)} for each in found for file in each.files])
        return
    if not found:
        say(tr("No models of LM Studio or Jan were found."))
    for each in found:
        say(tr("{program}, in {folder}:", program=each.program, folder=each.folder))
        for file in each.files:
            say(tr("{path}, {size} GB", path=file.path, size=f"{file.size_bytes / 1e9:.2f}"))


def relocate_command(
    context: typer.Context,
    identity: Annotated[str, typer.Argument(help=tr("Id from 'oyster models list'."))],
    path: Annotated[Path, typer.Argument(help=tr("Where its file is now; it stays there."))],
) -> None:
    """Say where a model's file is now; it has to be the file that was checked."""
    with reading_bar(tr("Reading {path}", path=path.name)) as show:
        model = relocate(open_library(invocation_of(context).locations), identity, path, show)
    say(tr("The file of '{model}' was found again.", model=model.id))
