"""Keeps windows out of screenshots, recordings and shared screens, where the system can: on Windows and macOS."""

from __future__ import annotations

import ctypes
import sys

from PySide6.QtGui import QGuiApplication, QWindow

_SHOWN, _EXCLUDED = 0x0, 0x11  # of SetWindowDisplayAffinity; the second from Windows 10 2004 on
_SHARED, _NOT_SHARED = 1, 0  # NSWindowSharingType


def can_hide_from_captures(platform: str = sys.platform) -> bool:
    """Return whether this system lets a window stay out of captures; X11 and Wayland do not."""
    return platform in ("win32", "darwin")


def hide_from_captures(hidden: bool) -> None:
    """Hide all windows from captures, or show them; does nothing on a system that cannot."""
    if not can_hide_from_captures() or QGuiApplication.platformName() not in ("windows", "cocoa"):
        return
    for window in QGuiApplication.topLevelWindows():
        if window.isVisible():
            (_on_windows if sys.platform == "win32" else _on_macos)(window, hidden)


def _on_windows(window: QWindow, hidden: bool) -> None:
    library = getattr(ctypes, "windll", None)
    if library is not None:
        handle = ctypes.c_void_p(int(window.winId()))
        library.user32.SetWindowDisplayAffinity(handle, ctypes.c_uint32(_EXCLUDED if hidden else _SHOWN))


def _on_macos(window: QWindow, hidden: bool) -> None:
    runtime = ctypes.CDLL("/usr/lib/libobjc.A.dylib")
    runtime.sel_registerName.restype = ctypes.c_void_p
    send = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(("objc_msgSend", runtime))
    send_number = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)(
        ("objc_msgSend", runtime)
    )
    owner = send(int(window.winId()), runtime.sel_registerName(b"window"))
    if owner:
        kind = _NOT_SHARED if hidden else _SHARED
        send_number(owner, runtime.sel_registerName(b"setSharingType:"), kind)
