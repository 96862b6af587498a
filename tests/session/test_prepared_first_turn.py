"""What the first turn needs is prepared while a model is loaded, and what is wrong with it is said there."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.alignment.crisis_screen import rules
from app.locations import Locations
from app.session.session import Session
from tests.engine.scripted_model import build_scripted_model


def test_crisis_rules_that_cannot_be_read_are_said_when_a_model_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "resource", lambda name: tmp_path / name)
    rules._rules_in.cache_clear()
    with Session(Locations(tmp_path / "home"), private=True) as session:
        model = session.library.add(build_scripted_model(tmp_path / "scripted.gguf", "Hello."))
        with pytest.raises(rules.RulesError, match="crisis rules cannot be read"):
            session.load_model(model)
