"""All actions of the main window with their keys, in the order of the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.translation import tr
from app.ui.view_models.side_widths import Side
from app.ui.window_actions import WindowAction

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


def main_actions(window: MainWindow) -> tuple[WindowAction, ...]:
    """Return the actions of a window."""
    return (
        WindowAction(tr("Help from people"), "F1", window.help.open),
        WindowAction(tr("New conversation"), "Ctrl+N", window.start_new),
        WindowAction(tr("Search"), "Ctrl+F", window.search),
        WindowAction(tr("Next message found"), "F3", lambda: window.searching.step(1)),
        WindowAction(tr("Previous message found"), "Shift+F3", lambda: window.searching.step(-1)),
        WindowAction(tr("Write a message"), "Ctrl+I", window.write),
        WindowAction(tr("Stop the reply"), "Escape", window.leave_or_stop),
        WindowAction(tr("Write the last reply again"), "Ctrl+R", window.saying.regenerate_last),
        WindowAction(tr("Rename the conversation…"), "Ctrl+E", window.keeping.rename_open, apart=True),
        WindowAction(tr("Delete the conversation"), "Ctrl+Shift+Del", window.keeping.delete_open),
        WindowAction(tr("Undo the deletion"), "Ctrl+Alt+Z", window.keeping.undo_deletion),
        WindowAction(tr("Keep, move and verify…"), "Ctrl+Shift+K", window.files.open),
        WindowAction(
            tr("Show or hide the conversations"),
            "Ctrl+B",
            lambda: window.parts.toggle(Side.LIST),
            apart=True,
        ),
        WindowAction(tr("Show or hide the panel"), "Ctrl+J", lambda: window.parts.toggle(Side.PANEL)),
        WindowAction(tr("Models…"), "Ctrl+M", window.choose_model, apart=True),
        WindowAction(tr("A server elsewhere…"), "", window.server.open),
        WindowAction(tr("Downloads…"), "Ctrl+Shift+J", window.downloads.open),
        WindowAction(tr("Scenarios…"), "Ctrl+Shift+S", window.scenarios.open),
        WindowAction(tr("Strategy desk…"), "", window.desk.open),
        WindowAction(tr("Rated sets…"), "", window.sets.open),
        WindowAction(tr("Ratings…"), "Ctrl+Shift+R", window.rating.open),
        WindowAction(tr("Evaluations…"), "Ctrl+Shift+E", window.open_evaluations),
        WindowAction(tr("Connections…"), "", window.show_connections),
        WindowAction(tr("Settings…"), "Ctrl+,", window.settings.ask),
        WindowAction(tr("About…"), "", window.show_about),
        WindowAction(tr("Lock"), "Ctrl+L", window.lock_requested.emit, apart=True),
        WindowAction(tr("Change the passphrase…"), "", window.keys.change_passphrase),
        WindowAction(tr("Make a recovery key…"), "", window.keys.make_recovery_key),
        WindowAction(tr("What quick exit does…"), "", window.explain_exit),
        WindowAction(tr("Delete everything…"), "", window.deletion_requested.emit),
        WindowAction(tr("Quit"), "Ctrl+Q", window.close, apart=True),
    )
