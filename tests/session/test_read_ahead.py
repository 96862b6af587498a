"""What a turn finds read already, counted in tokens: the real session and worker, and a tiny model that thinks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.domain.analysis import Mode
from app.domain.generation import Sampling
from app.domain.turn import TurnEnded, TurnEvent
from app.locations import Locations
from app.session.session import Session
from tests.engine.scripted_model import DROPPING_TEMPLATE, build_scripted_model

THOUGHT = "<think>\nSomebody asks about the sea, so the answer is about ships and wind.\n</think>\n\n"
SYSTEM = "Keep to the sea, to what floats on it and to what lives in it."
GREEDY = Sampling(temperature=0.0, seed=1, max_tokens=64)
MARKS = 16  # tokens of a template around a message, at most


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    folder = tmp_path_factory.mktemp("home")
    with Session(Locations(folder / "home"), region="GB", private=True) as opened:
        path = folder / "thinker.gguf"
        opened.system_prompt.keep(SYSTEM)
        model = build_scripted_model(path, THOUGHT + "Ships sail on.", DROPPING_TEMPLATE)
        opened.load_model(opened.library.add(model))
        yield opened


def ended(events: Iterator[TurnEvent]) -> TurnEnded:
    """Return how a turn ended, once what follows its reply is over too."""
    return next(event for event in list(events) if isinstance(event, TurnEnded))


def test_a_loaded_model_has_read_the_system_prompt_and_after_a_reply_the_next_message_alone_is_left(
    session: Session,
) -> None:
    text, then = "What do you know of ships?", "And of the wind?"
    tokens = {each: len(session.engine.tokenise(each)) for each in (text, then, SYSTEM)}
    first = ended(session.say(text, None, None, GREEDY, Mode.OBSERVE))
    assert first.message.thinking
    assert first.facts.tokens_reused >= tokens[SYSTEM]
    assert first.facts.tokens_read <= tokens[text] + MARKS
    said = first.message
    second = ended(session.say(then, said.conversation, said.id, GREEDY, Mode.OBSERVE))
    assert second.facts.tokens_read <= tokens[then] + MARKS
    assert second.facts.tokens_reused >= tokens[SYSTEM] + tokens[text]


def test_a_conversation_that_is_gone_back_to_is_not_read_again(session: Session) -> None:
    long = "Tell me of ships that sail at night, of their lights and of those who steer them. " * 3
    first = ended(session.say(long, None, None, GREEDY, Mode.OBSERVE)).message
    for elsewhere in ("What lives on the ground of the sea? " * 6, "Who keeps a lighthouse? " * 8):
        ended(session.say(elsewhere, None, None, GREEDY, Mode.OBSERVE))
    then = "And by day?"
    back = ended(session.say(then, first.conversation, first.id, GREEDY, Mode.OBSERVE)).facts
    assert back.tokens_read <= len(session.engine.tokenise(then)) + MARKS
    assert back.tokens_reused > len(session.engine.tokenise(long))
