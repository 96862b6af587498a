"""A set of conversations with what was rated in them, as JSON lines: one conversation a line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Literal

import msgspec

from app.domain.errors import OysterError
from app.domain.rating import BlindChoice, MarkedSpan, Rating
from app.domain.scenario import Player, Scenario, ScenarioWords
from app.json_decoding import decode_json
from app.translation import tr

LARGEST_FILE = 256 * 1024 * 1024  # bytes


class SetRefused(OysterError):
    """A file is no set that can be read."""


class SetMessage(msgspec.Struct, frozen=True):
    """One message; ``parent`` is the one that it answers or follows. ``day`` is a date, without a time."""

    id: str
    parent: str | None
    role: Literal["user", "assistant"]
    text: str
    day: str


class SetAssessment(msgspec.Struct, frozen=True):
    """What the program computed of a reply's message; ``categories`` are probabilities of the judge by its ids.

    ``judge`` says who judged ("guard", "indicative", "none"), ``unjudged`` what nobody could judge.
    """

    reply: str
    headline: str
    judge: str
    categories: dict[str, float]
    unjudged: tuple[str, ...]
    crisis: str  # the tier of the crisis screen
    mode: str
    strategy: str
    strategies_version: int
    model_sha256: str


class SetPlay(msgspec.Struct, frozen=True):
    """The scenario that a conversation plays, as it was when the play began, and what is marked in it.

    ``by_models`` are the person's messages that models wrote, with each model's hash; ``trust`` says by reply how a
    counsellor judged that trust changed: -1, 0 or 1.
    """

    scenario: Scenario
    language: str
    person: Player
    helper: Player
    by_models: dict[str, str] = {}
    trust: dict[str, int] = {}


class RatedConversation(msgspec.Struct, frozen=True):
    """One line of the file."""

    format: Literal["oyster-rated-set"]
    version: Literal[1]
    id: str
    title: str
    day: str
    open: str | None
    messages: tuple[SetMessage, ...]
    assessments: tuple[SetAssessment, ...] = ()
    ratings: tuple[Rating, ...] = ()
    choices: tuple[BlindChoice, ...] = ()
    play: SetPlay | None = None  # set where the conversation plays a scenario


RatedSet = tuple[RatedConversation, ...]


def lines_of(found: RatedSet) -> bytes:
    """Return the JSON lines of a set."""
    return b"".join(msgspec.json.encode(each) + b"\n" for each in found)


def set_in(content: bytes) -> RatedSet:
    """Return the set of JSON lines. Raises ``SetRefused`` with the line that is none."""
    if len(content) > LARGEST_FILE:
        raise SetRefused(tr("The file is larger than {size} MiB.", size=LARGEST_FILE // 2**20))
    found: list[RatedConversation] = []
    for number, line in enumerate(content.splitlines(), 1):
        if not line.strip():
            continue
        try:
            found.append(decode_json(line, RatedConversation))
        except msgspec.DecodeError as error:
            raise SetRefused(
                tr(
                    "Line {number} is no conversation of a rated set. Choose a .jsonl file that Oyster wrote.",
                    number=number,
                ),
                str(error),
            ) from error
    if not found:
        raise SetRefused(tr("There is no conversation in this file. Choose a .jsonl file that Oyster wrote."))
    return tuple(found)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a line; ``docs/rated-set.schema.json`` is kept at it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **msgspec.json.schema(RatedConversation),
    }


def texts_of(found: RatedSet) -> tuple[str, ...]:
    """Return every text of a person or a model in a set."""
    texts: list[str] = []

    def note(text: str) -> str:
        texts.append(text)
        return text

    with_texts(found, note, lambda text, at: at)
    return tuple(text for text in dict.fromkeys(texts) if text)


def with_texts(found: RatedSet, change: Callable[[str], str], place: Callable[[str, int], int]) -> RatedSet:
    """Return a set with every text changed; ``place`` says where a position of a text is after that."""
    return tuple(_conversation(each, change, place) for each in found)


def _conversation(
    found: RatedConversation, change: Callable[[str], str], place: Callable[[str, int], int]
) -> RatedConversation:
    texts = {each.id: each.text for each in found.messages}
    return msgspec.structs.replace(
        found,
        title=change(found.title),
        messages=tuple(msgspec.structs.replace(each, text=change(each.text)) for each in found.messages),
        ratings=tuple(_rating(each, texts.get(each.reply, ""), change, place) for each in found.ratings),
        choices=tuple(
            replace(each, reason=change(each.reason), rater=replace(each.rater, name=change(each.rater.name)))
            for each in found.choices
        ),
        play=_play(found.play, change) if found.play is not None else None,
    )


def _play(play: SetPlay, change: Callable[[str], str]) -> SetPlay:
    scenario = play.scenario
    english, chinese = (words and _words(words, change) for words in (scenario.en, scenario.zh))
    return msgspec.structs.replace(play, scenario=replace(scenario, en=english, zh=chinese))


def _words(words: ScenarioWords, change: Callable[[str], str]) -> ScenarioWords:
    def lines(values: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(change(each) for each in values)

    return ScenarioWords(
        title=change(words.title),
        content_note=change(words.content_note),
        person=change(words.person),
        situation=change(words.situation),
        opening=change(words.opening),
        hidden=lines(words.hidden),
        course=lines(words.course),
        good_help=lines(words.good_help),
        must_not=lines(words.must_not),
    )


def _rating(
    rating: Rating, reply: str, change: Callable[[str], str], place: Callable[[str, int], int]
) -> Rating:
    said = rating.contents
    spans = tuple(
        MarkedSpan(place(reply, each.start), place(reply, each.end), change(each.comment))
        for each in said.spans
    )
    opinion = said.opinion and replace(said.opinion, reason=change(said.opinion.reason))
    contents = replace(
        said, spans=spans, instead=change(said.instead), note=change(said.note), opinion=opinion
    )
    return replace(rating, contents=contents, rater=replace(rating.rater, name=change(rating.rater.name)))
