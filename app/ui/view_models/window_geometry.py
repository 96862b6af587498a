"""Where the window opens: inside the screen, where it stood the last time if that can be seen."""

from __future__ import annotations

from typing import NamedTuple

USUAL_SIZE = (1280, 800)
SMALLEST_SIZE = (560, 420)
_FRAME = (2, 38)  # pixels for a frame and a title bar, whose size is known only once the window is shown


class Box(NamedTuple):
    """A rectangle in the system's pixels."""

    left: int
    top: int
    width: int
    height: int

    def shared_with(self, other: Box) -> int:
        """Return the area that both cover."""
        across = min(self.left + self.width, other.left + other.width) - max(self.left, other.left)
        down = min(self.top + self.height, other.top + other.height) - max(self.top, other.top)
        return max(0, across) * max(0, down)


def smallest_size(screen: Box) -> tuple[int, int]:
    """Return the smallest size of a window on a screen, which may be smaller than usual itself."""
    room = _room(screen)
    return min(SMALLEST_SIZE[0], room.width), min(SMALLEST_SIZE[1], room.height)


def opening_box(wanted: Box | None, screens: tuple[Box, ...]) -> Box:
    """Return where the window opens; ``screens`` are the areas that windows may use, the main one first.

    A remembered place is moved onto the screen that shows most of it, and made smaller where it is larger.
    """
    if not screens:
        return wanted or Box(0, 0, *USUAL_SIZE)
    if wanted is None or wanted.width <= 0 or wanted.height <= 0:
        room = _room(screens[0])
        width, height = min(USUAL_SIZE[0], room.width), min(USUAL_SIZE[1], room.height)
        return Box(
            room.left + (room.width - width) // 2, room.top + (room.height - height) // 2, width, height
        )
    room = _room(max(screens, key=wanted.shared_with))
    width, height = min(wanted.width, room.width), min(wanted.height, room.height)
    left = min(max(wanted.left, room.left), room.left + room.width - width)
    top = min(max(wanted.top, room.top), room.top + room.height - height)
    return Box(left, top, width, height)


def _room(screen: Box) -> Box:
    """Return the part of a screen that a window's content can fill, without its frame."""
    side, bar = _FRAME
    return Box(screen.left + side, screen.top + bar, screen.width - 2 * side, screen.height - bar - side)
