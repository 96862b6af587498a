"""Windows on conversations that a passphrase opens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from app.locations import Locations
from app.session.session import Session
from app.ui.window_keeper import WindowKeeper
from tests.privacy.quick_cost import QUICK

PASSPHRASE = "three quiet boats at dawn"


@contextmanager
def kept_windows(home: Locations) -> Iterator[WindowKeeper]:
    """Open a main window without a model, and close what is open at the end."""
    session = Session(home, region="GB", passphrase_cost=QUICK)
    session.unlock(PASSPHRASE)
    kept = WindowKeeper(session)
    kept.open_main()
    yield kept
    for window in (kept.window, kept.locked):
        if window is not None:
            window.close()
            window.deleteLater()
    kept.end()
