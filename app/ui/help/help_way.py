"""The way to help from people where a dialog stands over the window that opens it."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QApplication, QWidget

from app.ui.help.help_window import HelpWindow


@runtime_checkable
class OpensHelp(Protocol):
    """A window that shows help from people over itself, or over a dialog that would keep it out of reach else."""

    def open_help(self, over: QWidget | None = None) -> QWidget:
        """Show help from people, over a dialog if one is given."""
        ...


def who_opens_help(widget: QWidget | None) -> OpensHelp | None:
    """Return the nearest window above that opens help, the widget itself included; None where there is none."""
    while widget is not None and not isinstance(widget, OpensHelp):
        widget = widget.parentWidget()
    return widget


def keep_help_in_reach(dialog: QWidget) -> None:
    """Let help that is open stand over a dialog that is about to be shown: somebody may be reading or writing there."""
    for window in QApplication.topLevelWidgets():
        if isinstance(window, HelpWindow) and window.isVisible():
            window.stand_over(dialog)
