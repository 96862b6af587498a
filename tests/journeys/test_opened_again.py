"""The story of somebody who closes the program and goes on with a conversation: nothing of it is read again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.domain.conversation import Role
from app.domain.turn import TurnFacts
from app.locations import Locations
from app.session.session import Session
from app.ui.main_window import MainWindow
from tests.engine.scripted_model import build_scripted_model
from tests.privacy.quick_cost import QUICK

TURN_MS = 60_000
LONG = "Tell me of ships that sail at night, of their lights and of those who steer them. " * 3


@contextmanager
def program(qtbot: QtBot, folder: Path) -> Iterator[MainWindow]:
    """Open a window with a model, and close it in peace."""
    with Session(Locations(folder / "data"), region="GB", passphrase_cost=QUICK) as session:
        session.unlock("seven ships sail past the pier")
        window = MainWindow(session)
        qtbot.addWidget(window)
        window.show()
        with qtbot.waitSignal(window.ready, timeout=TURN_MS):
            window.use_model(session.library.add(folder / "scripted.gguf"))
        yield window
        window.close()


def say(qtbot: QtBot, window: MainWindow, words: str) -> TurnFacts:
    with qtbot.waitSignal(window.turns.ended, timeout=TURN_MS):
        window.say(words)
    last = next(message for message in reversed(window.flow.open.path) if message.role is Role.ASSISTANT)
    turn = window._session.vault.turn_of(last.id)
    assert turn is not None
    assert turn.facts is not None
    return turn.facts


def test_a_conversation_goes_on_in_the_next_program_where_the_model_had_read_to(
    qtbot: QtBot, tmp_path: Path
) -> None:
    build_scripted_model(tmp_path / "scripted.gguf", "Ships sail on.")
    with program(qtbot, tmp_path) as window:
        say(qtbot, window, LONG)
        conversation = window.flow.open.id
        assert window.states._quiet.isActive(), "it closes before the quiet moment"
    with program(qtbot, tmp_path) as window:
        assert conversation is not None
        with qtbot.waitSignal(window.states.done, timeout=TURN_MS, check_params_cb=lambda brought: brought):
            window.flow.open_conversation(conversation)
        then = "And by day?"
        window.states._quiet.setInterval(10)
        with qtbot.waitSignal(window.states.done, timeout=TURN_MS, check_params_cb=lambda kept: kept):
            facts = say(qtbot, window, then)
        assert facts.tokens_read <= len(window._session.engine.tokenise(then)) + 16
        assert facts.tokens_reused > len(window._session.engine.tokenise(LONG))
