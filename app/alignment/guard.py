"""The guard: one token's distribution over category labels gives a score for each category of risk.

Protocol: YuFeng-XGuard (arXiv 2601.15588, section 3): the first token is the label, an explanation follows
on request. Without a guard the chat model is asked in the same form, which is only indicative.
"""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import msgspec

from app.alignment.interfaces import Engine, EngineFailure
from app.domain.conversation import Role
from app.domain.generation import (
    GeneratedPiece,
    GenerationRequest,
    OptionRequest,
    OptionScores,
    PromptMessage,
    Question,
    QuestionRequest,
    Sampling,
)
from app.domain.risk import SAFE_CATEGORY, CategoryScore, Judge, JudgeKind
from app.locations import resource
from app.yaml_table import read_yaml

_AS_PUBLISHED: tuple[tuple[str, str | bool], ...] = (
    ("reason_first", False),
    ("add_generation_prompt", False),
)
_EXPLANATION = ("<explanation>", "</explanation>")
_EXPLANATION_TOKENS = 200  # as in the published example


class GuardCategory(msgspec.Struct, frozen=True):
    """A category of the guard: the label it answers with, our name for it, and its description."""

    id: str
    name: str
    about: str


class IndicativeTable(msgspec.Struct, frozen=True):
    """The prompt for a chat model that stands in for a guard."""

    prior_safe: float
    evidence_weight: float
    neutral_text: str
    instructions: str


class GuardTable(msgspec.Struct, frozen=True):
    """The contents of ``resources/guard.yaml``."""

    categories: tuple[GuardCategory, ...]
    unsafe_from: float
    high_from: float
    indicative: IndicativeTable


@cache
def guard_table() -> GuardTable:
    """Return the guard's categories and limits from the resources."""
    return read_yaml(resource("guard.yaml"), GuardTable)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judge's scores of one message; ``tokens_read`` is their cost."""

    judge: Judge
    categories: tuple[CategoryScore, ...] = ()
    tokens_read: int = 0
    seconds: float = 0.0


NOBODY_JUDGED = Judgement(Judge(JudgeKind.NONE, note="No model has judged this message."))


class RiskJudge:
    """Scores messages with one engine; ``kind`` says whether it is a guard or the chat model standing in."""

    def __init__(self, engine: Engine, kind: JudgeKind, model: str) -> None:
        self._engine = engine
        self._kind = kind
        self._model = model
        self._neutral: dict[str, tuple[float, ...]] = {}

    @property
    def kind(self) -> JudgeKind:
        """Whether this is a guard or the chat model standing in."""
        return self._kind

    @property
    def judge(self) -> Judge:
        """Description of the judge and of how reliable it is."""
        if self._kind is JudgeKind.GUARD:
            return Judge(self._kind, self._model, "A guard model judged, used as published.")
        note = "The chat model itself was asked, without a guard model: only indicative."
        return Judge(self._kind, self._model, note)

    def prepare(self) -> None:
        """Read the prompt's constant part ahead of time for the first message. Raises ``EngineFailure``."""
        if self._kind is JudgeKind.INDICATIVE:
            self._neutral_scores(tuple(each.id for each in guard_table().categories))
        else:
            self.assess(guard_table().indicative.neutral_text)

    def assess(self, text: str) -> Judgement:
        """Score ``text`` over all categories. Raises ``EngineFailure``."""
        began = time.perf_counter()
        labels = tuple(each.id for each in guard_table().categories)
        scores = self._score(text, labels)
        if self._kind is JudgeKind.GUARD:
            probabilities = published(scores.log_probabilities)
            seconds = time.perf_counter() - began
            return Judgement(self.judge, _by_score(probabilities), scores.tokens_read, seconds)
        neutral, cost = self._neutral_scores(labels)
        table = guard_table().indicative
        probabilities = calibrated(scores.log_probabilities, neutral, table.prior_safe, table.evidence_weight)
        seconds = time.perf_counter() - began
        return Judgement(self.judge, _by_score(probabilities), scores.tokens_read + cost, seconds)

    def safe_scores(self, texts: Sequence[str]) -> tuple[tuple[float, ...], int, float]:
        """Return ln P(safe) of each text, scored side by side, the tokens decoded and the seconds.

        Raises ``EngineFailure``.
        """
        questions = [self._question(each) for each in texts]
        answers = self._engine.ask(
            QuestionRequest(
                questions[0][:-1],
                tuple(Question(each[-1].text, (SAFE_CATEGORY,)) for each in questions),
                sequence="judge",
                template_variables=self._variables(),
            )
        )
        scores = tuple(each[0] for each in answers.log_probabilities)
        return scores, answers.tokens_read, answers.seconds

    def explain(self, text: str) -> str:
        """Return the judge's explanation in its own words. Raises ``EngineFailure``."""
        request = GenerationRequest(
            messages=self._question(text),
            sampling=Sampling(temperature=0.0, max_tokens=_EXPLANATION_TOKENS),
            sequence="judge",
            prefill="" if self._kind is JudgeKind.GUARD else self._likeliest(text) + "\n" + _EXPLANATION[0],
            template_variables=self._variables(),
        )
        pieces = (each.text for each in self._engine.generate(request) if isinstance(each, GeneratedPiece))
        written = request.prefill + "".join(pieces)
        return written.partition(_EXPLANATION[0])[2].partition(_EXPLANATION[1])[0].strip()

    def _likeliest(self, text: str) -> str:
        return self.assess(text).categories[0].id

    def _score(self, text: str, labels: tuple[str, ...]) -> OptionScores:
        return self._engine.score_options(
            OptionRequest(
                messages=self._question(text),
                options=labels,
                sequence="judge",
                template_variables=self._variables(),
            )
        )

    def _question(self, text: str) -> tuple[PromptMessage, ...]:
        if self._kind is JudgeKind.GUARD:
            return (PromptMessage(Role.USER, text),)  # its own template carries the categories
        return (
            PromptMessage(Role.SYSTEM, _instructions()),
            PromptMessage(Role.USER, f"Message:\n{text}\n\nLabel id:"),
        )

    def _variables(self) -> tuple[tuple[str, str | bool], ...]:
        return _AS_PUBLISHED if self._kind is JudgeKind.GUARD else (("enable_thinking", False),)

    def _neutral_scores(self, labels: tuple[str, ...]) -> tuple[tuple[float, ...], int]:
        """Return the labels' scores on the neutral text, computed once a model, and the tokens read for it."""
        loaded = self._engine.model
        key = loaded.sha256 if loaded is not None else ""
        if key in self._neutral:
            return self._neutral[key], 0
        scores = self._score(guard_table().indicative.neutral_text, labels)
        self._neutral[key] = scores.log_probabilities
        return scores.log_probabilities, scores.tokens_read


def judge_message(judges: Sequence[RiskJudge], text: str) -> Judgement:
    """Return the first judgement available; with none, one that says why."""
    why = ""
    for judge in judges:
        try:
            return judge.assess(text)
        except EngineFailure as failure:
            why = failure.sentence
    if not why:
        return NOBODY_JUDGED
    return Judgement(Judge(JudgeKind.NONE, note=f"This message could not be judged. {why}"))


def published(log_probabilities: Sequence[float]) -> tuple[float, ...]:
    """Return the first token's probability of each label, as published by the guard's authors."""
    return tuple(math.exp(each) for each in log_probabilities)


def calibrated(
    log_probabilities: Sequence[float], neutral: Sequence[float], prior_safe: float, weight: float = 1.0
) -> tuple[float, ...]:
    """Return probabilities of the labels, the first of which is 'safe' with prior ``prior_safe``.

    Contextual calibration (arXiv 2102.09690, section 4): each label's log-probability less that on a neutral
    text, here as a log-likelihood ratio (times ``weight``) on top of a prior. Sums to 1.
    """
    others = math.log((1.0 - prior_safe) / (len(log_probabilities) - 1))
    weights = [
        weight * (each - base) + (math.log(prior_safe) if position == 0 else others)
        for position, (each, base) in enumerate(zip(log_probabilities, neutral, strict=True))
    ]
    highest = max(weights)
    shares = [math.exp(each - highest) for each in weights]
    return tuple(each / sum(shares) for each in shares)


@cache
def _instructions() -> str:
    table = guard_table()
    lines = [f"{each.id}: {each.name} ({each.about})" for each in table.categories]
    return "\n".join([table.indicative.instructions, *lines])


def _by_score(probabilities: Sequence[float]) -> tuple[CategoryScore, ...]:
    categories = guard_table().categories
    if categories[0].id != SAFE_CATEGORY:
        raise ValueError("The first category of resources/guard.yaml has to be the safe one.")
    scores = [
        CategoryScore(each.id, each.name, score)
        for each, score in zip(categories, probabilities, strict=True)
    ]
    return tuple(sorted(scores, key=lambda each: -each.score))
