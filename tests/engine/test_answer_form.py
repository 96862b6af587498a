"""Grammars built in parts: what a real model writes under them is JSON of the wanted shape."""

from __future__ import annotations

import json

from app.domain import answer_form
from app.domain.conversation import Role
from app.domain.generation import (
    EndReason,
    GeneratedPiece,
    GenerationEnded,
    GenerationRequest,
    PromptMessage,
    Sampling,
)
from app.engine.client import EngineClient

SHAPE = answer_form.form(
    answer_form.record(
        [
            ("verdict", answer_form.choice(("safe", "mostly", 'so-called "safe"\\'))),
            ("says", answer_form.array(answer_form.string(30), most=3, least=1)),
            ("none", answer_form.array(answer_form.string(5), most=0)),
            ("from", answer_form.array(answer_form.choice(range(1, 13)), most=2)),
        ]
    )
)


def test_what_is_written_has_the_shape_that_was_asked_for(engine: EngineClient) -> None:
    for seed in range(8):
        request = GenerationRequest(
            (PromptMessage(Role.USER, "Say something about 花 and “quotes”."),),
            Sampling(temperature=1.5, top_k=0, top_p=1.0, min_p=0.0, seed=seed, max_tokens=400),
            grammar=SHAPE.grammar,
        )
        events = list(engine.generate(request))
        ended = events[-1]
        assert isinstance(ended, GenerationEnded)
        assert ended.reason is EndReason.FINISHED
        written = "".join(each.text for each in events if isinstance(each, GeneratedPiece))
        found = json.loads(written)
        assert list(found) == ["verdict", "says", "none", "from"]
        assert 1 <= len(found["says"]) <= 3 and all(1 <= len(each) <= 30 for each in found["says"])
        assert found["none"] == [] and len(found["from"]) <= 2
        assert all(1 <= each <= 12 for each in found["from"])
