"""A set as a file of one of four forms, by its ending; JSON lines alone can be taken in again."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from app.domain.conversation import Role
from app.domain.errors import OysterError
from app.domain.rating import Rating
from app.session.conversation_export.export_file import html_of
from app.session.conversation_export.readable_record import ReadableConversation, Section
from app.translation import program_language, together, tr, tr_count
from app.workspace.sets.rated_set import (
    LARGEST_FILE,
    RatedConversation,
    RatedSet,
    SetRefused,
    lines_of,
    set_in,
)

COLUMNS = (
    "conversation",
    "scenario",
    "reply",
    "question_text",
    "reply_text",
    "headline",
    "strategy",
    "rater",
    "rubric",
    "edition",
    "measure",
    "value",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would compute a cell that begins so


class SetUnreadable(OysterError):
    """A file with a set cannot be read."""


class SetForm(StrEnum):
    """The forms of a file; the value is its ending."""

    LINES = ".jsonl"
    TABLE = ".csv"
    HTML = ".html"
    PDF = ".pdf"


def set_form_of(path: Path) -> SetForm:
    """Return the form that a file's ending names. Raises ``SetRefused``."""
    try:
        return SetForm(path.suffix.lower())
    except ValueError as error:
        raise SetRefused(
            tr("A set is saved as .jsonl, .csv, .html or .pdf. Give the file one of these endings.")
        ) from error


def set_in_file(path: Path) -> RatedSet:
    """Return the set in a file of JSON lines. Raises ``SetUnreadable``, ``SetRefused``."""
    try:
        with path.open("rb") as file:
            return set_in(file.read(LARGEST_FILE + 1))
    except OSError as error:
        raise SetUnreadable(tr("The file {path} cannot be read.", path=path), str(error)) from error


def text_of_set(found: RatedSet, form: SetForm) -> bytes:
    """Return a set in one of the forms of text; of a PDF, the HTML that is printed."""
    match form:
        case SetForm.LINES:
            return lines_of(found)
        case SetForm.TABLE:
            return table_of(found).encode("utf-8-sig")
        case _:
            return html_of(readable_set(found)).encode("utf-8", "replace")


def table_of(found: RatedSet) -> str:
    """Return one row for each thing that was rated or counted; a reply that nobody rated has one row."""
    written = io.StringIO(newline="")
    table = csv.writer(written)
    table.writerow(COLUMNS)
    for conversation in found:
        for row in _rows(conversation):
            table.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row])
    return written.getvalue()


def _rows(found: RatedConversation) -> Iterator[tuple[str, ...]]:
    texts = {each.id: each.text for each in found.messages}
    seen = {each.reply: each for each in found.assessments}
    for message in found.messages:
        if message.role != "assistant":
            continue
        assessed = seen.get(message.id)
        head = (
            found.id,
            found.play.scenario.id if found.play is not None else "",
            message.id,
            texts.get(message.parent or "", ""),
            message.text,
            assessed.headline if assessed is not None else "",
            assessed.strategy if assessed is not None else "",
        )
        rated = [each for each in found.ratings if each.reply == message.id]
        if not rated:
            yield (*head, "", "", "", "", "")
        for rating in rated:
            rubric = (rating.rater.name, rating.rubric.id, rating.rubric.edition)
            yield from ((*head, *rubric, measure, value) for measure, value in _values(rating))


def _values(rating: Rating) -> Iterator[tuple[str, str]]:
    said = rating.contents
    yield from said.scores.items()
    yield from ((name, str(count)) for name, count in said.counts.items())
    if said.opinion is not None:
        yield "assessment", said.opinion.verdict.value
        yield "assessment_instead", said.opinion.headline.value
    if said.instead:
        yield "instead", said.instead
    if said.note:
        yield "note", said.note


def readable_set(found: RatedSet) -> ReadableConversation:
    """Return a set in words, one conversation after the other."""
    about = tr_count(
        "One conversation, without the details that were taken out.",
        "{count} conversations, without the details that were taken out.",
        len(found),
    )
    sections = tuple(section for each in found for section in _sections(each))
    return ReadableConversation(tr("A set of rated conversations"), about, sections)


def _sections(found: RatedConversation) -> Iterator[Section]:
    for number, message in enumerate(found.messages):
        is_reply = message.role == Role.ASSISTANT.value
        notes = tuple(_notes(found)) if number == 0 else ()
        lines = tuple(_record(found, message.id)) if is_reply else ()
        speaker = tr("Reply") if is_reply else tr("Person")
        yield Section(speaker, message.day, message.text, notes=notes, record=lines, is_reply=is_reply)


def _notes(found: RatedConversation) -> Iterator[str]:
    yield tr("Conversation: {title}", title=found.title)
    if found.play is not None:
        title = found.play.scenario.words(found.play.language).title
        yield tr("It plays the scenario ‘{title}’.", title=title)


def _record(found: RatedConversation, reply: str) -> Iterator[str]:
    for assessed in found.assessments:
        if assessed.reply == reply:
            yield tr(
                "Computed: {headline}; judge: {judge}; strategy: {strategy}",
                headline=assessed.headline,
                judge=assessed.judge,
                strategy=assessed.strategy or "–",
            )
    for rating in found.ratings:
        if rating.reply == reply:
            yield _rating_words(rating)
            for span in rating.contents.spans:
                yield tr(
                    "Characters {start} to {end}: {comment}",
                    start=span.start,
                    end=span.end,
                    comment=span.comment,
                )


def _rating_words(rating: Rating) -> str:
    said, language = rating.contents, program_language()
    names = {each.id: each.name.spoken(language) for each in rating.rubric.dimensions}
    scores = ", ".join(f"{names.get(name, name)} {value}" for name, value in said.scores.items())
    rated = tr(
        "{rater}, on {rubric}: {scores}",
        rater=rating.rater.name,
        rubric=rating.rubric.name.spoken(language),
        scores=scores or "–",
    )
    contested = tr("The assessment is {verdict}.", verdict=said.opinion.verdict.value) if said.opinion else ""
    instead = tr("Instead: {words}", words=said.instead) if said.instead else ""
    return together(rated, contested, instead, said.note)
