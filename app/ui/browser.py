"""The opening of a web address in the person's browser."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.launcher import the_launcher


def opened_in_browser(address: str) -> bool:
    """Open an address outside the program, and return whether something here opens addresses.

    On Linux the launcher does it: a browser that this process started would have no network, as it has none.
    """
    launcher = the_launcher()
    if launcher is None:
        return QDesktopServices.openUrl(QUrl(address))
    try:
        launcher.open_address(address)
    except OSError:
        return False
    return True
