"""Rich text that reads no file: where a document has no resource to give, Qt reads the address from the disk."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtGui import QImage, QTextDocument


def nothing_in_place_of(kind: int) -> QImage | QByteArray:
    """Return an empty resource of a kind; for an image one clear pixel, or Qt opens the file by itself."""
    if kind != QTextDocument.ResourceType.ImageResource.value:
        return QByteArray(b"")
    pixel = QImage(1, 1, QImage.Format.Format_ARGB32)
    pixel.fill(0)
    return pixel


class SealedDocument(QTextDocument):
    """A text document that loads nothing, neither from the network nor from a file."""

    def loadResource(self, type: int, name: QUrl | str) -> QImage | QByteArray:
        """Return an empty resource."""
        return nothing_in_place_of(type)
