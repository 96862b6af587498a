"""What was found in a set, in words: each detail with what stands in its place, and who found it."""

from __future__ import annotations

from app.translation import together, tr, tr_count
from app.workspace.deidentification.details import DetailKind, Finder, Removal
from app.workspace.sets.gathering import TakenIn
from app.workspace.sets.preparation import PreparedSet
from app.workspace.sets.rated_set import RatedSet

_KINDS = {
    DetailKind.NAME: tr("name"),
    DetailKind.PLACE: tr("place"),
    DetailKind.ADDRESS: tr("address"),
    DetailKind.EMAIL: tr("e-mail"),
    DetailKind.LINK: tr("link"),
    DetailKind.PHONE: tr("telephone"),
    DetailKind.NUMBER: tr("number"),
    DetailKind.CHOSEN: tr("words"),
}
_FINDERS = {
    Finder.RULE: tr("found by a rule"),
    Finder.MODEL: tr("found by the model"),
    Finder.PERSON: tr("chosen by you"),
}
_ALWAYS = tr(
    "Always left out: who rated, times of the day, the model's thinking, and the identities of this computer."
)


def found_words(made: PreparedSet) -> str:
    """Return how much was found, and by whom."""
    count = tr_count(
        "One conversation; in it, {details} details that may point to people.",
        "{count} conversations; in them, {details} details that may point to people.",
        len(made.gathered),
        details=len(made.removals),
    )
    who = (
        tr("Rules and the loaded model looked; both miss some.")
        if made.by_model
        else tr("Only rules looked, and they miss some: no model is loaded.")
    )
    read = tr("Read the preview before you pass it on; what you find there you can take out yourself.")
    return together(count, who, _ALWAYS, read)


def removal_words(removal: Removal) -> str:
    """Return one detail with what stands in its place."""
    return tr_count(
        "“{words}” → {instead} ({kind}, {finder}, in one place)",
        "“{words}” → {instead} ({kind}, {finder}, in {count} places)",
        removal.places,
        words=removal.detail.words,
        instead=removal.instead,
        kind=_KINDS[removal.detail.kind],
        finder=_FINDERS[removal.detail.finder],
    )


def preview_of(found: RatedSet) -> str:
    """Return the texts of a set as they would be saved."""
    parts = []
    for conversation in found:
        parts.append(conversation.title)
        for message in conversation.messages:
            speaker = tr("Reply") if message.role == "assistant" else tr("Person")
            parts.append(tr("{speaker}: {words}", speaker=speaker, words=message.text))
        for rating in conversation.ratings:
            said = rating.contents
            reason = said.opinion.reason if said.opinion is not None else ""
            notes = [*(span.comment for span in said.spans), said.instead, reason, said.note]
            words = " / ".join(each for each in notes if each)
            parts.append(tr("{speaker}: {words}", speaker=rating.rater.name, words=words or "–"))
        parts.extend(
            tr("{speaker}: {words}", speaker=choice.rater.name, words=choice.reason or "–")
            for choice in conversation.choices
        )
    return "\n\n".join(parts)


def taken_in_words(found: TakenIn) -> str:
    """Return what came of taking a set in."""
    taken = tr_count(
        "One conversation was taken in, with {ratings} ratings and {choices} blind choices.",
        "{count} conversations were taken in, with {ratings} ratings and {choices} blind choices.",
        found.conversations,
        ratings=found.ratings,
        choices=found.choices,
    )
    known = tr_count(
        "One was here already, and stayed as it is.",
        "{count} were here already, and stayed as they are.",
        found.known,
    )
    return together(taken, known if found.known else "")
