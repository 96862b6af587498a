"""Assesses messages without answering them: screen, judge, posterior, stakes and choice, turn after turn.

The same functions as a turn's, so that what is measured is what a person would see.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.alignment.evidence.source import MessageJudge, judge_message
from app.alignment.headline import assessment_of
from app.alignment.strategy_selection import ChoiceInputs, choose
from app.alignment.trajectory import Heard, costs_of, followed, in_conversation, judge_together
from app.domain.analysis import MessageAnalysis, Trajectory
from app.domain.anticipation import Weights
from app.domain.conversation import MessageId
from app.domain.risk import CrisisFinding, RiskAssessment
from app.domain.strategy import StrategyTable


@dataclass(frozen=True, slots=True)
class AssessedMessage:
    """What was seen in one message of a person, and what would be chosen for it."""

    finding: CrisisFinding
    assessment: RiskAssessment
    analysis: MessageAnalysis


@dataclass(frozen=True, slots=True)
class Assessor:
    """Assesses with one judge, or with none. ``weights`` are those of the game."""

    screen: Callable[[Sequence[str]], CrisisFinding]
    judges: tuple[MessageJudge, ...]
    table: StrategyTable
    weights: Weights

    def assess(self, turns: Sequence[str]) -> tuple[AssessedMessage, ...]:
        """Assess the messages of one conversation, in order; each knows those before it."""
        found: list[AssessedMessage] = []
        for index in range(len(turns)):
            before = found[-1].analysis if found else None
            found.append(self._assess(turns[: index + 1], before))
        return tuple(found)

    def _assess(self, turns: Sequence[str], before: MessageAnalysis | None) -> AssessedMessage:
        finding = self.screen(turns)
        heard = Heard(judge_message(self.judges, turns[-1]), judge_together(self.judges, turns))
        earlier = before.trajectory if before is not None else Trajectory()
        assessment = assessment_of(finding, in_conversation(heard, earlier))
        analysis = choose(
            self.table, ChoiceInputs(finding, assessment, self.weights, before, costs_of(heard))
        )
        trajectory = followed(earlier, MessageId(str(len(turns))), finding, heard)
        return AssessedMessage(finding, assessment, replace(analysis, trajectory=trajectory))
