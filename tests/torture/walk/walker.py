"""The walker: a person at the window with eyes, hands, a memory of what was said, and chance."""

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
    """What has to be seen after an action, in words and as a question, and within how many seconds."""

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
    point_size: float  # of text at 100 %
    models: frozenset[str]
    sight: Sight = field(init=False)
    hands: Hands = field(init=False)
    said: list[str] = field(default_factory=list)
    deleted: set[str] = field(default_factory=set)
    detail: str = ""

    def __post_init__(self) -> None:
        """Look at the window that is to be walked through."""
        self.sight, self.hands = Sight(self.window), Hands(self.window)

    @property
    def loading(self) -> bool:
        """True while the header says that a model is loading."""
        return "Loading" in self.sight.model

    def words_in(self, conversation: ConversationId) -> set[str]:
        """Return the person's messages that are kept of a conversation, in all its versions."""
        messages = self.session.vault.tree(conversation).messages
        return {squeezed(each.text) for each in messages if each.role is Role.USER}

    def focused(self) -> QWidget:
        """Return what has the keyboard."""
        return QApplication.focusWidget() or self.window


Act = Callable[[Walker], "Effect | None"]
"""Do something, and return what has to be seen then; None where it is not possible now."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something a person does, and how often compared with the others."""

    name: str
    weight: float
    act: Act
