"""The walker: its view and control of the window, the messages sent so far, and its random generator."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from PySide6.QtWidgets import QApplication, QWidget

from app.domain.conversation import ConversationId, Role
from app.session.session import Session
from app.ui.main_window import MainWindow
from tests.torture.walk.hands import Hands
from tests.torture.walk.sight import Sight, squeezed


@dataclass(frozen=True, slots=True)
class Effect:
    """The expected effect of an action, in words and as a check, and its time limit in seconds."""

    words: str
    seen: Callable[[], bool]
    seconds: float = 30.0


@dataclass(slots=True)
class Walker:
    """``said`` are the messages seen in the transcript, ``deleted`` those of conversations that were deleted.

    ``models`` are the names of the buttons that load a model of this walk; ``detail`` is what the present action did.
    """

    window: MainWindow
    session: Session
    random: Random
    point_size: float  # text size at 100 %
    models: frozenset[str]
    sight: Sight = field(init=False)
    hands: Hands = field(init=False)
    said: list[str] = field(default_factory=list)
    deleted: set[str] = field(default_factory=set)
    detail: str = ""

    def __post_init__(self) -> None:
        """Set up the view of the window."""
        self.sight, self.hands = Sight(self.window), Hands(self.window)

    @property
    def loading(self) -> bool:
        """True while the header says that a model is loading."""
        return "Loading" in self.sight.model

    def words_in(self, conversation: ConversationId) -> set[str]:
        """Return the person's stored messages of a conversation, in all versions."""
        messages = self.session.vault.tree(conversation).messages
        return {squeezed(each.text) for each in messages if each.role is Role.USER}

    def focused(self) -> QWidget:
        """Return the focused widget."""
        return QApplication.focusWidget() or self.window


Act = Callable[[Walker], "Effect | None"]
"""Do something, and return what has to be seen then; None where it is not possible now."""


@dataclass(frozen=True, slots=True)
class Action:
    """An action, and its relative frequency."""

    name: str
    weight: float
    act: Act
