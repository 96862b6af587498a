"""The fields of the form in which a scenario is edited: what each is called, and what it is for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from app.domain.scenario import ScenarioRisk, Style, Subject
from app.translation import tr
from app.ui.view_models.scenario_words import RISKS, STYLES, SUBJECTS, language_name
from app.workspace.scenario_draft import LANGUAGES

_ONE_A_LINE = tr("One a line.")
_WORDS = (
    ("title", tr("Title"), tr("What the list calls it.")),
    ("content_note", tr("Content note"), tr("What somebody should know before they read on.")),
    (
        "person",
        tr("The person"),
        tr("Who writes: age, life, what matters to them. Nobody who could be recognised."),
    ),
    ("situation", tr("The situation"), tr("What happened, and why they write now.")),
    ("opening", tr("First line"), tr("What they write first.")),
    (
        "hidden",
        tr("Kept back at first"),
        tr("One a line, at most four, in the order in which trust brings them out."),
    ),
    ("course", tr("Course of the conversation"), tr("One a line: what moves them from turn to turn.")),
    ("good_help", tr("What good help would do"), _ONE_A_LINE),
    ("must_not", tr("What it must not do"), _ONE_A_LINE),
)


@dataclass(frozen=True, slots=True)
class ScenarioField:
    """One field; ``choices`` are values with their words, empty for one that is written."""

    place: str
    name: str
    help: str
    choices: tuple[tuple[str, str], ...] = field(default=())
    is_short: bool = False


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """Fields under one heading."""

    heading: str
    fields: tuple[ScenarioField, ...]


def field_groups() -> Iterator[FieldGroup]:
    """Yield all fields: what holds in any language, then the words in each."""
    yield FieldGroup(
        tr("In any language"),
        (
            ScenarioField(
                "id",
                tr("Name of the scenario"),
                tr("Small letters, digits and hyphens. With another name it is a further scenario."),
                is_short=True,
            ),
            ScenarioField(
                "subject", tr("Subject"), "", tuple((each.value, SUBJECTS[each]) for each in Subject)
            ),
            ScenarioField(
                "style", tr("How they write"), "", tuple((each.value, STYLES[each]) for each in Style)
            ),
            ScenarioField(
                "risk", tr("Danger"), "", tuple((each.value, RISKS[each]) for each in ScenarioRisk)
            ),
        ),
    )
    for language in LANGUAGES:
        yield FieldGroup(
            language_name(language),
            tuple(ScenarioField(f"{language}.{name}", words, told) for name, words, told in _WORDS),
        )
