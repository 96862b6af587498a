"""``oyster``: opens the window or, without a screen, the conversation in the terminal."""

from __future__ import annotations

import os
import sys

from app.commands.chat import talk
from app.commands.demonstration import show_demonstration
from app.commands.exit_codes import ExitCode
from app.commands.invocation import Invocation, open_vault
from app.commands.model_option import model_named
from app.commands.terminal import say
from app.session.demonstration.kept_state import read_state
from app.session.session import Session
from app.translation import tr


def screen_is_there(platform: str, environment: dict[str, str]) -> bool:
    """Return whether a window can be shown: on Linux with a display server, or where a Qt platform is set."""
    if platform in ("win32", "darwin"):
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def open_program(invocation: Invocation) -> ExitCode:
    """Open the window, or the terminal conversation without a screen."""
    if not screen_is_there(sys.platform, dict(os.environ)):
        say(tr("There is no screen here, so the conversation opens in this terminal."))
        return talk(invocation, invocation.start_with)
    from app.ui.application import open_window  # Qt is imported only where there is a screen

    if (
        read_state(invocation.locations) is not None
    ):  # one that a fall, or a cut of the power, has interrupted
        return show_demonstration(invocation.locations)
    later = invocation.passphrase_fd is None
    with Session(invocation.locations, region=invocation.region, keyring_later=later) as session:
        if invocation.passphrase_fd is not None:
            open_vault(session, invocation, ask=False)
        wanted = invocation.start_with
        model = model_named(session, wanted) if wanted else session.preferred_model()
        code = ExitCode(open_window(session, model=model))
    if read_state(invocation.locations) is not None:  # begun in the window that has closed
        return show_demonstration(invocation.locations)
    return code
