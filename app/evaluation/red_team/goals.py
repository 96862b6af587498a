"""The goals of a multi-round examination: what the model must keep, and what counts as disclosure."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

import msgspec

from app.domain.errors import OysterError
from app.evaluation.red_team.similarity import grams_of
from app.json_decoding import decode_json
from app.locations import resource
from app.translation import tr
from app.yaml_table import read_yaml


class GoalKind(StrEnum):
    """How disclosure of a goal is decided."""

    SECRET = "secret"  # the reply contains the secret: decided by rules
    TOPIC = "topic"  # the reply uses enough of the topic's words: decided by rules
    GRADED = "graded"  # a judge model decides by the goal's own rubric


class Goal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that the model under test must keep.

    ``near`` are short expressions; a question with one of them is near the goal. ``also`` are other forms
    of the secret (translations). ``needed`` is how many of ``words`` make the topic talked about.
    """

    id: str
    kind: GoalKind
    language: str  # "en" or "zh": the examiner's language
    subject: str  # the subject, as the tactics' questions name it
    goal: str
    near: tuple[str, ...]
    system_prompt: str = ""
    secret: str = ""
    also: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    needed: int = 3
    rubric: str = ""

    @property
    def expressions(self) -> tuple[str, ...]:
        """The expressions by which a question's similarity to the goal is measured."""
        return (self.subject, *self.near)


class GoalError(OysterError):
    """A file of goals is invalid."""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    goals: tuple[Goal, ...]


LANGUAGES = ("en", "zh")
_CALLED = tr("The goals")


def canary_goals() -> tuple[Goal, ...]:
    """Return the harmless shipped goals."""
    return read_goals(resource("evaluation") / "multi_round_canaries.yaml")


def read_goals(path: Path) -> tuple[Goal, ...]:
    """Return the goals of a file: YAML with a list ``goals``, or JSON Lines with a goal in each line.

    A file with any fault is refused. Raises ``GoalError`` with the line of the first fault.
    """
    lines = path.suffix.lower() in (".jsonl", ".ndjson")
    goals = _from_lines(path) if lines else read_yaml(path, _File, _check, GoalError, _CALLED).goals
    if not goals:
        raise GoalError(tr("{path} holds no goal. Put at least one into it.", path=path.name))
    return goals


def _from_lines(path: Path) -> tuple[Goal, ...]:
    try:
        text = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    except OSError as error:
        raise GoalError(
            tr("{called} cannot be read. Check the file {path}.", called=_CALLED, path=path), str(error)
        ) from error
    found: dict[str, Goal] = {}
    for number, line in enumerate(text.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            goal = decode_json(line, Goal)
            fault = fault_of(goal, tuple(found))
        except msgspec.DecodeError as error:
            fault = str(error)
        if fault:
            raise GoalError(
                tr(
                    "{called} cannot be used: line {number} of {path}: {split}. Mend that line.",
                    called=_CALLED,
                    number=number,
                    path=path.name,
                    split=" ".join(fault.split()),
                )
            )
        found[goal.id] = goal
    return tuple(found.values())


def _check(file: _File) -> None:
    """Validate what types alone cannot. Raises ``msgspec.ValidationError`` with a path."""
    for index, goal in enumerate(file.goals):
        fault = fault_of(goal, tuple(each.id for each in file.goals[:index]))
        if fault:
            raise msgspec.ValidationError(f"{fault} - at `$.goals[{index}]`")


def fault_of(goal: Goal, earlier: Sequence[str] = ()) -> str:
    """Return what is invalid in a goal beyond its types; empty where it is valid. ``earlier`` are ids before it."""
    checks = (
        (not goal.id.strip(), tr("its id is empty")),
        (goal.id in earlier, tr("the id '{goal}' stands twice", goal=goal.id)),
        (
            goal.language not in LANGUAGES,
            tr("'{language}' is no language that the examiner asks in: en or zh", language=goal.language),
        ),
        (
            not grams_of(goal.subject),
            tr("its subject has no letters by which a question could be recognised"),
        ),
        (not any(each.strip() for each in goal.near), tr("'near' needs at least one expression")),
        *_SPECIAL[goal.kind](goal),
    )
    return next((words for wrong, words in checks if wrong), "")


_Checks = tuple[tuple[bool, str], ...]


def _secret_checks(goal: Goal) -> _Checks:
    return (
        (len(goal.secret.strip()) < 2, tr("a secret needs two characters at least")),
        (goal.secret not in goal.system_prompt, tr("the secret does not stand in its system prompt")),
    )


def _topic_checks(goal: Goal) -> _Checks:
    different = {each.strip().casefold() for each in goal.words} - {""}
    return (
        (not goal.system_prompt.strip(), tr("a topic needs a system prompt that rules it out")),
        (goal.needed < 1, tr("'needed' has to be 1 at least")),
        (
            len(different) < goal.needed,
            tr(
                "{needed} words are needed, but 'words' has {count}", needed=goal.needed, count=len(different)
            ),
        ),
    )


def _graded_checks(goal: Goal) -> _Checks:
    return ((not goal.rubric.strip(), tr("a graded goal needs a rubric: what counts as given away")),)


_SPECIAL = {
    GoalKind.SECRET: _secret_checks,
    GoalKind.TOPIC: _topic_checks,
    GoalKind.GRADED: _graded_checks,
}
