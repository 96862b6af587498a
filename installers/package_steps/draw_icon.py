"""Draws the program's icon into a file of several sizes: run with the Python of the environment that is frozen.

Both formats hold PNG pictures behind a short index; Qt writes one picture a file, so the index is written here.
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

_COLOUR = "#17697a"  # the accent of the light appearance
_ICO_SIDES = (16, 24, 32, 48, 64, 128, 256)  # pixels
_ICNS_TYPES = {b"icp4": 16, b"icp5": 32, b"icp6": 64, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}


def drawing_in(path: Path) -> str:
    """Return the drawing in a file, in the program's colour."""
    return path.read_text(encoding="utf-8").replace("currentColor", _COLOUR)


def picture(drawing: str, side: int) -> bytes:
    """Return a drawing as a PNG of ``side`` pixels each way."""
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):
        raise SystemExit("A picture of the icon could not be made.")
    return bytes(buffer.data().data())


def ico(drawing: str) -> bytes:
    """Return a Windows icon: a header, an entry of 16 bytes for each picture, the pictures (PNG since Vista)."""
    pictures = [picture(drawing, side) for side in _ICO_SIDES]
    at = 6 + 16 * len(pictures)
    index = b""
    for side, data in zip(_ICO_SIDES, pictures, strict=True):
        index += struct.pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(data), at)
        at += len(data)
    return struct.pack("<HHH", 0, 1, len(pictures)) + index + b"".join(pictures)


def icns(drawing: str) -> bytes:
    """Return a macOS icon: a header, then for each picture its type, its length with this head, and the PNG."""
    body = b""
    for kind, side in _ICNS_TYPES.items():
        data = picture(drawing, side)
        body += kind + struct.pack(">I", len(data) + 8) + data
    return b"icns" + struct.pack(">I", len(body) + 8) + body


if __name__ == "__main__":
    drawn = drawing_in(Path(sys.argv[1]))
    Path(sys.argv[2]).write_bytes((ico if sys.argv[2].endswith(".ico") else icns)(drawn))
