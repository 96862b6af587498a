"""An engine whose answers about a message are given beforehand, so that a judge is as good as a test wants it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.alignment.assessed_messages import Assessor
from app.alignment.crisis_screen.screen import screen
from app.alignment.evidence.chat_model import ChatModelJudge
from app.alignment.evidence.self_test import Scores, verdict_of
from app.alignment.evidence.three_words import quoted, three_words_table
from app.alignment.evidence.xguard import XGuardJudge
from app.alignment.strategies import strategy_table
from app.domain.anticipation import Weights
from app.domain.generation import (
    GenerationEvent,
    GenerationRequest,
    LoadedModel,
    OptionRequest,
    OptionScores,
    QuestionAnswers,
    QuestionRequest,
)
from app.domain.risk import CrisisFinding
from tests.passed_self_test import passed_self_test

_ALMOST_NEVER = 1e-9
_WORDS_ONLY = {"distress": Scores(4, -5, -30, -20), "wrong": Scores(-4, 3, -20, -30)}
_TEST = passed_self_test("scripted", **_WORDS_ONLY)
Scripted = Mapping[str, float]


@dataclass(frozen=True)
class GuardScript:
    """Answers a guard's question: by the first of ``about`` that stands in the message, else as a safe one."""

    about: Mapping[str, Scripted] = field(default_factory=dict)
    model: LoadedModel | None = None

    def score_options(self, request: OptionRequest) -> OptionScores:
        """Return the scripted probabilities of the guard's labels."""
        scores = self._scores(request.messages[-1].text, request.options)
        return OptionScores(scores, (1,) * len(scores), 10, 0)

    def ask(self, request: QuestionRequest) -> QuestionAnswers:
        """Return the same for many messages."""
        scores = tuple(self._scores(each.text, each.options) for each in request.questions)
        return QuestionAnswers(scores, (), 10 * len(scores), 0, 0, 0.0)

    def _scores(self, text: str, labels: Sequence[str]) -> tuple[float, ...]:
        safe: Scripted = {"sec": 1.0}
        shares = next((shares for words, shares in self.about.items() if _stands_in(words, text)), safe)
        return tuple(math.log(shares.get(each, 0.0) or _ALMOST_NEVER) for each in labels)

    def generate(self, request: GenerationRequest) -> Iterator[GenerationEvent]:
        """Not scripted."""
        raise AssertionError(request)


@dataclass(frozen=True)
class ChatScript:
    """Answers the three words so that the judge makes these probabilities of them; else as a harmless one."""

    about: Mapping[str, Scripted] = field(default_factory=dict)
    model: LoadedModel | None = None

    def ask(self, request: QuestionRequest) -> QuestionAnswers:
        """Return the raw scores whose calibration gives the scripted probabilities."""
        answers = []
        for question in request.questions:
            shares = next(
                (shares for words, shares in self.about.items() if _stands_in(quoted(words), question.text)),
                {},
            )
            answers.append(_raw(shares))
        return QuestionAnswers(tuple(answers), (), 10, 0, 0, 0.1)

    def generate(self, request: GenerationRequest) -> Iterator[GenerationEvent]:
        """Not scripted."""
        raise AssertionError(request)

    def score_options(self, request: OptionRequest) -> OptionScores:
        """Not scripted."""
        raise AssertionError(request)


def _stands_in(words: str, text: str) -> bool:
    """True where all parts of ``words``, which are set apart by "…", stand in a text."""
    return all(part.strip() in text for part in words.split("…"))


def _raw(shares: Scripted) -> tuple[float, float, float]:
    verdict, prior = verdict_of(_TEST), three_words_table().prior
    distress, wrong = shares.get("distress", 0.0), shares.get("wrong", 0.0)
    harmless = max(_ALMOST_NEVER, 1.0 - distress - wrong)
    found = [0.0]
    for share, before, kind in ((distress, prior[1], verdict.distress), (wrong, prior[2], verdict.wrong)):
        ratio = math.log(max(_ALMOST_NEVER, share) / before * prior[0] / harmless)
        calibration = kind.calibration
        found.append((ratio - calibration.intercept) / calibration.slopes[0])
    return found[0], found[1], found[2]


def guarded(about: Mapping[str, Scripted] | None = None) -> Assessor:
    """Return an assessor with a guard that answers by the script; the crisis screen is the real one."""
    return _assessor(XGuardJudge(GuardScript(about or {}), "guard"))


def asking_chat_model(about: Mapping[str, Scripted] | None = None) -> Assessor:
    """Return an assessor that asks a chat model which answers by the script; the crisis screen is the real one."""
    return _assessor(ChatModelJudge(ChatScript(about or {}), "model", lambda: _TEST))


def _assessor(*judges: XGuardJudge | ChatModelJudge) -> Assessor:
    return Assessor(rules_alone, judges, strategy_table(), Weights())


def rules_alone(messages: Sequence[str]) -> CrisisFinding:
    """Screen the last message by the rules, without the sentence classifier's word."""
    return screen(messages[-1])
