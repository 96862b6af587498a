"""Qwen3Guard-Gen: a line of safety, whose first words are scored, and a line of categories.

It judges content: ``Suicide & Self-Harm`` is about methods and encouragement, so a person's distress it cannot tell.
"""

from __future__ import annotations

import math
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated

import msgspec

from app.alignment.evidence.source import Judgement
from app.alignment.evidence.xguard import guard_table
from app.alignment.interfaces import Engine, EngineFailure
from app.domain.anticipation import Evidence
from app.domain.conversation import Role
from app.domain.generation import (
    GeneratedPiece,
    GenerationEnded,
    GenerationRequest,
    OptionRequest,
    PromptMessage,
    Question,
    QuestionRequest,
    Sampling,
)
from app.domain.risk import (
    DISTRESS_CATEGORY,
    SAFE_CATEGORY,
    WRONG_CATEGORY,
    CategoryScore,
    Judge,
    JudgeKind,
    RiskKind,
    kind_shares,
)
from app.locations import resource
from app.translation import tr
from app.yaml_table import read_yaml

SEQUENCE = "judge"
_JAILBREAK = "jailbreak"
_MARK = re.compile(r"<(?=\s*/?\s*(?:BEGIN|END)\b)", re.IGNORECASE)  # of the question's own parts
_Share = Annotated[float, msgspec.Meta(ge=0, le=1)]


class Category(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A category: our id, how the guard writes it, and our name."""

    id: str
    label: str
    name: str


class Qwen3GuardTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The contents of ``resources/evidence/qwen3guard.yaml``."""

    source: str
    question: str
    opening: str
    first_line: str
    second_line: str
    labels: tuple[str, str, str]
    most_tokens: int
    controversial_strength: _Share
    least_form: _Share
    categories: tuple[Category, ...]


@cache
def qwen3guard_table() -> Qwen3GuardTable:
    """Return the question, the labels and the categories."""
    return read_yaml(resource("evidence/qwen3guard.yaml"), Qwen3GuardTable)


@dataclass(frozen=True, slots=True)
class Labels:
    """The probabilities of the three labels; they sum to 1."""

    safe: float
    unsafe: float
    controversial: float

    @property
    def likeliest(self) -> int:
        """The position of the likeliest label in the table."""
        shares = (self.safe, self.unsafe, self.controversial)
        return shares.index(max(shares))


class Qwen3GuardJudge:
    """Asks a guard of this family about one message, in the published wording."""

    def __init__(self, engine: Engine, model: str) -> None:
        self._engine, self._model = engine, model

    @property
    def kind(self) -> JudgeKind:
        """A guard."""
        return JudgeKind.GUARD

    @property
    def judge(self) -> Judge:
        """Description of the judge and of how reliable it is."""
        note = tr(
            "A guard model judged the content, used as published. A person's distress it does not judge."
        )
        return Judge(self.kind, self._model, note)

    def prepare(self) -> None:
        """Read the prompt's constant part ahead of time. Raises ``EngineFailure``."""
        self.assess(guard_table().ordinary_text)

    def assess(
        self, text: str, prompt: Sequence[PromptMessage] = (), *, by_sentence: bool = True
    ) -> Judgement:
        """Read both lines of the answer about ``text`` alone. Raises ``EngineFailure``."""
        began, table = time.perf_counter(), qwen3guard_table()
        scores = self._engine.score_options(
            OptionRequest(
                messages=_question(text),
                options=table.labels,
                sequence=SEQUENCE,
                prefill=table.opening + table.first_line,
                plain=True,
            )
        )
        labels = _labels(scores.log_probabilities)
        line, further = self._second_line(text, labels)
        read = judged(labels, named_in(line))
        return Judgement(
            self.judge,
            read.categories,
            tokens_read=scores.tokens_read + further,
            seconds=time.perf_counter() - began,
            evidence=(_evidence(read),),
            unjudged=() if read.distress else (DISTRESS_CATEGORY,),
            controversial=read.controversial,
        )

    def safe_scores(self, texts: Sequence[str]) -> tuple[tuple[float, ...], int, float]:
        """Return ln P(safe) of each text, scored side by side, the tokens decoded and the seconds.

        Raises ``EngineFailure``.
        """
        table = qwen3guard_table()
        answers = self._engine.ask(
            QuestionRequest(
                (),
                tuple(Question(_question(text)[0].text, table.labels) for text in texts),
                sequence=SEQUENCE,
                prefill=table.opening + table.first_line,
                plain=True,
            )
        )
        safe = tuple(math.log(max(1e-12, _labels(each).safe)) for each in answers.log_probabilities)
        return safe, answers.tokens_read, answers.seconds

    def explain(self, text: str) -> str:
        """Return both lines as the guard writes them: it gives no reasons. Raises ``EngineFailure``."""
        table = qwen3guard_table()
        return self._written(text, table.first_line, lines=2)[0]

    def _second_line(self, text: str, labels: Labels) -> tuple[str, int]:
        table = qwen3guard_table()
        begun = f"{table.first_line}{table.labels[labels.likeliest]}\n{table.second_line}"
        return self._written(text, begun, lines=1)

    def _written(self, text: str, begun: str, lines: int) -> tuple[str, int]:
        """Return what the guard writes behind a beginning, its last line's included, and the tokens of it."""
        table = qwen3guard_table()
        request = GenerationRequest(
            messages=_question(text),
            sampling=Sampling(temperature=0.0, repeat_penalty=1.0, max_tokens=table.most_tokens),
            sequence=SEQUENCE,
            prefill=table.opening + begun,
            plain=True,
        )
        pieces, tokens = [], 0
        for event in self._engine.generate(request):
            if isinstance(event, GeneratedPiece):
                pieces.append(event.text)
            elif isinstance(event, GenerationEnded):
                tokens = event.tokens_read + event.tokens_written
        written = (begun.rpartition("\n")[2] + "".join(pieces)).strip().splitlines()
        return "\n".join(written[:lines]), tokens


def _question(text: str) -> tuple[PromptMessage, ...]:
    """Return the prompt. The message cannot end its own part of it."""
    held = _MARK.sub("‹", text)
    return (PromptMessage(Role.USER, qwen3guard_table().question.replace("{message}", held)),)


def _labels(log_probabilities: Sequence[float]) -> Labels:
    """Return the labels' probabilities. Raises ``EngineFailure`` where the model does not answer in this form."""
    shares = [math.exp(each) for each in log_probabilities]
    if sum(shares) < qwen3guard_table().least_form:
        raise EngineFailure(tr("The guard model did not answer as Qwen3Guard does, so it judges nothing."))
    return Labels(*(share / sum(shares) for share in shares))


def named_in(line: str) -> tuple[Category, ...]:
    """Return the categories that a second line names, in its order; what is not known is left out."""
    names = (name.strip() for name in line.removeprefix(qwen3guard_table().second_line).split(","))
    known = {each.label.casefold(): each for each in qwen3guard_table().categories}
    found = (known.get(name.casefold().rstrip(".")) for name in names)
    return tuple(dict.fromkeys(each for each in found if each is not None))


@dataclass(frozen=True, slots=True)
class Reading:
    """Both lines together: scores by category, the highest first, and the share of them that is only controversial."""

    categories: tuple[CategoryScore, ...]
    controversial: float

    @property
    def distress(self) -> float:
        """The probability of the category of suicide and self-harm."""
        return kind_shares(self.categories)[RiskKind.DISTRESS]


def judged(labels: Labels, named: Sequence[Category]) -> Reading:
    """Return the reading of both lines; what is not safe is shared out among the categories that were named.

    A line that says safe and names a jailbreak counts as controversial: the content may be safe, the attempt is not.
    """
    controversial = labels.controversial
    if labels.likeliest == 0 and any(each.id == _JAILBREAK for each in named):
        controversial += labels.safe
    unsafe = labels.unsafe + controversial
    names = [(each.id, each.name) for each in named] or [(WRONG_CATEGORY, tr("Harm of another kind"))]
    scores = [CategoryScore(identity, name, unsafe / len(names)) for identity, name in names]
    scores.append(CategoryScore(SAFE_CATEGORY, tr("Safe"), 1 - unsafe))
    return Reading(tuple(sorted(scores, key=lambda each: -each.score)), controversial)


def _evidence(read: Reading) -> Evidence:
    shares = kind_shares(read.categories)
    saw = tr(
        "unsafe {unsafe:.0%}, controversial {controversial:.0%}",
        unsafe=1 - shares[RiskKind.HARMLESS] - read.controversial,
        controversial=read.controversial,
    )
    return Evidence("guard", True, log_odds_of(read), saw)


def log_odds_of(read: Reading) -> tuple[float, float, float]:
    """Return the evidence for each of ``TYPES`` in nats: what is controversial in part, distress only if named."""
    strength, shares = guard_table().evidence, kind_shares(read.categories)
    harmless = shares[RiskKind.HARMLESS]
    unsafe = 1 - harmless
    part = 1 - (1 - qwen3guard_table().controversial_strength) * read.controversial / max(unsafe, 1e-12)
    distress = strength.of(shares[RiskKind.DISTRESS], harmless)
    wrong = strength.of(shares[RiskKind.WRONG], harmless)
    return 0.0, part * max(0.0, distress), part * wrong if wrong > 0 else wrong
