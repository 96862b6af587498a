"""``oyster models``: all of its commands."""

from __future__ import annotations

from app.commands.models import models_app
from app.commands.models_folder import (
    MOVE_HELP,
    RELOCATE_HELP,
    SHARED_HELP,
    move_command,
    relocate_command,
    shared_command,
)
from app.commands.models_get import CANCEL_HELP, GET_HELP, cancel_command, get_command
from app.commands.models_hub import FILES_HELP, SEARCH_HELP, files_command, search_command
from app.commands.models_prove import prove_command
from app.commands.models_queue import QUEUE_HELP, queue_command
from app.commands.models_recommend import recommend_command
from app.translation import tr

__all__ = ["models_app"]

models_app.command(name="get", help=GET_HELP)(get_command)
models_app.command(name="cancel", help=CANCEL_HELP)(cancel_command)
models_app.command(name="files", help=FILES_HELP)(files_command)
models_app.command(name="search", help=SEARCH_HELP)(search_command)
models_app.command(
    name="prove",
    help=tr(
        "Check that a GGUF is made of published weights, by a sample of them, and say what could have been missed."
    ),
)(prove_command)
models_app.command(
    name="recommend", help=tr("Say which model fits this machine, and what it takes, gives and lacks.")
)(recommend_command)
models_app.command(name="queue", help=QUEUE_HELP)(queue_command)
models_app.command(name="move", help=MOVE_HELP)(move_command)
models_app.command(name="shared", help=SHARED_HELP)(shared_command)
models_app.command(name="relocate", help=RELOCATE_HELP)(relocate_command)
