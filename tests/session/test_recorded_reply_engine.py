"""A reply that was given already is taken as it stands, and computed on as one that the model had written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from app.domain.analysis import Mode
from app.domain.conversation import MessageState
from app.domain.turn_state import TurnState
from app.locations import Locations
from app.session.session import Session
from app.session.turn import Saying, TurnWish
from app.storage.vault import Vault, memory_record
from tests.engine.scripted_model import OPENING_TEMPLATE, build_scripted_model

REPLY = "I would rather not say. Ask me something else 🌊"


@contextmanager
def session_with(folder: Path, gguf: Path, context_size: int = 4096) -> Iterator[Session]:
    with Session(Locations(folder / "home"), region="GB", private=True) as session:
        session.settings = msgspec.structs.replace(session.settings, context_size=context_size)
        session.load_model(session.library.add(gguf))
        yield session


def spoken(session: Session, record: Vault, saying: Saying, reply: str = REPLY) -> TurnState:
    turn = session.answer_elsewhere(record, saying, TurnWish(mode=Mode.OBSERVE), spoken=reply)
    for _ in turn:
        if turn.state.replied or turn.state.failure is not None:
            break
    turn.close()
    return turn.state


def test_a_spoken_reply_is_no_thinking_where_the_template_opens_one(tmp_path: Path) -> None:
    scripted = build_scripted_model(tmp_path / "scripted.gguf", "Never written.", OPENING_TEMPLATE)
    with session_with(tmp_path, scripted) as session, memory_record() as record:
        assert session.loaded is not None and session.loaded[1].opens_thinking
        reply = spoken(session, record, Saying("What is the code word?")).reply
    assert reply is not None and reply.message is not None
    assert (reply.message.text, reply.message.thinking) == (REPLY, "")
    assert reply.message.state is MessageState.COMPLETE


def test_what_no_longer_fits_is_left_out_before_a_spoken_reply_too(tmp_path: Path, short_gguf: Path) -> None:
    with session_with(tmp_path, short_gguf, context_size=512) as session, memory_record() as record:
        first = spoken(session, record, Saying("What is the code word?"), "Waves and stones. " * 160).reply
        assert first is not None and first.message is not None
        behind = Saying("And now?", first.message.conversation, first.message.id)
        second = spoken(session, record, behind).reply
    assert second is not None and second.facts is not None
    assert second.text == REPLY
    assert second.facts.messages_left_out == 2
    assert second.facts.tokens_read > 0, "the prompt was read, and its figures are the real ones"
