"""A screen for the bare system's program: Xvfb on this machine, keys pressed by xdotool, pictures by xwd."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

_SIZE = (1280, 800)
_LOOK_SECONDS = 0.02
_BLANK = 50  # colours
_PRIMARY = (23, 105, 122)  # the accent of the light appearance
_LEAST_PIXELS = 1000
_STILL_SECONDS = 1.5
_CURSOR_PIXELS = 150  # it blinks


class Screen:
    """A screen with a number, reached from a chroot too, by its abstract socket."""

    def __init__(self, name: str) -> None:
        self.name = name

    def wait_for_window(self, process: subprocess.Popen[str], seconds: float = 120.0) -> str:
        """Wait until the program shows a window, and return the window's number."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if process.poll() is not None:
                raise AssertionError(
                    f"The program ended with {process.returncode}: {process.communicate()[1]}"
                )
            found = self._tool("search", "--onlyvisible", "--class", "oyster").split()
            if found:
                return found[-1]
            time.sleep(_LOOK_SECONDS)
        raise AssertionError("The program showed no window.")

    def press(self, key: str, text: str = "") -> None:
        """Give the newest window the keyboard, write a text in it, and press a key."""
        windows = self._tool("search", "--onlyvisible", "--class", "oyster").split()
        assert windows, "the program has no window"
        self._tool("windowfocus", "--sync", windows[-1])
        self._tool("type", "--delay", "20", text)
        self._tool("key", key)

    def press_primary(self) -> None:
        """Click on what has the colour of the one thing to do next."""
        rows, columns = np.nonzero((self._pixels() == _PRIMARY).all(axis=2))
        assert len(rows) > _LEAST_PIXELS, "there is no primary button on the screen"
        self._tool("mousemove", str(int(np.median(columns))), str(int(np.median(rows))), "click", "1")

    def still_picture(self, target: Path, seconds: float = 60.0) -> Path:
        """Save what the screen shows once it has stopped changing."""
        end = time.monotonic() + seconds
        before = self._pixels()
        while True:
            time.sleep(_STILL_SECONDS)
            now = self._pixels()
            if np.count_nonzero((before != now).any(axis=2)) <= _CURSOR_PIXELS:
                return self.picture(target)
            assert time.monotonic() < end, f"the screen did not come to rest: {target}"
            before = now

    def picture(self, target: Path, seconds: float = 60.0) -> Path:
        """Save what the screen shows, as soon as it shows something."""
        target.parent.mkdir(parents=True, exist_ok=True)
        end = time.monotonic() + seconds
        while True:
            pixels = self._pixels()
            _save(pixels, target)
            if len(np.unique(pixels.reshape(-1, 3), axis=0)) > _BLANK:
                return target
            assert time.monotonic() < end, f"the window shows nothing: {target}"
            time.sleep(0.5)

    def _pixels(self) -> np.ndarray:
        dump = ["xwd", "-root", "-silent", "-display", self.name]
        return _pixels_of(subprocess.run(dump, capture_output=True, check=True).stdout)

    def _tool(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments], capture_output=True, text=True, env=_environment(self.name)
        )
        return done.stdout


def _environment(display: str) -> dict[str, str]:
    return {"DISPLAY": display, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}


def _pixels_of(dump: bytes) -> np.ndarray:
    """Return the picture in a dump of xwd, whose pixels begin with blue, as rows of red, green and blue."""
    header = np.frombuffer(dump, ">u4", 25)
    begin, width, height = int(header[0]), int(header[4]), int(header[5])
    pixel_bytes, line, colours = int(header[11]) // 8, int(header[12]), int(header[19])
    data = np.frombuffer(dump, np.uint8, height * line, begin + colours * 12).reshape(height, line)
    return data[:, : width * pixel_bytes].reshape(height, width, pixel_bytes)[:, :, 2::-1]


def _save(pixels: np.ndarray, target: Path) -> None:
    from PySide6.QtGui import QImage

    rows = np.ascontiguousarray(pixels)
    picture = QImage(rows.data, rows.shape[1], rows.shape[0], rows.shape[1] * 3, QImage.Format.Format_RGB888)
    assert picture.save(str(target)), target


@contextmanager
def open_screen() -> Iterator[Screen]:
    """A screen of its own, of a usual laptop's size."""
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", f"{_SIZE[0]}x{_SIZE[1]}x24", "-ac", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert server.stdout is not None
        yield Screen(f":{server.stdout.readline().strip()}")
    finally:
        server.terminate()
        server.wait(10)
