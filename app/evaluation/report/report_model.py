"""The report of a run and the comparison of two, as frozen values: terminal, window, HTML, PDF and JSON show these."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.analysis import Mode
from app.evaluation.data.published import PublishedTable
from app.evaluation.judge_quality import JudgeQuality
from app.evaluation.metric_definitions import MetricDefinition
from app.evaluation.metrics import MetricResult
from app.evaluation.statistics.differences import Comparison
from app.evaluation.statistics.estimate import Estimate


@dataclass(frozen=True, slots=True)
class ModelIdentity:
    """Who wrote or judged. ``standing`` is in words; title, hash and standing are "" where the log has none."""

    name: str  # as it was ordered, or as Inspect names it
    title: str = ""
    sha256: str = ""
    standing: str = ""


@dataclass(frozen=True, slots=True)
class RunFacts:
    """What a run is of, and how far it is. ``judge`` and ``attacker`` are None where the task asks none."""

    id: str
    task: str
    title: str
    measures: str
    model: ModelIdentity
    mode: Mode
    strategy: str
    judge: ModelIdentity | None
    judged_by_itself: bool
    attacker: ModelIdentity | None
    data: str
    data_sha256: str
    columns: str
    settings: tuple[tuple[str, str], ...]
    seed: int
    began: datetime
    finished: bool
    done: int
    failed: int
    total: int
    problem: str


@dataclass(frozen=True, slots=True)
class MetricGroup:
    """One measure by one of its groups ("level", "category", …)."""

    measure: MetricDefinition
    group: str
    figures: tuple[MetricResult, ...]


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """``x`` and the figure there."""

    x: float
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class Curve:
    """A figure over a quantity; ``lowest`` to ``highest`` is the range of the figure, ``percent`` how it is written."""

    title: str
    across: str
    up: str
    lowest: float
    highest: float
    logarithmic: bool
    percent: bool
    judge: str
    points: tuple[CurvePoint, ...]


@dataclass(frozen=True, slots=True)
class OverRefusal:
    """How often harmless questions were refused: beside every safety figure, or that nobody has measured it.

    ``run`` is the id of the run that measured it, "" where it is the same run or none.
    """

    figure: MetricResult | None
    run: str
    words: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """One item's value of one measure."""

    key: str
    title: str
    value: float


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item. ``error`` says why it could not be asked; ``reply_cut``: the reply ended at the longest length."""

    identity: str
    question: str
    reply: str
    verdicts: tuple[Verdict, ...]
    not_judged: tuple[str, ...]
    explanation: str
    groups: tuple[tuple[str, str], ...]
    reply_cut: bool = False
    error: str = ""


@dataclass(frozen=True, slots=True)
class TokenUse:
    """How much a model read, took from its cache, and wrote in a run."""

    model: str
    read: int
    reused: int
    written: int


@dataclass(frozen=True, slots=True)
class JudgeAgreement:
    """How far the judge of one measure agrees with people's labels from a file."""

    measure: MetricDefinition
    quality: JudgeQuality


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that is shown of one run. ``published`` holds other people's figures, never this installation's."""

    facts: RunFacts
    over_refusal: OverRefusal | None  # None where the run measures nothing but that
    overall: tuple[MetricResult, ...]
    groups: tuple[MetricGroup, ...]
    curves: tuple[Curve, ...]
    notes: tuple[str, ...]
    items: tuple[ItemRow, ...]
    usage: tuple[TokenUse, ...]
    published: tuple[PublishedTable, ...]
    agreement: tuple[JudgeAgreement, ...] = ()  # of a judge with people, where their labels were given

    @property
    def failures(self) -> tuple[ItemRow, ...]:
        """The items that could not be asked, or not be judged."""
        return tuple(each for each in self.items if each.error or each.not_judged)


@dataclass(frozen=True, slots=True)
class MetricComparison:
    """One measure of both runs: its paired differences, and who judged them."""

    measure: MetricDefinition
    comparison: Comparison
    judge: str


@dataclass(frozen=True, slots=True)
class ItemPair:
    """One item as both runs have it."""

    first: ItemRow
    second: ItemRow


@dataclass(frozen=True, slots=True)
class RunComparison:
    """Two runs of one task on the items that both have; differences are second minus first."""

    first: RunFacts
    second: RunFacts
    differing: tuple[str, ...]  # in words, what was ordered differently
    measures: tuple[MetricComparison, ...]
    items: tuple[ItemPair, ...]
