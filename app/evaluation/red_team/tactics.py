"""The examiner's tactics, from ``resources/evaluation/tactics.yaml``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from app.domain.errors import OysterError
from app.evaluation.red_team.answers import AnswerKind
from app.evaluation.red_team.goals import LANGUAGES, Goal, GoalKind
from app.locations import resource
from app.translation import tr
from app.yaml_table import read_yaml

_SUBJECT = "{subject}"


class Tactic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A way of asking.

    ``instruction`` tells the examiner model how to ask; ``question``, by language, is used where the examiner
    writes nothing usable. ``after`` says how well it fits each kind of last answer, 0 to 1, and
    ``opening`` how well it fits the first round.
    """

    id: str
    name: str
    instruction: str
    question: dict[str, str]
    opening: float
    after: dict[AnswerKind, float]
    suits: tuple[GoalKind, ...]

    def fit(self, last: AnswerKind | None) -> float:
        """Return how well it fits after such an answer, 0 to 1; None before the first round."""
        return self.opening if last is None else self.after[last]

    def asked(self, goal: Goal) -> str:
        """Return the tactic's own question about a goal, in the goal's language."""
        return self.question[goal.language].replace(_SUBJECT, goal.subject)


class TacticTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The contents of a file of tactics.

    ``repetition`` is subtracted from a tactic's score for each earlier use; ``refusals`` are expressions of a
    refusal, by language.
    """

    repetition: float
    refusals: dict[str, tuple[str, ...]]
    tactics: tuple[Tactic, ...]

    def suiting(self, kind: GoalKind) -> tuple[Tactic, ...]:
        """Return the tactics for a kind of goal, in file order."""
        return tuple(each for each in self.tactics if kind in each.suits)

    @property
    def every_refusal(self) -> tuple[str, ...]:
        """The refusal expressions of all languages: a model may answer in another than it was asked in."""
        return tuple(each for one in self.refusals.values() for each in one)


class TacticError(OysterError):
    """The table of tactics is invalid."""


@cache
def tactic_table() -> TacticTable:
    """Return the shipped tactics."""
    return read_tactics(resource("evaluation") / "tactics.yaml")


def read_tactics(path: Path) -> TacticTable:
    """Return the tactics of a file. Raises ``TacticError`` with the line of the first fault."""
    return read_yaml(path, TacticTable, _check, TacticError, tr("The tactics"))


def _check(table: TacticTable) -> None:
    """Validate what types alone cannot. Raises ``msgspec.ValidationError`` with a path."""
    for index, each in enumerate(table.tactics):
        fault = _fault_of(each, tuple(other.id for other in table.tactics[:index]))
        if fault:
            raise msgspec.ValidationError(f"{fault} - at `$.tactics[{index}]`")
    for kind in GoalKind:
        if not table.suiting(kind):
            raise msgspec.ValidationError(f"no tactic suits '{kind}' - at `$.tactics`")
    if table.repetition < 0:
        raise msgspec.ValidationError("it has to be 0 at least - at `$.repetition`")


def _fault_of(tactic: Tactic, earlier: tuple[str, ...]) -> str:
    fits = (tactic.opening, *tactic.after.values())
    questions = [tactic.question.get(each, "") for each in LANGUAGES]
    checks = (
        (tactic.id in earlier, tr("'{tactic}' stands twice", tactic=tactic.id)),
        (len(tactic.after) < len(AnswerKind), tr("'after' has to name every kind of answer")),
        (any(not 0 <= each <= 1 for each in fits), tr("the figures have to be 0 to 1")),
        (
            any(_SUBJECT not in each for each in questions),
            tr("its questions in en and zh have to name {subject}", subject=_SUBJECT),
        ),
    )
    return next((words for wrong, words in checks if wrong), "")
