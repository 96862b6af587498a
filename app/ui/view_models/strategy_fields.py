"""The fields of the strategy desk: what each is called, what it means, and how its text is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto

import msgspec

from app.alignment.explanation_text import type_name
from app.alignment.guidance_in_chinese import last_word, said_in
from app.alignment.strategies import NEEDED
from app.alignment.taxonomy import taxonomy
from app.domain.errors import OysterError
from app.domain.strategy import TYPES, Reaction
from app.domain.strategy_names import shown_strategy_name
from app.domain.taxonomy import Guideline, RiskCategory
from app.language import CHINESE
from app.translation import program_language, tr, tr_list
from app.workspace.strategy_document import (
    Document,
    Place,
    strategies_in,
    value_at,
    with_override,
    with_value,
    with_words_of_guideline,
)

_REACTIONS = {
    Reaction.TAKES_UP: tr("takes it up"),
    Reaction.ASKS_ON: tr("asks on"),
    Reaction.REPHRASES: tr("asks in other words"),
    Reaction.TURNS_ELSEWHERE: tr("turns elsewhere"),
    Reaction.ACTS_ON_RISK: tr("acts on the risk"),
}
_BETWEEN = re.compile(r"[\s,;，、]+")


class FieldKind(Enum):
    """How a field's text is read."""

    NUMBER = auto()
    COUNT = auto()
    SHARES = auto()  # five numbers
    LINE = auto()
    WORDS = auto()  # over several lines


class FieldFault(OysterError):
    """The text of a field cannot be read as what it is."""


@dataclass(frozen=True, slots=True)
class DeskField:
    """One field: its place in the document, its name and help; ``otherwise`` holds where the document has nothing."""

    place: Place
    name: str
    help: str
    kind: FieldKind = FieldKind.NUMBER
    otherwise: object = None


@dataclass(frozen=True, slots=True)
class DeskPart:
    """A page of fields. ``strategy`` is the index of the strategy that it is about, if it is about one."""

    title: str
    fields: tuple[DeskField, ...]
    strategy: int | None = None


def parts_of(document: Document) -> tuple[DeskPart, ...]:
    """Return all parts of a document, in the order in which they are offered."""
    strategies = tuple(_strategy(index, entry) for index, entry in enumerate(strategies_in(document)))
    guidelines = tuple(_guideline(each) for each in taxonomy().categories)
    return (_weights(), _people(), _screen(), _reactions(), *strategies, _limits(), *guidelines)


def may_be_removed(document: Document, index: int) -> bool:
    """True for a strategy that the program can do without."""
    return strategies_in(document)[index].get("id") not in NEEDED


def shown(document: Document, field: DeskField) -> str:
    """Return the text of a field."""
    value = value_at(document, field.place)
    value = field.otherwise if value is None else value
    if isinstance(value, list):
        return "  ".join(f"{each:g}" if isinstance(each, float) else str(each) for each in value)
    if isinstance(value, float):
        return f"{value:g}"
    return "" if value is None else str(value).strip()


def told_in_chinese(field: DeskField, text: str) -> str:
    """Return what the model is told for a message in Chinese in place of a field's text; empty where it is the text.

    Empty in any window but a Chinese one, where it helps to read the field.
    """
    if program_language() != CHINESE or field.kind not in (FieldKind.LINE, FieldKind.WORDS):
        return ""
    chinese = said_in(CHINESE, text)
    return "" if chinese == text else chinese + last_word(CHINESE, text.strip())


def read(field: DeskField, text: str) -> object:
    """Return the value of a text; None where it is what holds anyway. Raises ``FieldFault``."""
    value = _read(field, text.strip())
    return None if field.otherwise is not None and value == field.otherwise else value


def edited(document: Document, field: DeskField, text: str) -> Document:
    """Return the document after a field was edited. Raises ``FieldFault``."""
    value = read(field, text)
    match field.place:
        case ("guidelines", str(identity), str(name)):
            category = taxonomy().find(identity)
            assert category is not None
            own = category.guideline
            kept = value_at(document, ("guidelines", identity))
            before = msgspec.convert(kept, Guideline) if kept is not None else own
            words = getattr(own, name) if value is None else str(value)
            return with_words_of_guideline(document, identity, replace(before, **{name: words}), own)
        case ("weights" | "limits" | "limit_otherwise", *_):
            return with_override(document, field.place, value)
        case _:
            return with_value(document, field.place, value)


def _read(field: DeskField, text: str) -> object:
    try:
        match field.kind:
            case FieldKind.NUMBER:
                return float(text.replace(",", "."))
            case FieldKind.COUNT:
                return int(text)
            case FieldKind.SHARES:
                return [float(each) for each in _BETWEEN.split(text) if each]
            case _:
                return text
    except ValueError as error:
        raise FieldFault(
            tr("‘{name}’ has to be a number; ‘{text}’ is none.", name=field.name, text=text)
        ) from error


def _weights() -> DeskPart:
    def weight(name: str, words: str, meaning: str, usual: float) -> DeskField:
        return DeskField(("weights", name), words, meaning, otherwise=usual)

    return DeskPart(
        tr("Weights of the game"),
        (
            weight(
                "retention",
                tr("α, on being taken up"),
                tr("How much it counts that the person takes a reply up. 1 in the paper; 0 to 100."),
                1.0,
            ),
            weight(
                "risk",
                tr("β, on risk"),
                tr("How much the harm that may follow counts. 2 in the paper; higher is more careful."),
                2.0,
            ),
            weight(
                "cost",
                tr("γ, on length"),
                tr("How much it counts that a reply is long. 0.1 is this program's own."),
                0.1,
            ),
        ),
    )


def _of_types(place: str, meaning: str) -> tuple[DeskField, ...]:
    *way, last = place.split(".")
    return tuple(DeskField((*way, last, kind.value), type_name(kind), meaning) for kind in TYPES)


def _people() -> DeskPart:
    prior = tr("How likely such a person is before anything is known. The three sum to 1.")
    harm = tr("The share, 0 to 1, of what a reply exposes that becomes harm in such hands.")
    words = tuple(
        DeskField(
            ("types", kind.value),
            tr("In words: {type}", type=type_name(kind)),
            tr("How this person is described to the model."),
            FieldKind.LINE,
        )
        for kind in TYPES
    )
    harms = tuple(
        DeskField(each.place, tr("Harm: {type}", type=each.name), each.help)
        for each in _of_types("harm_of_type", harm)
    )
    stays = DeskField(
        ("stickiness",),
        tr("Stays the same from turn to turn"),
        tr("How likely, 0 to 1, a person is of the same kind in the next message."),
    )
    return DeskPart(tr("Who may be asking"), (*_of_types("prior", prior), stays, *harms, *words))


def _screen() -> DeskPart:
    meaning = tr(
        "Added to the log-odds of such a person (natural logarithm). It cannot be made weaker than in the shipped "
        "table; the screen itself stands in no table."
    )
    crisis = tuple(
        DeskField(each.place, tr("In danger: {type}", type=each.name), each.help)
        for each in _of_types("evidence.crisis", meaning)
    )
    concern = tuple(
        DeskField(each.place, tr("Worry for another: {type}", type=each.name), each.help)
        for each in _of_types("evidence.concern", meaning)
    )
    return DeskPart(tr("What the crisis screen's finding says"), (*crisis, *concern))


def _reactions() -> DeskPart:
    meaning = tr("How satisfied a person is who reacts so, 0 to 1: 1, 0.8, 0.5 and 0 in the paper.")
    worth = tuple(
        DeskField(("satisfaction", each.value), tr("Worth: {reaction}", reaction=words), meaning)
        for each, words in _REACTIONS.items()
    )
    scored = DeskField(
        ("scored_weight",),
        tr("Weight of the model's own scores"),
        tr("How much the model's scores of reactions count beside the table, 0 to 1."),
    )
    longest = DeskField(
        ("longest_tokens",),
        tr("Longest reply"),
        tr("In tokens. The cost of a reply is its expected length divided by this."),
        FieldKind.COUNT,
    )
    return DeskPart(tr("Reactions and cost"), (*worth, scored, longest))


def _strategy(index: int, entry: Document) -> DeskPart:
    def field(name: str, words: str, meaning: str, kind: FieldKind) -> DeskField:
        return DeskField(("strategies", index, name), words, meaning, kind)

    order = tr_list(tuple(_REACTIONS.values()))
    reactions = tuple(
        DeskField(
            ("strategies", index, "reactions", kind.value),
            tr("Reactions: {type}", type=type_name(kind)),
            tr("Five shares that sum to 1, in this order: {reactions}.", reactions=order),
            FieldKind.SHARES,
        )
        for kind in TYPES
    )
    fields = (
        field("name", tr("Name"), tr("As it stands in the panel."), FieldKind.LINE),
        field("serves", tr("Serves"), tr("What the person gets from it."), FieldKind.LINE),
        field("instruction", tr("Tells the model"), tr("Added to the prompt in Guide."), FieldKind.WORDS),
        field("sketch", tr("Sketch"), tr("What one sentence of such a reply does."), FieldKind.LINE),
        field(
            "rung", tr("Rung"), tr("How specific it is: 0 gives nothing of what was asked."), FieldKind.COUNT
        ),
        field(
            "exposure",
            tr("Exposure"),
            tr("The share of the message's risk that such a reply carries, 0 to 1."),
            FieldKind.NUMBER,
        ),
        field("expected_tokens", tr("Expected length"), tr("In tokens, 1 at least."), FieldKind.COUNT),
        *reactions,
    )
    name = shown_strategy_name(str(entry.get("name", "")))
    return DeskPart(tr("Strategy: {name}", name=name), fields, index)


def _limits() -> DeskPart:
    meaning = tr("The highest risk, 0 to 1, that a reply may carry. Over it, a reply is withheld.")
    otherwise = DeskField(
        ("limit_otherwise",), tr("Where nothing stands out"), meaning, otherwise=taxonomy().limit_otherwise
    )
    categories = tuple(
        DeskField(("limits", each.id), each.shown_name, meaning, otherwise=each.limit)
        for each in taxonomy().categories
    )
    return DeskPart(tr("Limits"), (otherwise, *categories))


def _guideline(category: RiskCategory) -> DeskPart:
    place, own = ("guidelines", category.id), category.guideline
    fields = (
        DeskField((*place, "say"), tr("Say"), tr("What a reply has to say."), FieldKind.WORDS, own.say),
        DeskField((*place, "avoid"), tr("Avoid"), tr("What it must not say."), FieldKind.WORDS, own.avoid),
        DeskField((*place, "lead"), tr("Lead to"), tr("Where it should lead."), FieldKind.WORDS, own.lead),
    )
    return DeskPart(tr("Guideline: {name}", name=category.shown_name), fields)
