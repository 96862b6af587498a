"""``oyster update``: look for a newer version now, and fetch its installer."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import platformdirs
import typer

from app import __version__
from app.commands.progress_lines import progress_lines
from app.commands.terminal import say
from app.locations import absolute_path
from app.session.program_update.publisher import own_copy
from app.session.program_update.update import fetch_installer, newer_release
from app.session.program_update.update_words import fetched_words, newer_words
from app.translation import together, tr


def update(
    fetch: Annotated[bool, typer.Option("--fetch", help=tr("Fetch the installer and check it."))] = False,
    folder: Annotated[
        Path | None, typer.Option(help=tr("Where the installer is put; the folder of downloads if not said."))
    ] = None,
) -> None:
    """Look for a newer version; hash and signature of what is fetched are checked, and nothing is installed."""
    copy = own_copy()
    release = newer_release(copy.named_publisher())
    if release is None:
        say(tr("Version {version} is the newest.", version=__version__))
        return
    if not fetch:
        say(together(newer_words(release), tr("'oyster update --fetch' fetches its installer.")))
        return
    target = absolute_path(folder) if folder else platformdirs.user_downloads_path()
    with progress_lines(tr("Oyster {version}", version=release.version)) as show:
        installer = fetch_installer(copy, release, target, show)
    say(fetched_words(release, installer))
