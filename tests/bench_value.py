"""What each part of the analysis costs, and how often it changed a choice (``python -m tests.bench_value MODEL.gguf``).

The conversations are the demonstration's in both languages, the turns of the fixed set whose risk shows over several
messages, and the openings of the shipped scenarios. Each turn's choice is made again without what one part found, by
the same pure function; a part's value is how often another strategy is then chosen. The review's value is how often it
took a reply back. Values are counts, which do not depend on the machine; costs are in tokens.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.alignment.analysis_after_reply import REACTIONS
from app.alignment.anticipation import CLASSIFIER, SCREEN
from app.alignment.latency_budget import JUDGE
from app.alignment.strategy_selection import ChoiceInputs, choose
from app.alignment.trajectory import TRAJECTORY
from app.domain.analysis import MessageAnalysis, Mode, Trajectory, TurnAnalysis
from app.domain.cancellation import CancelToken
from app.domain.conversation import ConversationId, MessageId
from app.domain.generation import Sampling
from app.domain.risk import CrisisFinding, RiskAssessment
from app.domain.strategy import StrategyTable
from app.domain.turn import (
    AnalysisExtended,
    CrisisScreened,
    RiskAssessed,
    StrategyChosen,
    TurnEnded,
    UserMessageCommitted,
)
from app.language import LANGUAGES
from app.locations import Locations
from app.session.demonstration.scenarios import scenarios
from app.session.session import Session
from app.workspace.scenario_files import shipped_scenarios
from tests.bench_screening import labelled

REPLY_TOKENS = 40
REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Weighed:
    """One turn: what was found, and what was chosen."""

    finding: CrisisFinding
    assessment: RiskAssessment
    before: MessageAnalysis | None
    analysis: TurnAnalysis
    seconds_before: float  # of the analysis, before the first token
    seconds_a_token: float  # of the reply

    @property
    def seconds(self) -> float:
        """What the whole analysis took."""
        return sum(each.seconds for each in self.analysis.costs)

    def seconds_of(self, tokens: int) -> float:
        """Return how long so many tokens of the reply take."""
        return tokens * self.seconds_a_token


@dataclass(frozen=True, slots=True)
class Value:
    """One part over ``turns``: where it worked, where it changed the choice, and its median tokens where it worked."""

    part: str
    turns: int
    worked: int
    changed: int
    tokens: float


def conversations() -> tuple[tuple[str, ...], ...]:
    """Return the messages of each of the benchmark's conversations."""
    told = [
        tuple(message.in_language(language) for message in each.messages)
        for each in scenarios()
        for language in LANGUAGES
    ]
    several = [each.turns for each in labelled() if each.label == "multi_turn"]
    openings = [(each.en.opening,) for each in shipped_scenarios() if each.en is not None]
    return (*told, *several, *openings)


def weighed(session: Session, messages: Sequence[str]) -> Iterator[Weighed]:
    """Say the messages in a new conversation, and yield each turn."""
    home: ConversationId | None = None
    leaf: MessageId | None = None
    before: MessageAnalysis | None = None
    for number, text in enumerate(messages):
        finding, assessment, analysis = CrisisFinding(False), None, None
        waited = a_token = 0.0
        sampling = Sampling(seed=number, max_tokens=REPLY_TOKENS)
        for event in session.say(text, home, leaf, sampling, Mode.GUIDE):
            match event:
                case UserMessageCommitted():
                    home = event.conversation.id
                case CrisisScreened():
                    finding = event.finding
                case RiskAssessed():
                    assessment = event.assessment
                case StrategyChosen():
                    waited = sum(each.seconds for each in event.analysis.costs)
                case TurnEnded():
                    leaf, analysis, facts = event.message.id, event.analysis, event.facts
                    a_token = facts.seconds_writing / max(1, facts.tokens_written)
                case AnalysisExtended():
                    analysis = event.analysis
        assert assessment is not None
        assert analysis is not None
        yield Weighed(finding, assessment, before, analysis, waited, a_token)
        before = analysis.message


def chosen_without(table: StrategyTable, turn: Weighed, part: str) -> str:
    """Return the strategy that is chosen without what a part found, in this turn or the one before; "": with all."""
    finding, assessment, before = turn.finding, turn.assessment, turn.before
    match part:
        case "crisis screen":
            finding = CrisisFinding(False)
        case "judge":
            kept = tuple(each for each in assessment.evidence if each.source in (CLASSIFIER, TRAJECTORY))
            assessment = replace(assessment, evidence=kept, categories=())
            before = _without_late(before)
        case "trajectory":
            kept = tuple(each for each in assessment.evidence if each.source != TRAJECTORY)
            assessment = replace(assessment, evidence=kept)
            before = _without_late(before)
        case "reactions":
            before = replace(before, scored_reactions=()) if before is not None else None
    weights = turn.analysis.message.game.weights
    return choose(table, ChoiceInputs(finding, assessment, weights, before)).game.chosen


def _without_late(before: MessageAnalysis | None) -> MessageAnalysis | None:
    return replace(before, late_posterior=None, trajectory=Trajectory()) if before is not None else None


def pass_self_test(session: Session) -> None:
    """Have the loaded model judged by its self-test, without which it judges no message."""
    for _ in session.take_self_test(CancelToken()):
        pass


def values(table: StrategyTable, turns: Sequence[Weighed]) -> tuple[Value, ...]:
    """Return each part's value over some turns, those that decide first."""
    tokens: dict[str, list[int]] = defaultdict(list)
    for turn in turns:
        spent: dict[str, int] = defaultdict(int)
        for cost in turn.analysis.costs:
            spent[cost.part] += cost.tokens
        for part, count in spent.items():
            tokens[part].append(count)
    chosen = [chosen_without(table, turn, "") for turn in turns]
    changed = {
        part: sum(
            chosen_without(table, turn, part) != as_found
            for turn, as_found in zip(turns, chosen, strict=True)
        )
        for part in (SCREEN, JUDGE, TRAJECTORY, REACTIONS)
    } | {REVIEW: sum(bool(turn.analysis.reply.withheld) for turn in turns)}
    names = dict.fromkeys((*changed, *tokens))
    return tuple(
        Value(
            name,
            len(turns),
            len(tokens[name]),
            changed.get(name, 0),
            statistics.median(tokens[name]) if tokens[name] else 0.0,
        )
        for name in names
    )


def value(session: Session) -> tuple[Value, ...]:
    """Say all conversations, and return what each part was worth."""
    turns = [turn for messages in conversations() for turn in weighed(session, messages)]
    return values(session.strategies(), turns)


def main() -> None:
    """Print the table for a model."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Session(Locations(Path(folder)), region="GB", private=True) as session,
    ):
        session.load_model(session.choose_model(sys.argv[1]))
        pass_self_test(session)
        print("| part | turns | worked in | tokens there, median | changed the choice |")
        print("| --- | --- | --- | --- | --- |")
        for each in value(session):
            print(f"| {each.part} | {each.turns} | {each.worked} | {each.tokens:.0f} | {each.changed} |")


if __name__ == "__main__":
    main()
