"""A conversation's open branch as sections of plain words, which Markdown, HTML and paper are made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.alignment.analysis_lines import explained, rules_in_words
from app.alignment.explanation_text import choice_in_words
from app.domain.conversation import ConversationTree, Message, MessageState, Role
from app.domain.model import standing_note
from app.domain.risk import headline_words
from app.domain.scenario import PLAYED_BY_MODEL, Play
from app.domain.turn import TurnFacts, TurnRecord
from app.translation import tr, tr_count

_STATES = {
    MessageState.STOPPED: tr("This reply was stopped."),
    MessageState.INTERRUPTED: tr("This reply was interrupted."),
    MessageState.LENGTH: tr("This reply ended at the limit of its length."),
}


@dataclass(frozen=True, slots=True)
class Section:
    """One message: who, when, the text as it is, and lines on how it came about."""

    speaker: str
    moment: str
    text: str
    thinking: str = ""
    notes: tuple[str, ...] = ()
    record: tuple[str, ...] = ()
    is_reply: bool = False


@dataclass(frozen=True, slots=True)
class ReadableConversation:
    """A title, a line on what this is, and the messages of the open branch."""

    title: str
    about: str
    sections: tuple[Section, ...]


def readable(
    tree: ConversationTree, records: tuple[TurnRecord, ...], play: Play | None = None
) -> ReadableConversation:
    """Return the open branch with the record of each reply; ``play`` makes it the play of a scenario."""
    path = tree.open_path()
    by_reply = {record.reply.id: record for record in records if record.reply is not None}
    broken = {record.question.id: record for record in records if record.reply is None}
    sections = tuple(
        _reply(message, by_reply.get(message.id))
        if message.role is Role.ASSISTANT
        else _question(message, broken.get(message.id), play)
        for message in path
    )
    return ReadableConversation(tree.conversation.title, _about(tree, len(path)), sections)


def _about(tree: ConversationTree, shown: int) -> str:
    began = tr("A conversation in Oyster, begun on {moment}.", moment=_moment(tree.conversation.created_at))
    others = len(tree.messages) - shown
    if not others:
        return began
    return tr_count(
        "{began} One more message is on another branch; the JSON form has it.",
        "{began} {count} more messages are on other branches; the JSON form has them.",
        others,
        began=began,
    )


def _question(message: Message, broken: TurnRecord | None, play: Play | None) -> Section:
    notes = [broken.failure] if broken is not None and broken.failure else []
    if play is not None and message.id in play.by_model:
        notes.append(PLAYED_BY_MODEL)
    speaker = tr("The person in the scenario") if play is not None else tr("You")
    return Section(speaker, _moment(message.created_at), message.text, notes=tuple(notes))


def _reply(message: Message, record: TurnRecord | None) -> Section:
    notes = [_STATES[message.state]] if message.state in _STATES else []
    if message.folded:
        notes.append(tr("Words written by people stood before this reply."))
    facts = record.facts if record is not None else None
    by_person = tr("A person's reply") if record is not None else tr("Reply")
    speaker = facts.model if facts is not None else by_person
    return Section(
        speaker=speaker,
        moment=_moment(message.created_at),
        text=message.text,
        thinking=message.thinking,
        notes=tuple(notes),
        record=_record(record) if record is not None else (),
        is_reply=True,
    )


def _record(record: TurnRecord) -> tuple[str, ...]:
    """Return what was seen, chosen and why, as lines."""
    assessment = record.assessment
    lines = [
        tr("What was seen: {headline}", headline=headline_words(assessment.headline)),
        *((assessment.judge.note,) if assessment.judge.note else ()),
    ]
    if record.support is not None:
        lines.append(tr("Help from people was offered: {words}", words=" ".join(record.support.text.split())))
    if record.analysis is not None:
        lines.append(choice_in_words(record.analysis))
        lines.extend(line for line in list(explained(record.analysis))[1:] if line.strip())
    if record.facts is not None:
        lines.append(_facts(record.facts))
    lines.append(rules_in_words(record.files))
    return tuple(lines)


def _facts(facts: TurnFacts) -> str:
    if facts.server:
        return tr(
            "Written by {model} ({standing}), on {device}, seed {seed}, in {seconds} s",
            model=facts.model,
            standing=standing_note(facts.standing),
            device=facts.device,
            seed=facts.seed,
            seconds=f"{facts.seconds:.1f}",
        )
    return tr(
        "Written by {model} ({standing}), SHA-256 {hash}, seed {seed}, on {device}, in {seconds} s",
        model=facts.model,
        standing=standing_note(facts.standing),
        hash=facts.hash,
        seed=facts.seed,
        device=facts.device,
        seconds=f"{facts.seconds:.1f}",
    )


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"
