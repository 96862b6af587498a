"""A conversation opened by the next program is not read again: counted in tokens, with real sessions and workers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest

from app.domain.analysis import Mode
from app.domain.cancellation import CancelToken
from app.domain.conversation import Message
from app.domain.generation import Sampling
from app.domain.turn import TurnEnded
from app.locations import Locations
from app.session.engine_queue import Use
from app.session.session import Session
from app.storage.kept_states import STATES
from tests.engine.scripted_model import build_scripted_model
from tests.privacy.quick_cost import QUICK

GREEDY = Sampling(temperature=0.0, seed=1, max_tokens=8)
LONG = "Tell me of ships that sail at night, of their lights and of those who steer them. " * 3
MARKS = 16  # tokens of a template around a message, at most


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@contextmanager
def opened(home: Path, *, private: bool = False, reply: str = "Ships sail on.") -> Iterator[Session]:
    """Open a session with a passphrase and a model that gives this reply."""
    with Session(Locations(home / "data"), region="GB", private=private, passphrase_cost=QUICK) as session:
        if not private:
            session.unlock("seven ships sail past the pier")
        path = home / f"{reply.split()[0]}.gguf"
        if not path.is_file():
            build_scripted_model(path, reply)
        # as a session does when a model is chosen, without its judges
        model = session.library.add(path)
        session.engine.load(path, sha256=model.sha256, context_size=1024)
        session._model = model
        yield session


def say(session: Session, text: str, after: Message | None = None) -> TurnEnded:
    place = (after.conversation, after.id) if after is not None else (None, None)
    events = list(session.say(text, *place, GREEDY, Mode.OBSERVE))
    return next(event for event in events if isinstance(event, TurnEnded))


def files(home: Path) -> list[Path]:
    folder = home / "data" / STATES
    return list(folder.iterdir()) if folder.is_dir() else []


def test_a_conversation_opened_by_the_next_program_is_brought_back_and_gone_with_it(home: Path) -> None:
    then = "And by day?"
    with opened(home) as session:
        first = say(session, LONG).message
        assert session.states.keep(first.conversation, CancelToken())
        assert not session.states.keep(first.conversation, CancelToken()), "nothing came after it"
        tokens = {text: len(session.engine.tokenise(text)) for text in (LONG, then)}
    assert len(files(home)) == 1

    with opened(home, reply="Waves roll on.") as session:
        assert not session.states.bring(first.conversation, CancelToken()), "another model's is of no use"
    with opened(home) as session:
        assert session.states.bring(first.conversation, CancelToken())
        second = say(session, then, first)
        assert second.facts.tokens_read <= tokens[then] + MARKS
        assert second.facts.tokens_reused > tokens[LONG]
        assert session.states.keep(first.conversation, CancelToken()), "it went on"
        assert len(files(home)) == 1
        session.vault.delete(first.conversation)
        assert files(home) == []


def test_a_state_that_was_harmed_is_read_again(home: Path) -> None:
    with opened(home) as session:
        first = say(session, LONG).message
        assert session.states.keep(first.conversation, CancelToken())
    (file,) = files(home)
    file.write_bytes(file.read_bytes()[:-1])
    with opened(home) as session:
        assert not session.states.bring(first.conversation, CancelToken())
        assert files(home) == []
        second = say(session, "And by day?", first)
        assert second.facts.tokens_read > len(session.engine.tokenise(LONG))
        session.vault.delete(first.conversation)


def test_a_private_conversation_leaves_nothing_and_who_wants_the_engine_goes_first(home: Path) -> None:
    with opened(home, private=True) as session:
        first = say(session, LONG).message
        assert not session.states.keep(first.conversation, CancelToken())
        with session.queue.held(Use.REPLY, CancelToken()):
            assert not session.states.keep(first.conversation, CancelToken())
            assert not session.states.bring(first.conversation, CancelToken())
    assert files(home) == []


def test_who_wants_none_kept_has_none_and_those_of_before_go(home: Path) -> None:
    with opened(home) as session:
        first = say(session, LONG).message
        assert session.states.keep(first.conversation, CancelToken())
        assert len(files(home)) == 1
        session.save_settings(msgspec.structs.replace(session.settings, states_kept=False))
        assert files(home) == []
        assert session.vault.state_of(first.conversation) is None
        say(session, "And by day?", first)
        assert not session.states.keep(first.conversation, CancelToken())
        assert files(home) == []
        session.save_settings(msgspec.structs.replace(session.settings, states_kept=True))
        assert session.states.keep(first.conversation, CancelToken())
        session.vault.delete(first.conversation)
