"""Names and places in a text as the chat model reads them; only what stands in the text word for word counts."""

from __future__ import annotations

from typing import Literal

import msgspec

from app.alignment.interfaces import Engine
from app.domain import answer_form
from app.domain.conversation import Role
from app.domain.generation import GeneratedPiece, GenerationRequest, PromptMessage, Sampling

_KINDS = ("name", "place", "address")
_MOST, _LONGEST, _TOKENS = 12, 40, 240
_LONGEST_TEXT = 2000  # characters; a longer text is read in parts
_FORM = answer_form.form(
    answer_form.array(
        answer_form.record([("kind", answer_form.choice(_KINDS)), ("words", answer_form.string(_LONGEST))]),
        most=_MOST,
    )
)
_ASKED = (
    "List the names of persons, the places and the addresses that stand in this text, each exactly as it is written "
    "there. Leave out everything else; where there is none, the list is empty.\n\nText:\n{text}"
)


class NamedDetail(msgspec.Struct, frozen=True):
    """Words of a text that the model takes for a person's name, a place or an address."""

    kind: Literal["name", "place", "address"]
    words: str


def details_by_model(engine: Engine, text: str) -> tuple[NamedDetail, ...]:
    """Return what the model finds in a text. Raises ``EngineFailure``."""
    found: dict[NamedDetail, None] = {}
    for start in range(0, len(text), _LONGEST_TEXT - _LONGEST):  # overlapping, so that no name is cut in two
        found |= dict.fromkeys(_found(engine, text[start : start + _LONGEST_TEXT]))
    return tuple(found)


def _found(engine: Engine, text: str) -> tuple[NamedDetail, ...]:
    request = GenerationRequest(
        (PromptMessage(Role.USER, _ASKED.format(text=text)),),
        Sampling(temperature=0.0, seed=0, max_tokens=_TOKENS),
        sequence="analyst",
        template_variables=(("enable_thinking", False),),
        grammar=_FORM.grammar,
        schema=_FORM.schema,
    )
    written = "".join(event.text for event in engine.generate(request) if isinstance(event, GeneratedPiece))
    try:
        named = msgspec.json.decode(written, type=tuple[NamedDetail, ...])
    except msgspec.DecodeError:
        return ()  # cut off at its limit
    return tuple(each for each in named if each.words.strip() == each.words and each.words in text)
