"""Drives an examination with engine handles: each party is a loaded model, one may be several."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from app.alignment.reasoning import split_whole
from app.domain.errors import EngineFailure
from app.domain.generation import GeneratedPiece, GenerationEvent, GenerationRequest
from app.evaluation.red_team.asking import Party, Wanted, Written, grammar_of
from app.evaluation.red_team.examination import Examination, Rules, examine
from app.evaluation.red_team.goals import Goal, GoalKind

_NO_THINKING: tuple[tuple[str, str | bool], ...] = (("enable_thinking", False),)


class WritingEngine(Protocol):
    """All that the agent needs of an engine: any ``app.alignment.ports.Engine`` is one."""

    def generate(self, request: GenerationRequest) -> Iterator[GenerationEvent]:
        """Stream the continuation. Raises ``EngineFailure``."""


@dataclass(frozen=True, slots=True)
class Parties:
    """Who writes what. Without an examiner the tactics' own questions are asked; only graded goals need a grader."""

    target: WritingEngine
    examiner: WritingEngine | None = None
    grader: WritingEngine | None = None

    def handle(self, party: Party) -> WritingEngine:
        """Answer the engine of a party. Raises ``EngineFailure`` where there is none."""
        found = {Party.TARGET: self.target, Party.EXAMINER: self.examiner, Party.GRADER: self.grader}[party]
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
        parties.handle(Party.GRADER)
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
    text = "".join(each.text for each in engine.generate(request) if isinstance(each, GeneratedPiece))
    thinking, reply = split_whole(text)
    return Written(reply, thinking)
