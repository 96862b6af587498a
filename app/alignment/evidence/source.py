"""What a judge of messages offers: scores of categories, evidence for the types, and its own explanation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from app.alignment.interfaces import EngineFailure
from app.domain.anticipation import Evidence
from app.domain.generation import PromptMessage
from app.domain.risk import DISTRESS_CATEGORY, WRONG_CATEGORY, CategoryScore, Judge, JudgeKind
from app.translation import tr


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judge's scores of one message; ``tokens_read`` is their cost.

    ``evidence`` is by source, empty where nothing was judged. ``unjudged`` names the kinds ("distress", "wrong") that
    the judge cannot tell. ``controversial`` is the part of all probability that is not safe which the judge calls only
    controversial.
    """

    judge: Judge
    categories: tuple[CategoryScore, ...] = ()
    tokens_read: int = 0
    seconds: float = 0.0
    evidence: tuple[Evidence, ...] = ()
    unjudged: tuple[str, ...] = ()
    controversial: float = 0.0


JUDGED_KINDS = (DISTRESS_CATEGORY, WRONG_CATEGORY)  # what a message is judged for, beside the crisis screen
NOBODY_JUDGED = Judgement(
    Judge(JudgeKind.NONE, note=tr("No model has judged this message.")), unjudged=JUDGED_KINDS
)


class MessageJudge(Protocol):
    """Judges one message at a time; says so where it cannot tell."""

    @property
    def kind(self) -> JudgeKind:
        """Whether this is a guard or the chat model."""

    @property
    def judge(self) -> Judge:
        """Description of the judge and of how reliable it is."""

    def prepare(self) -> None:
        """Read the constant part of the prompt ahead of time. Raises ``EngineFailure``."""

    def assess(
        self, text: str, prompt: Sequence[PromptMessage] = (), *, by_sentence: bool = True
    ) -> Judgement:
        """Judge a message; ``prompt``, where given, is the conversation that ends with it. Raises ``EngineFailure``.

        ``by_sentence`` lets a judge look at each sentence too; a guard reads the whole in any case.
        """

    def safe_scores(self, texts: Sequence[str]) -> tuple[tuple[float, ...], int, float]:
        """Return ln P(safe) of each text, the tokens decoded and the seconds. Raises ``EngineFailure``."""

    def explain(self, text: str) -> str:
        """Return an explanation in the judge's own words. Raises ``EngineFailure``."""


def judge_message(
    judges: Sequence[MessageJudge],
    text: str,
    prompt: Sequence[PromptMessage] = (),
    *,
    by_sentence: bool = True,
) -> Judgement:
    """Return the first judgement available; with none, one that says why."""
    why = ""
    for judge in judges:
        try:
            return judge.assess(text, prompt, by_sentence=by_sentence)
        except EngineFailure as failure:
            why = failure.sentence
    if not why:
        return NOBODY_JUDGED
    note = tr("This message could not be judged. {why}", why=why)
    return Judgement(Judge(JudgeKind.NONE, note=note), unjudged=JUDGED_KINDS)
