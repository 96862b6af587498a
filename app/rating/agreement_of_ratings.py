"""How far raters agree on a rubric: by dimension, by pair of raters, and where a model overrates; what divides them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from app.domain.conversation import ConversationId, MessageId
from app.domain.rating import Rater, RaterKind, Rating
from app.domain.rubric import Dimension, Measure, Rubric, Step
from app.evaluation.statistics.agreement import Agreement, agreement
from app.evaluation.statistics.estimate import Estimate, mean
from app.evaluation.statistics.krippendorff import Alpha, krippendorff_alpha

_NOMINAL_ONLY, _ALL = (Measure.NOMINAL,), tuple(Measure)
_UNLIKE = 0.5  # the spread of a step with a figure and one without, such as *unsure*, where the widest is 1


@dataclass(frozen=True, slots=True)
class DimensionAgreement:
    """Krippendorff's alpha on one dimension, for each measure that its scale allows; ``raters`` rated it."""

    dimension: Dimension
    raters: int
    alphas: Mapping[Measure, Alpha]


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """Cohen's kappa of two raters on one dimension."""

    first: Rater
    second: Rater
    dimension: Dimension
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class Overrating:
    """How much higher a model's figures are than the mean of people's on the same dimension of the same replies."""

    model: Rater
    difference: Estimate


@dataclass(frozen=True, slots=True)
class DividedItem:
    """A reply on which raters differ; ``spread`` is 1 where they chose both ends of the scale."""

    conversation: ConversationId
    reply: MessageId
    dimension: Dimension
    given: tuple[tuple[Rater, Step], ...]
    spread: float


@dataclass(frozen=True, slots=True)
class RaterAgreement:
    """Everything about the agreement on one rubric.

    ``unseen`` counts the replies on which others differ and which the rater who asks has not rated: they stay hidden.
    """

    rubric: Rubric
    dimensions: tuple[DimensionAgreement, ...]
    pairs: tuple[PairAgreement, ...]
    overrating: tuple[Overrating, ...]
    divided: tuple[DividedItem, ...]
    unseen: int


_Given = dict[MessageId, dict[Rater, Step]]


def rater_agreement(ratings: Iterable[Rating], rubric: Rubric, rater: Rater | None) -> RaterAgreement:
    """Return the agreement of all who rated on a rubric, as ``rater`` may see it."""
    on_it = [each for each in ratings if each.rubric == rubric]
    given = {each.id: _given(on_it, each) for each in rubric.dimensions}
    divided, unseen = _divided(on_it, rubric, given, rater)
    return RaterAgreement(
        rubric,
        tuple(_of_dimension(each, given[each.id]) for each in rubric.dimensions),
        tuple(pair for each in rubric.dimensions for pair in _pairs(each, given[each.id])),
        _overrating(rubric, given),
        divided,
        unseen,
    )


def _given(ratings: Sequence[Rating], dimension: Dimension) -> _Given:
    """Return the steps by reply and rater."""
    found: _Given = {}
    for each in ratings:
        step = dimension.find(each.contents.scores.get(dimension.id, ""))
        if step is not None:
            found.setdefault(each.reply, {})[each.rater] = step
    return found


def _of_dimension(dimension: Dimension, given: _Given) -> DimensionAgreement:
    places = {step: float(place) for place, step in enumerate(dimension.steps)}
    measures = _NOMINAL_ONLY if dimension.measure is Measure.NOMINAL else _ALL
    alphas = {}
    for measure in measures:
        if measure is Measure.NOMINAL:
            units = [[places[step] for step in steps.values()] for steps in given.values()]
        else:
            units = [
                [step.figure for step in steps.values() if step.figure is not None]
                for steps in given.values()
            ]
        alphas[measure] = krippendorff_alpha(units, measure)
    return DimensionAgreement(dimension, len({rater for steps in given.values() for rater in steps}), alphas)


def _pairs(dimension: Dimension, given: _Given) -> Iterator[PairAgreement]:
    raters = dict.fromkeys(rater for steps in given.values() for rater in steps)
    for first, second in combinations(raters, 2):
        both = [steps for steps in given.values() if first in steps and second in steps]
        if both:
            labels = [steps[first].id for steps in both], [steps[second].id for steps in both]
            yield PairAgreement(first, second, dimension, agreement(*labels))


def _overrating(rubric: Rubric, given: Mapping[str, _Given]) -> tuple[Overrating, ...]:
    differences: dict[Rater, list[float]] = {}
    for dimension in rubric.dimensions:
        for steps in given[dimension.id].values():
            people = [
                step.figure
                for rater, step in steps.items()
                if rater.kind is RaterKind.PERSON and step.figure is not None
            ]
            for rater, step in steps.items():
                if rater.kind is RaterKind.MODEL and step.figure is not None and people:
                    differences.setdefault(rater, []).append(step.figure - sum(people) / len(people))
    estimates = ((rater, mean(found)) for rater, found in differences.items())
    return tuple(Overrating(rater, estimate) for rater, estimate in estimates if estimate is not None)


def _divided(
    ratings: Sequence[Rating], rubric: Rubric, given: Mapping[str, _Given], rater: Rater | None
) -> tuple[tuple[DividedItem, ...], int]:
    """Return what divides raters, the widest first, and how many such replies the rater has not rated."""
    homes = {each.reply: each.conversation for each in ratings}
    own = {each.reply for each in ratings if each.rater == rater}
    divided, unseen = [], set()
    for dimension in rubric.dimensions:
        for reply, steps in given[dimension.id].items():
            spread = spread_of(dimension, tuple(steps.values()))
            if not spread:
                continue
            if reply not in own:
                unseen.add(reply)
                continue
            divided.append(DividedItem(homes[reply], reply, dimension, tuple(steps.items()), spread))
    return tuple(sorted(divided, key=lambda each: -each.spread)), len(unseen)


def spread_of(dimension: Dimension, steps: Sequence[Step]) -> float:
    """Return how far apart some steps are, 0 to 1 of the scale's width."""
    if len(set(steps)) < 2:
        return 0.0
    if dimension.measure is Measure.NOMINAL:
        return 1.0
    figures = [each.figure for each in steps if each.figure is not None]
    scale = [each.figure for each in dimension.steps if each.figure is not None]
    width = max(scale) - min(scale) if scale else 0.0
    apart = (max(figures) - min(figures)) / width if figures and width else 0.0
    return max(apart, _UNLIKE) if len(figures) < len(steps) else apart
