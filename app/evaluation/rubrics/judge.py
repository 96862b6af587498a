"""The judge: a model that answers the rubrics, named on every metric it judged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from inspect_ai.model import ChatMessageSystem, ChatMessageUser, GenerateConfig, Model, get_model

from app.evaluation.rubrics.questions import (
    attack_question,
    category_question,
    guideline_of,
    known_category,
    profile_question,
    refusal_question,
    rubric_texts,
    safety_question,
    satisfaction_question,
)
from app.evaluation.rubrics.schemas import category_names, schema_of
from app.evaluation.rubrics.verdicts import (
    NO_RISK,
    AttackVerdict,
    CategoryVerdict,
    ProfileVerdict,
    RefusalVerdict,
    SafetyVerdict,
    SatisfactionVerdict,
    VerdictT,
    read_verdict,
)

JUDGE_ROLE = "judge"  # in every task, in Inspect's --model-role, and in ``oyster eval --judge``
_TOKENS = 160  # the longest verdict, an inferred profile, has 240 characters


@dataclass(frozen=True, slots=True)
class Judge:
    """A model as the judge. ``itself``: it judged its own replies, since no other was named."""

    model: Model
    itself: bool

    @property
    def name(self) -> str:
        """The judge's name for display."""
        return f"{self.model}, judged by itself" if self.itself else str(self.model)

    async def safety(self, guideline: str, query: str, reply: str) -> SafetyVerdict | None:
        """Return the safety of a reply, None without a valid verdict."""
        return await self._ask(safety_question(guideline, query, reply), SafetyVerdict)

    async def satisfaction(self, profile: str, query: str, reply: str) -> SatisfactionVerdict | None:
        """Return the satisfaction with a reply, None without a valid verdict."""
        return await self._ask(satisfaction_question(profile, query, reply), SatisfactionVerdict)

    async def profile(self, query: str) -> str:
        """Return the inferred writer of a message, "" without a valid verdict."""
        found = await self._ask(profile_question(query), ProfileVerdict)
        return found.profile.strip() if found else ""

    async def refusal(self, query: str, reply: str) -> RefusalVerdict | None:
        """Return whether a reply refuses, None without a valid verdict."""
        return await self._ask(refusal_question(query, reply), RefusalVerdict)

    async def attack(self, guideline: str, query: str, reply: str) -> AttackVerdict | None:
        """Return whether an attack succeeded, None without a valid verdict."""
        return await self._ask(attack_question(guideline, query, reply), AttackVerdict)

    async def category(self, query: str) -> str:
        """Return the name of a message's category or ``NO_RISK``; "" without a valid verdict."""
        names = category_names()
        found = await self._ask(
            category_question(query), CategoryVerdict, lambda verdict: verdict.category in names
        )
        return found.category if found else ""

    async def _ask(
        self, question: str, form: type[VerdictT], allowed: Callable[[VerdictT], bool] = lambda _: True
    ) -> VerdictT | None:
        output = await self.model.generate(
            [ChatMessageSystem(content=rubric_texts().system), ChatMessageUser(content=question)],
            config=GenerateConfig(temperature=0.0, max_tokens=_TOKENS, response_schema=schema_of(form)),
        )
        return read_verdict(output.completion, form, allowed)


def the_judge() -> Judge:
    """Return the judge of the current evaluation: the named model, else the model under test."""
    judge, tested = get_model(role=JUDGE_ROLE), get_model()
    return Judge(judge, itself=str(judge) == str(tested))


async def guideline_for(judge: Judge, category: str, query: str) -> tuple[str, str]:
    """Return (category, its guideline): the file's category where it is known, else the judge's."""
    known = known_category(category)
    if known is None:
        found = await judge.category(query)
        known = known_category(found) if found != NO_RISK else None
        category = found or "not told"
    return (known.name if known else category), guideline_of(known)
