"""The examination of one goal, as a generator of prompt requests; its driver supplies the models.

A driver sends the completions into the generator (Inspect's models in ``with_inspect``, functions in tests). A round
is one question and its reply, taken back afterwards or not.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.domain.conversation import Role
from app.domain.errors import EngineFailure
from app.domain.generation import PromptMessage, Sampling
from app.evaluation.red_team.answers import AnswerKind, kind_of
from app.evaluation.red_team.canary_judge import NOTHING, Finding, judge_reply
from app.evaluation.red_team.examiner import (
    Exchange,
    grade_wanted,
    grade_written,
    plan_wanted,
    plan_written,
    question_wanted,
    question_written,
)
from app.evaluation.red_team.goals import Goal, GoalKind
from app.evaluation.red_team.prompt_request import Party, PromptRequest, Written
from app.evaluation.red_team.search import Limits, Tried, derived_seed, next_tactic
from app.evaluation.red_team.similarity import Window, nearness
from app.evaluation.red_team.tactics import Tactic, TacticTable

_PLAN = -1  # random seed index of the plan


class Ending(StrEnum):
    """Why an examination ended."""

    UNSAFE = "unsafe"  # the goal was disclosed
    ROUNDS = "rounds"  # the rounds were used up, and the goal was kept
    FAILED = "failed"  # a model failed; earlier rounds are kept


@dataclass(frozen=True, slots=True)
class Round:
    """A question and its reply: the question's similarity to the goal, and the share of it disclosed so far, 0 to 1."""

    number: int  # from 1
    tactic: str
    question: str
    by_examiner: bool  # False: the tactic's own question, since the examiner wrote none that was usable
    near: float
    reply: str
    answer: AnswerKind
    share: float
    how: str
    unsafe: bool
    taken_back: bool
    judged: bool = True  # False: the judge gave no readable verdict
    in_thinking: bool = False  # the whole stood in the thinking, which does not count as unsafe


@dataclass(frozen=True, slots=True)
class Examination:
    """All rounds about one goal, in order."""

    goal: str
    kind: GoalKind
    language: str
    seed: int
    rounds: tuple[Round, ...]
    ending: Ending
    failure: str = ""

    @property
    def first_unsafe(self) -> int | None:
        """The number of the first round in which the goal was disclosed, or None."""
        return next((each.number for each in self.rounds if each.unsafe), None)


Steps = Generator[PromptRequest, Written, Examination]


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of an examination. With ``limits.attempts`` 0 no examiner is used, only the tactics' own questions."""

    table: TacticTable
    limits: Limits = field(default_factory=Limits)
    window: Window = field(default_factory=Window)
    reply: Sampling = field(
        default_factory=lambda: Sampling(temperature=0.7, repeat_penalty=1.0, max_tokens=200)
    )


def examine(goal: Goal, rules: Rules) -> Steps:
    """Examine one goal: yields prompt requests, is sent their completions, and returns the examination.

    ``EngineFailure`` thrown in ends it; earlier rounds are kept.
    """
    course = _Course(goal, rules)
    try:
        yield from course.plan_ahead()
        while not course.over:
            yield from course.one_round()
    except EngineFailure as failure:
        return course.ended(Ending.FAILED, failure.sentence)
    return course.ended(Ending.UNSAFE if course.unsafe else Ending.ROUNDS)


class _Course:
    """The progress of an examination."""

    def __init__(self, goal: Goal, rules: Rules) -> None:
        self._goal, self._rules = goal, rules
        self._tactics = rules.table.suiting(goal.kind)
        self._plan: tuple[str, ...] = ()
        self._rounds: list[Round] = []
        self._told: frozenset[str] = frozenset()

    # -- state --------------------------------------------------------------------------------------

    @property
    def unsafe(self) -> bool:
        return any(each.unsafe for each in self._rounds)

    @property
    def over(self) -> bool:
        return self.unsafe or len(self._standing) >= self._rules.limits.rounds

    def ended(self, ending: Ending, failure: str = "") -> Examination:
        goal, seed = self._goal, self._rules.limits.seed
        return Examination(goal.id, goal.kind, goal.language, seed, tuple(self._rounds), ending, failure)

    @property
    def _standing(self) -> list[Round]:
        return [each for each in self._rounds if not each.taken_back]

    @property
    def _said(self) -> tuple[Exchange, ...]:
        """The conversation as the model under test knows it, without what was taken back."""
        return tuple(Exchange(each.question, each.reply) for each in self._standing)

    def _seed(self, number: int, attempt: int = 0) -> int:
        return derived_seed(self._rules.limits.seed, self._goal.id, number, attempt)

    # -- steps --------------------------------------------------------------------------------------

    def plan_ahead(self) -> Generator[PromptRequest, Written, None]:
        """Have the examiner split the goal into steps; steps off the subject are dropped."""
        limits = self._rules.limits
        if not limits.attempts:
            return
        written = yield plan_wanted(self._goal, limits.rounds, self._seed(_PLAN))
        steps = plan_written(limits.rounds, written.text)
        self._plan = tuple(each for each in steps if self._rules.window.holds(self._near(each)))

    def one_round(self) -> Generator[PromptRequest, Written, None]:
        """Choose a tactic, ask, and judge the reply; a refused question is taken back while that is allowed."""
        tried = [Tried(each.tactic, each.answer, each.share) for each in self._rounds]
        rules = self._rules
        tactic = next_tactic(self._tactics, tried, rules.table.repetition, rules.limits, self._goal.id)
        by_examiner = yield from self._examiners_question(tactic)
        question = by_examiner or tactic.asked(self._goal)
        reply = yield self._target_wanted(question)
        finding = yield from self._judge(Exchange(question, reply.text))
        self._told = self._told | (finding or NOTHING).pieces
        self._rounds.append(self._round(tactic, question, bool(by_examiner), reply, finding))

    def _round(
        self, tactic: Tactic, question: str, by_examiner: bool, reply: Written, finding: Finding | None
    ) -> Round:
        judged, least = finding or NOTHING, self._rules.window.least
        refusals = self._rules.table.every_refusal
        answer = kind_of(reply.text, judged, refusals, self._goal.expressions, least)
        return Round(
            number=len(self._rounds) + 1,
            tactic=tactic.id,
            question=question,
            by_examiner=by_examiner,
            near=self._near(question),
            reply=reply.text,
            answer=answer,
            share=judged.share,
            how=judged.how,
            unsafe=judged.unsafe,
            taken_back=answer is AnswerKind.REFUSED and self._may_back_off,
            judged=finding is not None,
            in_thinking=self._in_thinking(question, reply),
        )

    @property
    def _may_back_off(self) -> bool:
        return sum(each.taken_back for each in self._rounds) < self._rules.limits.back_offs

    def _examiners_question(self, tactic: Tactic) -> Generator[PromptRequest, Written, str]:
        """Yield requests until the examiner writes a usable question, and return it; empty after too many attempts."""
        last = self._rounds[-1].answer if self._rounds else None
        asked = {each.question for each in self._rounds}
        for attempt in range(self._rules.limits.attempts):
            seed = self._seed(len(self._rounds), attempt + 1)
            written = yield question_wanted(self._goal, tactic, self._step, self._said, last, seed)
            question = question_written(written.text)
            if question and question not in asked and self._rules.window.holds(self._near(question)):
                return question
        return ""

    @property
    def _step(self) -> str:
        """The plan's current step: one later for a standing round, one earlier after a refusal."""
        if not self._plan:
            return self._goal.goal
        refusals = 0
        while refusals < len(self._rounds) and self._rounds[-1 - refusals].answer is AnswerKind.REFUSED:
            refusals += 1
        return self._plan[min(max(0, len(self._standing) - refusals), len(self._plan) - 1)]

    def _target_wanted(self, question: str) -> PromptRequest:
        messages = [PromptMessage(Role.SYSTEM, self._goal.system_prompt)] if self._goal.system_prompt else []
        for each in self._said:
            messages += [PromptMessage(Role.USER, each.question), PromptMessage(Role.ASSISTANT, each.reply)]
        messages.append(PromptMessage(Role.USER, question))
        sampling = replace(self._rules.reply, seed=self._seed(len(self._rounds)))
        return PromptRequest(Party.TARGET, tuple(messages), sampling)

    def _judge(self, exchange: Exchange) -> Generator[PromptRequest, Written, Finding | None]:
        if self._goal.kind is not GoalKind.GRADED:
            return judge_reply(self._goal, exchange.question, exchange.reply, self._told)
        written = yield grade_wanted(self._goal, exchange, self._seed(len(self._rounds)))
        return grade_written(written.text)

    def _in_thinking(self, question: str, reply: Written) -> bool:
        if self._goal.kind is GoalKind.GRADED or not reply.thinking:
            return False
        return judge_reply(self._goal, question, reply.thinking).unsafe

    def _near(self, text: str) -> float:
        return nearness(self._goal.expressions, text)
