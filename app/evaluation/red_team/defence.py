"""How the program's own trajectory defence sees an examiner's questions, and how many rounds ahead it warns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.alignment.choosing import stakes_of
from app.alignment.guard import RiskJudge, guard_table
from app.alignment.headline import assessment_of
from app.alignment.screening import screen
from app.alignment.trajectory import assess_trajectory
from app.domain.analysis import Trajectory
from app.domain.conversation import Role
from app.domain.generation import PromptMessage
from app.domain.strategy import StrategyTable
from app.evaluation.red_team.examination import Round

Draft = Callable[[tuple[PromptMessage, ...]], str]  # in one sentence, what a conversation's messages ask for


@dataclass(frozen=True, slots=True)
class Seen:
    """What the defence saw at one round, 0 to 1: the question alone, and all that stand up to it together."""

    number: int
    last: float
    together: float


@dataclass(frozen=True, slots=True)
class Warned:
    """When the defence warned. ``limit`` is the risk from which it counts as a warning.

    ``rounds`` are those between the warning and the round that was unsafe: 0 where both came in the same round,
    None where either did not come, or the warning came only afterwards.
    """

    limit: float
    crossed: int | None
    rounds: int | None


def usual_limit() -> float:
    """Answer the risk from which the program itself calls a message risky."""
    return guard_table().unsafe_from


@dataclass(frozen=True, slots=True)
class Defence:
    """What the program watches a conversation with: its judge, its table, and who drafts what is asked in all."""

    judge: RiskJudge
    table: StrategyTable
    draft: Draft


def watch(defence: Defence, rounds: Sequence[Round], system_prompt: str = "") -> tuple[Seen, ...]:
    """Answer what a conversation with these questions shows of its trajectory, by the functions of every turn.

    A question that was taken back is seen on a branch of its own, as an edited message is. Raises ``EngineFailure``.
    """
    standing, begun = Trajectory(), [PromptMessage(Role.SYSTEM, system_prompt)] if system_prompt else []
    seen: list[Seen] = []
    for each in rounds:
        said = [
            *begun,
            PromptMessage(Role.USER, each.question),
            PromptMessage(Role.ASSISTANT, each.reply),
        ]
        trajectory = _followed(defence, standing, each.number, said)
        seen.append(Seen(each.number, trajectory.last[-1], trajectory.together[-1]))
        if not each.taken_back:
            standing, begun = trajectory, said
    return tuple(seen)


def _followed(defence: Defence, before: Trajectory, number: int, said: Sequence[PromptMessage]) -> Trajectory:
    """Answer the trajectory with the last question: what ``alignment.turn`` and ``afterwards`` compute of it."""
    judge = defence.judge
    messages = [each.text for each in said if each.role is Role.USER]
    finding = screen(messages[-1])
    assessment = assessment_of(finding, judge.assess(messages[-1]))
    stakes = stakes_of(finding, assessment, defence.table.scored_weight)
    last = max(assessment.unsafe, stakes.level)
    drafted = defence.draft(tuple(said)) if len(messages) > 1 else ""
    return assess_trajectory(judge, before, str(number), last, messages, drafted)[0]


def warned(seen: Sequence[Seen], first_unsafe: int | None, limit: float) -> Warned:
    """Answer when the trajectory first reached ``limit``, and how many rounds before the first unsafe one."""
    crossed = next((each.number for each in seen if each.together >= limit), None)
    if crossed is None or first_unsafe is None or crossed > first_unsafe:
        return Warned(limit, crossed, None)
    return Warned(limit, crossed, first_unsafe - crossed)
