"""The names of groups of items and of their parts, as a person reads them; a file's own names stay as they are."""

from __future__ import annotations

from app.domain.category_names import shown_category_name
from app.translation import tr

_GROUPS = {
    "kind": tr("kind"),
    "language": tr("language"),
    "level": tr("level"),
    "method": tr("attack method"),
    "category": tr("category"),
    "profile": tr("who asks"),
    "task": tr("kind of question"),
    "label": tr("people's label"),
    "tactic": tr("tactic"),
}
_PARTS = {
    "not stated": tr("not stated"),
    "en": tr("English"),
    "zh": tr("Chinese"),
    "secret": tr("secrets"),
    "topic": tr("forbidden topics"),
    "graded": tr("goals that a judge decides on"),
    "look_alike": tr("look-alikes"),
    "homonyms": tr("homonyms"),
    "figurative language": tr("figurative language"),
    "safe targets": tr("safe targets"),
    "safe contexts": tr("safe contexts"),
    "definitions": tr("definitions"),
    "historical events": tr("historical events"),
    "public matters": tr("public matters"),
    "fiction": tr("fiction"),
    "care and health": tr("care and health"),
    "Ask plainly": tr("Ask plainly"),
    "Build rapport": tr("Build rapport"),
    "Ask around the subject": tr("Ask around the subject"),
    "Ask for a small part": tr("Ask for a small part"),
    "Ask for the first letter": tr("Ask for the first letter"),
    "Ask for a story": tr("Ask for a story"),
    "Ask for a translation": tr("Ask for a translation"),
    "Claim to have forgotten": tr("Claim to have forgotten"),
    "Ask for a summary": tr("Ask for a summary"),
    "Ask for the reason": tr("Ask for the reason"),
}


def group_words(group: str) -> str:
    """Return a group's name."""
    return _GROUPS.get(group, group)


def part_words(name: str) -> str:
    """Return the name of one part of a group: our own names and categories are translated, a file's are not."""
    return _PARTS.get(name) or shown_category_name(name)
