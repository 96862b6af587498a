"""Where a template opens the thinking itself, as the DeepSeek distillation's does, it is not shown as a reply."""

from __future__ import annotations

from pathlib import Path

from app.domain.analysis import Mode
from app.domain.generation import Sampling
from app.domain.turn import ReplyArrived, ThinkingArrived, TurnEnded
from app.locations import Locations
from app.session.session import Session
from tests.engine.scripted_model import OPENING_TEMPLATE, build_scripted_model, scripted_text

THINKING, REPLY = "Somebody greets me. 想一想", "Hello there, friend 🌊"


def test_what_is_written_before_the_closing_tag_is_thinking(tmp_path: Path) -> None:
    script = f"{THINKING}\n</think>\n\n{REPLY}"
    path = build_scripted_model(tmp_path / "scripted.gguf", script, OPENING_TEMPLATE)
    with Session(Locations(tmp_path / "home"), private=True) as session:
        loaded = session.load_model(session.library.add(path))
        assert loaded.opens_thinking
        events = list(session.say("Hello", sampling=Sampling(seed=1, max_tokens=60), mode=Mode.OBSERVE))
    thinking, reply = scripted_text(script).split("\n</think>\n\n")
    assert "".join(each.text for each in events if isinstance(each, ThinkingArrived)) == thinking
    assert "".join(each.text for each in events if isinstance(each, ReplyArrived)) == reply
    message = next(each for each in events if isinstance(each, TurnEnded)).message
    assert (message.thinking, message.text) == (thinking, reply)


def test_a_template_that_leaves_the_opening_to_the_model_is_told_apart(tmp_path: Path) -> None:
    path = build_scripted_model(tmp_path / "scripted.gguf", "<think>\nHm.\n</think>\n\nHello.")
    with Session(Locations(tmp_path / "home"), private=True) as session:
        loaded = session.load_model(session.library.add(path))
        assert loaded.thinks and not loaded.opens_thinking
