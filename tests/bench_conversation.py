"""A long conversation in the window: opened, scrolled, written into, and left alone.

All figures are of the window's own thread, in the time that it takes of a processor, which others do not use.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest

from app.domain.conversation import Conversation, ConversationId, Message, Role, new_message_id, now
from app.locations import Locations
from app.session.session import Session
from app.ui.appearance import apply_appearance
from app.ui.main_window import MainWindow
from app.ui.qt_application import application
from tests.bench_figures import Figure, median_of

MESSAGES, FRAMES, TOKENS = 1_000, 200, 500
IDLE_SECONDS = 10.0
_ROUNDS = 7
_TOKEN_SECONDS = 0.01
_OPEN_GOAL, _FRAME_GOAL, _TOKEN_GOAL = 150, 16, 8  # ms
_QUESTION = "A calm question about an ordinary day, long enough to wrap where the column is narrow?"
_REPLY = """Here is **one way** to think about it:

1. Sleep first, *then* decide.
2. Write down what worries you, and `count` it.

Nothing has to be solved tonight. """


def conversation(folder: Path) -> Iterator[Figure]:
    """Yield what a conversation of a thousand messages costs, in milliseconds of the window's own thread."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    running = application()
    apply_appearance(running, "light", 1.0)
    with Session(Locations(folder), region="GB", private=True) as session:
        session.prepare_screen()
        long, other = _filled(session, MESSAGES), _filled(session, 2)
        window = MainWindow(session)
        window.show()
        window.use_model(None)
        QTest.qWait(1000)
        opened = _openings(window, long.id, other.id)
        yield median_of(f"open a conversation of {MESSAGES:,} messages", opened, "ms", at_most=_OPEN_GOAL)
        frames = _frames(window)
        yield median_of("scroll through it, a frame", frames, "ms")
        yield Figure("… the slowest frame", max(frames), "ms", count=len(frames), at_most=_FRAME_GOAL)
        tokens = _tokens(window)
        yield median_of("write a reply into it at 100 tokens a second, a token", tokens, "ms")
        slowest = sorted(tokens)[min(len(tokens) - 1, round(0.99 * len(tokens)))]
        yield Figure("… the 99th percentile", slowest, "ms", count=len(tokens), at_most=_TOKEN_GOAL)
        began, loop = time.process_time(), QEventLoop()
        QTimer.singleShot(round(1000 * IDLE_SECONDS), loop.quit)  # QTest.qWait looks a hundred times a second
        loop.exec()
        idle = 100 * (time.process_time() - began) / IDLE_SECONDS
        yield Figure(f"idle for {IDLE_SECONDS:.0f} s, of a processor", idle, "%")
        window.close()


def _filled(session: Session, count: int) -> Conversation:
    """Return a conversation of so many messages."""
    begun, parent = session.vault.start(f"{count} messages"), None
    for number in range(count):
        role = Role.ASSISTANT if number % 2 else Role.USER
        text = _REPLY if number % 2 else _QUESTION
        message = Message(new_message_id(), begun.id, parent, role, f"{text} {number}", now())
        session.vault.append(message)
        parent = message.id
    return begun


def _openings(window: MainWindow, long: ConversationId, other: ConversationId) -> list[float]:
    taken = []
    for _ in range(_ROUNDS):
        _open(window, other)
        QTest.qWait(500)
        taken.append(_ms(lambda: _open(window, long)))
        QTest.qWait(300)
    return taken


def _open(window: MainWindow, wanted: ConversationId) -> None:
    """Open a conversation, and wait until its end is painted."""
    window.open(wanted)
    while (tree := window.flow.open.tree) is None or tree.conversation.id != wanted:
        time.sleep(0.002)
        application().processEvents()
    path = window.flow.open.path
    assert window.transcript.timeline.isVisible() and len(path) > 1
    application().processEvents()
    window.grab()


def _frames(window: MainWindow) -> list[float]:
    """Scroll up from the end, three lines of a wheel a frame, and paint each."""
    bar, taken = window.transcript.verticalScrollBar(), []
    for _ in range(FRAMES):
        taken.append(
            _ms(lambda: (bar.setValue(bar.value() - 60), application().processEvents(), window.grab()))
        )
    bar.setValue(bar.maximum())
    return taken


def _tokens(window: MainWindow) -> list[float]:
    """Let a reply arrive; what happens between two tokens counts for the one before."""
    window.transcript.begin_reply(False)
    words, taken = (_REPLY * 40).split(" "), []
    for word in words[:TOKENS]:
        began = time.thread_time()
        window.transcript.append_reply(word + " ")
        until = time.monotonic() + _TOKEN_SECONDS
        while time.monotonic() < until:
            application().processEvents()
            time.sleep(0.001)
        taken.append(1000 * (time.thread_time() - began))
    return taken


def _ms(work: Callable[[], object]) -> float:
    began = time.thread_time()
    work()
    return 1000 * (time.thread_time() - began)
