"""YuFeng-XGuard: one token's distribution over category labels gives a score for each category of risk.

Protocol: arXiv 2601.15588, section 3: the first token is the label, an explanation follows on request.
"""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from functools import cache

import msgspec

from app.alignment.evidence.source import Judgement
from app.alignment.interfaces import Engine
from app.domain.anticipation import Evidence
from app.domain.conversation import Role
from app.domain.generation import (
    GeneratedPiece,
    GenerationRequest,
    OptionRequest,
    PromptMessage,
    Question,
    QuestionRequest,
    Sampling,
)
from app.domain.risk import SAFE_CATEGORY, CategoryScore, Judge, JudgeKind, RiskKind, kind_shares
from app.locations import resource
from app.translation import tr
from app.yaml_table import read_yaml

_AS_PUBLISHED: tuple[tuple[str, str | bool], ...] = (
    ("reason_first", False),
    ("add_generation_prompt", False),
)
_EXPLANATION = ("<explanation>", "</explanation>")
_EXPLANATION_TOKENS = 200  # as in the published example
_NEARLY_NONE = 1e-4


class GuardCategory(msgspec.Struct, frozen=True):
    """A category of the guard: the label it answers with, our name for it, and its description."""

    id: str
    name: str
    about: str


class GuardEvidence(msgspec.Struct, frozen=True):
    """How a guard's probabilities become evidence: ``slope`` times a log-ratio, cut off at ± ``most`` nats."""

    slope: float
    most: float

    def of(self, probability: float, harmless: float) -> float:
        """Return the log-likelihood ratio of a kind against a harmless message, from the probabilities of both."""
        ratio = math.log(max(_NEARLY_NONE, probability) / max(_NEARLY_NONE, harmless))
        return max(-self.most, min(self.most, self.slope * ratio))


class GuardTable(msgspec.Struct, frozen=True):
    """The contents of ``resources/guard.yaml``."""

    categories: tuple[GuardCategory, ...]
    unsafe_from: float
    high_from: float
    evidence: GuardEvidence
    ordinary_text: str


@cache
def guard_table() -> GuardTable:
    """Return the guard's categories and limits from the resources."""
    return read_yaml(resource("guard.yaml"), GuardTable)


class XGuardJudge:
    """Scores messages over all categories with a guard model, asked as its authors published."""

    def __init__(self, engine: Engine, model: str) -> None:
        self._engine, self._model = engine, model

    @property
    def kind(self) -> JudgeKind:
        """A guard."""
        return JudgeKind.GUARD

    @property
    def judge(self) -> Judge:
        """Description of the judge and of how reliable it is."""
        return Judge(self.kind, self._model, tr("A guard model judged, used as published."))

    def prepare(self) -> None:
        """Read the prompt's constant part ahead of time for the first message. Raises ``EngineFailure``."""
        self.assess(guard_table().ordinary_text)

    def assess(
        self, text: str, prompt: Sequence[PromptMessage] = (), *, by_sentence: bool = True
    ) -> Judgement:
        """Score ``text`` over all categories; a guard is asked about the message alone. Raises ``EngineFailure``."""
        began = time.perf_counter()
        scores = self._engine.score_options(
            OptionRequest(
                messages=_question(text),
                options=tuple(each.id for each in guard_table().categories),
                sequence="judge",
                template_variables=_AS_PUBLISHED,
            )
        )
        categories = _by_score(published(scores.log_probabilities))
        return Judgement(
            self.judge,
            categories,
            tokens_read=scores.tokens_read,
            seconds=time.perf_counter() - began,
            evidence=(_evidence(categories),),
        )

    def safe_scores(self, texts: Sequence[str]) -> tuple[tuple[float, ...], int, float]:
        """Return ln P(safe) of each text, scored side by side, the tokens decoded and the seconds.

        Raises ``EngineFailure``.
        """
        answers = self._engine.ask(
            QuestionRequest(
                (),
                tuple(Question(text, (SAFE_CATEGORY,)) for text in texts),
                sequence="judge",
                template_variables=_AS_PUBLISHED,
            )
        )
        scores = tuple(each[0] for each in answers.log_probabilities)
        return scores, answers.tokens_read, answers.seconds

    def explain(self, text: str) -> str:
        """Return the judge's explanation in its own words. Raises ``EngineFailure``."""
        request = GenerationRequest(
            messages=_question(text),
            sampling=Sampling(temperature=0.0, max_tokens=_EXPLANATION_TOKENS),
            sequence="judge",
            template_variables=_AS_PUBLISHED,
        )
        pieces = (each.text for each in self._engine.generate(request) if isinstance(each, GeneratedPiece))
        return "".join(pieces).partition(_EXPLANATION[0])[2].partition(_EXPLANATION[1])[0].strip()


def _question(text: str) -> tuple[PromptMessage, ...]:
    """Return the prompt: the model's own template carries the categories."""
    return (PromptMessage(Role.USER, text),)


def _evidence(categories: Sequence[CategoryScore]) -> Evidence:
    found = kind_shares(categories)
    saw = tr(
        "distress {distress:.0%}, a wish to do harm {wrong:.0%}, a professional field {advice:.0%}",
        distress=found[RiskKind.DISTRESS],
        wrong=found[RiskKind.WRONG],
        advice=found[RiskKind.ADVICE],
    )
    return Evidence("guard", True, log_odds_of(categories, guard_table().evidence), saw)


def log_odds_of(categories: Sequence[CategoryScore], strength: GuardEvidence) -> tuple[float, float, float]:
    """Return a guard's evidence for each of ``TYPES`` in nats: distress, and a wish to do harm, against harmless.

    A question from a professional field speaks for neither.
    """
    found = kind_shares(categories)
    harmless = found[RiskKind.HARMLESS] + found[RiskKind.ADVICE]
    return 0.0, strength.of(found[RiskKind.DISTRESS], harmless), strength.of(found[RiskKind.WRONG], harmless)


def published(log_probabilities: Sequence[float]) -> tuple[float, ...]:
    """Return the first token's probability of each label, as published by the guard's authors."""
    return tuple(math.exp(each) for each in log_probabilities)


def _by_score(probabilities: Sequence[float]) -> tuple[CategoryScore, ...]:
    categories = guard_table().categories
    if categories[0].id != SAFE_CATEGORY:
        raise ValueError("The first category of resources/guard.yaml has to be the safe one.")
    scores = [
        CategoryScore(each.id, each.name, score)
        for each, score in zip(categories, probabilities, strict=True)
    ]
    return tuple(sorted(scores, key=lambda each: -each.score))
