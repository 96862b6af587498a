"""``oyster``: opens the window or, without a screen, the conversation in the terminal.

What the window needs is imported while the opening one stands, so imports are inside.
"""

from __future__ import annotations

import importlib
import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from app.commands.exit_codes import ExitCode
from app.commands.garbage_collection import imported_without_collecting
from app.commands.root_options import Invocation
from app.locations import Locations
from app.translation import tr

if TYPE_CHECKING:
    from app.domain.model import InstalledModel
    from app.session.session import Session
    from app.ui.one_window import OneWindow
    from app.ui.opening_window import OpeningWindow


# What is read while the opening window stands; between two of these it looks at a message that was sent.
_PARTS = (
    "msgspec",
    "sqlalchemy",
    "app.session.session",
    "app.ui.transcript.transcript_view",
    "app.ui.panel.panel",
    "app.ui.main_window",
    "app.ui.application",
    "app.commands.model_option",
)


def screen_is_there(platform: str, environment: dict[str, str]) -> bool:
    """Return whether a window can be shown: on Linux with a display server, or where a Qt platform is set."""
    if platform in ("win32", "darwin"):
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def open_program(invocation: Invocation) -> ExitCode:
    """Open the window, or the terminal conversation without a screen."""
    if not screen_is_there(sys.platform, dict(os.environ)):
        from app.commands.chat import talk
        from app.commands.terminal import say

        say(tr("There is no screen here, so the conversation opens in this terminal."))
        return talk(invocation, invocation.start_with)
    if _demonstration_runs(invocation.locations):  # one that a fall, or a cut of the power, has interrupted
        return _show_demonstration(invocation.locations)
    with imported_without_collecting():
        from app.ui.import_hook import look_at_no_module

        look_at_no_module()
        from app.ui.one_window import only_window
    with only_window(invocation.locations) as only:
        code = _opened(invocation, only) if only is not None else ExitCode.DONE
    if only is not None and _demonstration_runs(invocation.locations):  # begun in the window that has closed
        return _show_demonstration(invocation.locations)
    return code


def _opened(invocation: Invocation, only: OneWindow) -> ExitCode:
    """Show the opening window, and then the program's; one that is closed already is not followed by another."""
    with imported_without_collecting():
        from app.ui.opening_window import open_at_once

        shown = open_at_once(invocation.locations, invocation.region)
    with shown as opening:
        with imported_without_collecting():
            opening.meanwhile(*(partial(importlib.import_module, each) for each in _PARTS))
        if opening.wishes.closed:
            return ExitCode.DONE
        from app.session.session import Session

        later = invocation.passphrase_fd is None
        with Session(invocation.locations, region=invocation.region, keyring_later=later) as session:
            return _run(session, invocation, only, opening)


def _run(session: Session, invocation: Invocation, only: OneWindow, opening: OpeningWindow) -> ExitCode:
    from app.ui.application import open_window

    if invocation.passphrase_fd is not None:
        from app.commands.invocation import open_vault

        open_vault(session, invocation, ask=False)
    return ExitCode(
        open_window(session, only, model=_first_model(session, invocation.start_with), opening=opening)
    )


def _first_model(session: Session, wanted: str) -> InstalledModel | None:
    """Return the model to open with. Raises ``NoModel``, ``GgufError``."""
    from app.commands.model_option import model_named

    return model_named(session, wanted) if wanted else session.preferred_model()


def _demonstration_runs(locations: Locations) -> bool:
    """Return whether a demonstration was begun and not left. Raises ``DemonstrationError`` where it is damaged."""
    if not locations.demonstration_state.exists():
        return False
    from app.session.demonstration.kept_state import read_state

    return read_state(locations) is not None


def _show_demonstration(locations: Locations) -> ExitCode:
    from app.commands.demonstration import show_demonstration

    return show_demonstration(locations)
