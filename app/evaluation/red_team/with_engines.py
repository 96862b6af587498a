"""Drives an examination with engine handles: each party is a loaded model, one may be several."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.errors import EngineFailure
from app.domain.generation import GenerationRequest
from app.evaluation import writing
from app.evaluation.red_team.asking import Party, Wanted, Written, grammar_of
from app.evaluation.red_team.examination import Examination, Rules, examine
from app.evaluation.red_team.goals import Goal, GoalKind
from app.evaluation.writing import WritingEngine

_NO_THINKING: tuple[tuple[str, str | bool], ...] = (("enable_thinking", False),)


@dataclass(frozen=True, slots=True)
class Parties:
    """Who writes what. Without an examiner the tactics' own questions are asked; only graded goals need a judge."""

    target: WritingEngine
    examiner: WritingEngine | None = None
    judge: WritingEngine | None = None

    def handle(self, party: Party) -> WritingEngine:
        """Answer the engine of a party. Raises ``EngineFailure`` where there is none."""
        found = {Party.TARGET: self.target, Party.EXAMINER: self.examiner, Party.JUDGE: self.judge}[party]
        if found is None:
            raise EngineFailure(f"There is no {party.value} model. Name one, or leave out what needs it.")
        return found


def examine_with(parties: Parties, goal: Goal, rules: Rules) -> Examination:
    """Examine one goal to its end; a failing engine ends it early, with the rounds until then.

    Raises ``EngineFailure`` where a party is missing.
    """
    if rules.limits.attempts:
        parties.handle(Party.EXAMINER)
    if goal.kind is GoalKind.GRADED:
        parties.handle(Party.JUDGE)
    steps = examine(goal, rules)
    try:
        wanted = next(steps)
        while True:
            try:
                written = write(parties.handle(wanted.by), wanted)
            except EngineFailure as failure:
                wanted = steps.throw(failure)
            else:
                wanted = steps.send(written)
    except StopIteration as over:
        found: Examination = over.value
        return found


def write(engine: WritingEngine, wanted: Wanted) -> Written:
    """Answer what an engine writes; a form is held by grammar, without thinking. Raises ``EngineFailure``."""
    grammar = grammar_of(wanted.form)
    request = GenerationRequest(
        wanted.messages,
        wanted.sampling,
        # an examiner's prompt is no part of the conversation, and must not push it out of the cache
        sequence="conversation" if wanted.by is Party.TARGET else "judge",
        template_variables=_NO_THINKING if grammar else (),
        grammar=grammar,
    )
    written = writing.write(engine, request)
    return Written(written.text, written.thinking)
